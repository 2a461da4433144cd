# /doctor: what is wrong, what it costs, and what mends it.

command-doctor = What is broken here, and the tap that mends it
doctor-title = How I am
doctor-well = All is well. I can read, act and reach you, and nothing is left lying about.
doctor-ills =
    { $count ->
        [one] One thing is wrong.
       *[other] { $count } things are wrong.
    }
doctor-more =
    { $count ->
        [one] And one more.
       *[other] And { $count } more.
    }
press-look-once-more = Look again
press-doctor-room = Choose a room
press-doctor-purge = Tidy up now

doctor-trouble = { $what } { $dead }
doctor-trouble-in = { $place }: { $what } { $dead }
trouble-no-right = I lack the right to { $detail }.
trouble-above-me = My role stands below other roles here.
trouble-room-gone = The room { $detail } is gone, or I can't see it.
trouble-no-answer = { $detail } doesn't answer.
trouble-other = The platform says: { $what } { $detail }
remedy-no-answer = Look whether the platform is up and my token still holds; then press Look again.
remedy-other = Whoever hosts me finds more in my log.

right-read = read messages
right-write = write
right-delete = delete messages
right-mute = mute people
right-kick = kick people
right-ban = ban people
right-slow = set slow mode
right-manage = manage the place
right-direct = write to people in private

feature-read = So rules see nothing.
feature-write = So cards, notices and answers don't go out.
feature-delete = So Delete, Hold and the rules that remove don't work.
feature-mute = So Mute doesn't work.
feature-kick = So Kick doesn't work.
feature-ban = So Ban and Remove all don't work.
feature-slow = So slow mode doesn't work.
feature-manage = So I can't change settings of the place.
feature-direct = So notices go to the chat as a short line instead.
feature-hierarchy = So I can't mute, kick or ban people with those roles.
feature-room = So cards go nowhere.
feature-platform = So nothing works there.
feature-other = What suffers: { $feature }.

doctor-no-room = There is no moderators' room. So cards go to each administrator in private, and moderators see none.
doctor-not-alone = Cards go to one administrator in private, and others have joined the team. So they see none.
doctor-no-room-mend = Choose a channel that members can't read.
doctor-room-gone = The moderators' room is gone, or I can't see it. So cards go nowhere.
doctor-room-open = Members can read { $channel }, the moderators' room. So everything on cards is public.
doctor-room-open-mend = Close it to members, or choose another room.
doctor-room-mute = I may not write in { $channel }, the moderators' room. So cards go nowhere.
doctor-room-mute-mend = Let me write there, or choose another room.

doctor-no-rules = No rule is in force. So nothing is brought to you but reports.
doctor-no-rules-mend = Choose what kind of community this is, and its rules come with it.
doctor-rule-fault = The rule file can't be read. So no rule judges anything. { $fault }
doctor-rule-fault-mend = Take a mended file in, or choose a kind of community again.
doctor-rules-silent = Every rule is off or only watches. So nothing is brought to you but reports.
doctor-rules-silent-mend = Let at least one rule ask.

doctor-stuck-events =
    { $count ->
        [one] One event was set aside after three tries. So a message or a press had no effect.
       *[other] { $count } events were set aside after three tries. So messages or presses had no effect.
    }
doctor-stuck-actions =
    { $count ->
        [one] One action was set aside after three tries. So something that was decided did not happen.
       *[other] { $count } actions were set aside after three tries. So things that were decided did not happen.
    }
doctor-stuck-mend = Press Try again. What fails once more stands in my log, without names or texts.
doctor-blocked =
    { $count ->
        [one] One thing that was to happen later did not ({ $kinds }).
       *[other] { $count } things that were to happen later did not ({ $kinds }).
    }
due-lease = a claim that lapses
due-waiting = a case that was set aside
due-grace = a kick or ban after its grace
due-unsay = a line in the chat that goes away
due-purge = the daily tidying
due-undo-all = an order to undo everything
due-morning = the line in the morning
part-dispatch = what carries decisions out
part-mailbox = what takes requests from the command line
doctor-blocked-mend = Press Try again. A kind that I don't know comes from another version of me.
doctor-purge = The daily tidying has not run. So texts are kept longer than promised.
doctor-purge-mend = Tidy up now; after that it runs by itself each day.
doctor-homeless =
    { $count ->
        [one] One case has nobody who may see it: { $numbers }. It is about staff, and nobody stands above them.
       *[other] { $count } cases have nobody who may see them: { $numbers }. They are about staff, and nobody stands above them.
    }
doctor-homeless-mend = Give somebody a higher rank, then press Try again.
doctor-part-down = My part “{ $part }” is down and is being started again. It fell at: { $fault }
doctor-part-fell =
    { $count ->
        [one] My part “{ $part }” fell once and runs again. It fell at: { $fault }
       *[other] My part “{ $part }” fell { $count } times and runs again. It fell at: { $fault }
    }
doctor-part-mend = If this comes back, send that line to whoever hosts me.
doctor-audit = The record of deeds does not fit at entry { $number }. So somebody changed it, or the file is damaged.
doctor-audit-mend = Whoever hosts me can compare with a backup: steward restore
doctor-damage = My store is damaged: { $what }
doctor-damage-mend = Whoever hosts me should stop me and restore the last backup: steward restore
doctor-no-place = I belong to no server or chat any more. So I hear nothing.
doctor-no-place-mend = Add me again with the link.
