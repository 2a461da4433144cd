# What people's decisions teach, how well the scores do, and what is wished of them.

due-learning = learning from what people decided
command-learning = What your decisions taught me, and how well the scores do here
command-learning-head = One score: how often it was right, from where it asks, and why
option-learning-head-score = which score
command-learning-wish = Wish for so many cards a day, or for so many right
option-learning-wish-score = which score
option-learning-wish-for = cards a day, precision (how many are right), or the usual level
option-learning-wish-value = a number of cards a day, or a percentage
choice-learning-wish-for-cards = cards a day, at most
choice-learning-wish-for-precision = how many are right, at least
choice-learning-wish-for-usual = the usual level
command-learning-versions = The versions of what was learned; with a number, go back to it
option-learning-versions-version = the version to go back to
command-learning-pause = Stop learning for now; the scores stay as they are
command-learning-resume = Go on learning
command-learning-reset = Back to the model's own scores; Undo takes it back
choice-learning-head-score-toxic = rudeness
choice-learning-head-score-insult = insults
choice-learning-head-score-threat = threats
choice-learning-head-score-hate = hatred of a group
choice-learning-head-score-profanity = swearing
choice-learning-head-score-spam = spam and scams
choice-learning-head-score-complaint = complaints
choice-learning-head-score-question = questions
choice-learning-head-score-bug = bug reports
choice-learning-head-score-idea = ideas
choice-learning-head-score-praise = praise
choice-learning-head-score-wellbeing = someone may not be well
choice-learning-wish-score-toxic = rudeness
choice-learning-wish-score-insult = insults
choice-learning-wish-score-threat = threats
choice-learning-wish-score-hate = hatred of a group
choice-learning-wish-score-profanity = swearing
choice-learning-wish-score-spam = spam and scams
choice-learning-wish-score-complaint = complaints
choice-learning-wish-score-question = questions
choice-learning-wish-score-bug = bug reports
choice-learning-wish-score-idea = ideas
choice-learning-wish-score-praise = praise
choice-learning-wish-score-wellbeing = someone may not be well

press-learning = What I learned
press-learning-all = All scores
press-learning-versions = Versions
press-learning-pause = Pause
press-learning-resume = Go on learning
press-learning-reset = Start anew
press-learning-cards = Wish: cards a day
press-learning-precision = Wish: how many right
press-learning-usual = The usual level
press-learning-wish = Wish for it
press-learning-back = Go back to version { $version }
press-learning-undo = Undo

## The menu

learning-title = What your decisions taught me
learning-what = Each decision, Undo and “Wrong” of a moderator tells me whether a score was right. Members' reports teach nothing until a moderator has decided.
learning-nothing-yet = Nothing learned: the scores are the model's own.
learning-changed-by =
    { $count ->
        [one] Changed by { $count } decision, version { $version }.
       *[other] Changed by { $count } decisions, version { $version }.
    }
learning-paused = Paused: what you decide is kept for later, and the scores stay as they are.
learning-aside = Version { $version } did worse on your newest decisions, so I keep it aside. Nothing has changed.
learning-waiting =
    { $count ->
        [one] { $count } decision is new since I last learned.
       *[other] { $count } decisions are new since I last learned.
    }
learning-unnamed =
    { $count ->
        [one] { $count } report that you confirmed is about something that no score measures.
       *[other] { $count } reports that you confirmed are about something that no score measures.
    }
learning-line = { $head }: { $parts }
learning-decided =
    { $count ->
        [0] no decision yet
        [one] { $count } decision
       *[other] { $count } decisions
    }
learning-right = { $right } of { $of } right
learning-cards =
    { $cards ->
        [0] no card
        [one] { $cards } card a day
       *[other] { $cards } cards a day
    }
learning-from = asks from { $level }
learning-head-toxic = Rudeness
learning-head-insult = Insults
learning-head-threat = Threats
learning-head-hate = Hatred of a group
learning-head-profanity = Swearing
learning-head-spam = Spam and scams
learning-head-complaint = Complaints
learning-head-question = Questions
learning-head-bug = Bug reports
learning-head-idea = Ideas
learning-head-praise = Praise
learning-head-wellbeing = Someone may not be well

## One score

learning-no-head = There is no score called “{ $head }”. There are { $known }.
learning-fact-decided = Decided
learning-decided-of =
    { $moved ->
        [0] { $count }, none of which moves the score now
       *[other] { $count }, of which { $moved } move the score now
    }
learning-fact-precision = Right
learning-too-few =
    { $count ->
        [0] nothing decided above the level yet; { $need } are needed to tell
        [one] only { $count } decided above the level; { $need } are needed to tell
       *[other] only { $count } decided above the level; { $need } are needed to tell
    }
