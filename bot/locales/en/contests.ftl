# Draws (chance decides) and contests (people decide).

activity-contests = The contest no. { $ref }
due-contests-freeze = the close of a contest's list
due-contests-draw = a draw
due-contests-claim = the end of the time to claim a prize
due-contests-tidy = tidying up after a contest

command-contest = Draws and contests: what is on, and whether you are in
command-contest-new = Make a draw or a contest
option-contest-new-kind = what it is; a giveaway if left out
choice-contest-new-kind-giveaway = giveaway: chance decides
choice-contest-new-kind-jury = a jury gives points
choice-contest-new-kind-vote = members vote
choice-contest-new-kind-ugc = what members post with a hashtag
option-contest-new-title = what it is called
option-contest-new-ends = until when one can take part: friday 20:00, in 3 days, 24.12. 18:00
option-contest-new-prize = what can be won
option-contest-new-places = how many win; 1 if left out
option-contest-new-channels = where it is announced; here if left out
option-contest-new-by = for what members post: who decides
choice-contest-new-by-chance = chance
choice-contest-new-by-jury = a jury
choice-contest-new-by-vote = the members
command-contest-list = What is running, and what was lately decided
command-contest-show = One draw or contest, and what can be done with it
option-contest-show-number = which one; the newest if left out
command-contest-open = Open a draft, or announce an open one in more channels
option-contest-open-number = which one; the newest if left out
option-contest-open-channels = where: names of channels, here, everywhere
command-contest-review = Entries that wait for a look
option-contest-review-number = which one; the newest if left out
command-contest-jury = Put somebody on the jury, or take them off it
option-contest-jury-person = who
option-contest-jury-number = which one; the newest if left out
command-contest-freeze = Close the list now
option-contest-freeze-number = which one; the newest if left out
command-contest-draw = Draw a closed list now
option-contest-draw-number = which one; the newest if left out
command-contest-reroll = Let the next in line have a place
option-contest-reroll-number = which one; the newest if left out
option-contest-reroll-place = which place, where several won
command-contest-cancel = Call it off
option-contest-cancel-number = which one; the newest if left out
option-contest-cancel-reason = why; everybody can read it
command-contest-prize = Note that a prize was handed over
option-contest-prize-number = which one; the newest if left out
option-contest-prize-place = which place, where several won
option-contest-prize-what = what was handed over, if it was something else

contests-press-in = Take part
contests-press-out = Leave it again
contests-press-me = Am I in?
contests-press-me-in = No. { $ref }: am I in?
contests-press-claim = Yes, it's me
contests-press-vote = Vote
contests-press-judge = For the jury
contests-press-rejudge = Start over
contests-press-skip = Later
contests-press-ok = Let it count
contests-press-no = Leave it out
contests-press-open-message = Open the message
contests-press-open = Open it now
contests-press-words = Change the words…
contests-press-who = Who may take part…
contests-press-how = How it works…
contests-press-discard = Throw it away
contests-press-freeze = Close the list
contests-press-cancel = Call it off
contests-press-tell = Announce the outcome again
contests-press-fallback = Use the sealed number
contests-press-unseen = Pass over them
contests-press-given-place = Place { $place }: handed over
contests-press-reroll-place = Place { $place }: next in line

contests-title-chance = Draw · { $title }
contests-title-jury = Contest · { $title }
contests-title-vote = Contest · { $title }
contests-moment = { $at }
contests-parts = { $parts }
contests-span = { $length }
contests-fact-prize = Prize
contests-fact-places = How many win
contests-fact-ends = Until
contests-fact-who = Who may
contests-fact-in = In it
contests-fact-draw = Decided
contests-fact-claim = Time to come forward
contests-fact-judging = Time to judge
contests-fact-source = The number
contests-gate-tenure = here for { $length } or longer
contests-gate-messages =
    { $count ->
        [one] with { $count } message or more
       *[other] with { $count } messages or more
    }
contests-gate-role = with a certain role
contests-gate-winners = no prize within the last { $length }
contests-gate-staff = not for the team
contests-how-button = To take part, press the button. That's all.
contests-how-form = To take part, press the button and write your entry.
contests-how-reply = To take part, reply to this message with your entry.
contests-how-hashtag = To take part, write a message with #{ $tag }.
contests-count =
    { $count ->
        [0] Nobody is in yet. Be the first.
        [one] { $count } person is in.
       *[other] { $count } people are in.
    }
