# Events: the call, answers and the waiting list, reminders, questions, check-in, preparation, evaluation.

activity-events = The event no. { $ref }
due-events-begin = the start of an event
due-events-end = the end of an event
due-events-doors = the opening of an event's check-in
due-events-wrap = the counting of who came to an event
due-events-score = the evaluation of an event
due-events-remind = a reminder of an event
due-events-promote = an announcement of an event

## Commands

command-event = Events: what is on, and everything around them
command-event-list = What is on and what is coming
command-event-show = One event: your place, questions, calendar
option-event-show-number = its number; without one, the next event
command-event-new = Plan an event; without anything else a form opens
option-event-new-title = what it is called
option-event-new-when = friday 19:00, 2h · tomorrow 19:00-21:00
option-event-new-place = where it is, or a link
option-event-new-about = what happens there, in a few sentences
option-event-new-capacity = how many can come; nothing for everybody
command-event-edit = The brief of an event, and its details
option-event-edit-number = its number; without one, the next event
option-event-edit-title = what it is called
option-event-edit-place = where it is, or a link
option-event-edit-about = what happens there, in a few sentences
option-event-edit-capacity = how many can come; 0 for everybody
option-event-edit-voice = the voice channel where it happens
option-event-edit-owner = who looks after it
option-event-edit-role = a role that everybody who comes gets: its id, or a mention of it
option-event-edit-pin = pin the call
choice-event-edit-pin-yes = yes
choice-event-edit-pin-no = no
option-event-edit-questions = whether the team looks at questions first
choice-event-edit-questions-open = others see them at once
choice-event-edit-questions-looked = the team looks first
command-event-publish = Put the call up, here or in the channels you name
option-event-publish-number = its number
option-event-publish-channels = where; without any, here
command-event-date = Ask members which dates suit them, then pick one
option-event-date-number = its number
option-event-date-times = up to 8 dates with ; between them
option-event-date-channels = where to ask; without any, here
command-event-move = Move an event; everybody who said yes or maybe is told
option-event-move-number = its number
option-event-move-when = friday 19:00, 2h · tomorrow 19:00-21:00
command-event-cancel = Call an event off; everybody who said yes or maybe is told
option-event-cancel-number = its number
option-event-cancel-reason = what to tell them
command-event-people = Who comes, who waits, who can't
option-event-people-number = its number; without one, the next event
command-event-ask = Ask a question for an event
option-event-ask-number = its number; without one, the next event
option-event-ask-question = your question
command-event-questions = Questions for an event, the most wanted first
option-event-questions-number = its number; without one, the next event
command-event-code = The code to show to those who came
option-event-code-number = its number; without one, the next event
command-event-slots = Parts in the preparation that members can take
option-event-slots-number = its number
option-event-slots-names = speaker, host, notes · “none” takes all away
command-event-promote = When to announce an event again before it begins
option-event-promote-number = its number
option-event-promote-when = 7d, 1d, 2h before it, or moments; “none” for never
option-event-promote-channels = where; without any, where the call stands
command-event-repeat = Let an event come again
option-event-repeat-number = its number
option-event-repeat-rule = every friday 19:00 · last sunday of the month 12:00 · off
command-event-report = How an event went
option-event-report-number = its number
command-event-settings = How much has to be thought of before an event goes out
option-event-settings-brief = the whole brief, or title, time and place
choice-event-settings-brief-full = the whole brief
choice-event-settings-brief-short = title, time and place

## The call

events-number = Event { $number }
events-untitled = Untitled event
events-state-draft = draft
events-state-open = coming up
events-state-running = on now
events-state-over = over
events-state-cancelled = called off
events-when = { $starts } to { $ends }
events-when-open = no date yet
events-label-when = When
events-label-place = Where
events-label-speakers = With
events-label-owner = Host
events-label-capacity = Places
events-capacity = { $count }
events-going = { $count } going
events-going-of = { $count } of { $of } going
events-counts = { $going } · { $maybe } maybe
events-counts-waiting = { $going } · { $maybe } maybe · { $waiting } on the waiting list
events-call-data = One tap is enough, and you can change your mind. Only the organisers see who comes.
events-call-off = This event was called off.
events-call-over = It's over. Thank you to everybody who came.
events-press-yes = I'm going
events-press-maybe = Maybe
events-press-no = Can't come
events-press-remind = Remind me
events-press-more = More
events-press-here = I'm here
events-press-ics = Add to my calendar
events-press-ask = Ask a question
events-press-questions = Questions
events-press-duties = Help prepare
events-press-people = Who comes
events-press-brief = Brief
events-press-code = Check-in code
events-press-finish = End it now
events-press-report = How it went
events-press-show = Event { $number }