learning-share = { $right } of { $of }, { $percent } % (surely between { $low } and { $high } %)
learning-fact-found = Found
learning-found-unknown = can't be told: too few reports by members were confirmed to know what is missed
learning-fact-cards = Cards
learning-cards-over =
    { $days ->
        [one] { $cards } today
       *[other] { $cards } a day over { $days } days
    }
learning-level-usual = Asks from { $level }, the usual level: nobody wished for another.
learning-level-cards =
    { $days ->
        [one] Asks from { $level }, since you wished for { $wish }. Yesterday it would have been { $would }.
       *[other] Asks from { $level }, since you wished for { $wish }. Over the last { $days } days it would have been { $would } a day.
    }
learning-level-precision = Asks from { $level }, since you wished for { $wish }. Of { $count } decided above it, { $percent } % were right.
learning-level-best = You wished for { $wish }, and no level surely reaches that: the best had { $percent } % of { $count } right. So it asks from { $level }, the usual level.
learning-level-little-days = You wished for { $wish }. I need { $need } whole days of talk to work that out and have { $have }. Until then it asks from { $level }, the usual level.
learning-level-little-messages = You wished for { $wish }. I need { $need } messages to work that out and have { $have }. Until then it asks from { $level }, the usual level.
learning-level-little-decisions = You wished for { $wish }. I need { $need } decisions to work that out and have { $have }. Until then it asks from { $level }, the usual level.
learning-wish-cards =
    { $cards ->
        [one] at most { $cards } card a day
       *[other] at most { $cards } cards a day
    }
learning-wish-precision = at least { $percent } % right
learning-unused = No rule here asks from this level. One that should says { $line }
learning-table = How often each score was right:
learning-row = { $start } to { $end }: { $percent } % of { $count }, where the score said { $said } %
learning-form-cards = Cards a day, at most
learning-form-cards-hint = 5, say; 0.5 is one in two days
learning-form-precision = How many of them should be right, in percent
learning-form-precision-hint = 50 to 99; 90, say
learning-wish-unknown = “{ $text }” is nothing that I can work out. Say cards, precision or usual.
learning-wish-unread-cards = “{ $text }” is no number of cards a day. Between 0.1 and 1000, please; 5, say.
learning-wish-unread-precision = “{ $text }” is no percentage that I can aim at. Between 50 and 99, please; 90, say.

## Versions, and going back

learning-versions-title = Versions of what I learned
learning-versions-what = Each new one is tried on the newest third of your decisions before it counts. Less error is better.
learning-versions-none = None yet. The first comes some minutes after you have decided five cases.
learning-version = Version { $version }: { $parts }
learning-version-in-force = in force
learning-version-aside = kept aside
learning-version-of =
    { $count ->
        [one] from { $count } decision
       *[other] from { $count } decisions
    }
learning-version-at = { $at }
learning-version-trial =
    { $count ->
        [one] error on the newest one: { $after }, before it { $before }
       *[other] error on the newest { $count }: { $after }, before it { $before }
    }
learning-no-version = There is no version “{ $version }” to go back to. /learning versions lists them.
learning-already = Version { $version } is in force already.
learning-back-title = Version { $version } is in force again
learning-back-done = What was decided after it was made doesn't count any more. What you decide from now on does.
learning-reset-title = Back to the model's own scores
learning-reset-done = What was decided so far doesn't count any more; I learn anew from your next decisions. Your wishes stay.
learning-reset-already = There is nothing to set back: nothing is learned just now.
learning-undo-late = Something else has changed since, so I can't put it back in one step. /learning versions shows what you can go back to.
learning-told-aside =
    { $count ->
        [one] I learned anew and tried it on your newest decision: it did worse than before. I keep version { $version } aside, and nothing changes.
       *[other] I learned anew and tried it on your { $count } newest decisions: it did worse than before. I keep version { $version } aside, and nothing changes.
    }
learning-doctor-paused = Learning from your decisions is paused. /learning resume lets it go on.
learning-doctor-aside = What I learned last (version { $version }) did worse than before and is kept aside. /learning versions shows both.

## Under Explain

learning-like =
    { $of ->
        [one] { $what }; moderators confirmed { $confirmed } of the last one like it
       *[other] { $what }; moderators confirmed { $confirmed } of the last { $of } like it
    }
learning-like-few =
    { $count ->
        [one] { $what }; only { $count } like it was decided so far
       *[other] { $what }; only { $count } like it were decided so far
    }
learning-like-none = { $what }; nothing like it was decided so far

## In rules

rule-score-wished = { $head } from the level that you wished for
rule-expected-score-level = a number above 0, up to 1, or the word wished
