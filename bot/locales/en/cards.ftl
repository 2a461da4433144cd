# Cards: a case as moderators see it.

someone = someone who is no longer known
someone-anonymous = an anonymous administrator
someone-untold = somebody (nobody tells who)
language-en = English
language-ru = Russian

card-number = Case { $number }
card-kind-appeal = Asked to look again at case { $origin }
card-claimed = claimed by { $name }
card-held = held since { $since }
card-escalated = a senior was called
card-for-senior = marked for a senior
card-handed = handed to { $name }
card-asked = { $name } asks for “{ $what }”; a lead confirms it.
card-waiting = set aside until tomorrow
card-who = { $parts }
card-to = { $author } → { $target }
card-channel = #{ $channel }
card-messages =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
card-people =
    { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
card-reporters =
    { $count ->
        [one] reported by { $count } person
       *[other] reported by { $count } people
    }
card-rule = Rule
card-house-rule = { $number }: { $title }
card-native-rule = “{ $rule }”, the platform's own
card-says = says “{ $terms }”
card-person = Person
card-tenure = here for { $length }
card-tenure-new = has just joined
card-tenure-unknown = here since before me
card-count =
    { $count ->
        [one] { $count } message
       *[other] { $count } messages
    }
card-count-unknown = message count not known
card-earlier =
    { $count ->
        [one] { $count } earlier case: { $verb } { $ago }
       *[other] { $count } earlier cases, the last: { $verb } { $ago }
    }
card-done = Done
card-done-by-rule = { $what }. Automatic; no moderator has looked yet.
card-suggest = Suggest
card-answer = Answer
card-within = within { $length }
card-call = Call
card-rule-note = The rule says: { $note }
card-then = { $parts }
card-message-gone = The message is no longer in the chat; what it said is kept here.
card-message-edited = The author has changed the message since; “messages around” shows each version.
card-reopened = Closed before, and it happened again.
card-about-staff = This is about a member of staff: only those above them see it.
card-undone = { $name } took the last decision back.
card-note = Note: { $note }
card-merged = Case { $number } · now part of case { $into }
card-closed = Case { $number } · closed by { $name } after { $took } · { $what }
card-closed-at-once = Case { $number } · closed by { $name } at once · { $what }
card-closed-by-rule = Case { $number } · decided by a rule · { $what }
card-uncertain = No answer came back, so I don't know whether it happened ({ $what }). Look; if it did not, press Try again.
card-failed = { $what }: { $why } { $remedy }

could-not-delete = Could not delete the message of { $name }
could-not-hold = Could not take down the message of { $name }
could-not-mute = Could not mute { $name }
could-not-unmute = Could not unmute { $name }
could-not-kick = Could not kick { $name }
could-not-ban = Could not ban { $name }
could-not-unban = Could not unban { $name }
could-not-slow = Could not change slow mode
could-not-repost = Could not post the message of { $name } again
could-not-reply = Could not send the answer to { $name }
could-not-notice = Could not tell { $name }
could-not-correction = Could not tell { $name } that it was taken back
could-not-call = Could not reach a colleague
could-not-public = Could not leave a line for { $name } in the chat
could-not-unsay = Could not take my line out of the chat
could-not-direct = Could not write to { $name }
could-not-post = Could not post in the chat

unsure-delete = deleting the message of { $name }
unsure-hold = taking down the message of { $name }
unsure-mute = muting { $name }
unsure-unmute = unmuting { $name }
unsure-kick = kicking { $name }
unsure-ban = banning { $name }
unsure-unban = unbanning { $name }
unsure-slow = changing slow mode
unsure-repost = posting the message of { $name } again
unsure-reply = answering { $name }
unsure-notice = telling { $name }
unsure-correction = telling { $name } that it was taken back
unsure-call = writing to a colleague
unsure-public = leaving a line for { $name } in the chat
unsure-unsay = taking my line out of the chat
unsure-direct = writing to { $name }
unsure-post = posting in the chat

done-under-way = { $what } (on its way)
done-nothing = nothing done
done-note = noted
done-answer = answered
done-warn = warned
done-delete = message deleted
done-delete-many =
    { $count ->
        [one] { $count } message deleted
       *[other] { $count } messages deleted
    }
done-mute = muted
done-mute-for = muted for { $length }
done-kick = kicked
done-ban = banned
done-hold = message held
done-slow = slow mode on
done-repost = message posted again

told-planned = { $name } is being told
told-sent = { $name } told in { $language }
told-shown = { $name } told in { $language }
told-public = { $name } can't be written to; a line in the chat tells them
told-waiting = { $name } can't be written to and will see it at the next contact
told-taken-back = { $name } told that it was taken back
told-none = { $name } not told, since nothing was done

step-warn = a warning
step-mute = mute for { $length }
step-kick = the ladder has come to Kick; a person decides
step-ban = the ladder has come to Ban; a person decides

grace-kick = Kick, chosen by { $name }
grace-ban = Ban, chosen by { $name }

press-ok = Not a violation
press-notspam = Not spam
press-noanswer = No answer needed
press-well = All is well
press-putback = Not spam, put back
press-keep = Keep removed
press-answer = Answer…
press-warn = Warn
press-delete = Delete
press-delwarn = Delete and warn
press-mute10m = Mute 10 min
press-mute1h = Mute 1 h
press-mute1d = Mute 1 day
press-mute = Mute…
press-kick = Kick
press-ban = Ban
press-purge = Remove all, ban
press-slow = Slow mode 30 s
press-note = Note…
press-rule = Rule…
press-claim = Claim
press-release = Give back
press-hand = Hand over…
press-accept = Take it
press-escalate = Escalate
press-wait = Set aside
press-explain = Explain
press-wrong = Wrong…
press-undo = Undo
press-retry = Try again
press-confirm = Confirm: { $what }
press-show = Show
press-open = open message
press-around = messages around
press-uphold = It stays
press-overturn = Take it back
press-again = Try again
press-leave = Leave it

## What a rule may suggest. A rule file may also say it in its own words.

suggest-warn-public-soft = a calm word in public
suggest-warn-private = the rule in private
suggest-mute-10m = mute for 10 minutes
suggest-mute-1h = mute for an hour
suggest-remind-rules = remind everybody of the rules
suggest-slow-mode-30s = slow mode of 30 seconds
suggest-move-to-thread = move it to a thread
suggest-delete = delete the message
suggest-ban = ban the account
suggest-answer = answer in the channel
suggest-answer-private = answer in private
suggest-look = look at what stands around it
suggest-lock-channel = close the channel for a while
suggest-call-lead = call a senior

## What came late, after an outage

late-kind =
    { $count ->
        [one] While I was away: { $count } message to look at
       *[other] While I was away: { $count } messages to look at
    }
late-title = What case { $number } holds
late-line = { $name } · #{ $channel } · { $at }
late-split =
    { $count ->
        [one] Brought as { $count } case.
       *[other] Brought as { $count } cases.
    }
press-through = Look through
press-split = A card for each

## What was attached, and what does not come back

card-attached = Attached: { $what }
media-named = { $what }: { $names }
lost-kick = A kick can't be taken back: { $name } has to come back by themselves.
lost-media = What was attached did not come back: { $what }
media-photo =
    { $count ->
        [one] { $count } picture
       *[other] { $count } pictures
    }
media-video =
    { $count ->
        [one] { $count } video
       *[other] { $count } videos
    }
media-audio =
    { $count ->
        [one] { $count } sound file
       *[other] { $count } sound files
    }
media-voice =
    { $count ->
        [one] { $count } voice message
       *[other] { $count } voice messages
    }
media-sticker =
    { $count ->
        [one] { $count } sticker
       *[other] { $count } stickers
    }
media-animation =
    { $count ->
        [one] { $count } animation
       *[other] { $count } animations
    }
media-file =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
media-location =
    { $count ->
        [one] { $count } place on the map
       *[other] { $count } places on the map
    }
media-contact =
    { $count ->
        [one] { $count } contact
       *[other] { $count } contacts
    }
media-other =
    { $count ->
        [one] { $count } attachment
       *[other] { $count } attachments
    }
