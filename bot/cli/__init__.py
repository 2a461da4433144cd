"""The `steward` command: one file a subcommand, listed in `app.py`.

How to add one:
1. A file `bot/cli/<name>.py` with plain typed functions; every `help=` is a Fluent key, never a sentence, and a
   function `add(app)` that registers them.
2. Name it in `app.PARTS`, under the task that people have in mind when they need it.
3. Texts in `bot/locales/{en,ru}/cli.ftl`: the help with one example, each error with what, where and the remedy.
4. Answers go to stdout, notes and progress to stderr; exit 0 for yes, 1 for no, 2 for wrong use. A test in `tests/cli`.
"""
