"""Draws and contests: in Russian «розыгрыш», where chance decides, and «конкурс», where people do.

How to add one (a way to take part, a way to decide):
1. Its value in `model.Entering` or `model.Deciding`, with what it asks of an entry.
2. Where its entries come in: a press (`press.py`), a message (`works.py`) or a form (`forms.py`).
3. How it orders entries, in `draw.placing` and, where people decide, in `judging.py`; `verify.py` does it again.
4. Its words in `bot/locales/*/contests.ftl`, and its row in `tests/activities/contests/test_draw.py`.
"""
