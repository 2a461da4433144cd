"""Polls and quizzes: by the platform's own means where they suffice, else by the bot's own ballot.

A poll is drafted, opened, voted in, closed and counted; a quiz is a row of questions with right answers. What is
pure stands in `poll` (rows), `counting`, `runoff`, `condorcet`, `fitting`, `reading` and `recount`; what happens in a
turn in `opening`, `casting`, `secrecy`, `closing`, `natives`, `quizzes`; what people see in `card`, `ballot`,
`results`.

How to add one more way to count:
1. A member of `Method` in `poll.py`, and whether its ballots are ranked.
2. A pure file that turns ballots into a `Tally`, and its line in `counting.count`.
3. Its texts `polls-method-<value>`, `polls-how-<value>` and `polls-recount-<value>` in both languages.
4. A published example and the laws of `tests/activities/polls/test_counting.py`.
"""