contests-who-asks = Asked by { $name }. You can leave again at any time before it is decided.
contests-kept = I note that you take part. After the close your account number is in the list that everybody can check.
contests-kept-works = I keep your entry and show it to whoever decides. After the close your account number is in the list that everybody can check.
contests-looking-at =
    { $count ->
        [one] The time is over. { $count } entry still waits for a moderator's look.
       *[other] The time is over. { $count } entries still wait for a moderator's look.
    }
contests-closed-count =
    { $count ->
        [0] The list is closed. Nobody took part.
        [one] The list is closed: { $count } person is in it.
       *[other] The list is closed: { $count } people are in it.
    }
contests-soon-chance = The draw: { $at }.
contests-soon-jury = The jury decides until { $at }.
contests-soon-vote = Vote until { $at }. Nobody sees the count before.
contests-decided-soon = The time to decide is over. The outcome comes here.
contests-by-people = Points or votes decide; where two are equal, the draw does.
contests-by-seal = The order comes from a number that was sealed when this opened. Whoever runs me could know it.
contests-by-beacon = The order comes from round { $round } of drand, a public source of numbers that nobody can know before { $at }.
contests-code-rules = Code of the conditions: { $code }
contests-code-seal = Code of the sealed number: { $code }
contests-code-list = Code of the list: { $code }
contests-call-cancelled = This was called off.
contests-call-why = Why: { $why }
contests-call-below = How it came about, and how to check it, is in the message with the outcome.
contests-closed-now =
    { $count ->
        [one] “{ $title }”: the list is closed with { $count } person. Decided: { $at }.
       *[other] “{ $title }”: the list is closed with { $count } people. Decided: { $at }.
    }

contests-result-title = Outcome · { $title }
contests-moved-title = A place became free · { $title }
contests-winner = { $place }. { $name }
contests-winner-votes =
    { $count ->
        [one] { $place }. { $name } · { $count } vote
       *[other] { $place }. { $name } · { $count } votes
    }
contests-winner-points =
    { $count ->
        [one] { $place }. { $name } · { $mean } points from { $count } juror
       *[other] { $place }. { $name } · { $mean } points from { $count } jurors
    }
contests-nobody-in = Nobody took part, so nobody won.
contests-nobody-left = Nobody who took part can have it.
contests-out-of-chance =
    { $count ->
        [one] Drawn from { $count } person.
       *[other] Drawn from { $count } people.
    }
contests-out-of-jury =
    { $count ->
        [one] The jury judged { $count } entry.
       *[other] The jury judged { $count } entries.
    }
contests-out-of-vote =
    { $count ->
        [one] The members chose among { $count } entry.
       *[other] The members chose among { $count } entries.
    }
contests-left-out = Left out: { $parts }
contests-left-absent = not here any more: { $count }
contests-left-staff = team: { $count }
contests-left-role = without the role: { $count }
contests-left-tenure = not here long enough: { $count }
contests-left-messages = too few messages: { $count }
contests-left-organiser = organiser: { $count }
contests-left-juror = jury: { $count }
contests-left-winner = won lately: { $count }
contests-left-withdrawn = left it again: { $count }
contests-left-forgotten = had their data erased: { $count }
contests-left-unseen = could not be seen: { $count }
contests-left-twice = won already under another account: { $count }
contests-left-lapsed = did not come forward: { $count }
contests-left-replaced = replaced by the team: { $count }
contests-why-absent = you were not seen in this community.
contests-why-staff = the team doesn't take part in this one.
contests-why-role = it takes a certain role.
contests-why-tenure = you have not been here long enough.
contests-why-messages = it takes more messages than you have written here.
contests-why-organiser = you are its organiser.
contests-why-juror = you are on the jury.
contests-why-winner = you won a prize lately.
contests-why-withdrawn = you left it again.
contests-why-forgotten = your data was erased.
contests-why-unseen = the platform did not tell whether you are here.
contests-why-twice = another account of yours won already.
contests-why-lapsed = the time to come forward ran out.
contests-why-replaced = the team gave the place to the next in line.
contests-plain-list = The list was closed on { $at } and its code was posted here before the draw, so nobody could be slipped in or taken out afterwards.
contests-plain-sealed = The order comes from a number that was sealed at the opening; honestly, whoever runs me could have looked at it.
contests-plain-beacon = The order comes from a number that a public source announced at { $at }, after the list was closed, so nobody could know it before.
contests-plain-list-works = The list was closed on { $at } and its code was posted here before anybody decided, so nothing could be slipped in or taken out afterwards.
contests-plain-sealed-works = Points or votes decided; only between equals did the order come from a number sealed at the opening, which whoever runs me could have looked at.
contests-plain-beacon-works = Points or votes decided; only between equals did the order come from a number that a public source announced at { $at }, after the list was closed.
contests-plain-late = The order comes from a number that a public source announced at { $at }; honestly, that was before the list was closed here, since I was not running in time.
contests-plain-fallback = The public source could not be reached, so the team decided to use the number sealed at the opening; whoever runs me could have looked at it.
contests-plain-check = Check it yourself: open the page draw-{ $ref }.html from this message on your phone; it draws again and tells you whether everything fits.
contests-recipe = By hand: for each line of the list take SHA-256 of the number, a vertical bar and the line, then sort by it. Or run: steward verify-draw draw.json
contests-recipe-works = By hand: points or votes go first; between equals take SHA-256 of the number, a vertical bar and the line, and sort by it. Or run: steward verify-draw draw.json
contests-fact-list = List
contests-fact-number = Number
contests-fact-rules = Conditions
contests-file-page = A page that draws again and compares
contests-file-record = The record of the draw
contests-chart-title = Outcome of “{ $title }”
contests-votes =
    { $count ->
        [one] { $count } vote
       *[other] { $count } votes
    }
