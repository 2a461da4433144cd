"""The organisers' pages say what is so: each time in the table is read, each command that is named is one."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from activities.schedule.rule import Rule, occurrences
from activities.schedule.words import read_moment, read_rule
from bot.app.commands.catalog import all_commands
from bot.domain.text import Say
from bot.domain.time import SECOND
from tests.kit import ROOT

PAGES = {one: (ROOT / "docs" / one).read_text("utf-8") for one in ("activities.md", "activities.ru.md")}
NOW = round(datetime(2026, 11, 20, 15, 0, tzinfo=UTC).timestamp()) * SECOND
ZONE = "Europe/Berlin"
NAMES = {one.name for one in all_commands()}


def rows(text: str) -> list[tuple[str, str]]:
    """The rows of the first table of a page."""
    table = text.partition("|---|---|\n")[2].partition("\n\n")[0]
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines()]
    return [(first, second) for first, second in cells]


def meant(text: str) -> tuple[object, ...]:
    """When the times in a cell are, as a rule's next dates or a moment."""
    found: list[object] = []
    for one in text.split(", "):
        rule = read_rule(one, NOW, ZONE)
        read = occurrences(rule, ZONE, NOW, 5) if isinstance(rule, Rule) else read_moment(one, NOW, ZONE)
        assert not isinstance(read, Say), one
        found.append(tuple(read) if isinstance(read, list) else read)
    return tuple(found)


@pytest.mark.parametrize("name", PAGES)
def test_every_time_is_read_and_means_the_same_in_both_languages(name: str) -> None:
    table = rows(PAGES[name])
    assert len(table) >= 8
    for first, second in table:
        assert meant(first) == meant(second), (first, second)


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_is_named_is_one(name: str) -> None:
    named = re.findall(r"(?:`|^ {4})/([a-z]+(?:[ _][a-z]+)?)(?![\w/])", PAGES[name], re.MULTILINE)
    assert len(named) > 40
    known = NAMES | {one.replace(" ", "_") for one in NAMES}
    assert [one for one in named if one not in known and one.split(" ")[0] not in known] == []


def test_both_pages_name_the_same_commands_in_the_same_order() -> None:
    def named(name: str) -> list[str]:
        return re.findall(r"^ {4}(/.+)$|^## ()", PAGES[name], re.MULTILINE)

    assert named("activities.md") == named("activities.ru.md")
