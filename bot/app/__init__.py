"""What happens to a message, a press, a command, a due item.

Read it in the order of the life of a message: `intake` (stored, deduped) → `lanes` (in order) → `moderation` (judged)
→ `cases` (opened or joined) → `cards` (shown) → `presses` (decided) → `verbs` (planned) → `dispatch` (carried out)
→ `aftermath` (recorded, told). `Desk` is what all of them work with; `Turn` is one transaction of one community.

How to add something that happens:
1. To a press: a token `about` in `presses.ABOUT`. To a command: a declaration and a handler in `bot/app/commands`.
2. To the clock: a kind in `due.KINDS`. To a platform: plan an action; only `dispatch` calls a platform.
3. Decide inside the turn on what the turn reads; return what is to be said as keys with arguments.
4. A test that builds a community with `tests.kit` and looks at what people see.
"""
