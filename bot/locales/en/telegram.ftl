# Telegram: what stands on keyboards, how questions are asked there, what is wrong there.

telegram-moment = { $at }
telegram-until = until { $at }
telegram-more = More ▾
telegram-less = Less ▴
telegram-more-gone = I no longer have the buttons of this card. /case with its number brings them back.
telegram-choose = Choose a chat with the button at the bottom of the screen. You can make a new one there, too.
telegram-told-privately = I have answered you in our private chat.
telegram-sealed = The answer is for you alone, and I can't write to you in private yet. Open a chat with me, press Start, and ask again.
telegram-open-private = Open our chat
telegram-file-lost = The file { $name } did not get through. Please ask for it once more.
telegram-about = I bring what may need a person to your moderators, do what they decide, and tell members why. Add me to a group and press /setup. /mydata shows what I keep about you.
telegram-about-short = Moderation that keeps people in charge

## Questions, one by one

telegram-form-private = I have asked you in our private chat.
telegram-form-keep = Keep as it is
telegram-form-skip = Skip
telegram-form-skip-words = To leave it empty, answer /skip.
telegram-form-cancel = Cancel
telegram-form-cancelled = Cancelled. Nothing was changed.
telegram-form-gone = This question has been answered or withdrawn.
telegram-form-words = I need words here: please write your answer as a message.
telegram-form-choose = Please choose one of the buttons.
telegram-form-long =
    { $count ->
        [one] That is one character, and { $most } fit here. Please make it shorter.
       *[other] That is { $count } characters, and { $most } fit here. Please make it shorter.
    }

## What is wrong

trouble-telegram-not-there = I am not in this chat any more.
remedy-telegram-not-there = Add me again with the link.
trouble-telegram-not-admin = I am not an administrator here.
remedy-telegram-not-admin = Open the group's settings → Administrators → Add, choose me, and leave “Delete messages”, “Ban users”, “Add users” and “Pin messages” on.
trouble-telegram-privacy = I only see commands here: privacy mode is on.
remedy-telegram-privacy = Make me an administrator: then I see everything, whatever that mode says. Or send /setprivacy to BotFather, choose Disable, and add me to the group again.
trouble-telegram-basic-group = This is a basic group, where nobody can be muted.
remedy-telegram-basic-group = In the group's settings, make chat history visible to new members: that makes it a supergroup. Everything that I keep stays.
trouble-telegram-webhook-foreign = Updates go to another address: a webhook is set that is not mine.
remedy-telegram-webhook-foreign = Stop whatever else runs with my token, or make a new token with BotFather; then start me again.
trouble-telegram-webhook-gone = My webhook was removed.
remedy-telegram-webhook-gone = Start me again: I set it at each start. If it goes again, something else runs with my token.
trouble-telegram-webhook-fails = Telegram can't reach my webhook: { $detail }
remedy-telegram-webhook-fails = Check that the address of the webhook leads to me by HTTPS; or leave it out of the configuration, and I ask for updates myself.
trouble-telegram-updates = Telegram does not send me everything: { $detail } is missing.
remedy-telegram-updates = Start me again: I ask for all of it at each start.
trouble-telegram-backlog = { $detail } updates are waiting for me.
remedy-telegram-backlog = I am working them off. If the number grows, the machine that hosts me is too slow.
trouble-telegram-clock = The clock of my machine is { $detail } seconds off.
remedy-telegram-clock = Whoever hosts me should let the machine set its time by the network (NTP).
trouble-telegram-other-bot = Another bot moderates here as well: { $detail }. What both act on happens twice.
remedy-telegram-other-bot = Decide who does what, and switch the rest off in one of us.
trouble-telegram-owner-closed = The owner has never opened a private chat with me.
remedy-telegram-owner-closed = The owner opens a chat with me and presses Start, once.
trouble-telegram-pins = I may not pin messages here.
remedy-telegram-pins = The group's settings → Administrators → my name → switch on “Pin messages”.
feature-telegram-pins = So polls, events and announcements stand unpinned.
mend-right-telegram = The group's settings → Administrators → my name → switch on { $right }.
mend-above-telegram = Only the group's owner can do this to an administrator.
right-telegram-delete = “Delete messages”
right-telegram-ban = “Ban users”
right-telegram-manage = “Add users”
right-telegram-pins = “Pin messages”

## The way in

telegram-token = Telegram refuses my token: it was revoked, or is not whole.
telegram-token-mend = Ask BotFather with /token for the one that is good now and put it whole where the old one stood. If I run on, I take it up from a file within five minutes; otherwise start me again.
telegram-unreachable = Telegram can't be reached.
telegram-unreachable-mend = Nothing is lost: updates wait there for a day. I keep trying; check the network and api.telegram.org.
telegram-no-secret = There is an address for the webhook and no secret, so anybody could send me made-up updates.
telegram-no-secret-mend = Set telegram.secret to letters and digits that nobody can guess, or leave telegram.webhook out.
trouble-telegram-second-poller = Something else fetches updates with my token. Each of us gets a part of them.
remedy-telegram-second-poller = Stop the other one. If you don't know what it is, ask BotFather with /revoke for a new token and start me with that.
trouble-telegram-store = My store can't be written to. Updates wait at Telegram, for a day at most.
remedy-telegram-store = Whoever hosts me: check free space and rights of the folder with my data. I go on by myself.
