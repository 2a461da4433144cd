# What platforms do by themselves: their own rules, sanctions by hand.

native-blocked = The platform's own rule “{ $rule }” did not let it through.
native-flagged = The platform's own rule “{ $rule }” saw it too.
native-muted = its author is muted for a while
native-by-hand = Done by hand on the platform, to { $name }.
command-automod-native = The platform's own rules: what they do, what overlaps, what I could take over or give
option-automod-native-rule = a rule of mine whose words the platform should block; nothing to look
native-title = What the platform moderates by itself
native-silent = { $platform } does not tell me its own rules now. It may be that I lack the right to manage the server.
native-none = { $platform } has no rules of its own here that I can see.
native-line = “{ $rule }”: { $what }; { $does }
native-kind-keyword =
    { $count ->
        [one] looks for one word or pattern
       *[other] looks for { $count } words or patterns
    }
native-kind-profile =
    { $count ->
        [one] looks for one word in names and profiles
       *[other] looks for { $count } words in names and profiles
    }
native-kind-spam = what the platform itself takes for spam
native-kind-preset =
    { $count ->
        [one] one word list of the platform
       *[other] { $count } word lists of the platform
    }
native-kind-mentions =
    { $count ->
        [one] more than one mention in a message
       *[other] more than { $count } mentions in a message
    }
native-kind-other = something that I can't read
native-off = switched off
native-blocks = does not let it through
native-alerts = tells a channel
native-mutes = mutes for { $length }
native-exempt =
    { $count ->
        [one] with one exception
       *[other] with { $count } exceptions
    }
native-mine = kept by me
native-does-nothing = does nothing by itself
native-overlap =
    { $count ->
        [one] One of its words stands in my rules too: whoever writes it comes up once, on one card.
       *[other] { $count } of its words stand in my rules too: whoever writes them comes up once, on one card.
    }
native-new = New since somebody looked: “{ $rule }”.
native-changed = Changed since somebody looked: “{ $rule }”.
native-removed = Gone since somebody looked: “{ $rule }”.
native-cannot-discord = What no bot can switch on: raid alerts and the captcha, and two-factor for moderators. They are in Server settings → Safety Setup.
native-cannot-telegram = What no bot can switch on: the strict spam filter and hiding the member list. They are in the group's settings, under Administrators and Members.
press-native-take = Take over “{ $rule }”
press-native-show = Look at the rule
press-native-give = Give to the platform
native-gone = This rule is not there any more.
native-taken = “{ $rule }” is one of my rules now
native-taken-what = It only watches: nobody is asked and nothing is done until you say so. On the platform everything stays as it is.
native-no-words = The rule { $rule } has no words of its own that could be given; lists and other conditions are mine alone.
native-give-title = Words of { $rule } for the platform
native-give-words =
    { $count ->
        [one] One word: { $words }
       *[other] { $count } words: { $words }
    }
native-give-what = The platform then doesn't let messages with them through, before anybody sees them and before I do. It knows no disguises and no exceptions, so give it only the worst.
native-refused = { $platform }: { $why }
native-giving =
    { $count ->
        [one] { $platform }: one word is on its way. /automod native shows how it went.
       *[other] { $platform }: { $count } words are on their way. /automod native shows how it went.
    }
native-give-failed = The last words did not arrive. { $why }
native-nowhere = There is no platform here to give them to.
