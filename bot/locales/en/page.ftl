# Strings of the sandbox page. No selectors: a counted sentence has four keys (see docs/sandbox.md, "Texts of the page").

## The frame
page-skip = Skip to writing
page-sandbox = sandbox
page-bar = Who you are, and what to try
page-rooms = Rooms
page-open-rooms = Show the rooms
page-people = People
page-show-people = Show the people
page-close = Close
page-cancel = Cancel
page-language = Language
page-light = Light colours
page-dark = Dark colours
page-promise = A made-up community with the real Steward inside. Nothing leaves this machine.
page-welcome-title = Welcome to the sandbox.
page-welcome-text = It is a small made-up community with the real Steward at work. Change who you are, start some trouble, and watch what members and moderators see. Nothing leaves this machine.
page-got-it = Got it

## Who I am, what I can try
page-you-are = You are:
page-eyes = See { $name } through someone’s eyes
page-invite = Someone new joins
page-rename = Change my name…
page-rename-title = Change my name
page-rename-label = New name
page-rename-save = Change
page-invite-note = A made-up person, here for the first time
page-try = Try:
page-try-button = Try
page-try-label = Try a situation

## People
page-here-now = Here now · { $count }
page-away = Away · { $count }
page-in-room = In this room
page-waiting-title = Waiting
page-me = { $name } (you)
page-bot = bot
page-new = new
page-members-one = { $count } member
page-members-few = { page-members-other }
page-members-many = { page-members-other }
page-members-other = { $count } members
page-write-to = Write to { $name }
page-mention = Mention { $name }
page-become = Be { $name }

## The room and the conversation
page-waiting-one = { $count } waiting
page-waiting-few = { page-waiting-other }
page-waiting-many = { page-waiting-other }
page-waiting-other = { $count } waiting
page-unread-one = { $count } unread
page-unread-few = { page-unread-other }
page-unread-many = { page-unread-other }
page-unread-other = { $count } unread
page-log = Messages in { $channel }
page-back-to-room = Back to { $channel }
page-today = Today
page-yesterday = Yesterday
page-older = Show earlier messages
page-empty = Nothing has been said in { $channel } yet. Write the first line.
page-empty-cases = Nothing waits for you. When a rule sees something, its card appears here.
page-empty-direct = This is just the two of you. Nobody else can read it.
page-new-messages-one = { $count } new message
page-new-messages-few = { page-new-messages-other }
page-new-messages-many = { page-new-messages-other }
page-new-messages-other = { $count } new messages
page-new-cases-one = { $count } new case
page-new-cases-few = { page-new-cases-other }
page-new-cases-many = { page-new-cases-other }
page-new-cases-other = { $count } new cases

## A message
page-you = you
page-new-here = new here
page-gone = no longer here
page-arrived = New
page-edited = (edited)
page-forwarded = Forwarded
page-in-reply = In reply to
page-file = File
page-reactions = Reactions
page-reacted-one = { $what }, { $count } person
page-reacted-few = { page-reacted-other }
page-reacted-many = { page-reacted-other }
page-reacted-other = { $what }, { $count } people
page-thread-messages-one = { $count } message
page-thread-messages-few = { page-thread-messages-other }
page-thread-messages-many = { page-thread-messages-other }
page-thread-messages-other = { $count } messages
page-message-menu = What to do with this message
page-reply = Reply
page-react = React
page-thread = Start a thread
page-open-thread = Open the thread
page-edit = Edit
page-copy-link = Copy link
page-copied = The link is copied.
page-delete = Delete