## Answers, to the one who pressed

events-answer-yes = You have a place at “{ $title }”. See you there!
events-answer-waiting = All places at “{ $title }” are taken. You are number { $number } on the waiting list, and I tell you in private the moment a place is yours.
events-answer-maybe = Noted: maybe you'll come to “{ $title }”. A maybe holds no place.
events-answer-no = Noted: you can't come to “{ $title }”. Thank you for telling.
events-own-none = You haven't answered yet.
events-own-yes = You have a place.
events-own-maybe = You said maybe.
events-own-no = You said that you can't come.
events-own-waiting = You are number { $number } on the waiting list.
events-promoted = A place became free: you are in at “{ $title }”.
events-promoted-how = If you can't come after all, give it back, so that the next in line can.
events-gone = I don't know this event any more.
events-unknown = There is no event { $number } here. /event list shows what there is.
events-none = Nothing is planned right now.
events-over = This event is over.
events-off = This event was called off.
events-running = It has begun, so its time stays. Everything else can be changed with /event edit.
events-past = That time has passed. Choose one that is still to come.
events-dateless = It has no date yet, so there is nothing to put into a calendar.
events-ics = Open the file, and your calendar takes it in.

## Reminders

events-remind-which = When shall I remind you?
events-remind-done = I'll remind you { $length } before it begins. Tap to change that.
events-remind-late = It's too close for a reminder now.
events-reminder-on = ✓ { $length } before
events-reminder-off = { $length } before
events-press-quiet = No reminders
events-quiet = No more reminders of “{ $title }”.
events-reminder = “{ $title }” begins { $at }.
events-soon = Coming up: { $title }
events-moved = “{ $title }” has moved. It was to be { $before }.
events-moved-how = Your answer stands unless you change it. Reminders moved along.
events-press-still = I'm still going
events-cancelled = “{ $title }” on { $at } was called off.

## Finding a date

events-dates-title = When people can come to “{ $title }”
events-dates-how = Which dates suit you? Tap every one that does.
events-dates-asked =
    { $count ->
        [0] Nobody has answered yet.
        [one] One person has answered.
       *[other] { $count } people have answered.
    }
events-date-line = { $at } · { $count }
events-date-best = ✓ { $at } · { $count }, most so far
events-press-can = { $at } · { $count }
events-press-pick = Pick { $at }
events-can = You can come on: { $times }. Tap again to change it.
events-can-none = None of the dates suits you. Tap again to change it.
events-dates-picked = The date is set: { $at }
events-dates-off = No date is looked for any more.
events-dates-over = The date is settled, so nothing can be chosen here any more.
events-dates-chosen = The date is set: { $at }. { $count } said they can.
events-dates-sent = I'm asking about { $count } dates. /event date { $number } shows how it stands and lets you pick.
events-dates-number = Give me 2 to { $most } different dates with “;” between them, for example: friday 19:00; saturday 18:00
events-clashes = At the same time: { $what }
events-clash-event = “{ $title }” ({ $at })
events-clash-other = { $what } ({ $at })

## The brief

