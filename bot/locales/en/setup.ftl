# The guided set-up, the settings, keeping the house rules.

command-setup = Set me up in five minutes, by buttons; it goes on where you left it
option-setup-step = which step; where you left off if left out
command-config = Every setting: what it is, what it may be
option-config-setting = which setting
option-config-value = its new value
command-house = The house rules: see, write, withdraw
option-house-number = which rule
command-house-write = Write a house rule, or write it anew
option-house-write-number = its number
option-house-write-text = the rule; its first sentence becomes the title
option-house-write-language = in which language
command-house-withdraw = Take a house rule out of force
option-house-withdraw-number = which rule
command-house-paste = Take in many house rules at once
option-house-paste-text = the rules, as they stand elsewhere
command-house-five = Start from five house rules that fit this kind of community

## The set-up

setup-step = { $number } of { $of }
setup-chosen = ✓ { $label }
setup-language-title = Language and time
setup-or-link = Am I in this community on another platform already? Then stop here: an administrator writes /link community there, and you write the code here.
setup-hello = I'm Steward. I bring what may need a person to your moderators, do what they decide, and tell members why. Nobody is punished unless your team decides it.
setup-keeps = I keep texts for { $length }, in the store of whoever hosts me. Members report with /report, see what I keep with /mydata, and can have each decision looked at again.
press-setup-zone = Another zone…
setup-first-title = What shall I do first?
setup-first-what = Only what you choose gets menus. The rest waits until you want it.
setup-first-spam = Spam
setup-first-conflicts = Conflicts
setup-first-questions = Questions
setup-first-polls = Polls and contests
setup-first-look = Just look
setup-room-title = Where shall I bring things to you?
setup-room-what = Cards show what people wrote and who they are. So I only bring them where members can't read.
setup-room-now = I bring them to { $channel }.
setup-room-alone-now = I bring them to you, in this private chat.
setup-room-none = I see no private channel. Make one where I may read and write, then press Look again.
setup-room-alone-what = You are the only moderator. Then this private chat will do: nothing to claim, no clocks, one line each morning.
setup-room-gone = I don't see that channel any more. Choose another.
setup-room-open = Members can read { $channel }, so I can't bring cards there. Close it to them, or choose another.
setup-room-mute = I may not write in { $channel }. Let me write there, or choose another.
setup-room-not-alone = You are not the only one on the team, so the others would see nothing. Choose a channel.
setup-room-hello = Here I bring what may need you. Each card says what happened and carries its buttons; /case shows it again.
press-setup-room = { $channel }
press-setup-another = Another room…
press-setup-make = Make a private one for me
press-setup-pick = Choose one of my chats
setup-room-unmade = The channel could not be made. { $why } Make one by hand where members can't read, let me in, and press Look again.
setup-room-not-in = I am not in “{ $name }” or may not write there. Add me to it, then choose it again.
setup-room-not-yours = You are no administrator in “{ $name }”, so cards can't go there on your word alone. Choose another one.
setup-room-members = “{ $name }” is a chat with members of a community, so cards can't go there. Choose one with your team alone.
press-setup-alone = This private chat
setup-kind-title = What kind of community?
setup-kind-what = Each watches insults, threats, spam, floods, raids, complaints and quarrels. They differ in what they look at first.
setup-kind-own = You have changed rules here. Choosing a kind puts its rules in their place; one tap brings yours back.
press-setup-own-rules = Put our own rules back
setup-kind-nothing = There are no rules of your own to put back.
preset-gaming = Games
preset-gaming-1 = Insults and threats in the heat of a match
preset-gaming-2 = Bait with gifts, skins and codes
preset-gaming-3 = Raids and floods; swearing at nobody is only counted
preset-product = A product or service
preset-product-1 = Complaints and broken things first: they need an answer
preset-product-2 = Bait that poses as your support
preset-product-3 = Advertising, rudeness, card numbers in the open
preset-course = A course or study group
preset-course-1 = Questions and complaints that wait for an answer
preset-course-2 = Advertising of ready-made work
preset-course-3 = Rudeness between students, somebody not well
preset-local = Neighbours, a house, a town
preset-local-1 = Quarrels between neighbours
preset-local-2 = Contempt for groups of people
preset-local-3 = Loans, fake officials, card numbers in the open
preset-hobby = A hobby
preset-hobby-1 = Mostly calm: advertising and bait
preset-hobby-2 = Rudeness, a thread that heats up
preset-hobby-3 = Complaints about an organiser
setup-house-title = House rules
setup-house-what = Yours, in your words. Cards and notices cite them by number, and /rules shows them to anyone.
press-setup-house = Change them
setup-start-title = How I start
setup-start-what = I start by watching and asking: nobody is punished. There is one exception that you may choose.
press-setup-spam-ask = Spam: ask me
press-setup-spam-hold = Spam from newcomers: hold it
press-setup-night-on = At night: contain a raid
press-setup-night-off = At night: leave it to us
setup-spam-ask-done = Spam from newcomers is asked about, like everything else.
setup-spam-hold-done = A link in the first messages of somebody who has just joined is taken down and waits for you. One tap puts it back.
setup-exception-fault = The rules in force don't take this exception. /doctor shows what is wrong with them.
setup-night-on-done = From { $hours }: where five people post the same text within a minute, it is taken down and the channel slows. Nobody is muted or banned; the morning brings one list.
setup-night-off-done = At night I ask, like by day; what can wait comes in the morning.
setup-exception-spam-name = A link in a newcomer's first messages
setup-exception-spam-why = Most link spam arrives in the first messages of a new account, so it waits until a person has looked.
setup-exception-spam-catches = Take a look at this: https://shop.example/offer
setup-exception-spam-allows = Hello, I am new here and glad to join
setup-exception-night-name = Many people post the same text at night
setup-exception-night-why = This is how raids begin; nobody is awake, so the messages wait until a person has looked.
setup-history-title = What would I have asked about?
setup-history-what = I can try the rules on what was written here lately. Nothing is sent and nobody is told.
setup-history-asked =
    { $count ->
        [0] I would have asked about nothing.
        [one] I would have asked about one message.
       *[other] I would have asked about { $count } messages.
    }