contests-points = { $mean } · { $count }

contests-claim-call = Is it you? Press within { $length }, or the place goes to the next in line.
contests-you-won = You won · { $title }
contests-you-won-prize = Your prize: { $prize }
contests-you-won-claim = Tell me that you are there within { $length }, or the place goes to the next in line.
contests-you-won-soon = The team will turn to you about it.
contests-claim-done = Wonderful. The team knows and will turn to you about “{ $title }”.
contests-claim-already = You came forward already; the team knows. “{ $title }” is yours.
contests-claim-not-you = Your name isn't among the winners of “{ $title }” this time. Thank you for taking part.
contests-claim-lapsed = The time to come forward for “{ $title }” ran out, and the place went to the next in line.
contests-claimed-staff = { $name } came forward for “{ $title }”. When the prize is handed over: /contest prize
contests-lapsed-you = You won “{ $title }”, but the time to come forward ran out, so the place goes to the next in line.

contests-bars-organiser = You are organising this one, so you can't win it.
contests-bars-juror = You are on the jury of this one, so you can't take part.
contests-bars-winner = You won a prize here lately. This time it is for the others.
contests-closed = “{ $title }” takes nobody in any more; the list was closed: { $at }.
contests-not-open = This isn't open yet.
contests-cancelled-already = “{ $title }” was called off.
contests-unknown = There is no contest { $ref } here. /contest list shows what there is.
contests-out-done = You're out of “{ $title }”. Nothing of it is kept, except your line where the list is closed already; it can't win.
contests-out-not-in = You weren't in “{ $title }”, so there's nothing to leave.
contests-fault-entry = Your entry is empty. Write a few words and send it again.
contests-heard-yes = You're in: “{ $title }”.
contests-heard-review = I have your entry for “{ $title }”. It counts as soon as a moderator has looked at it.
contests-heard-no = Your message can't count for “{ $title }”.

contests-me-in-now = You're in, number { $number } of { $of } so far.
contests-me-in = You're in: number { $number } of { $of }.
contests-me-until = The list stays open until { $at }.
contests-me-review = Your entry waits for a moderator's look.
contests-me-review-what = It counts as soon as somebody has looked; you'll hear from me.
contests-me-left-out = A moderator left your entry out. You can take it back and send another one.
contests-me-not-yet = You're not in yet.
contests-me-refused = You're not in: { $why }
contests-me-in-list =
    { $of ->
        [one] You're in the closed list, number { $number } of { $of }.
       *[other] You're in the closed list, number { $number } of { $of }.
    }
contests-me-not-in-list =
    { $count ->
        [0] You're not in the closed list; nobody is.
        [one] You're not in the closed list of { $count } person.
       *[other] You're not in the closed list of { $count } people.
    }
contests-me-withdrawn = You left it again, so your line can't win.
contests-me-line = Your line in it: { $line }. The code beneath covers it; the page with the outcome finds it.
contests-me-won = You won place { $place }.
contests-me-passed = You were passed over: { $why }
contests-me-lost = You didn't win this time. Thank you for taking part.
contests-mydata-entry = In “{ $title }” since { $at }
contests-mydata-prize = A prize in “{ $title }”, { $at }
contests-mydata-vote = Your vote in “{ $title }”: entry { $entry }; it is deleted when the votes are counted

