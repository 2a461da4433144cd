# The sandbox: its made-up community, its refusals, its switches for trouble and its situations to play.

## Ranks, beside a name

sandbox-rank-newcomer = new
sandbox-rank-member = {""}
sandbox-rank-trusted = trusted
sandbox-rank-moderator = moderator
sandbox-rank-lead = lead
sandbox-rank-admin = admin
sandbox-rank-owner = owner
sandbox-rank-bot = bot
sandbox-rank-steward = bot

## Whom you may be, and what they see

sandbox-persona-newcomer = newcomer
sandbox-persona-member = member
sandbox-persona-trusted = trusted member
sandbox-persona-moderator = moderator
sandbox-persona-lead = lead moderator
sandbox-persona-admin = admin
sandbox-persona-owner = owner
sandbox-sees-newcomer = Joined this week. Sees what every member sees.
sandbox-sees-member = Sees the open channels and their own talk with Steward.
sandbox-sees-trusted = Here for years. Sees the open channels and their own talk with Steward.
sandbox-sees-staff = Sees the moderators' room and its cards.
sandbox-sees-nothing = Not here now. Sees only what Steward wrote to them.

## Side bar

sandbox-section-talk = Talk
sandbox-section-together = Together
sandbox-section-staff = Moderators
sandbox-section-private = Private
sandbox-topic-welcome = Say hello, find your feet
sandbox-topic-general = Anything and everything around Lanternfall
sandbox-topic-raids = Plans, pulls and who stood in the blue circle
sandbox-topic-games = Other games, and screenshots from all of them
sandbox-topic-support = Something broke? Somebody here has had it too
sandbox-topic-events = What we do together, and when
sandbox-topic-campfire = A voice room: sit down for as long as you like
sandbox-seen-by = Only { $names } see what happens here
sandbox-seen-by-you = Only you and Steward see this

## Why something did not go

