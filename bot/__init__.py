"""Steward: a community bot that keeps people in charge.

Walk the house from the ground up: `domain` (words and values), `ports` (what the core needs from the world),
`app` (what happens to a message, a press, a command, a due item), `insight` (figures), then `config`,
`bootstrap` (the only place that names concrete adapters) and `cli` (the `steward` command).

How to add a part: say its words in `domain`, its needs in `ports`, its deeds in `app`, and wire it in `bootstrap`.
"""
