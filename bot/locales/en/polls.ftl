# Polls and quizzes.

activity-polls = The poll no. { $ref }
due-polls-close = the close of a poll
due-polls-remind = the reminder of a poll
due-polls-remind-last = the last reminder of a poll
due-polls-count = the platform’s final count of a poll
due-polls-draft = a draft of a poll that nobody put up
command-poll-new = Ask the community: draft a poll, look at it, put it up
option-poll-new-question = what you ask
option-poll-new-options = the options, with | between them
option-poll-new-closes = when it closes: 2 days, friday 20:00, or hand
option-poll-new-method = how votes are counted
option-poll-new-secret = nobody can find out who chose what, the team included
option-poll-new-hidden = no counts before the close
option-poll-new-change = whether a vote can be changed until the close
option-poll-new-tie = what happens when several are level
option-poll-new-quorum = how many must take part: 20, or 30% of those who are active
option-poll-new-role = only people with this role (several: commas between them)
option-poll-new-tenure = only people who have been here this long: 2 weeks
option-poll-new-kind = the platform’s own poll or my ballot; auto picks and says why
option-poll-new-channels = where it appears, on any platform; here, if you name none
option-poll-new-remind = how long before the close I remind the channel: 1 hour, or 1 day, 1 hour
option-poll-new-every = again and again: every monday 10:00
choice-poll-new-method-plurality = one choice, most votes win
choice-poll-new-method-approval = mark all you like, most marks win
choice-poll-new-method-irv = rank them, run-off round by round
choice-poll-new-method-schulze = rank them, every pair is compared
choice-poll-new-secret-yes = yes
choice-poll-new-secret-no = no
choice-poll-new-hidden-yes = yes
choice-poll-new-hidden-no = no
choice-poll-new-change-yes = yes
choice-poll-new-change-no = no
choice-poll-new-tie-first = the one that stands first wins
choice-poll-new-tie-draw = a draw decides, fixed before the start
choice-poll-new-tie-nobody = nobody wins, the team decides
choice-poll-new-kind-auto = whichever fits
choice-poll-new-kind-native = the platform’s own, if it fits
choice-poll-new-kind-ballot = my own ballot
command-poll-quiz = Draft a quiz: questions with right answers, scores and explanations
option-poll-quiz-question = the title of the quiz
option-poll-quiz-closes = when it closes: 2 days, friday 20:00, or hand
option-poll-quiz-channels = where it appears, on any platform; here, if you name none
option-poll-quiz-remind = how long before the close I remind the channel: 1 hour, or 1 day, 1 hour
option-poll-quiz-every = again and again: every monday 10:00
command-poll-list = Polls and quizzes: what is open, what is over
command-poll-show = One poll with its buttons
option-poll-show-number = the number of the poll; the open one, if you name none
command-poll-result = How a poll ended, with its ballots to count again
option-poll-result-number = the number of the poll; the newest one, if you name none
command-poll-here = Let a draft go into this channel, or into the ones you name
option-poll-here-number = the number of the draft; your newest one, if you name none
option-poll-here-channels = channels on any platform; this one, if you name none
command-poll-close = Close a poll now and count it
option-poll-close-number = the number of the poll; the open one, if you name none
command-poll-cancel = Take a poll back without counting it
option-poll-cancel-number = the number of the poll; the open one, if you name none

## The message

polls-number = Poll { $ref }
polls-until = until { $moment }
polls-lasts = open for { $length }
polls-endless = until the team closes it
polls-over = over
polls-cancelled = taken back
polls-cancelled-line = The team took this poll back. No vote is kept.
polls-option = { $number }. { $option }
polls-option-long = – { $option }
polls-option-votes = { $number }. { $option } · { $count } ({ $percent } %)
polls-asked-by =
    { $count ->
        [0] Asked by { $name }. Nobody has voted yet.
        [one] Asked by { $name }. One person has voted so far.
       *[other] Asked by { $name }. { $count } people have voted so far.
    }
