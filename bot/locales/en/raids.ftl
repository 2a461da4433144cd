# Raids: one incident of a place, contained and put back. And the question at the door.

due-raid-calm = the end of a contained raid
due-raid-doors = pausing invites once more
due-raid-strike = a ban of a crowd after its grace
due-raid-tidy = taking down cards that became part of a raid
due-raid-check = putting back what could not be put back

## The card

raid-state-seen = waits for you
raid-state-contained = contained
raid-state-over = over

raid-joins =
    { $count ->
        [one] { $count } joined
       *[other] { $count } joined
    }
raid-writers =
    { $count ->
        [one] { $count } person writes this
       *[other] { $count } people write this
    }
raid-others =
    { $count ->
        [one] { $count } more is just new
       *[other] { $count } more are just new
    }
raid-more-channels =
    { $count ->
        [one] and { $count } more channel
       *[other] and { $count } more channels
    }
raid-signs = Signs
raid-sign-same = the same text with a link from newcomers
raid-sign-many = most of those who came write the same text
raid-sign-young = accounts made this week
raid-sign-names = names in a row
raid-only-crowd = Only a crowd so far. They may be real people who followed a link; I hold nobody for that.
raid-proposed = I can
raid-step-doors = pause invites and private messages
raid-step-lock =
    { $channels ->
        [one] lock the channel
       *[other] lock { $channels } channels
    }
raid-step-slow = slow mode there
raid-step-hold =
    { $people ->
        [one] hold { $people } newcomer
       *[other] hold { $people } newcomers
    }
raid-cannot-doors = This platform lets no bot pause invites; withdraw invite links by hand if you need to.
raid-cannot-lock = This platform lets no bot lock a channel.
raid-cannot-slow = This platform lets no bot set slow mode.
raid-did-doors = invites and private messages paused
raid-did-lock =
    { $count ->
        [one] channel locked
       *[other] { $count } channels locked
    }
raid-did-slow = slow mode on
raid-did-hold =
    { $count ->
        [one] { $count } newcomer held
       *[other] { $count } newcomers held
    }
raid-did-clean =
    { $count ->
        [one] { $count } message removed
       *[other] { $count } messages removed
    }
raid-did-ban =
    { $count ->
        [one] { $count } account banned
       *[other] { $count } accounts banned
    }
raid-going-on =
    { $count ->
        [one] { $count } step is on its way.
       *[other] { $count } steps are on their way.
    }
raid-putting-back =
    { $count ->
        [one] { $count } step is being put back.
       *[other] { $count } steps are being put back.
    }
raid-by-press = Contained by { $name }. “End raid” puts everything back.
raid-by-plan = Contained by your raid plan; no moderator has looked yet. “End raid” puts everything back.
raid-by-night = Contained by the night guard; no moderator has looked yet. Nobody is banned.
raid-undone-by = { $name } took back what I did by plan. From here on people decide.
raid-ends-calm = I put everything back by myself after { $length } of calm.
raid-ends-morning = I put everything back by myself after { $length } of calm, at { $until } at the latest.
raid-over-by = ended by { $name }
raid-over-itself = ended by itself when it became calm
raid-all-back = things are as they were before
raid-people-by = real people, says { $name }; the rule takes note
raid-words-stay =
    { $count ->
        [one] { $count } removed message can't come back; its words are kept with the case.
       *[other] { $count } removed messages can't come back; their words are kept with the case.
    }
raid-who = In it: { $names }
raid-who-more =
    { $count ->
        [one] In it: { $names } and { $count } more
       *[other] In it: { $names } and { $count } more
    }
raid-asked = { $name } asks for “Ban and clean up”; a lead decides.
raid-ban-soon =
    { $people ->
        [one] { $name } bans { $people } account and removes what it wrote
       *[other] { $name } bans { $people } accounts and removes what they wrote
    }
raid-list =
    { $count ->
        [one] Case { $number }: { $count } person
       *[other] Case { $number }: { $count } people
    }
raid-list-line =
    { $count ->
        [0] { $name } · wrote nothing
        [one] { $name } · { $count } message
       *[other] { $name } · { $count } messages
    }
raid-reason = Raid, case { $number }

raid-could-not-doors = Could not pause invites
raid-could-not-lock =
    { $count ->
        [one] Could not lock the channel
       *[other] Could not lock { $count } channels
    }
