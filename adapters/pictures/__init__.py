"""The `Painter` port on Pillow: charts and months as pictures that are legible on a phone.

How to add a drawing:
1. Say what it shows in `bot/domain/drawings.py`, and put it into `Drawing`: words and numbers, never how it looks.
2. A module here that plans it in points of a phone (390 wide) and draws it on a `Canvas`: see `bars.py`.
3. Its line in `painter.py`, and its own words (if any) in `pictures.ftl` of both languages.
4. A test beside `tests/adapters/pictures` with its longest and its emptiest case, and a look at it with your own eyes.
"""

from adapters.pictures.painter import PillowPainter

__all__ = ["PillowPainter"]