polls-how-plurality = One choice; you can change it until the close.
polls-how-plurality-final = One choice, and it stays: it can’t be changed.
polls-how-approval = Mark every option you can live with; you can change it until the close.
polls-how-approval-final = Mark every option you can live with, then hand it in: it can’t be changed after that.
polls-how-irv = Put the options in your order. The last one drops out round by round until one has more than half.
polls-how-irv-final = Put the options in your order and hand it in: it can’t be changed after that.
polls-how-schulze = Put the options in your order. Every two of them are compared; whichever beats the others wins.
polls-how-schulze-final = Put the options in your order and hand it in: it can’t be changed after that.
polls-secret = Secret: once it is over, nobody can find out who chose what, not even the team.
polls-hidden = Counts are shown at the close. Names are not shown.
polls-open = Counts are shown as they come in. Names are not shown.
polls-who-role = Only people with a certain role can vote.
polls-who-tenure = For people who have been here for { $length }.
polls-who-both = For people with a certain role who have been here for { $length }.
polls-quorum = It counts if at least { $count } take part.
polls-quorum-percent = It counts if at least { $percent } % of those who are active take part.
polls-tie-first = If several are level, the one that stands first wins.
polls-tie-draw = If several are level, a draw that is fixed before the start decides.
polls-tie-draw-sealed = If several are level, a draw decides. It is fixed already; its fingerprint: { $fingerprint }
polls-reminder =
    { $count ->
        [0] Poll { $ref }, “{ $question }”, closes { $moment }. Nobody has voted yet.
        [one] Poll { $ref }, “{ $question }”, closes { $moment }. One person has voted so far.
       *[other] Poll { $ref }, “{ $question }”, closes { $moment }. { $count } people have voted so far.
    }

## Voting

polls-press-vote = Vote
polls-press-about = How it works
polls-press-back = Take my vote back
polls-press-undo = Undo the last one
polls-press-finish = Hand it in
polls-press-look = See the result
polls-press-show = { $ref }. { $question }
polls-choose-plurality = Choose one.
polls-choose-approval = Choose as many as you like; each tap is saved.
polls-choose-irv = Tap the options in your order, best first; each tap is saved. You needn’t rank them all.
polls-choose-schulze = Tap the options in your order, best first; each tap is saved. You needn’t rank them all.
polls-marked = ✓ { $option }
polls-choice = { $options }
polls-yours = Your vote is in: { $choice }. You can change it until the close.
polls-yours-until = Your vote is in: { $choice }. You can change it until { $moment }.
polls-not-yet = Not handed in yet. Press “Hand it in” when you are done.
polls-final = Your vote is in: { $choice }. In this poll it can’t be changed.
polls-closed-already = This poll is over; votes no longer change anything.
polls-not-open = This poll isn’t open.
polls-vote-natively = Vote on the poll itself, in the channel.
polls-ballot-unknown = This button isn’t from your own ballot. Press “Vote” on the poll to open yours.
polls-unknown = There is no poll { $ref } here. /poll list shows those there are.

## The result

polls-won =
    { $count ->
        [one] { $option } wins with one vote ({ $percent } %)
       *[other] { $option } wins with { $count } votes ({ $percent } %)
    }
polls-won-irv =
    { $number ->
        [one] { $option } wins in the first round: { $count } { $count ->
            [one] vote
           *[other] votes
        }
       *[other] { $option } wins in round { $number }: { $count } { $count ->
            [one] vote
           *[other] votes
        }
    }
polls-won-schulze = { $option } wins the comparison of every two
polls-won-first = { $options } are level; { $option } stands first and wins, as agreed before the start
polls-won-drawn = { $options } are level; the draw fixed before the start picks { $option }
polls-tied = { $options } are level, so nobody wins
polls-nobody-voted = Nobody voted
polls-no-quorum =
    { $count ->
        [0] Nobody took part, so it doesn’t count
        [one] Only one person took part, so it doesn’t count
       *[other] Only { $count } took part, so it doesn’t count
    }
polls-first-choices = The numbers above are first choices.
polls-round = Round { $number }: { $votes }
polls-round-out = Round { $number }: { $votes }. Out: { $out }
polls-round-votes = { $option } { $count }
polls-duel = { $option } against { $other }: { $count } to { $against }
polls-tie-on-the-way = Some were level on the way; the rule fixed before the start decided.
polls-turnout =
    { $count ->
        [one] One person took part.
       *[other] { $count } people took part.
    }
