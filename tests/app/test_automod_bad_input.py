"""Forged tokens and hostile words on administrators' screens: answered, nothing stuck, no rule changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.decisions import ActionState
from bot.domain.records import InboxState
from bot.ports.tables import ACTIONS, INBOX
from rules.file import read_rules
from tests.app.administering import (
    RULES,
    ask,
    forge,
    says,
    source,
)
from tests.app.moderating import open_town, rows
from tests.kit.run import run


@pytest.mark.parametrize(
    ("about", "ref", "verb", "arg"),
    [
        ("automod", "", "list", "9" * 30),
        ("automod", "", "list", "²"),
        ("automod", "", "export", "-1"),
        ("automod", "", "history", "99999999999999999999"),
        ("automod", "insult", "mode", "kick"),
        ("automod", "insult", "does", "ban"),
        ("automod", "nobody", "show", ""),
        ("automod", "insult", "dance", ""),
        ("house", "9" * 30, "show", ""),
        ("house", "²", "write", "xx"),
        ("house", "1", "write", "xx"),
        ("config", "grace", "set", "99999999999999999999"),
        ("config", "nothing", "show", ""),
        ("setup", "nowhere", "go", ""),
        ("setup", "no kind", "kind", ""),
        ("setup", "Mars/Olympus", "zone", ""),
        ("setup", "ban", "spam", ""),
        ("doctor", "everything", "again", ""),
    ],
)
@run
async def test_forged_tokens_are_answered_and_change_no_rule(
    tmp_path: Path, about: str, ref: str, verb: str, arg: str
) -> None:
    town = await open_town(tmp_path, RULES)
    await ask(town, "ada", "help")
    assert await forge(town, "ada", about, ref, verb, arg)
    assert await rows(town, INBOX, state=InboxState.STUCK) == []
    assert await rows(town, ACTIONS, state=ActionState.STUCK) == []
    assert await source(town) == RULES
    await town.close()


HOSTILE = ["9" * 5000, "²", "\ufffd" * 300, "]" * 2000, 'a" \n[[rule]]\nid = "x"', "@everyone", " " * 3000 + "x", "«»"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@run
async def test_anything_typed_is_answered(tmp_path: Path, text: str) -> None:
    town = await open_town(tmp_path, RULES)
    for name, args in (
        ("automod show", {"rule": text}), ("automod add", {"rule": "insult", "word": text}),
        ("automod test", {"text": text}), ("automod mode", {"rule": "insult", "mode": "act", "reason": text}),
        ("automod backtest", {"days": text}), ("house", {"number": text}), ("config", {"setting": text}),
        ("house write", {"number": "9", "text": text}), ("house paste", {"text": "1. " + text}),
        ("config", {"setting": "ladder", "value": text}), ("config", {"setting": "zone", "value": text}),
    ):  # fmt: skip
        assert await says(town, "ada", name, **args)
    assert await rows(town, INBOX, state=InboxState.STUCK) == []
    assert len(read_rules(await source(town), "rules.toml").rules) == 2  # type: ignore[union-attr]  # no faults
    await town.close()
