# What members and staff ask of me by command: reports, verbs without a card, history, inbox, the morning.

command-report = Tell the moderators about a message, or about something in words
option-report-message = which message: reply to it, or paste its link
option-report-why = what is wrong, in a few words
report-thanks = Thank you for telling us. The moderators will look, and I tell nobody else who reported it.
report-thanks-above = Thank you for telling us. This goes only to those above the person; nobody else on the team sees it.
report-nobody-above = Thank you for telling us. It is kept, but nobody here stands above this person, so I can't promise that somebody looks. The platform itself takes reports too.
report-how = Reply to a message with /report, or write after it in a few words what is wrong.
report-no-message = I can't find that message. Reply to it with /report, or write in a few words what is wrong.
report-steward = That was me, a program. If I got something wrong, write /report and a few words, without a message; the moderators will read it.
report-own = That is your own message. You can change or delete it yourself; a report needs somebody else's.
reports-title = Reports on case { $number }
reports-line = { $name }, { $ago }: { $why }
reports-line-bare = { $name }, { $ago }, without a word
reports-none = Nobody has reported this.
press-reports = What they say
press-badreport = Bad report

person-several = More than one person here is called “{ $text }”. Reply to a message of theirs, or give their id.
person-missing = Whom? Reply to a message of theirs with /{ $name }, or name them.
person-unknown = I don't know anybody here called “{ $text }”. Reply to a message of theirs, or give their exact name or id.

command-mute = Let somebody only read for a while
option-mute-person = who
option-mute-length = how long: 30m, 2h, 1d; 10 minutes if left out
option-mute-reason = why; the person reads it too
command-unmute = Let somebody write again
option-unmute-person = who
command-kick = Remove somebody; they may come back
option-kick-person = who
option-kick-reason = why; the person reads it too
command-ban = Close the group to somebody
option-ban-person = who
option-ban-reason = why; the person reads it too
command-unban = Open the group to somebody again
option-unban-person = who
command-lift = Take off what holds somebody: a mute, a ban or the last warning
option-lift-person = who
command-delete = Remove a message; what it said is kept as evidence
option-delete-message = which message: reply to it, or paste its link
option-delete-reason = why; the person reads it too
delete-no-message = Which message? Reply to it with /delete, or paste its link.
command-warn = Give somebody a warning that counts
option-warn-person = who
option-warn-rule = which house rule, by its number
option-warn-reason = why; the person reads it too
warn-no-rule = There is no house rule { $number }. /rules shows them.
command-note = Keep a note about somebody for colleagues; they are not told
option-note-person = about whom
option-note-text = the note
note-empty = The note is empty. Write a few words after the name.
by-hand-under-way = On it: case { $number }. Its card shows how it goes.
by-hand-noted = Noted, as case { $number }. Colleagues find it in the person's history.
lifted-mute = { $name } can write again.
lifted-ban = The group is open to { $name } again.
lifted-warn = The last warning of { $name } no longer counts.
lifted-native = I hadn't done this to { $name } myself; I've asked the platform to lift it.
lift-nothing = Nothing holds { $name } here: no mute, no ban, no warning that counts.
lifted-told-mute = You can write again.
lifted-told-ban = The group is open to you again.
lifted-told-warn = Your last warning no longer counts.

merge-which = Which one? Write /case { $number } merge and the number of the other case.
merge-same = That is one and the same case.
merge-apart = These two are kept apart: one is about staff, or asks for care or a second look.
merge-held = A message is held in case { $number }; put it back or keep it removed first.
merge-two-people = These two are about different people, so each keeps its own card.

command-history = What stands about a person: cases, warnings, notes
option-history-person = about whom
history-own = What I keep about you is in /mydata.
history-title = { $name }: what stands here
history-strikes = Warnings
history-strikes-none = none counts now
history-strikes-some =
    { $n ->
       *[other] { $n } of { $of } count, the last until { $until }
    }
history-now = Now
history-muted = only reads until { $until }
history-banned = banned
history-case = { $number } · { $topic } · { $at } · { $what }
history-case-by = { $number } · { $topic } · { $at } · { $what } · { $name }
history-case-rule = { $number } · { $topic } · { $at } · { $what } · by a rule
history-note = Note in { $number }: { $text }
history-told = They were told
history-told-waiting = Not told yet: they can't be written to
history-none = No case about this person so far.
history-page = Page { $page } of { $pages }
history-older = Older
history-newer = Newer
history-ask-again = That was a while ago. Ask again with /history.

command-undo_all = Take back everything that a moderator did since then
option-undo_all-person = whose decisions
option-undo_all-since = since when: 2h, 1d, 14:30 or 2026-05-20
undo-all-when = I can't read “{ $text }” as a time. Write for example 2h, 1d, 14:30 or 2026-05-20.
undo-all-nothing = { $name } has decided nothing since { $since } that still stands.
undo-all-title =
    { $count ->
        [one] { $count } decision of { $name } since { $since }
       *[other] { $count } decisions of { $name } since { $since }
    }
undo-all-what = What they did: { $what }
undo-all-verb = { $verb }: { $count }
undo-all-kicks =
    { $count ->
        [one] { $count } kick can't be taken back; the person may come back by themselves.
       *[other] { $count } kicks can't be taken back; these people may come back by themselves.
    }
undo-all-soon = Taking all of it back
undo-all-stop = Stop
undo-all-stopped = Stopped. Everything stays as it is.
undo-all-too-late = Too late to stop: it is done. Each case can be decided again on its card.
undo-all-done =
    { $count ->
        [one] { $by } took back { $count } decision of { $name } since { $since }. Its case is open again.
       *[other] { $by } took back { $count } decisions of { $name } since { $since }. Their cases are open again.
    }

command-inbox = What waits for you
inbox-title =
    { $count ->
        [one] { $count } case waits
       *[other] { $count } cases wait
    }
inbox-none = Nothing waits for you.
inbox-line = { $number } · { $topic } · { $severity } · { $ago }
inbox-line-mine = { $number } · { $topic } · { $severity } · { $ago } · yours
inbox-line-handed = { $number } · { $topic } · { $severity } · { $ago } · handed to you
inbox-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
inbox-others =
    { $count ->
        [one] Colleagues work on { $count } more.
       *[other] Colleagues work on { $count } more.
    }

morning-quiet = Quiet night.
morning-night = Night: { $parts }
morning-removed =
    { $count ->
        [one] { $count } removed
       *[other] { $count } removed
    }
morning-muted =
    { $count ->
        [one] { $count } muted
       *[other] { $count } muted
    }
morning-doubtful =
    { $count ->
        [one] { $count } doubtful
       *[other] { $count } doubtful
    }
morning-waiting =
    { $count ->
        [one] { $count } waits
       *[other] { $count } wait
    }
press-all-right = All right
press-show-night = Show
morning-list = What happened at night
morning-line = { $number } · { $topic } · { $name } · { $what }
morning-done =
    { $count ->
        [one] { $count } rule acted
       *[other] rules acted { $count } times
    }
morning-someone = a conversation
morning-more = More
morning-state-clear = removed, held for you
morning-state-doubtful = removed, and I'm not sure
morning-state-done = done by a rule
morning-state-waits = waits for a person
morning-nothing = Nothing of that night is left to show.
morning-confirmed =
    { $count ->
        [one] Thank you: { $count } confirmed.
       *[other] Thank you: { $count } confirmed.
    }
morning-left =
    { $count ->
        [one] { $count } still waits for you.
       *[other] { $count } still wait for you.
    }
morning-already = { $name } has looked through this night already.
