"""A second reader of doubtful messages, where the operator has one: asked beside everything else, never waited for.

It is told one message without names and answers with a label. The label is kept with the case and shown in "Why?"; it
moves no score, opens and closes nothing, and teaches nothing.

How to show its word in one more place:
1. Ask `second_words(turn, case)` for the sentences; they are there or they are not.
2. Never on a card's face: it would steer the decision that measures the scores.
3. Their texts stand in `bot/locales/*/opinion.ftl`, both languages.
4. A test in `tests/app/opinion` that reads them there, and one that finds them nowhere else.
"""
