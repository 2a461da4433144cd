# Crisis mode: what is held, and what is said.

command-crisis = Crisis mode: what it holds, and on or off
command-crisis-on = Hold posts, reminders and announcements until the crisis is over
option-crisis-on-reason = why, for the team
command-crisis-off = End crisis mode; what it held waits for your decision
command-crisis-say = Post a statement from a template, even in crisis mode
option-crisis-say-channels = where: #channels, “here” or “everywhere”
activity-crisis = Statement { $ref }

## The screen

crisis-is-on = Crisis mode is on
crisis-is-off = Crisis mode is off
crisis-since = Switched on { $at }.
crisis-reason = Why: { $reason }
crisis-what = In crisis mode I hold posts, reminders, prompts and announcements of polls, contests and events. Moderation and answers go on.
crisis-holds-nothing = Nothing is held.
crisis-holds =
    { $n ->
        [one] One thing is held:
       *[other] { $n } things are held:
    }
crisis-line = { $number }. { $what } · was due { $at }
crisis-line-stale = { $line } · its time has passed
crisis-held-post =
    { $n ->
        [one] A message
       *[other] { $n } messages
    }
crisis-held-post-of =
    { $n ->
        [one] A message · { $thing }
       *[other] { $n } messages · { $thing }
    }
crisis-held-direct =
    { $n ->
        [one] A private message
       *[other] { $n } private messages
    }
crisis-held-direct-of =
    { $n ->
        [one] A private message · { $thing }
       *[other] { $n } private messages · { $thing }
    }
crisis-held-post-says =
    { $n ->
        [one] A message: “{ $text }”
       *[other] { $n } messages: “{ $text }”
    }
crisis-held-direct-says =
    { $n ->
        [one] A private message: “{ $text }”
       *[other] { $n } private messages: “{ $text }”
    }
crisis-go = Resume { $number }
crisis-drop = Drop { $number }
crisis-go-all = Resume all
crisis-drop-all = Drop all
crisis-say = Make a statement…
crisis-switch-on = Switch on
crisis-switch-off = Switch off
crisis-earlier = ‹ Earlier
crisis-later = Later ›
crisis-keep = Keep them
crisis-sure =
    { $n ->
        [one] Drop the one thing that is held? It will never go out.
       *[other] Drop all { $n } things that are held? They will never go out.
    }
crisis-on-title = Crisis mode
crisis-why = Why? The team reads it.
crisis-why-hint = for example: the server is down
crisis-on-now =
    { $n ->
        [0] It is on. Nothing new goes out.
        [one] It is on. One message was stopped on its way.
       *[other] It is on. { $n } messages were stopped on their way.
    }
crisis-on-already = It is on already.
crisis-off-now = It is over. What was held still waits: decide below.
crisis-off-already = It is not on.
crisis-went =
    { $n ->
        [one] Resumed: it goes out now.
       *[other] Resumed: { $n } go out now.
    }
crisis-dropped =
    { $n ->
        [one] Dropped.
       *[other] { $n } dropped.
    }
crisis-gone = That does not wait any more.

## For the team

crisis-told-on =
    { $n ->
        [0] { $who } switched crisis mode on.
        [one] { $who } switched crisis mode on. One message was stopped on its way.
       *[other] { $who } switched crisis mode on. { $n } messages were stopped on their way.
    }
crisis-report = Crisis mode is over. It lasted { $length }.
crisis-report-counts = Resumed: { $resumed }. Dropped: { $dropped }. Statements made: { $statements }.
crisis-report-waits =
    { $n ->
        [one] One thing still waits for a decision: /crisis
       *[other] { $n } things still wait for a decision: /crisis
    }
crisis-failed = The statement did not arrive in { $channel }: { $why }

## Statements

crisis-pick = What do you want to say? You see it before it goes out.
crisis-template-looking = We know and are looking into it
crisis-template-known = We know what it is
crisis-template-safety = What to do now
crisis-template-solved = It is solved
crisis-template-own = In your own words
crisis-says-looking = We know about this: { $what }. We are looking into it now and will write here again { $when }.
crisis-says-known = This is what happened: { $what }. What we are doing: { $doing }. We will write here again { $when }.
crisis-says-safety = Please read this: { $what }. What you can do now: { $do }. If you have questions, ask { $whom }.
crisis-says-solved = This is solved: { $what }. What we did: { $done }. Thank you for your patience. If anything is still wrong, write to { $whom }.
crisis-blank-what = What is it about?
crisis-blank-when = When will you write again?
crisis-blank-doing = What are you doing about it?
crisis-blank-do = What should members do?
crisis-blank-whom = Whom can they ask?
crisis-blank-done = What did you do?
crisis-blank-text = What do you want to say?
crisis-hint-what = for example: logging in fails since noon
crisis-hint-when = for example: at 18:00, or when we know more
crisis-hint-doing = for example: we are restoring a copy
crisis-hint-do = for example: change your password
crisis-hint-whom = for example: the moderators
crisis-hint-done = for example: the server was replaced
crisis-hint-text = members read it as you write it
crisis-look = See it first
crisis-preview = This is what members will read:
crisis-goes-here = It goes out here, in this channel. For others, use /crisis say with their names.
crisis-goes-to =
    { $n ->
        [one] It goes out in one channel: { $named }
       *[other] It goes out in { $n } channels: { $named }
    }
crisis-no-channel = I don't know where to post it. Use /crisis say with a channel first.
crisis-no-such-channel = I find no channel in “{ $text }”. Name channels as #name, or write “everywhere”.
crisis-post = Post it
crisis-forget = Don't post
crisis-blank-empty = A blank is still empty, so nothing is posted. Fill in all of them.
crisis-posted =
    { $n ->
        [one] It is going out.
       *[other] It is going out in { $n } channels.
    }
crisis-posted-already = It is out already.
crisis-forgotten = It is not posted.
crisis-statement-unknown = That statement is not there any more. Write it again with /crisis say.
due-crisis-dropped = word that something held was dropped