## Cards
page-more = More
page-more-for = More: { $what }
page-only-you = Only you can see this
page-dismiss = Put away
page-in-seconds = in { $count } s
page-minutes-left-one = { $count } min left
page-minutes-left-few = { page-minutes-left-other }
page-minutes-left-many = { page-minutes-left-other }
page-minutes-left-other = { $count } min left
page-hours-left-one = { $count } h left
page-hours-left-few = { page-hours-left-other }
page-hours-left-many = { page-hours-left-other }
page-hours-left-other = { $count } h left
page-days-left-one = { $count } day left
page-days-left-few = { page-days-left-other }
page-days-left-many = { page-days-left-other }
page-days-left-other = { $count } days left
page-minutes-over-one = { $count } min over
page-minutes-over-few = { page-minutes-over-other }
page-minutes-over-many = { page-minutes-over-other }
page-minutes-over-other = { $count } min over
page-hours-over-one = { $count } h over
page-hours-over-few = { page-hours-over-other }
page-hours-over-many = { page-hours-over-other }
page-hours-over-other = { $count } h over
page-days-over-one = { $count } day over
page-days-over-few = { page-days-over-other }
page-days-over-many = { page-days-over-other }
page-days-over-other = { $count } days over

## Writing
page-composer = Write a message
page-write = Write to #{ $channel } as { $name }, or press { $key } for commands
page-write-short = Write as { $name }, or { $key } for commands
page-write-mods = Write to the moderators, or press { $key } for commands
page-write-mods-short = Write, or { $key } for commands
page-write-thread = Write in this thread, or press { $key } for commands
page-write-direct = Write to { $name }, or press { $key } for commands
page-write-direct-short = Write, or { $key } for commands
page-cannot-write = You can only read here
page-send = Send
page-attach = Add files
page-files = Files to send
page-remove-file = Leave out { $name }
page-replying = Replying to { $name }
page-editing = Changing your message
page-palette = What you can ask Steward
page-palette-everybody = For everybody
page-palette-team = For moderators
page-palette-setup = For setting things up
page-key-choose = choose
page-key-next = next blank
page-dashed = dashed = you may leave it empty
page-if-you-like = if you like
page-needed = needed

## Forms
page-optional = (if you like)
page-fill-in = Please fill in “{ $what }”.

## Trouble
page-troubles = What can go wrong
page-troubles-note = Switch on a trouble that real platforms have, and see how Steward deals with it.
page-trouble-off = { $what }: take { $name } out
page-for-whom = For whom?
page-reconnecting = The line to the sandbox is broken. I keep trying.
page-stopped = Steward is stopped. What you write is kept, and it will be read when Steward is back.
page-lost = The sandbox can’t be reached just now. Try again in a moment.
page-failed = That did not work. Try again in a moment.

## Polls of the platform's own
page-poll-single = Choose one
page-poll-several = Choose as many as you like
page-poll-quiz = Quiz: your first answer counts
page-poll-anonymous = nobody sees who chose what
page-poll-hidden = results after the close
page-poll-closed = closed
page-poll-until = until { $when }
page-poll-share = { $count } · { $share } %
page-poll-voters-one = { $count } vote
page-poll-voters-few = { page-poll-voters-other }
page-poll-voters-many = { page-poll-voters-other }
page-poll-voters-other = { $count } votes

## Pictures
page-picture-open = { $name }. Open it large
page-picture-veiled = { $name }, a covered picture
page-picture-show = Show the picture
page-picture-save = Save the picture

## Pins, events, voice rooms
page-pinned = Pinned
page-pins-one = { $count } pinned message
page-pins-few = { page-pins-other }
page-pins-many = { page-pins-other }
page-pins-other = { $count } pinned messages
page-events = Events
page-month = The month
page-events-more = and { $count } more
page-event-now = on now
page-event-times = From { $starts } to { $ends }
page-event-begin = Begin now
page-event-end = End it
page-event-cancel = Call it off
page-seats = Who sits here
page-sit-down = Sit down
page-get-up = Get up

## Coming by a link
page-invite-link = Invite by a link…
page-invite-link-note = Somebody new comes by a link that Steward made
page-invite-link-field = The link
page-invite-name-field = What they are called
page-invite-send = Let them in