contests-vote-title = Vote · { $title }
contests-vote-what = One vote each; you can move it until the end. Neither members nor the team see how you vote.
contests-vote-nothing = There is nothing to vote on any more.
contests-vote-for = For no. { $number }
contests-vote-chosen = ✓ No. { $number }
contests-vote-done = Your vote is with no. { $number }. You can move it until { $at }.
contests-vote-same = Your vote is with no. { $number } already.
contests-vote-own = That is your own entry. Give your vote to somebody else's.
contests-vote-gone = This entry isn't there any more.
contests-work = No. { $number }
contests-work-link = { $url }
contests-judging-other = This one is decided in another way.
contests-judging-soon = Not yet: entries come in until { $at }.
contests-judging-over = “{ $title }”: the time to decide is over.
contests-judge-not-you = This button is for the jury.
contests-judge-title = { $title } · { $number } of { $of }
contests-judge-done =
    { $count ->
        [0] There is nothing to judge.
        [one] Done: you judged the one entry.
       *[other] Done: you judged all { $count } entries.
    }
contests-jury-begins =
    { $count ->
        [one] “{ $title }”: { $count } entry waits for your points, until { $at }. Press “For the jury” under its message.
       *[other] “{ $title }”: { $count } entries wait for your points, until { $at }. Press “For the jury” under its message.
    }
contests-jury-you = You are on the jury of “{ $title }”. I'll write when there is something to judge.
contests-jury-on = { $name } is on the jury now.
contests-jury-off = { $name } isn't on the jury any more.
contests-jury-other = This one isn't decided by a jury.
contests-jury-late = The list is closed, so the jury stays as it is.

contests-review-title = Entry { $number } · { $title }
contests-review-in = Your entry for “{ $title }” counts now.
contests-review-out = A moderator left your entry for “{ $title }” out. You can take it back and send another one.
contests-review-yes = Entry { $number } counts.
contests-review-no = Entry { $number } is left out.
contests-review-by = { $what } · { $name }
contests-review-same = Somebody decided that already.
contests-review-gone = Its author took this entry back.
contests-review-late = The list of “{ $title }” isn't open any more.
contests-review-none = No entry of “{ $title }” waits for a look.
contests-review-left =
    { $count ->
        [one] The time for “{ $title }” is over, and { $count } entry waits for a look: /contest review. The list closes once that is done, at the latest { $until }.
       *[other] The time for “{ $title }” is over, and { $count } entries wait for a look: /contest review. The list closes once that is done, at the latest { $until }.
    }

contests-form-words = A draw or a contest
contests-form-who = Who may take part
contests-form-how = How it works
contests-form-entry = Your entry
contests-form-keep = Keep
contests-field-title = What is it called?
contests-field-prize = What can be won?
contests-field-about = What is it about?
contests-hint-about = A few words; members read them above the button
contests-field-ends = Until when can one take part?
contests-hint-ends = friday 20:00 · in 3 days · 2026-12-24 18:00
contests-hint-ends-set = Now: { $at }. Empty: it stays
contests-field-places = How many win?
contests-field-tenure = Here for at least how long?
contests-field-messages = At least how many messages?
contests-field-roles = Only with one of these roles
contests-hint-roles = ids of roles, or the roles themselves with @; empty: any
contests-field-winners = Winners pause for how long?
contests-hint-span = 2 hours · 3d · 2w; empty: no matter
contests-field-staff = May the team win?
contests-choice-yes = yes
contests-choice-no = no
contests-choice-none = none
contests-field-entering = How does one take part?
contests-entering-button = by a button
contests-entering-form = by a button and a few words
contests-entering-reply = by a reply to the message
contests-entering-hashtag = by a message with a hashtag
contests-field-hashtag = Which hashtag?
contests-hint-hashtag = only for hashtags; with or without #
contests-field-claim = Winners come forward within
contests-hint-claim = 48h · 3d; empty: they need not
contests-field-judging = Jury or members decide within
contests-field-source = Where does the number come from?
contests-source-sealed = sealed at the opening
contests-source-drand = drand, a public source
contests-field-entry = What do you send in?
contests-hint-entry = A text, a link; whoever decides reads it

contests-fault-title = It needs a name.
contests-fault-far = That is too far away; { $length } is the most.
contests-fault-places = I can't read “{ $text }” as how many win. Write a number from 1 to { $most }.
contests-fault-choice = “{ $text }” isn't among what I know: { $known }.
contests-fault-number = I can't read “{ $text }” as a number.
contests-fault-hashtag = “{ $text }” is no hashtag. Write one word, letters and digits, for example autumn2026.
contests-fault-button = An entry is something to look at here, so a button alone is not enough.
contests-fault-span = I can't read “{ $text }” as a length. Write for example 2 hours, 3d or 2w.
contests-lacks-title = Still missing: what it is called. Press “Change the words…”.
contests-lacks-ends = Still missing: until when one can take part. Press “Change the words…”.
contests-lacks-hashtag = Still missing: the hashtag. Press “How it works…”.
contests-no-channel = Still missing: where it is announced. Write: /contest open { $ref } with the channel's name.
contests-channel-unknown = I find no channel “{ $text }”. Write its name, here, or everywhere.
contests-person-unknown = I find nobody called “{ $text }” here.
contests-ends-past = The time until which one can take part is over. Set a later one and open it then.