raid-could-not-slow = Could not change slow mode
raid-could-not-hold =
    { $count ->
        [one] Could not hold { $count } newcomer
       *[other] Could not hold { $count } newcomers
    }
raid-could-not-ban =
    { $count ->
        [one] Could not carry out { $count } ban
       *[other] Could not carry out { $count } bans
    }
raid-could-not-clean =
    { $count ->
        [one] Could not remove some messages ({ $count } batch)
       *[other] Could not remove some messages ({ $count } batches)
    }
raid-could-not-strike = Could not begin to ban
raid-could-not-back =
    { $count ->
        [one] Could not put { $count } step back
       *[other] Could not put { $count } steps back
    }
raid-unsure = { $what }, or I could: no answer came back. Look; if nothing happened, press Try again.

press-raid-people = Real people
press-raid-contain = Contain
press-raid-end = End raid
press-raid-strike = Ban and clean up
press-raid-stop = Undo
press-raid-retry = Try again
press-raid-who = Who

raid-already-contained = { $name } contained this { $ago }.
raid-already-contained-itself = This was contained { $ago }.
raid-already-over = { $name } ended this { $ago }. Everything is put back.
raid-already-over-itself = This ended { $ago }. Everything is put back.
raid-already-people = { $name } said { $ago } that these are real people.
raid-already-people-itself = These were found to be real people { $ago }.
raid-already-ban = { $name } has just chosen to ban them; Undo is on the card.
raid-too-late = Too late for Undo: it is done. “Real people” lets everybody in again.
raid-needs-lead = A lead has to decide this; I have written to them. Contain works at once.
raid-needs-lead-nobody = A lead has to decide this, and there is nobody I can write to. Contain works at once.
raid-call = { $name } asks you to ban the accounts of the raid in case { $number } and to remove what they wrote.

## The command

command-raid = The raid that is on: what I see, contain it, end it
option-raid-do = status, contain, end, people or ban
choice-raid-do-status = what I see
choice-raid-do-contain = contain it
choice-raid-do-end = put everything back
choice-raid-do-people = these are real people
choice-raid-do-ban = ban and clean up
raid-none = No raid here. If one begins, a card comes to your room.
raid-bad-word = I don't know “{ $text }”. It can be status, contain, end, people or ban.

## The question at the door

due-gate = the end of a wait at the door
due-gate-told = a look whether a newcomer could be written to
gate-reason = Join gate: waits for one press
gate-hello = Welcome! One press shows that you are a person, and you can write. Otherwise you can write in { $length }.
gate-hello-asked = Hello! One press, and you are in.
gate-public = New here and can't write yet? Press the button once.
press-gate-in = Let me in
gate-question = One question first
gate-send = Send
gate-wrong =
    { $left ->
        [one] Not quite. You have { $left } more try.
       *[other] Not quite. You have { $left } more tries.
    }
gate-later = Let's take a break. Try again in { $length }.
gate-welcome = Thank you! You can write now.
gate-welcome-asked = Thank you! You are in now.
gate-already = All is well: nothing keeps you from writing here.
gate-counts = Join gate, last day: { $waiting } waiting, { $passed } came through.

## Settings

config-group-door = Raids and the door
config-raidplan = A sure raid by day
config-raidplan-what = Ask first, or contain it at once by what can be put back: pause invites, lock what is flooded, hold newcomers. Nobody is banned.
config-raidplan-ask = ask me
config-raidplan-contain = contain at once
config-gate = Join gate
config-gate-what = Newcomers only read until they have pressed a button or answered a question, for a day at most. Nobody is banned for it; you see a count.
config-gate-off = off
config-gate-button = a button
config-gate-question = a question
config-gatequestion = The question
config-gatequestion-what = What newcomers are asked. Without it, or without an answer that is right, a press is enough.
config-gateanswers = Right answers
config-gateanswers-what = Any of them will do, however it is spelled. Such as: lantern, a lantern.
config-gaterole = Role for whoever came through
config-gaterole-what = The id of a role that opens your channels. Without it newcomers are muted until then.
config-gatechannel = Channel for those I can't write to
config-gatechannel-what = The id of a channel that newcomers can read. There I leave one silent line with the button; without it they are let in.
config-bad-words = That is too long. Write up to { $most } characters, or none.
config-bad-answers = Write up to { $count } answers of up to { $most } characters each, with commas between them; or none.
config-bad-reference = “{ $text }” is no id. Copy the id of the role or channel; or write none.
