"""Figures and the pages that show them: what was counted, over which window, and what it means, each with a text twin.

How to add a report:
1. A file that turns values (`rules.backtest.Report`, rows of the store) into sayings: keys with arguments.
2. A page from those sayings: one self-contained HTML file, light and dark, readable on a phone, no scripts; every word
   that a member wrote goes through `html.escape`.
3. Its look in a `.css` file beside it, with the tokens of the sandbox; its texts in `bot/locales/{en,ru}/<name>.ftl`.
4. Look at it at 1360 and 390 px before it is called done, and hold what must not break in a test.
"""
