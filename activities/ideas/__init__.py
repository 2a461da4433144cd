"""The idea board and themes: what members propose or complain of, until everybody who cared is told what came of it.

An idea is proposed, supported until a threshold and a date, looked at by the team and decided with a reason. A theme
gathers complaints or bug reports of several people under one owner and one decision. Both end alike: each person behind
them is told.

How to add one more kind of outcome: a member of `Outcome` in `model.py`, its texts `ideas-outcome-<value>` and
`ideas-told-<value>` in both languages, a button in `views.py`.
"""