polls-turnout-of = { $count } of { $total } took part ({ $percent } %), counted among { $of }.
polls-of-active = those who wrote here in the 28 days before, or voted
polls-seed = The draw: { $seed }. Its fingerprint stood on the poll from the start: { $fingerprint }
polls-uncertain = The platform hasn’t confirmed this count. It is the last one it told me.
polls-bar-note = { $count } · { $percent } %
polls-told = Poll { $ref } is over: { $question }
polls-staff-undecided = Poll { $ref } has ended without a sure winner: { $question }
polls-press-ballots = Count it yourself
polls-ballots = Every ballot of poll { $ref }, without names and in no order: one row is one ballot.
polls-recount-plurality = Add up each column. The largest sum wins.
polls-recount-approval = Add up each column. The largest sum wins.
polls-recount-irv = Count the 1s of each column. While none has more than half of the ballots still in play, strike out the smallest column; its ballots go to their next number. Of columns that are level, strike out the one that was smaller in the latest earlier round; where no round tells, the one that the poll’s rule puts last, or all of them where level means that nobody wins.
polls-recount-schulze = For every two columns, count the rows where one has the smaller number; an empty cell comes last. Whichever beats all others wins. If they beat each other in a circle, the strongest chain of wins decides (the Schulze method).
polls-recount-ties = If columns are level, the rule on the poll decides. A fixed draw ranks the options by SHA-256 of “draw|number”, smallest first.
polls-no-ballots = There are no ballots to show for this one.
polls-not-over = Poll { $ref } isn’t over yet.
polls-closed = Poll { $ref } is closed, and the result is out.
polls-counting = It is closed. The result comes as soon as the platform has counted.

## How it works

polls-explain-plurality = Everybody has one vote; most votes win.
polls-explain-approval = Everybody marks all the options they can live with; most marks win.
polls-explain-irv = Everybody ranks the options. If none is first on more than half of the ballots, the weakest drops out and its ballots go to their next choice, until one has more than half.
polls-explain-schulze = Everybody ranks the options. Every two are compared on all ballots; whichever beats the others wins. If they beat each other in a circle, the strongest chain of wins decides (the Schulze method).
polls-explain-open = I keep who chose what so that nobody votes twice, and never show it. Whoever runs my database could look. /mydata shows yours, /forget_me erases it.
polls-explain-secret = Until the close I have to know which ballot is yours, so that you can change it. At the close I destroy the key, and the ballots remain without names or times. Backups made earlier, the database’s log until it is overwritten, and what the platform itself has seen are beyond my reach. Where very few vote, the result itself can give a vote away.
polls-explain-tie-first = If several are level, the one that stands first wins.
polls-explain-tie-draw = If several are level, a draw decides. It was fixed before the first vote and is shown at the close.
polls-explain-tie-nobody = If several are level, nobody wins and the team decides.
polls-by-native = I use { $why }
polls-by-ballot = I use my own ballot: { $why }
polls-platform-discord = Discord
polls-platform-telegram = Telegram
polls-platform-sandbox = the sandbox
polls-platform-any = this platform
polls-why-fits = { $platform }’s own poll, since it can do all of this.
polls-why-asked = you asked for it.
polls-why-secret = a secret poll whose ballots anybody can count again is more than the platform’s own polls can do.
polls-why-ranked = the platform’s own polls know no ranking.
polls-why-gate = the platform’s own polls can’t check who may vote.
polls-why-channels = one poll in { $given } channels is more than the platform’s own polls can do.
polls-why-questions = { $given } questions are more than the platform’s own polls hold.
polls-why-terms = the platform’s own polls have no room for the rule about level votes or the number who must take part.
polls-why-final = votes in the platform’s own polls can be changed.
polls-why-none = { $platform } has no polls of its own here.
polls-why-hidden = { $platform } shows counts before the close.
polls-why-quiz = { $platform } has no quiz like this.
polls-why-explanation = the explanation has { $given } characters, and { $platform } takes { $most }.
polls-why-options = { $given } options are more than the { $most } that { $platform } takes.
polls-why-few = { $platform } wants at least { $most } options.
polls-why-question = the question has { $given } characters, and { $platform } takes { $most }.
polls-why-long = one option has { $given } characters, and { $platform } takes { $most }.
polls-why-endless = polls of { $platform } end by themselves within { $most } days, and this one is closed by hand.
polls-why-minutes = { $platform } counts whole hours, and this one isn’t open for whole hours.
polls-why-short = polls of { $platform } are open for at least { $most } min.
polls-why-lengthy = polls of { $platform } are open for at most { $most } days.
polls-why-refused = { $platform } didn’t take its own poll.