contests-draft-head = Draft no. { $ref }, as members will see it:
contests-not-draft = This is open already.
contests-opened = “{ $title }” is open, no. { $ref }. Its conditions stay as they are from now on.
contests-opening = I'm asking the public source whether it answers. “{ $title }” opens right after; if it doesn't answer, you'll hear from me. No. { $ref }.
contests-not-opened = I did not open “{ $title }”; it is a draft again.
contests-not-opened-mend = Try again later, or choose the number that is sealed at the opening under “How it works…”.
contests-posted = “{ $title }” is on its way to the channels where it wasn't.
contests-discarded = The draft is gone.
contests-fixed = No. { $ref } is open, and what was promised stays. You can call it off with /contest cancel and make another one.
contests-fixed-over = This is over; nothing of it can be changed.
contests-cancel-what = Call off “{ $title }”? To give a reason that everybody can read: /contest cancel { $ref } and the reason.
contests-cancelled = “{ $title }” is called off; its message says so.
contests-drawn-already = “{ $title }” is decided already.
contests-not-drawn = Nothing is decided yet.
contests-draw-open = The list is still open. Close it first: /contest freeze { $ref }
contests-draw-early = The promised number is only there at { $at }. I draw as soon as I have it.
contests-draw-begun = I'm drawing. The outcome comes in a moment.
contests-freeze-what = Close the list of “{ $title }” now? Nobody can come in afterwards.
contests-freeze-review =
    { $count ->
        [one] { $count } entry waits for a look: /contest review { $ref }. Then close the list.
       *[other] { $count } entries wait for a look: /contest review { $ref }. Then close the list.
    }
contests-frozen =
    { $count ->
        [0] The list is closed. Nobody is in it.
        [one] The list is closed with { $count } person. Decided: { $at }.
       *[other] The list is closed with { $count } people. Decided: { $at }.
    }
contests-frozen-already = The list is closed already.
contests-reroll-what = { $name } loses place { $place }, and the next in line gets it. The order was fixed by the draw; nothing is drawn anew.
contests-reroll-done = Place { $place } is free. The next in line gets it.
contests-reroll-gone = This place isn't theirs any more.
contests-reroll-given = That prize was handed over already.
contests-given = Noted: { $prize } to { $name }.
contests-given-already = { $name } had it already: { $at }.
contests-told-again = The outcome goes out once more.
contests-prize-given = { $name } · handed over: { $prize } · { $by } · { $at }
contests-prize-claimed = { $name } came forward; the prize is still to be handed over.
contests-prize-waiting = { $name } has until { $at } to come forward.
contests-prize-untold = { $name } could not read of it yet.
contests-show-head = No. { $ref } · { $state }
contests-show-review =
    { $count ->
        [one] { $count } entry waits for a look: /contest review { $ref }
       *[other] { $count } entries wait for a look: /contest review { $ref }
    }
contests-list-title = Draws and contests
contests-list-line = No. { $ref } · { $title } · { $state }
contests-list-none = Nothing is running right now.
contests-list-none-staff = Nothing is running. /contest new makes a draw or a contest.
contests-state-draft = draft
contests-state-opening = about to open
contests-state-open = open
contests-state-frozen = list closed
contests-state-drawn = decided
contests-state-done = done
contests-state-cancelled = called off

contests-trouble = “{ $title }” can't be drawn right now. I keep trying, and nothing is lost.
contests-no-beacon = Whoever runs me has not allowed the public source drand.
beacon-unreachable = The public source drand doesn't answer.
beacon-signature = What came as drand's answer is not rightly signed, so I don't believe it.
contests-unseen = A platform doesn't tell me whether somebody in line is still here.
contests-fallback-what = You can decide to use the number that was sealed at the opening. The outcome will say so.
contests-unseen-what = You can decide to pass over people whom I can't see. The outcome counts them.
contests-fallback-done = Then I use the sealed number, and the outcome says so.
contests-fallback-no = There is nothing to decide here any more.
contests-unseen-done = Then I pass over people whom I can't see.
contests-unseen-no = There is nothing to decide here any more.
