"""Five rule files to start from, English and Russian together: gaming, product, course, local, hobby.

They ask or watch and never punish. The files are plain data, read with `importlib.resources` at the edge.

How to add a rule to all of them, or a preset of its own kind:
1. Write the rule in one file with `name` and `why` in both languages, `catches` and `allows` (or a story) in both.
2. Copy it to the others where it fits; a word list of the same name must be the same in every file (a test holds it).
3. `steward rules check <name>`, then `benchmarks/false_alarms.py`: at most one clean message in a hundred is asked.
4. A new file's name goes into `PRESETS` below, into `docs/rules.md`, and into the set-up's choice of community.
"""

from typing import Final

PRESETS: Final = ("gaming", "product", "course", "local", "hobby")
"""The names of the files, without their ending."""