## Drafts

polls-form-title = A new poll
polls-form-quiz-title = A new quiz
polls-form-question = Question or title
polls-form-question-hint = Where do we meet?
polls-form-options = Options, one on each line
polls-form-options-hint = The park
polls-form-questions = Questions, an empty line between them
polls-form-questions-hint = First line asks; + a right answer; - a wrong one; = why
polls-form-closes = Closes (empty: in a day)
polls-form-closes-hint = 2 days, friday 20:00, or hand
polls-press-preview = Look at it
polls-draft = A draft: so far only you can see this.
polls-draft-where = It goes to: { $channels }
polls-draft-here = It goes into this channel.
polls-draft-every = Again and again: { $rule }
polls-draft-dates = The next ones: { $dates }
polls-press-post = Put it up
polls-press-plan = Plan it
polls-press-edit = Change the text
polls-press-correct = Correct it
polls-press-drop = Throw it away
polls-set-method = Counted: { $value }
polls-set-tie = Level: { $value }
polls-set-secret-on = Secret: yes
polls-set-secret-off = Secret: no
polls-set-hidden-on = Counts: at the close
polls-set-hidden-off = Counts: live
polls-set-change-on = Changing a vote: yes
polls-set-change-off = Changing a vote: no
polls-set-kind-auto = Whose poll: whichever fits
polls-set-kind-ballot = Whose poll: mine
polls-method-plurality = one choice
polls-method-approval = all you like
polls-method-irv = ranked, run-off
polls-method-schulze = ranked, pairs
polls-rule-first = the first wins
polls-rule-draw = a draw
polls-rule-nobody = nobody wins
polls-nothing-lost = What you typed is kept.
polls-draft-gone = This draft isn’t there any more. /poll new begins another one.
polls-open-already = This poll is no draft any more.
polls-dropped = Thrown away.
polls-posted = Poll { $ref } is on its way.
polls-posted-again = It is being posted again. Every vote stands.
polls-posted-anew = It is being posted on my own ballot and begins anew.
polls-stands = It stands where it belongs, nothing is missing.
polls-planned = Planned. Poll { $ref } is the pattern; /schedule shows the dates.
polls-stopped = Pattern { $ref } makes no more polls. What is open goes on.
polls-held = Crisis mode is on, so nothing new goes out. The draft is kept; put it up afterwards.
polls-fire-kept = The recurring poll { $ref } was left out this time. { $why }
polls-template = Pattern { $ref }: { $question } ({ $rule })
polls-press-stop = No more of these
polls-bad-no-question = Your poll still needs a question.
polls-bad-question = The question has { $given } characters; at most { $most } fit.
polls-bad-few = A poll needs at least two options; I found { $given }. Put each on its own line, or | between them.
polls-bad-many = { $given } options are too many; at most { $most } fit.
polls-bad-long = Option { $number } has { $given } characters; at most { $most } fit.
polls-bad-twice = “{ $option }” stands there twice.
polls-bad-line = Line { $number }: { $words }
polls-bad-mark = I can’t tell what “{ $text }” is. Begin it with + (right), - (wrong) or = (explanation), or put an empty line before a new question.
polls-bad-right = At least one answer must be right (+) and at least one wrong (-).
polls-bad-explanation = The explanation has { $given } characters; at most { $most } fit.
polls-bad-no-quiz = I found no question. Write it on a line of its own, with its answers beneath: + right, - wrong.
polls-bad-questions = { $given } questions are too many; at most { $most } fit.
polls-bad-quorum = I can’t read “{ $text }”. Write how many must take part: 20, or 30%.
polls-bad-span = A poll is open for a minute at least and a year at most. Try: 2 days, or friday 20:00.
polls-bad-past = The moment at which it was to close has passed. Change it and put it up again.
polls-bad-tenure = I can’t read “{ $text }” as a length. Try: 2 weeks.
polls-bad-remind = I can’t remind “{ $text }” before the close. Try: 1 hour, or: 1 day, 1 hour. It must be shorter than the poll.
polls-bad-every = A recurring poll needs a length rather than a moment. Try: closes 2 days.
polls-bad-rule = I can’t read any more when this is to recur. Try: every monday 10:00.
polls-bad-quorum-role = I don’t know how many people have that role. Write a number instead of a percentage.
polls-bad-apart = Members can’t read this place. Go to their channel and use /poll here { $ref }, or name the channels there.
polls-bad-word = I don’t know “{ $text }”. Pick one of the words on offer.
polls-bad-channels = I don’t see such a channel. Name it as it is written there, or leave it out for this one.

