"""A local chat platform of our own, with a web page: the community Lanternfall, in one SQLite file.

It is a platform like any other (`bot.ports.platform`), not a mock: its state survives a restart, it refuses as real
platforms refuse, and delivers each event until the core has accepted it. docs/sandbox.md is its wire.

How to add a situation to play ("Try: a raid"):
1. A file `scenes/<id>.toml`: who does what, where and after how long, each line in English and in Russian.
2. Its texts in `bot/locales/{en,ru}/sandbox.ftl`: `sandbox-scene-<id>`, `…-note` and `…-began`.
3. `pytest tests/adapters/sandbox/test_scenes.py` plays every file and checks that each text is there.

How to add a switch for trouble:
1. A `Switch` in `troubles.py`, with `each=True` when it is set for one person at a time.
2. Ask `people.switched` where it bites: in `acts.py` for a refusal, in `sandbox.py` for what concerns every call.
3. Its texts `sandbox-trouble-<id>` and `…-note` in both languages.
4. A test in `tests/adapters/sandbox/test_troubles.py`: on, the act and what it answers, off again.
"""

from adapters.sandbox.sandbox import Sandbox
from adapters.sandbox.web import sandbox_site

__all__ = ["Sandbox", "sandbox_site"]
