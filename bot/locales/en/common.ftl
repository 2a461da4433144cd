# Words that every part uses: how numbers and times are spelled, and a word for every value of the domain.

## How this language writes. `locale` is a CLDR name; patterns are CLDR date patterns.

locale = en_GB
pattern-time = HH:mm
pattern-day = d MMMM
pattern-day-year = d MMMM y
date-and-time = { $date }, { $time }
time-in-zone = { $time } { $zone }
zone-msk = MSK

## Lengths of time. At most two units.

length-seconds = { $n } s
length-minutes = { $n } min
length-hours = { $n } h
length-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
length-months =
    { $n ->
        [one] { $n } month
       *[other] { $n } months
    }
length-years =
    { $n ->
        [one] { $n } year
       *[other] { $n } years
    }
length-two = { $first } { $second }
length-ago = { $length } ago
length-in = in { $length }
length-just-now = just now

## How bad it is

severity-low = low
severity-medium = medium
severity-high = high
severity-critical = critical

## What a flag is about

topic-spam = Spam
topic-scam = Scam
topic-invite = Invite link
topic-insult = Insult at a person
topic-threat = Threat
topic-hate = Hatred towards a group
topic-harassment = Harassment
topic-profanity = Swearing
topic-flood = Flood
topic-raid = Raid
topic-tension = Tension
topic-complaint = Complaint
topic-question = Question
topic-bug = Bug report
topic-idea = Idea
topic-praise = Praise
topic-wellbeing = Someone may not be well
topic-unanswered = Left without an answer
topic-personal_data = Personal data
topic-other = Something else

## What a person may do

standing-nobody = nobody we can see
standing-member = member
standing-trusted = trusted member
standing-moderator = moderator
standing-lead = lead moderator
standing-admin = administrator
standing-owner = owner

## What may be done about a case: buttons

verb-note = Note
verb-answer = Answer
verb-warn = Warn
verb-delete = Delete
verb-mute = Mute
verb-kick = Kick
verb-ban = Ban
verb-hold = Hold
verb-slow = Slow mode
verb-repost = Post again

## What an automatic rule does

mode-off = off
mode-shadow = watches
mode-ask = asks
mode-act = acts

## Where a case stands

state-open = open
state-claimed = claimed
state-waiting = waiting
state-escalated = with a senior moderator
state-grace = about to be carried out
state-closed = closed
state-merged = merged into another case

## What a case needs

kind-enforce = a judgement
kind-answer = an answer
kind-wellbeing = care
kind-appeal = a second look
kind-staff = a report about staff
kind-stuck = something got stuck
kind-late = messages that came late

## What was decided

outcome-violation = a violation
outcome-no_violation = not a violation
outcome-needs_answer = needs an answer
outcome-answered = answered
outcome-wellbeing = somebody looks after the person
outcome-duplicate = the same as another case
outcome-bad_report = a report made without cause
outcome-upheld = looked at again, stays as it is
outcome-overturned = looked at again, taken back
outcome-undone = undone

## Where on a message a text stands

surface-text = text
surface-caption = caption
surface-embed = link preview
surface-poll = poll
surface-file = file name or description
surface-sticker = sticker
surface-thread_title = thread title
surface-nickname = nickname
surface-quoted = quoted text

## What is attached

attachment-photo = photo
attachment-video = video
attachment-audio = audio
attachment-voice = voice message
attachment-sticker = sticker
attachment-animation = animation
attachment-file = file
attachment-location = location
attachment-contact = contact
attachment-other = attachment

## Why a platform refused an act, and what mends it

why-no-right = I don't have the right for this here.
remedy-no-right = Give Steward the right in the server or chat settings.
why-above-me = My role stands below theirs.
remedy-above-me = Drag Steward above it in the settings of roles.
why-gone = It is already gone.
remedy-gone = Nothing to do: it was deleted before I got there.
why-not-here = This person is not here any more.
remedy-not-here = Nothing to do now. To keep them from coming back, choose Ban.
why-closed = This person doesn't take private messages from me.
remedy-closed = The notice waits and is shown the next time they turn to me.
why-too-old = The message is too old: the platform doesn't let bots touch it any more.
remedy-too-old = Someone with the right can delete it by hand.
why-not-possible = This platform can't do that.
remedy-not-possible = Choose another step on the card.
why-too-long = The text is too long for this platform.
remedy-too-long = Shorten it and send it again.
why-bad-request = The platform did not understand my request.
remedy-bad-request = Press Try again. If it comes back, /doctor shows what the platform answered.
why-room-gone = The moderators' room is gone, or I can't see it.
remedy-room-gone = Choose a room again with /setup, or let me back into the old one.
why-room-open = Members can read the moderators' room, so I keep what stands on cards out of it.
remedy-room-open = Close the room to members, or choose another one with /setup.
why-protected = This person belongs to staff, and rules never act on staff.
remedy-protected = Talk with them, or let someone above them decide.

## Word forms

forms-missing = Word forms of Russian are off: their dictionary is not installed. To have them, run: .venv/bin/pip install pymorphy3 pymorphy3-dicts-ru
