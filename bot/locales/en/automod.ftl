# The automatic rules: seen, tried, changed, promoted.

command-automod = The automatic rules: see, try and change them
command-automod-list = Every rule: what it does, how often it spoke up, what it lacks to act
command-automod-show = One rule as a sentence and as text
option-automod-show-rule = its short name, or its title
command-automod-add = Add a word to a rule's list
option-automod-add-rule = which rule
option-automod-add-word = a word, a phrase, or a beginning with * at its end
command-automod-mode = How far a rule may go: off, shadow, ask, act
option-automod-mode-rule = which rule
option-automod-mode-mode = off, shadow (only watches), ask, act
option-automod-mode-reason = why it may act before it has earned it
choice-automod-mode-mode-off = off
choice-automod-mode-mode-shadow = only watches
choice-automod-mode-mode-ask = asks moderators
choice-automod-mode-mode-act = acts by itself
command-automod-does = What a rule would do once it acts
option-automod-does-rule = which rule
option-automod-does-deed = hold, remove, mute10m or mute1h
choice-automod-does-deed-hold = hold the message
choice-automod-does-deed-remove = remove the message
choice-automod-does-deed-mute10m = mute for 10 minutes
choice-automod-does-deed-mute1h = mute for an hour
command-automod-test = Try the rules on a text, as if a newcomer or a member had written it
option-automod-test-text = the text
option-automod-test-as = who would have written it
choice-automod-test-as-newcomer = a newcomer
choice-automod-test-as-member = a member of long standing
command-automod-explain = Why each rule speaks up at a message, or does not
option-automod-explain-message = reply to the message, or paste its link
command-automod-backtest = What the rules would have done with the last days of this chat
option-automod-backtest-days = how many days back; 30 if left out
option-automod-backtest-rule = one rule only
command-automod-export = The rule file as text
command-automod-import = Put a new rule file in force
command-automod-promote = Which rules have earned to act by themselves
option-automod-promote-rule = which rule shall act

press-back = Back
press-next = Next
press-earlier = Earlier
press-further = Further
press-automod-list = All rules
press-automod-test = Try a text…
press-automod-test-now = Try it
press-automod-test-again = Another text…
press-automod-history = Try on history
press-automod-promote = Ready to act
press-automod-export = Export
press-automod-import = Import…
press-automod-import-now = Put in force
press-automod-word = Add a word…
press-automod-add = Add
press-automod-show = Show the rule
press-automod-does = What it would do…
press-does-hold = Hold the message until somebody looks
press-does-remove = Remove the message
press-does-mute10m = Mute for 10 minutes
press-does-mute1h = Mute for an hour
press-automod-override = Let it act anyway…
press-automod-let-act = Let { $rule } act
press-mode-off = Switch off
press-mode-shadow = Only watch
press-mode-ask = Ask moderators
press-mode-act = Act by itself

screen-twin = As a command: { $command }

automod-title = Automatic rules
automod-what = They look at every message. A rule that asks brings a card to you; only a rule that has earned it acts by itself, and never with a kick or a ban.
automod-none = No rule is in force. Choose a kind of community with /setup kind, or take a file in with /automod import.
automod-count = { $mode }: { $count }
automod-parts = { $parts }
automod-warnings =
    { $count ->
        [one] { $count } thing in the file is worth a look; the rule it belongs to shows it.
       *[other] { $count } things in the file are worth a look; the rules they belong to show them.
    }
automod-list-title = All rules
automod-line = { $name } ({ $rule }) · { $mode } · { $facts }
automod-hits =
    { $count ->
        [0] quiet this week
        [one] { $count } message this week
       *[other] { $count } messages this week
    }
automod-ready = may act by itself now
automod-lacks =
    { $count ->
        [0] something is missing before it may act
        [one] { $count } more confirmed decision before it may act
       *[other] { $count } more confirmed decisions before it may act
    }
automod-stale = to be looked at again since { $date }
automod-look = worth a look

automod-fact-mode = Now
automod-fact-hits = Matched
automod-fact-record = Moderators
automod-fact-house = House rule
automod-record =
    { $of ->
        [one] agreed { $confirmed } of { $of } time
       *[other] agreed { $confirmed } of { $of } times
    }
automod-record-none = nobody has decided about this version yet
automod-may-act = It has earned to act by itself.
automod-missing = Before it may act: { $what }
automod-only-asks = It names nothing to do, so it can only ask. Choose what it would do, and its hits count towards acting by itself.
automod-never-acts = Questions, complaints and people who are not well are answered by people. This rule brings them to you and never acts.
automod-does-title = What { $rule } would do
automod-does-what = Until it has earned to act it goes on asking. Each of these is taken back with one tap; kicks and bans always need a person.
automod-does-already = { $rule } names what it would do already. To change it, edit the rule and take it in with /automod import.
automod-overridden = Acts early, by an administrator's decision: { $reason }
automod-stepped-back = Went back to asking by itself on { $at }, since too many of its hits were not confirmed.
automod-warning = Line { $line }: { $what }