## For the team

polls-press-close = Close and count
polls-press-cancel = Take it back
polls-press-leave = Leave it open
polls-press-again = Post again
polls-close-sure =
    { $count ->
        [one] Close poll { $ref }, “{ $question }”, now? One person has voted. It can’t be opened again.
       *[other] Close poll { $ref }, “{ $question }”, now? { $count } people have voted. It can’t be opened again.
    }
polls-cancel-sure =
    { $count ->
        [one] Take poll { $ref }, “{ $question }”, back? The one vote is lost.
       *[other] Take poll { $ref }, “{ $question }”, back? { $count } votes are lost.
    }
polls-cancelled-now = Poll { $ref } is taken back.
polls-deleted-native =
    { $count ->
        [0] Somebody deleted poll { $ref }, “{ $question }”. It was the platform’s own, so its votes went with it. Posted again, it begins anew on my ballot.
        [one] Somebody deleted poll { $ref }, “{ $question }”. It was the platform’s own, so its one vote went with it. Posted again, it begins anew on my ballot.
       *[other] Somebody deleted poll { $ref }, “{ $question }”. It was the platform’s own, so its { $count } votes went with it. Posted again, it begins anew on my ballot.
    }
polls-list = Polls
polls-none = There are no polls yet.
polls-none-open = No poll is open now.
polls-none-over = No poll is over yet.
polls-which = Several polls are open. Which one? /poll list shows their numbers.
polls-entry = { $ref }. { $question } · { $state }
polls-state-draft = draft
polls-state-template = pattern of a recurring poll
polls-state-open = open
polls-state-counting = being counted
polls-state-closed = over

## Quizzes

polls-quiz-what =
    { $count ->
        [one] A quiz of one question. You get the answer at once.
       *[other] A quiz of { $count } questions. You get each answer at once.
    }
polls-quiz-data = The first answer to each question counts. Scores are shown without names, unless you choose to be named.
polls-press-play = Play
polls-quiz-of = Question { $number } of { $total }
polls-right = Right: { $option }
polls-wrong = “{ $option }” isn’t it. Right would be: { $answer }
polls-your-score = You have { $count } of { $total } right.
polls-named = Your name will stand in the table of scores, if your score is among the best ten.
polls-unnamed = Your name won’t be shown.
polls-press-name = Show my name
polls-press-unname = Don’t show my name
polls-not-played = You haven’t played this quiz.
polls-quiz-nobody = Nobody played
polls-quiz-chart = How the quiz went: { $question }
polls-score = { $count } of { $total }
polls-quiz-mean =
    { $count ->
        [one] One person played: { $mean } of { $total } right
       *[other] { $count } people played: { $mean } of { $total } right on average
    }
polls-quiz-right =
    { $total ->
        [one] { $count } of one answered rightly
       *[other] { $count } of { $total } answered rightly
    }
polls-quiz-solved = { $number }. { $question } — { $answer } ({ $percent } % knew it)
polls-quiz-answer = Right: { $answer }
polls-quiz-place = { $number }. { $name } · { $count } of { $total }
polls-quiz-unnamed =
    { $count ->
        [one] One player isn’t named, as they wish.
       *[other] { $count } players aren’t named, as they wish.
    }

## What /mydata says

polls-mydata = Poll { $ref }, “{ $question }”: your vote is { $choice }.
polls-mydata-secret = Poll { $ref }, “{ $question }”: you take part. It is secret, so your choice isn’t shown, and at the close the link to you goes.
polls-mydata-quiz = Quiz { $ref }, “{ $question }”: your answers.