press-setup-history = Show me
setup-done-title = All set
setup-done-works = Everything works.
setup-done-but =
    { $count ->
        [one] Nearly everything works. One thing does not yet:
       *[other] Nearly everything works. { $count } things do not yet:
    }
setup-done-try = Three things to try:
setup-done-try-1 = /automod test: write a sentence, and see which rules speak up
setup-done-try-2 = /report: this is how members call you
setup-done-try-3 = /doctor: if something seems broken

## The settings

config-title = Settings
config-what = Choose what you want to look at. Everything can be changed back.
config-now = Now
config-changed = Changed.
config-same = That is what it was already.
config-unknown = There is no setting “{ $name }”. /config shows them all.
config-unknown-near = There is no setting “{ $name }”. Did you mean { $near }?
config-group-here = This community
config-group-team = How the team works
config-group-strict = How strict I am
config-group-keep = What I keep
config-list = { $items }
config-nothing = nothing
config-on = on
config-off = off
config-length = { $length }
config-ladder-step =
    { $n ->
        [one] from { $n } warning: { $step }
       *[other] from { $n } warnings: { $step }
    }
config-step-for = { $verb } { $length }
press-config-own = Another value…
press-config-save = Save
press-config-room = Moderators' room
press-config-kind = Kind of community
press-config-house = House rules
press-config-automod = Automatic rules

config-language = Language
config-language-what = What I write to everybody. People who use another language are answered in theirs.
config-zone = Time zone
config-zone-what = Times and nights count in it. A city will do: Berlin, New York, UTC+3.
config-first = What I do first
config-first-what = Only this gets menus: spam, conflicts, questions, polls, or look.
config-quiet = Quiet hours
config-quiet-what = The night: what can wait comes as one line in the morning. Such as 23:00-08:00.
config-volunteer = One moderator
config-volunteer-what = For a lone moderator: nothing to claim or hand over, no clocks.
config-lease = How long a claim holds
config-lease-what = After that a claimed case is open to everyone again.
config-dedupe = What belongs together
config-dedupe-what = The same thing from the same person within this time joins the open case.
config-grace = Time to think
config-grace-what = How long a kick or a ban waits for Undo before it happens.
config-heavy = Kicks and bans an hour
config-heavy-what = So many per moderator; beyond it a lead confirms.
config-spam = Spam from newcomers
config-spam-what = Asked about like everything, or held until a person has looked. Held messages come back with one tap.
config-spam-ask = ask me
config-spam-hold = hold until somebody has looked
config-night = Raids at night
config-night-what = Whether I may contain a raid in quiet hours, with what can be taken back and without bans; you get one list in the morning.
config-strikes = Warnings in a row
config-strikes-what = Members are told which of how many a warning is.
config-strikelife = How long a warning counts
config-strikelife-what = After that it is forgotten.
config-ladder = Steps after warnings
config-ladder-what = What cards suggest for a further violation. Such as: 1 warn, 2 mute 1h, 3 ban. A person always decides.
config-domains = Your own sites
config-domains-what = Links there are never suspicious. Such as example.org, shop.example.org.
config-keeptext = Keep texts for
config-keeptext-what = Messages and evidence are erased after that.
config-keepinbox = Keep events for
config-keepinbox-what = What platforms delivered is erased after that.

