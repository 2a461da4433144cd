# What all activities share: who may take part, and where their messages stand.

gate-absent = I can't see you in this community, so I can't count you in.
gate-staff = The team doesn't take part in this one.
gate-role = This one is for people with a certain role, and you don't have it. Ask a moderator if that looks wrong.
gate-tenure = You need to have been here for { $needed }. { $left } to go.
gate-messages =
    { $needed ->
        [one] You need to have written at least one message here. You have { $count } so far.
       *[other] You need to have written { $needed } messages here. You have { $count } so far.
    }
call-lost = { $what } is no longer up: { $why }
call-lost-mend = Nothing else is lost: one tap puts it up again.
call-lost-mend-first = Nothing else is lost. Once that is mended, one tap puts it up again.
call-again = Put it up again
call-again-done = It goes up again.
call-again-none = It stands already, or its time is over. Nothing was changed.
call-old = { $what } still shows what was true a while ago: { $why }
call-old-mend = I'll try again with its next change.
call-unpinned = { $what } is up, but I couldn't pin it: { $why }
call-held = Publishing is paused just now, so it waits. The team decides when it goes up.
call-why-gone = somebody deleted its message.
call-why-room-gone = its channel is gone, or I can't see it.
call-why-not-here = I'm not in that server or chat any more.
due-calls-refresh = bringing a message up to date
