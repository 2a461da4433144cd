"""The four steps of `activities/__init__` suffice: an activity made by following them works, and no other file is
touched."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import activities
from tests.kit import ROOT

MODEL: Final = '''"""Toasts: what is counted."""
from __future__ import annotations
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Toast:
    """Who raised a glass to whom, how often."""
    community: int
    person: int
    count: int = 0


def raised(toast: Toast) -> Toast:
    """Once more."""
    return Toast(toast.community, toast.person, toast.count + 1)
'''
TABLES: Final = '''"""The table of toasts."""
from activities.toasts.model import Toast
from bot.ports.store import Table
TOASTS = Table("toasts", Toast, ("community", "person"))
'''
SERVICE: Final = '''"""Raising a glass."""
from activities import calls
from activities.toasts.model import Toast, raised
from activities.toasts.tables import TOASTS
from bot.domain.buttons import Token, write_token
from bot.domain.content import Button, Content, Line
from bot.domain.text import say


async def lift(floor, person):
    """One glass more; what is shown follows."""
    row = await floor.tx.get(TOASTS, floor.id, person) or Toast(floor.id, person)
    await floor.tx.put(TOASTS, raised(row))
    await calls.refresh(floor, "toasts", "1", at_once=True)


async def call(floor, ref):
    """What the public message says."""
    count = sum(one.count for one in await floor.tx.find(TOASTS))
    button = Button(write_token(Token("toasts", "1", "lift")), say("toasts-lift"))
    return Content((Line(say("toasts-count", count=count)),), (button,))


async def mydata(floor, person):
    """For /mydata."""
    row = await floor.tx.get(TOASTS, floor.id, person)
    return (say("toasts-mine", count=row.count),) if row else ()
'''
COMMANDS: Final = '''"""/toast and its button."""
from activities import calls
from activities.toasts.service import lift
from bot.domain.commands import Command
from bot.domain.reply import Reply
from bot.domain.text import say
TOAST = Command("toast")


async def toast(floor, asked):
    """Put the glass on the table."""
    await calls.post(floor, "toasts", "1", [asked.channel])
    return Reply(say("toasts-up"))


async def press(floor, asked):
    """Somebody lifts it."""
    await lift(floor, asked.person.id)
    return Reply(say("toasts-up"))
'''
ACTIVITY: Final = '''"""Toasts, as the catalogue lists them."""
from activities.activity import Activity
from activities.toasts.commands import TOAST, press, toast
from activities.toasts.service import call, mydata
from activities.toasts.tables import TOASTS
ACTIVITY = Activity(
    "toasts", tables=(TOASTS,), commands=((TOAST, toast),), press=press, call=call, mydata=mydata,
    owned=((TOASTS, "person"),),
)
'''
WORDS: Final = """toasts-lift = Cheers
toasts-count = { $count } glasses
toasts-up = To you!
toasts-mine = Glasses lifted: { $count }
command-toast = Raise a glass
activity-toasts = The toast
"""
USED: Final = """
import asyncio, sys
from pathlib import Path
from activities.toasts.tables import TOASTS
from bot.ports.store import where
from tests.kit.town import Town, words

async def main():
    town = await Town.open(Path(sys.argv[1]))
    await town.uses("bob", "toast")
    (shown,) = [one for one in await town.talk("bob", "general") if one["content"]]
    await town.presses("kestrel", "lift", shown)
    (shown,) = [one for one in await town.talk("bob", "general") if one["content"]]
    print(words(shown))
    await town.uses("kestrel", "mydata")
    print(words((await town.notes("kestrel"))[-1]))
    await town.uses("kestrel", "forget_me")
    await town.presses("kestrel", "yes", (await town.notes("kestrel"))[-1])
    print("rows left:", await town.inside(lambda turn: turn.tx.count(TOASTS, *where(community=turn.id))))
    await town.close()

asyncio.run(main())
"""


def steps() -> list[str]:
    """The numbered steps of the docstring."""
    return re.findall(r"^\d\. (.+?)(?=^\d\. |\Z)", activities.__doc__ or "", re.MULTILINE | re.DOTALL)


def test_there_are_four_steps() -> None:
    first, second, third, fourth = steps()
    assert all(f"`{name}.py`" in first for name in ("model", "tables", "service", "commands", "activity"))
    assert "catalog.py" in second
    assert "bot/locales" in third
    assert "tests/" in fourth


def follow(house: Path) -> None:
    """Do what the steps say, in a copy of the house."""
    for package in ("activities", "bot"):
        shutil.copytree(ROOT / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    folder = house / "activities/toasts"
    folder.mkdir()
    files = {
        "__init__.py": '"""Toasts."""\n', "model.py": MODEL, "tables.py": TABLES, "service.py": SERVICE,
        "commands.py": COMMANDS, "activity.py": ACTIVITY,
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    catalog = house / "activities/catalog.py"
    text = catalog.read_text("utf-8")
    text = text.replace(
        "CATALOG: Final[tuple[Activity, ...]] = (", "CATALOG: Final[tuple[Activity, ...]] = (TOASTS,", 1
    )
    line = "from activities.toasts.activity import ACTIVITY as TOASTS\nfrom activities.activity import Activity\n"
    catalog.write_text(text.replace("from activities.activity import Activity\n", line, 1), "utf-8")
    for language in ("en", "ru"):
        (house / "bot/locales" / language / "toasts.ftl").write_text(WORDS, "utf-8")


def test_following_them_makes_an_activity_that_works(tmp_path: Path) -> None:
    house, town = tmp_path / "house", tmp_path / "town"
    town.mkdir()
    follow(house)
    env = {**os.environ, "PYTHONPATH": f"{house}{os.pathsep}{ROOT}", "PYTHONSAFEPATH": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", USED, str(town)], cwd=house, env=env, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert "1 glasses" in ran.stdout
    assert "Glasses lifted: 1" in ran.stdout
    assert "rows left: 0" in ran.stdout
