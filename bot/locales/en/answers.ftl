# Answers that only the asker sees: refusals, second presses, explanations.

press-unknown = This button is from an older version of me. The newest card has it too.
case-unknown = There is no case { $number } here.
case-already = { $name } closed this { $ago }.
case-already-rule = A rule decided this { $ago }. Undo takes it back.
case-closed-already = Case { $number } is not open any more.
case-owned = { $name } is working on this. You can write to them, or wait until their claim runs out.
case-not-for-this = Case { $number } is of another kind; its card shows what can be done here.
case-not-claimed = Nobody has claimed case { $number }, so there is nothing to give back.
case-waits-already = Case { $number } is set aside already.
press-failed = That did not work, and it is not your fault. It is kept, and staff have a card with Try again.
claim-too-often =
    { $count ->
        [one] You have renewed this once already; let a colleague look, or decide.
       *[other] You have renewed this { $count } times already; let a colleague look, or decide.
    }
length-unreadable = I can't read “{ $text }” as a length. Write for example 30m, 2h or 1d; up to 28 days.
retry-nothing = Nothing failed here, so there is nothing to try again.
case-no-house-rules = There are no house rules here yet; an administrator writes them with /house.
undo-nothing = This was taken back already.
stuck-again = I'll try once more.

denied-unknown = I can't see your rights here, so I can't let you do this.
denied-standing = This takes the rank of { $needed }.
denied-above = This is about a member of staff; somebody above them decides.
denied-self = This is about you, so somebody else decides.
denied-own-appeal = You decided the case in question, so a colleague looks at it this time.
denied-target-unknown = I can't see this person's rights right now, so I leave them alone. Try again in a moment.
denied-bot = This is a bot; moderation verbs are for people. Remove it in the platform's settings.
denied-owner = This is the owner of the place; nobody can act on them.
denied-equal = Their rank is not below yours; somebody above them decides.
denied-heavy =
    { $count ->
        [one] That was your { $count } kick or ban for this hour; a lead has to confirm the next one and is being called.
       *[other] Those were your { $count } kicks and bans for this hour; a lead has to confirm the next one and is being called.
    }
denied-heavy-nobody =
    { $count ->
        [one] That was your { $count } kick or ban for this hour, and there is no lead here whom I could call. The case is marked; the hour passes too.
       *[other] Those were your { $count } kicks and bans for this hour, and there is no lead here whom I could call. The case is marked; the hour passes too.
    }
heavy-call = { $name } asks you to confirm “{ $what }” on case { $number }.
confirm-nothing = Nothing waits to be confirmed here.

answer-empty = The answer is empty. Write a few words and send it again.
answer-nobody = I don't know this person any more, so I can't write to them. Answer in the channel instead.
hand-needs-note = Choose a colleague and leave a short note about what is to be done.
hand-nobody = There is no colleague here who could take it.
hand-not-you = This was handed to somebody else.
hand-call = { $name } asks you to take over case { $number }: { $note }
hand-done = Asked { $name } to take it. It stays with you until they accept.
hand-done-free = Asked { $name } to take it. Until they accept, anybody may.
escalate-call = { $name } asks you to look at case { $number }.
escalate-done =
    { $count ->
        [one] Called { $count } senior.
       *[other] Called { $count } seniors.
    }
escalate-nobody = There is nobody above you here; the case is marked, and you can still decide it.
rule-calls = A rule asks for you: { $topic }, case { $number }.
open-nothing = No message is kept with this case.
open-where = The message is in #{ $channel }.
open-gone = The message in #{ $channel } is gone; what it said is on the card.
wrong-kept = Thank you. This text now stands beside the rule “{ $rule }” as something it must let pass.
wrong-needs-change = The rule “{ $rule }” still catches this text, so I didn't change the file. { $fault }

explain-title = Why case { $number } is here
explain-rule = Rule { $rule } · { $mode }
explain-version = In its version { $version }
explain-report = A member reported it.
explain-unknown = Could not tell: { $facts }
explain-record =
    { $of ->
        [one] Moderators confirmed { $confirmed } of { $of } decision about it.
       *[other] Moderators confirmed { $confirmed } of { $of } decisions about it.
    }
explain-terms = What it saw
explain-changed = The rule has changed since; this is how it reads now.
limit-told =
    { $people ->
        [one] “{ $rule }” has acted on { $people } person and asks you from now on, until things calm down.
       *[other] “{ $rule }” has acted on { $people } people and asks you from now on, until things calm down.
    }
explain-mode = It asked instead of acting: { $why }
explain-row-when = { $mark } { $condition } · { $found }
explain-row-unless = { $mark } unless: { $condition } · { $found }
explain-nothing = No rule and no report stands behind this case.
around-title = Around the message of case { $number }
around-line = { $at } { $name }: { $text }
around-then = The author at that moment: { $parts }
around-nothing = Nothing is kept any more.

form-length = For how long?
form-length-hint = 30m, 2h, 1d; up to 28 days
form-note = Note for colleagues
form-rule = Which house rule is it about?
form-rule-title = Rule · case { $number }
form-rule-submit = Keep
form-answer-text = Your answer
form-answer-place = Where?
form-answer-public = in the channel, as a reply
form-answer-private = in private
form-colleague = To whom?
form-hand-note = What is to be done?
form-wrong = Text that must pass
form-wrong-hint = It goes beside the rule as an example; shorten it and leave names out
form-mute-title = Mute · case { $number }
form-mute-submit = Mute
form-note-title = Note · case { $number }
form-note-submit = Keep
form-answer-title = Answer · case { $number }
form-answer-submit = Send
form-hand-title = Hand over · case { $number }
form-hand-submit = Hand over
form-wrong-title = The rule was wrong · case { $number }
form-wrong-submit = Add to what passes

## Answers that a rule may prepare with `answer_with`; whoever sends one changes it first as they like.

prepared-complaint-ack = Thank you for telling us. We are looking into it and will write here as soon as we know more. What did you do just before, and what do you see now?
prepared-question-ack = Thank you for the question. Somebody who knows will answer here.
prepared-bug-ack = Thank you, that helps. We'll try to see it ourselves. Which version and device is it, and what happened just before?
prepared-wellbeing-ack = I read what you wrote, and I'm glad you said it. Do you want to talk about it here, just the two of us?