automod-no-rule = There is no rule “{ $rule }”. /automod list shows them all.
automod-no-rule-near = There is no rule “{ $rule }”. Did you mean { $near }?
automod-rule-gone = This rule is not in the file any more. /automod list shows what is.
automod-mode-unknown = “{ $mode }” is none of the four. Write off, shadow, ask or act.
automod-mode-already = { $rule }: { $mode } already.
automod-not-yet = { $rule } may not act yet
automod-override-what = You can let it act all the same. Your reason is kept, the audit notes it, and the team is told.
automod-form-override = Let { $rule } act before it has earned it
automod-form-reason = Why? The team reads this
automod-needs-reason = Without a reason it keeps asking. Write a few words why it may act.
automod-no-words = { $rule } looks for no list of words, so there is none to add to. /automod export gives you the file to change.
automod-form-word-title = A word more for { $rule }
automod-form-word = Word or phrase
automod-form-word-hint = Whole words; a * at the end takes every ending: refund*
automod-word-empty = There is no word. Write one, or a phrase.
automod-word-there = “{ $word }” stands in { $rule } already.
automod-word-added = { $rule } now looks for “{ $word }” too.
automod-word-tested = Its examples still hold.

automod-faults-title = I didn't take this
automod-faults-kept = The rules in force stay as they were.
automod-fault = Line { $line }: { $what }
automod-fault-rule = Line { $line }, { $rule }: { $what }
automod-faults-more =
    { $count ->
        [one] And { $count } more.
       *[other] And { $count } more.
    }

automod-promote-title = Who may act by itself
automod-promote-ready =
    { $count ->
        [one] One rule has earned it. You decide.
       *[other] { $count } rules have earned it. You decide.
    }
automod-promote-none = No rule has earned it yet. What is missing:
automod-promote-nobody = No rule here could act: none of those that ask or watch names something to do.
automod-promote-one = { $rule }
automod-promote-line = { $rule }: { $what }
automod-told-act = { $name } lets the rule { $rule } act by itself from now on. Each act has its card with Undo.
automod-told-import =
    { $count ->
        [one] { $name } put a new rule file in force, with { $count } rule.
       *[other] { $name } put a new rule file in force, with { $count } rules.
    }
automod-told-step-back = The rule { $rule } asks again and no longer acts: of its last { $of } decisions { $wrong } were not confirmed.

automod-test-title = Try a text
automod-test-text = Text
automod-test-who = Who would have written it
automod-test-empty = There is no text to try. Write something after /automod test.
automod-who-newcomer = a newcomer
automod-who-member = a member of long standing
automod-tested = As if { $who } had written it
automod-hit-count =
    { $count ->
        [one] One rule speaks up.
       *[other] { $count } rules speak up.
    }
automod-hit-none = No rule speaks up.
automod-hit-rest =
    { $count ->
        [one] One other rule is far from it.
       *[other] { $count } other rules are far from it.
    }
automod-explained-hit = { $name } ({ $rule }) · { $mode }
automod-explained = { $name } ({ $rule }) · { $outcome }
automod-row-when-yes = ✓ { $condition } · { $found }
automod-row-when-no = ✗ { $condition } · { $found }
automod-row-when-unknown = ? { $condition } · { $found }
automod-row-unless-yes = ✗ unless { $condition } · { $found }
automod-row-unless-no = ✓ unless { $condition } · { $found }
automod-row-unless-unknown = ? unless { $condition } · { $found }
automod-same = From { $who }: just the same.
automod-differs = From { $who }: { $rules }.
automod-differs-none = From { $who } no rule would speak up.
automod-explain-title = The rules and a message of { $name }
automod-explain-how = Which message? Reply to it with /automod explain, or paste its link.
automod-explain-unknown = I don't keep that message: it is too old, or I never saw it. /automod test tries its words.
automod-explain-now = As things are known now; pictures, hidden links and mentions are not kept.

automod-history-title =
    { $days ->
        [one] The rules on the last day
       *[other] The rules on the last { $days } days
    }
automod-history-read = Read: messages { $messages }, people { $people }. Nothing was sent or changed.
automod-history-empty = I keep no messages from that time. They gather from the day I join; whoever hosts me can bring in an export with: steward import
automod-history-quiet = No rule would have spoken up.
automod-history-line =
    { $messages ->
        [one] { $rule } · { $mode } · { $messages } message, people: { $people }
       *[other] { $rule } · { $mode } · { $messages } messages, people: { $people }
    }
automod-history-loud =
    { $messages ->
        [one] { $rule } · { $mode } · { $messages } message, people: { $people } · loud: make it narrower before it asks
       *[other] { $rule } · { $mode } · { $messages } messages, people: { $people } · loud: make it narrower before it asks
    }
automod-history-more =
    { $count ->
        [one] And one more rule with hits.
       *[other] And { $count } more rules with hits.
    }
automod-history-undecided =
    { $count ->
        [one] Once a rule could not be decided, since something about the author is not known.
       *[other] { $count } times a rule could not be decided, since something about the author is not known.
    }
automod-history-undecided-by =
    { $count ->
        [one] Undecided once; not known: { $facts }
       *[other] Undecided { $count } times; not known: { $facts }
    }
automod-history-near = One condition short:
automod-history-limits = I keep texts alone: pictures, hidden links and mentions are not tried.

automod-export-title = The rule file
automod-export-part = part { $number } of { $of }
automod-import-title = A new rule file
automod-import-text = The file
automod-import-more = What didn't fit above
automod-import-rest = And the rest
automod-import-hint = A whole file, or only the rules to add or replace
automod-import-empty = There is nothing in it. Paste the file that /automod export gave you, with your changes.
automod-import-done =
    { $count ->
        [one] In force: { $count } rule
       *[other] In force: { $count } rules
    }
automod-import-lost = No longer there: { $rules }. If one of them has only a new name, add was = ["its old name"], and what was learned about it stays.

## A rule's mode, with the word that the command takes

automod-mode-off = off
automod-mode-shadow = watches (shadow)
automod-mode-ask = asks (ask)
automod-mode-act = acts (act)
