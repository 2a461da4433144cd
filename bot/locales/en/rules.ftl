# Rule files: what is wrong with one, what is worth a look, why a rule fired, and a rule as a sentence.

## What refuses a file

rule-fault-value = Expected { $expected }, found “{ $found }”.
rule-fault-unknown-key = There is no “{ $key }”. Did you mean “{ $nearest }”?
rule-fault-unknown-key-alone = There is no “{ $key }”.
rule-fault-no-list = There is no list “{ $name }”. Did you mean “{ $nearest }”?
rule-fault-not-table = “{ $key }” takes lines such as { $key }.something = …
rule-fault-heavy = “{ $key }” is not possible here: kicks and bans always need a person. Suggest it instead: then.suggest = ["ban"].
rule-fault-story-shape = A story needs say = [{"{"} at = "0s", by = "a", text = "…" {"}"}] and expect = ["rule-id"].
rule-fault-no-when = The rule has no “when” line, so it would match nothing or everything. Add one, such as when.says_any = ["word"].
rule-fault-no-id = The rule has no id. Add id = "a-short-name".
rule-fault-double-id = The id “{ $id }” is taken by the rule in line { $line }.
rule-fault-was-lives = “{ $id }” is still a rule in this file, so it can't be an earlier name.
rule-fault-empty = There is no rule in this file. A rule begins with [[rule]].
rule-fault-rule-shape = Each rule begins with [[rule]], with two brackets.
rule-fault-too-long = The file is longer than { $most } characters.
rule-fault-too-deep = The brackets are nested too deeply.
rule-fault-syntax = Not readable as TOML: { $reason }. The line is: { $text }
rule-fault-unquoted = Put quotes around it: { $quoted } instead of { $found }.
rule-fault-curly-quotes = Use straight quotes (") instead of curly ones. The line is: { $text }
rule-fault-backslash = A backslash needs single quotes around the text: '\d+' instead of "\d+".
rule-fault-lonely-pair = “{ $key }” means something only beside “{ $partner }”.
rule-fault-no-such-rule = There is no rule “{ $rule }” in this file.
rule-fault-edit = I could not change “{ $rule }” without touching the rest. Please edit the file itself.
rule-fault-catches = “{ $text }” should be caught and is not. It hangs on: { $because }.
rule-fault-allows = “{ $text }” should pass and is caught. It hangs on: { $because }.
rule-fault-story = The story ends without { $missing }. What fired: { $because }.
rule-fault-story-extra = The story makes this rule fire, though it expects something else.
rule-fault-term-empty = “{ $term }” holds no word to look for.
rule-fault-term-star = “{ $term }”: the star may stand only at the end, as in “word*”.
rule-fault-term-punctuation = “{ $term }” is only punctuation. For signs use matches.
rule-fault-term-short = “{ $term }”: give at least two letters before the star.
rule-fault-term-long = “{ $term }” is too long for a word or phrase.
rule-fault-pattern = The pattern “{ $pattern }” can't be used: { $reason }
rule-fault-pattern-empty = it is empty.
rule-fault-pattern-long = it has { $length } characters, { $most } are possible.
rule-fault-pattern-look-around = look-ahead and look-behind are not possible; write two rules, or use unless.
rule-fault-pattern-back-reference = it refers back to its own group, which can't be searched for quickly.
rule-fault-pattern-possessive = atomic groups are not possible; leave out the “?>”.
rule-fault-pattern-conditional = conditional groups are not possible; write two patterns.
rule-fault-pattern-boundary = a word boundary (\b) may stand only at its ends.
rule-fault-pattern-class = one of its character classes is not possible.
rule-fault-pattern-large = it grows too large.
rule-fault-pattern-matches-empty = it matches the empty text, so it would match every message.
rule-fault-pattern-syntax = { $detail }

## What was expected

rule-expected-bool = true or false
rule-expected-count = a whole number from 1
rule-expected-count-two = a whole number from 2 (this message counts, too)
rule-expected-share = a number above 0, up to 1
rule-expected-length = a length in quotes, such as "10s", "5m", "24h" or "7d"
rule-expected-text = a text in quotes
rule-expected-texts = a text in quotes or a list of texts, such as ["one", "two"]
rule-expected-text-in-list = a text in quotes in each place of the list
rule-expected-topic = one of the flags: spam, scam, invite, insult, threat, hate, harassment, profanity, flood, raid, tension, complaint, question, bug, idea, praise, wellbeing, unanswered, personal_data, other
rule-expected-mute = at most 28 days
rule-expected-answer-in = "public" or "private"
rule-expected-format = format = 1
rule-expected-limit = so many people in so long, such as "30 per hour"
rule-expected-mode = one of "off", "shadow", "ask", "act"
rule-expected-severity = one of "low", "medium", "high", "critical"
rule-expected-date = a date such as 2027-05-20
rule-expected-house-rule = the number of a house rule
rule-expected-localized = a text, or one for each language (why.en, why.ru)
rule-expected-id = small letters, digits and hyphens, such as "first-message-link"
rule-expected-example = a text, or {"{"} text = "…", channel = "…", as = "newcomer" {"}"}
rule-expected-persona = "newcomer", "member" or "moderator"
rule-expected-site = a site such as "example.org"
rule-expected-attachment-type = one of photo, video, audio, voice, sticker, animation, file, location, contact, other
rule-expected-language = one of en, ru, uk, bg, sr, tr, de, other
rule-expected-scores = a score and its limit, such as score_at_least.insult = 0.8
rule-expected-score-name = one of toxic, insult, threat, hate, profanity, spam, complaint, question, bug, idea, praise, wellbeing
rule-expected-hours = hours such as "22:00-08:00" or "mon-fri 09:00-18:00"

## What is worth a look

rule-lint-no-forms = Word forms need the dictionary that is not installed, so only the words as written are looked for.
rule-lint-default-window = No “{ $key }” given: { $default } is taken.
rule-lint-no-format = Add format = 1 as the first line, so that later versions read this file alike.
rule-lint-act-untested = It acts by itself, and no line shows what it catches. Add catches = ["…"] or a story.
rule-lint-no-catches = No line shows what it catches.
rule-lint-no-allows = No line shows what it must let pass.
rule-lint-broad = It says only who or where ({ $keys }), so it matches ordinary talk.
rule-lint-unknown-on = “{ $key }” is often unknown on { $platform }: there the rule can't be decided, or asks instead of acting.
rule-lint-no-mode = No mode given: it only watches (shadow).
rule-lint-nothing-to-do = It may act, but “then” names nothing to do.
rule-lint-no-then = Nothing is said under “then”: a hit is only noted. Add at least then.flag.
rule-lint-no-answer = There is no prepared answer “{ $name }”, so the form opens empty. There are: { $known }.
rule-lint-limit-unused = A limit matters only when the rule acts.

## Why a rule asks instead of acting

rule-why-self = These are my own words.
rule-why-unknown =
    { $count ->
        [one] An exception could not be checked.
       *[other] { $count } exceptions could not be checked.
    }
rule-why-staff = The author is part of the team.
rule-why-bot = The author is a bot.
rule-why-regular = The author is a regular here, so a person looks first.
rule-why-late = It happened more than ten minutes ago.
rule-why-wellbeing = Somebody may be in danger, so a person decides.
rule-why-complaint = It reads like a complaint or a question, and those are answered, not punished.
rule-why-limit =
    { $people ->
        [one] Its limit of { $people } person is used up.
       *[other] Its limit of { $people } people is used up.
    }

## What a line found

rule-found-unknown = not known
rule-found-yes = yes
rule-found-no = no
rule-found-no-link = no link
rule-found-words = { $words }
rule-found-count = { $count } found
rule-found-share = { $percent } %
rule-found-joined = joined { $length } ago
rule-found-made = account made { $length } ago
rule-found-message-number = this is message { $number }
rule-found-roles = roles: { $roles }
rule-found-channel = in { $channel }
rule-found-in-window = { $count } within { $length }
rule-found-people-in-window =
    { $count ->
        [one] { $count } person within { $length }
       *[other] { $count } people within { $length }
    }
rule-found-apart = not counted: complaints, edits and joins never are
rule-word = “{ $word }”
rule-none = none
rule-more = { $count } more
rule-score = { $head } from { $percent } %

rule-outcome-hit = The rule holds.
rule-outcome-cancelled = An exception cancels the rule.
rule-outcome-undecided = The rule could not be decided.
rule-outcome-no = The rule does not hold.

## A rule as a sentence

rule-sentence-act = When { $when }, then { $then }.
rule-sentence-ask = When { $when }, then bring it to the moderators: { $then }.
rule-sentence-shadow = When { $when }, then only watch; it would { $then }.
rule-sentence-off = Switched off: when { $when }, then { $then }.
rule-sentence-unless-act = When { $when }, unless { $unless }, then { $then }.
rule-sentence-unless-ask = When { $when }, unless { $unless }, then bring it to the moderators: { $then }.
rule-sentence-unless-shadow = When { $when }, unless { $unless }, then only watch; it would { $then }.
rule-sentence-unless-off = Switched off: when { $when }, unless { $unless }, then { $then }.
rule-both = { $first } and { $rest }
rule-either = { $first }, or { $rest }

rule-then-remove = remove the message
rule-then-hold = hold the message until somebody looks
rule-then-mute = mute the author for { $length }
rule-then-warn = warn the author
rule-then-slow = let each person write once in { $length }
rule-then-flag = flag it as “{ $topic }”
rule-then-open = open a case “{ $topic }”
rule-then-answer = answer { $place }
rule-then-answer-within = answer { $place } within { $length }
rule-then-call = call { $who }
rule-then-tell = tell the author
rule-then-suggest = suggest { $steps }
rule-then-nothing = note it
rule-place-public = in public
rule-place-private = in private

rule-if-account-younger-than = the author's account is younger than { $length }
rule-if-addressed = it speaks to a person
rule-if-not-addressed = it speaks to nobody in particular
rule-if-attachment-name = a file is named like { $words }
rule-if-attachment-type = something of this kind is attached: { $kinds }
rule-if-attachments-at-least =
    { $count ->
        [one] at least { $count } thing is attached
       *[other] at least { $count } things are attached
    }
rule-if-author-is-bot = the author is a bot
rule-if-not-author-is-bot = the author is not a bot
rule-if-author-is-regular = the author is a regular
rule-if-not-author-is-regular = the author is not a regular
rule-if-author-is-staff = the author is part of the team
rule-if-not-author-is-staff = the author is not part of the team
rule-if-author-joined-within = the author joined within { $length }
rule-if-author-messages-below =
    { $count ->
        [one] the author has sent fewer than { $count } message
       *[other] the author has sent fewer than { $count } messages
    }
rule-if-author-role = the author is { $roles }
rule-if-during = it is { $hours }
rule-if-edited = it was edited
rule-if-not-edited = it was not edited
rule-if-emoji-at-least = there are at least { $count } emoji
rule-if-forwarded = it was forwarded
rule-if-not-forwarded = it was not forwarded
rule-if-has-attachment = something is attached
rule-if-not-has-attachment = nothing is attached
rule-if-has-card-number = it tells a bank card number
rule-if-not-has-card-number = it tells no bank card number
rule-if-has-email = it tells an e-mail address
rule-if-not-has-email = it tells no e-mail address
rule-if-has-invite = it invites somewhere else
rule-if-not-has-invite = it invites nowhere
rule-if-has-link = there is a link
rule-if-not-has-link = there is no link
rule-if-has-phone = it tells a telephone number
rule-if-not-has-phone = it tells no telephone number
rule-if-has-zalgo = the letters are buried under marks
rule-if-not-has-zalgo = the letters are not buried under marks
rule-if-in-channel = it stands in { $channels }
rule-if-in-thread = it stands in a thread
rule-if-not-in-thread = it does not stand in a thread
rule-if-in-voice = it stands in the text of a voice channel
rule-if-not-in-voice = it does not stand in the text of a voice channel
rule-if-invite-to = it invites to { $codes }
rule-if-invite-to-only = it invites only to { $codes }
rule-if-is-join = somebody joins
rule-if-not-is-join = it is not a join
rule-if-is-reply = it is a reply
rule-if-not-is-reply = it is not a reply
rule-if-join-burst =
    { $count ->
        [one] at least { $count } person joined within { $length }
       *[other] at least { $count } people joined within { $length }
    }
rule-if-language = it is written in { $languages }
rule-if-letters-at-least =
    { $count ->
        [one] it has at least { $count } character
       *[other] it has at least { $count } characters
    }
rule-if-letters-at-most =
    { $count ->
        [one] it has at most { $count } character
       *[other] it has at most { $count } characters
    }
rule-if-lines-at-least =
    { $count ->
        [one] it has at least { $count } line
       *[other] it has at least { $count } lines
    }
rule-if-link-is-suspicious = a link pretends to be another site or hides where it leads
rule-if-not-link-is-suspicious = no link pretends or hides where it leads
rule-if-link-to = a link leads to { $sites }
rule-if-link-to-only = every link leads to { $sites }
rule-if-matches = it matches { $patterns }
rule-if-mentions-at-least =
    { $count ->
        [one] it mentions at least { $count } person
       *[other] it mentions at least { $count } people
    }
rule-if-mentions-everyone = it mentions everyone
rule-if-not-mentions-everyone = it does not mention everyone
rule-if-mentions-staff = it mentions a moderator
rule-if-not-mentions-staff = it mentions no moderator
rule-if-name-says = the author's name says { $words }
rule-if-only-media = there is an attachment and no text
rule-if-not-only-media = there is more than an attachment
rule-if-quoted = the words are quoted
rule-if-not-quoted = the words are not quoted
rule-if-repeated-text =
    { $count ->
        [one] it repeats itself { $count } time
       *[other] it repeats itself { $count } times
    }
rule-if-not-repeated-text = it does not repeat itself
rule-if-same-author-messages-at-least =
    { $count ->
        [one] the author wrote at least { $count } message within { $length }
       *[other] the author wrote at least { $count } messages within { $length }
    }
rule-if-same-author-same-text-at-least =
    { $count ->
        [one] the author wrote the same at least { $count } time within { $length }
       *[other] the author wrote the same at least { $count } times within { $length }
    }
rule-if-same-text-people-at-least =
    { $count ->
        [one] at least { $count } person wrote the same within { $length }
       *[other] at least { $count } people wrote the same within { $length }
    }
rule-if-says-all = it says { $words }
rule-if-says-any = it says { $words }
rule-if-score-at-least = it is rated { $scores }
rule-if-shouting = at least { $percent } % of the letters are capitals
rule-if-not-shouting = it does not shout
rule-if-starts-with = it begins with { $words }
rule-if-thread-messages-at-least =
    { $count ->
        [one] the conversation has at least { $count } message within { $length }
       *[other] the conversation has at least { $count } messages within { $length }
    }
rule-if-thread-negativity-at-least = the conversation is at least { $percent } % sharp within { $length }
rule-if-thread-people-at-least =
    { $count ->
        [one] at least { $count } person takes part within { $length }
       *[other] at least { $count } people take part within { $length }
    }
rule-if-thread-people-at-most =
    { $count ->
        [one] at most { $count } person takes part within { $length }
       *[other] at most { $count } people take part within { $length }
    }

## What a rule lacks before it may act

rule-missing-examples = No line shows what it catches: add catches or a story.
rule-missing-backtest = It has not been tried on your history in the last { $days } days.
rule-missing-decisions =
    { $count ->
        [one] { $count } more confirmed decision is needed (so far { $confirmed } right, { $rejected } wrong).
       *[other] { $count } more confirmed decisions are needed (so far { $confirmed } right, { $rejected } wrong).
    }