config-bad-length = I can't read “{ $text }” as a length. Write for example 15s, 10m, 2h or 30d; from { $least } to { $most }.
config-bad-range = It can be from { $least } to { $most }.
config-bad-number = I can't take “{ $text }”. Write a whole number from { $least } to { $most }.
config-bad-choice = I don't know “{ $text }”. It can be { $known }.
config-bad-several = I don't know all of “{ $text }”. Choose from: { $known }; or write none.
config-bad-switch = I can't read “{ $text }”. Write on or off.
config-bad-night = I can't read “{ $text }” as a night. Write for example 23:00-08:00.
config-bad-zone = I don't know the zone “{ $text }”. Write the nearest large city, such as Berlin, or an offset, such as UTC+3.
config-bad-zone-near = I don't know the zone “{ $text }”. Did you mean { $near }?
config-bad-ladder = I can't read “{ $text }” as steps. Write for example: 1 warn, 2 mute 1h, 3 ban. Numbers rise, and only a mute has a length.
config-bad-domain = “{ $text }” is no site. Write for example example.org; or write none.

## Keeping the house rules

house-title = House rules
house-what = Press one to change it. Earlier versions are kept, and the team is told.
house-none = Nothing is written down yet. Start from five, paste yours, or write the first.
house-rule-title = House rule { $number }
house-in-language = { $language }: { $title }
house-lacks-language = { $language }: not written yet
house-version = version { $version }
house-cited = Automatic rules that cite it: { $rules }
house-no-rule = There is no house rule { $number }. /house shows them all.
house-bad-number = A house rule has a number from 1 to { $most }.
house-bad-language = I don't speak “{ $language }”. It can be { $known }.
house-no-title = A rule needs at least its title. Write one short sentence.
house-same = House rule { $number } says just that already.
house-form-title = House rule { $number } · { $language }
house-form-name = The rule
house-form-name-hint = One short sentence; cards and notices cite it
house-form-text = What it means
house-form-text-hint = A line or two, if it needs them
house-paste-title = Paste your house rules
house-paste-text = Your rules
house-paste-hint = 1. … 2. … or a line each
house-paste-nothing = I found no rule in this. Put each on a line of its own, or number them.
house-five-late = There are house rules already. /house shows them.
house-withdrawn = House rule { $number } is out of force. Its versions are kept.
house-withdrawn-cited = Automatic rules still cite it: { $rules }. Give them another number, or write the rule anew.
house-told-write = { $name } wrote house rule { $number } anew: { $title }
house-told-withdraw = { $name } took house rule { $number } out of force.
house-told-many =
    { $count ->
        [one] { $name } wrote { $count } house rule.
       *[other] { $name } wrote { $count } house rules.
    }
press-house-new = Write another…
press-house-paste = Paste several…
press-house-five = Start from five
press-house-change = { $language }…
press-house-withdraw = Withdraw
press-house-save = Save

## House rules to start from. Numbers fit what the automatic rules of each kind cite.

house-product-1-title = No threats, no hatred
house-product-1-text = Not in jest either. This goes for users and for us.
house-product-2-title = Criticise the product, not the person
house-product-2-text = Say what went wrong as plainly as you like. Nobody is called names.
house-product-3-title = No advertising, no bait
house-product-3-text = Offers, referral links and invitations to other chats are removed. We never write first to ask for a password.
house-product-4-title = One problem, one message
house-product-4-text = Add what you tried and what you see; no floods.
house-product-5-title = Keep private data private
house-product-5-text = No card numbers, passwords or order details in the open; we ask for them in private.
house-course-1-title = No threats, no hatred
house-course-1-text = Not in jest either: others can't see your face.
house-course-2-title = Every question is welcome
house-course-2-text = Help or pass by. Nobody is laughed at for not knowing.
house-course-3-title = No advertising, no ready-made work
house-course-3-text = Offers of finished assignments and links to other chats are removed.
house-course-4-title = Stay on the topic of the channel
house-course-4-text = One thought, one message; no floods.
house-course-5-title = Keep private data private
house-course-5-text = No phone numbers, addresses or card numbers in the open, neither yours nor of others.
house-local-1-title = No threats, no hatred
house-local-1-text = Towards anybody, for whatever reason.
house-local-2-title = We will meet on the stairs tomorrow
house-local-2-text = Argue about the matter; nobody is called names.
house-local-3-title = Notices of your own yes, advertising no
house-local-3-text = Lost and found, a sofa to give away: gladly. Loans, shops and invitations to other chats are removed.
house-local-4-title = Leave the night to sleep
house-local-4-text = One thought, one message; voice notes and floods wait for the morning.
house-local-5-title = Keep private data private
house-local-5-text = No card numbers, door codes or photos of others without their word.
house-hobby-1-title = No threats, no hatred
house-hobby-1-text = We came here for what we like.
house-hobby-2-title = Tastes differ
house-hobby-2-text = Argue about the thing; nobody is called names for liking another.
house-hobby-3-title = No advertising, no bait
house-hobby-3-text = Your own work is welcome; shops, strange links and invitations are removed.
house-hobby-4-title = Leave room for others
house-hobby-4-text = One thought, one message; no walls of capitals, no floods.
house-hobby-5-title = Say whose work it is
house-hobby-5-text = Name the author of a picture or a text that isn't yours.