events-drafted = Here is the draft. Nobody sees it until you publish it.
events-lacking = still open
events-lacking-how = Once every line is filled in, it can be published.
events-in-voice = in the voice channel
events-tick-yes = ✓ { $what }
events-tick-no = ○ { $what }
events-brief-title = Title
events-brief-when = Time
events-brief-place = Place or link
events-brief-about = What happens
events-brief-goal = Goal
events-brief-audience = For whom
events-brief-script = Format and script
events-brief-speakers = Speakers
events-brief-budget = Budget
events-brief-owner = Owner
events-press-basics = Title, time, place…
events-press-plan = Goal, script, budget…
events-press-own = I look after it
events-press-publish = Publish here
events-press-short = Use the short brief
events-press-cancel = Call it off
events-brief-short = From now on an event needs a title, a time and a place here, and no more.
events-brief-full = From now on an event needs its whole brief before it goes out.
events-publish-lacks = Before it can go out, the brief still needs: { $what }. /event edit fills it in.
events-published = It's up. It begins { $at }, and I take care of the rest.
events-published-held = It's ready. Crisis mode is on, so the call goes out when somebody resumes it.
events-published-again = It's up there too.
events-published-already = This event has been published already.
events-channel-unknown = I don't know that channel. Write its name, or use the command where the call shall stand.
events-channel-staff = Members can't read that channel. Name one that they can, or use /event publish there.
events-form-new = A new event
events-form-edit = Title, time, place
events-form-plan = The rest of the brief
events-field-title = What is it called?
events-field-when = When, and for how long?
events-field-place = Where? A place or a link
events-field-about = What happens there?
events-field-capacity = How many can come?
events-hint-when = friday 19:00, 2h
events-hint-place = Town hall, or https://…
events-hint-capacity = Leave empty for everybody
events-field-goal = What is it for? How will you know it worked?
events-field-audience = Whom is it for?
events-field-script = How will it go?
events-field-speakers = Who speaks or leads?
events-field-budget = What does it cost? One line each
events-save = Save
events-send = Send
events-when-clock = { $time } is no time of day. Write it like 19:00-21:00.
events-when-length = An event lasts between { $least } and { $most }. Write it like: friday 19:00, 2h
events-capacity-unread = I can't read “{ $text }” as a number of people. Write a number, or nothing for everybody.
events-owner-unknown = I don't know that person here.
events-role-unread = Write the role's id, or mention it, in the place where it is.
events-role-staff = That role makes somebody part of the team, or lets newcomers in, so an event can't give it away.
events-move-done = Moved. It now begins { $at }, and everybody who said yes or maybe is told.
events-form-cancel = Call the event off
events-field-reason = What shall I tell those who wanted to come?
events-form-dates = Ask for a date
events-field-dates = Up to 8 dates, one a line
events-hint-dates = friday 19:00, 2h
events-cancel-done = “{ $title }” is called off. Everybody who said yes or maybe is told.
events-cancel-draft = “{ $title }” is called off. Nobody had seen it yet.
events-finished = “{ $title }” is over. In a quarter of an hour I count who came.
events-list-title = Events
events-list-line = { $number }. { $title } · { $when } · { $state }

## People

events-people-title = Who comes to “{ $title }”
events-people-in = Going: { $count }
events-people-waiting = Waiting: { $count }
events-people-maybe = Maybe: { $count }
events-people-no = Can't come: { $count }
events-people-list = { $names }
events-people-nobody = nobody
events-people-rest = and { $count } more
events-people-came = Seen there so far: { $count }

## Questions

events-questions-title = Questions for “{ $title }”
events-questions-none = No questions yet. Yours can be the first.
events-question-line =
    { $count ->
        [one] { $number }. { $text } · { $count } vote { $note }
       *[other] { $number }. { $text } · { $count } votes { $note }
    }
events-question-mine = · yours
events-question-held = · waits for your look
events-press-vote = ▲ { $count } · no. { $number }
events-press-qshow = Show no. { $number }
events-press-qdone = Answered: no. { $number }
events-press-qhide = Hide no. { $number }
events-form-ask = A question for the event
events-field-question = Your question
events-question-put = Your question is number { $number }. Others can vote for it.
events-question-waits = Thank you. The team looks at it first, then it stands in the list.
events-question-empty = There is no question in it yet. Write a sentence.
events-question-many = { $most } open questions are the most for one person. Wait until some are answered.
events-question-over = This question isn't open any more.
events-vote-done = You want an answer to number { $number } too.
events-vote-back = Your vote for number { $number } is taken back.
events-vote-own = It's your own question, so it counts already.

## Preparation

events-duties-title = Help prepare “{ $title }”
events-duties-none = There is nothing to take on right now.
events-duties-many = { $most } parts are the most for one event.
events-duty-line = { $name }: { $who }
events-duty-free = free
events-press-duty = I'll do it: { $name }
events-press-duty-back = Give back: { $name }
events-duty-unknown = This part is no longer needed.
events-duty-taken = Somebody was quicker: { $name } is taken.
events-duty-yours = Thank you! { $name } is yours.
events-duty-back = { $name } is free again. Thank you for telling in time.
events-duty-told = { $who } takes on “{ $name }” for “{ $title }”.
events-duty-told-back = { $who } gives back “{ $name }” for “{ $title }”. It is free again.

