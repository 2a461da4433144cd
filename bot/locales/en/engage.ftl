# What all activities share: who may take part, and where their messages stand.

gate-absent = I can't see you in this community, so I can't count you in.
gate-staff = The team doesn't take part in this one.
gate-role = This one is for people with a certain role, and you don't have it. Ask a moderator if that looks wrong.
gate-tenure = You need to have been here for { $needed }. { $left } to go.
gate-messages =
    { $needed ->
        [one] You need to have written at least one message here.
       *[other] You need to have written { $needed } messages here. You have { $count } so far.
    }
call-lost = { $what } can't be shown any more: { $why }
call-lost-mend = Nothing is lost. Use the command again with its number to post it once more.
due-calls-refresh = bringing a message up to date
