"""Raids: one incident of a place, contained, and everything put back; and the question at the door.

`incident` takes up what belongs to it, `signs` tells a raid from people who come together, `contain` shuts the place
by what its platform has, `strike` bans and cleans up, `restore` puts everything back from what each act found before.
`facts` and `view` are its card, `press` its buttons and the command's verbs, `timers` what becomes due, `taking` what
judging tells it, `gate` the door.

How to add one more way to contain:
1. A verb in `verbs.py`, with the act that it is and the one that takes it back (`restore.inverse_of`).
2. Plan it in `steps.py`; `contain` leaves out what `able` refuses.
3. Texts `raid-step-<verb>`, `raid-cannot-<verb>`, `raid-could-not-<verb>` in `raids.ftl`, both languages.
4. A case in `tests/app/test_raid_contain.py`: planned, carried out, put back.
"""