## Check-in

events-code = Check-in code for “{ $title }”: { $code }. Show it to those who came; they tap “I'm here” and type it in.
events-form-here = You are here
events-field-code = The code that the host shows
events-hint-code = five digits
events-here-done = Good to see you! You are checked in at “{ $title }”.
events-here-twice = You are checked in already.
events-here-wrong =
    { $left ->
        [one] That's not the code. Look again; you have one more try.
       *[other] That's not the code. Look again; you have { $left } more tries.
    }
events-here-locked = Too many wrong codes. Ask the host to see to it.
events-here-early = Check-in opens { $at }.
events-here-late = Check-in is closed.

## Announcements and recurrence

events-promote-done = I'll announce it on { $times }.
events-promote-none = It won't be announced again.
events-promote-late = An announcement has to come before the event begins.
events-promote-many = { $most } announcements are the most for one event.
events-promote-dateless = It needs a date that is still to come before it can be announced.
events-repeat-done = It comes again: { $rule }. The next times: { $times }. Each one gets its own call when the one before begins.
events-repeat-off = It comes no more. What is published already stays.
events-repeat-none = It doesn't come again, so there is nothing to end.
events-repeat-first = Publish it first; then it can come again.

## Afterwards

events-feedback-ask = How was “{ $title }”?
events-feedback-how = Three short questions. Organisers see the answers without names.
events-press-feedback = Say how it was
events-feedback-title = How was it?
events-field-score = From 1 (not for me) to 5 (great)
events-field-again = Would you come again?
events-field-text = What should we keep, what should change?
events-score-1 = 1 · not for me
events-score-2 = 2 · so-so
events-score-3 = 3 · all right
events-score-4 = 4 · good
events-score-5 = 5 · great
events-again-yes = Yes
events-again-no = Rather not
events-feedback-done = Thank you! That helps the next one.
events-feedback-score = Choose a number from 1 to 5.
events-feedback-early = You can say how it was once it's over.
events-feedback-late = The form is closed. Tell the organisers in the chat if you like.
events-feedback-absent = This form is for those who came.
events-report-title = How “{ $title }” went
events-report-early = It isn't over yet, so there is nothing to tell.
events-report-yes = Said yes
events-report-said = { $count }, and { $maybe } maybe
events-report-came = Came
events-report-rate = { $count }. Of { $of } who said yes, { $rate } % came; { $extra } came without saying so; { $returning } had been at an earlier event.
events-report-rate-none = { $count }, and nobody had said so before
events-report-uncounted = not counted: there was no voice channel, and nobody used the code
events-report-waited = Waiting list
events-report-line = { $count } got a place from it, { $left } still waited
events-report-score = Score
events-report-few = fewer than five answers, so it stays hidden
events-report-mean = { $mean } of 5 from { $n } answers (5: { $five }, 4: { $four }, 3: { $three }, 2: { $two }, 1: { $one })
events-report-chart = “{ $title }”: { $mean } of 5 from { $n } answers
events-report-again = Would come again
events-report-share = { $share } % of { $n } (likely { $low } to { $high } %)
events-report-quote = “{ $text }”
events-report-goal = Goal
events-report-met = Goal met?
events-met-open = nobody has said yet
events-met-yes = yes
events-met-partly = partly
events-met-no = no
events-press-met-yes = Goal met
events-press-met-partly = Partly met
events-press-met-no = Not met

## For the team

events-native-gone = The platform's own entry for “{ $title }” was taken away or ended there, and not by me. Event { $number } itself goes on.
events-native-gone-mend = If it shall not take place, use /event cancel { $number }.
events-native-refused = I couldn't put “{ $title }” among the platform's own events: { $why }
events-native-refused-mend = The call stands all the same. On Discord, give Steward the right to manage events; the next change tries again.
events-native-refused-other = The call stands all the same. Change its time, place or voice channel with /event edit, and I try again.
events-role-refused = I couldn't give the role of “{ $title }”: { $why }
events-role-refused-mend = Everybody keeps their place. Drag Steward above that role, or choose another with /event edit.
events-mydata = Events · your answers: { $answers } · visits: { $visits } · polls on a date: { $dates } · questions: { $questions } · feedback: { $feedback }