sandbox-cannot-muted = You can only read until { $until }.
sandbox-cannot-left = This account is not a member now. Invite it back to write again.
sandbox-cannot-locked = This channel is locked: only the team can write here now.
sandbox-no-account = There is no such account in this community.
sandbox-no-room = There is no such channel, or this account can't see it.
sandbox-no-message = This message is not there any more.
sandbox-no-poll = There is no poll in this message.
sandbox-poll-closed = This poll is over.
sandbox-poll-choice = That can't be chosen in this poll.
sandbox-poll-answered = An answer in a quiz stands as it was first given.
sandbox-no-event = There is no such event.
sandbox-event-over = This event is over already.
sandbox-no-link = Nobody has made this link. Please copy it whole, or leave it out.
sandbox-no-button = A button's token can be at most 64 bytes long.
sandbox-no-command = There is no command /{ $name }. Type / to see the ones there are.
sandbox-missing-option = Please fill in "{ $name }".
sandbox-no-form = This form was already sent in, or nobody opened it for this account.
sandbox-no-answer = Steward did not answer within 3 seconds. What you did is kept and reaches it later.
sandbox-no-scene = There is no such situation to play.
sandbox-no-trouble = There is no such switch, or no such member.
sandbox-no-language = This language is not there yet.
sandbox-no-file = This file is not there.
sandbox-not-yours = Only the person who wrote this can do that.
sandbox-empty = Write something, or attach a file.
sandbox-too-long = That is too long for one message: at most { $limit } characters.
sandbox-slow = Slow mode: you can write again in { $left }.
sandbox-direct-steward-only = Here you can write privately to Steward alone.
sandbox-banned = { $name } is banned here. Lift the ban first.
sandbox-no-name = A name needs at least one letter.
sandbox-name-taken = Somebody here is called { $name } already.
sandbox-already-here = { $name } is here already.
sandbox-form-empty = Please fill this in.
sandbox-form-long = At most { $limit } characters.
sandbox-form-choice = Please choose one of the list.
sandbox-file-large = A file can be at most { $limit } MiB.
sandbox-file-empty = The file is empty.
sandbox-file-broken = The sandbox's own file can't be used: { $detail }. Free it or fix its rights; or move it away, and the made-up community begins anew (Steward's own store is another file).
sandbox-file-stuck = The sandbox's own file can't be written right now: { $detail }. Make room on the disk or close what holds the file, then try again.
sandbox-json-only = Send JSON with Content-Type: application/json.
sandbox-bad-frame = This frame can't be read: { $what }. docs/sandbox.md shows each of them.
sandbox-steward-off = Steward is not running.
sandbox-steward-stuck = Steward can't take what happens here right now. Nothing is lost: it is handed over again.

## Switches for trouble

sandbox-trouble-right-delete = Steward may not delete
sandbox-trouble-right-delete-note = Its right to remove others' messages is taken away.
sandbox-trouble-right-mute = Steward may not mute
sandbox-trouble-right-mute-note = Its right to mute members is taken away.
sandbox-trouble-right-kick = Steward may not kick
sandbox-trouble-right-kick-note = Its right to remove members is taken away.
sandbox-trouble-right-ban = Steward may not ban
sandbox-trouble-right-ban-note = Its right to ban and unban is taken away.
sandbox-trouble-right-write = Steward may not write
sandbox-trouble-right-write-note = Its right to write in channels is taken away; private messages still go.
sandbox-trouble-right-manage = Steward may not manage the server
sandbox-trouble-right-manage-note = Its right to lock channels and pause invites is taken away.
sandbox-trouble-role-low = Steward's role stands lowest
sandbox-trouble-role-low-note = Everybody ranks above it, so it can't act on anyone.
sandbox-trouble-left = A member has left
sandbox-trouble-left-note = The account is gone until you switch this off again.
sandbox-trouble-closed = Private messages closed
sandbox-trouble-closed-note = The person takes no private messages from Steward.
sandbox-trouble-lost-answer = Answers to sends get lost
sandbox-trouble-lost-answer-note = Messages appear, but Steward never hears that they did.
sandbox-trouble-slow = A slow platform
sandbox-trouble-slow-note = Each call of Steward's takes 3 seconds longer.
sandbox-trouble-busy = Too many requests
sandbox-trouble-busy-note = Each call is answered with "try again in 5 seconds".
sandbox-trouble-room-gone = The moderators' room is gone
sandbox-trouble-room-gone-note = Nobody sees it, and Steward can't write there.

## Situations to play

sandbox-scene-raid = a raid
sandbox-scene-raid-note = A dozen fresh accounts join and post the same link.
sandbox-scene-raid-began = A raid begins: 12 accounts join #general and post the same thing.
sandbox-scene-quarrel = a quarrel
sandbox-scene-quarrel-note = Two people who know each other grow sharp, until one goes too far.
sandbox-scene-quarrel-began = A quarrel begins: Brann and Kestrel are about to disagree in #raids.
sandbox-scene-complaint = a complaint
sandbox-scene-complaint-note = Several members are unhappy with the last patch and say so politely.
sandbox-scene-complaint-began = Complaints begin: members in #support are unhappy with the last patch.
sandbox-scene-contest = a contest
sandbox-scene-contest-note = A draw from the call to the winner, which everybody can check. You can take part.
sandbox-scene-contest-began = A draw begins: Mira is about to give away a lantern in #general. You can take part.
sandbox-scene-poll = a poll
sandbox-scene-poll-note = The team asks, members vote, the result stands where it was asked. You can vote.
sandbox-scene-poll-began = A poll begins: Mira is about to ask something in #general. You can vote.
sandbox-scene-event = an event
sandbox-scene-event-note = Three places and four who want one: watch the waiting list move up.
sandbox-scene-event-began = An event begins: Oskar is about to invite people in #general. You can answer.
sandbox-scene-spam = spam
sandbox-scene-spam-note = A newcomer's very first message promises easy money.
sandbox-scene-spam-began = Spam arrives: somebody joins #general with an offer.
sandbox-scene-flood = a flood
sandbox-scene-flood-note = One member posts line after line, faster than anyone can read.
sandbox-scene-flood-began = A flood begins: Kestrel has found the Enter key in #games.
sandbox-scene-crisis = somebody unwell
sandbox-scene-crisis-note = A quiet member says that they are not doing well.
sandbox-scene-crisis-began = A quiet moment begins: Ives writes in #general and is not doing well.
sandbox-scene-disguise = a disguised insult
sandbox-scene-disguise-note = The same rude word, hidden in dots, digits and letters of another alphabet.
sandbox-scene-disguise-began = Disguised insults begin: Kestrel tries to slip a word past everybody in #games.
sandbox-scene-edited = edited afterwards
sandbox-scene-edited-note = A harmless message becomes an insult once everybody has read it.
sandbox-scene-edited-began = An edit begins: Kestrel writes something harmless in #general, for now.
sandbox-scene-report = a report
sandbox-scene-report-note = Members report a message that no rule would find.
sandbox-scene-report-began = Reports begin: members in #games come upon a message that no rule would find.

## The web server

http-port-taken = Port { $port } is taken by another program. Stop that program, or choose another port: steward demo --port { $next }
