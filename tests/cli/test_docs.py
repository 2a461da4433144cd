"""The pages say what is true: every example loads, every condition, command and right is there, quotes are quotes."""

from __future__ import annotations

import re

import pytest

from adapters.discord.rooms import NEEDED
from adapters.telegram.rooms import invitation
from bot.cli.app import build, leaves
from bot.config import Config
from rules.conditions.catalog import PAIRS, SPECS
from rules.file import RuleSet, read_rules
from rules.presets import PRESETS
from rules.schema import RULE_KEYS
from rules.schema_then import READERS
from tests.kit import ROOT

RULES = (ROOT / "docs/rules.md").read_text("utf-8")
CLI = (ROOT / "docs/cli.md").read_text("utf-8")
LINES = re.findall(r"^\| `((?:when|unless|then)\..+?)` \|", RULES, re.MULTILINE)
BLOCKS = re.findall(r"```toml\n(.*?)```", RULES, re.DOTALL)


@pytest.mark.parametrize("line", LINES)
def test_every_line_of_the_tables_loads(line: str) -> None:
    base = "" if line.startswith("when.") else 'when.says_any = ["x"]\n'
    found = read_rules(f'format = 1\n[[rule]]\nid = "r"\nmode = "shadow"\n{base}{line}\n', "docs.toml")
    assert isinstance(found, RuleSet), found


@pytest.mark.parametrize("source", BLOCKS)
def test_every_example_loads_and_passes_its_own_tests(source: str) -> None:
    assert isinstance(read_rules(source, "docs.toml"), RuleSet)


def test_the_tables_hold_the_whole_vocabulary() -> None:
    keys = {line.split(" ", 1)[0].split(".", 1)[1] for line in LINES}
    assert set(SPECS) - keys == set()
    assert set(READERS) - keys == set()
    assert {pair.key for pair in PAIRS.values() if f"when.{pair.key} = " not in RULES} == set()


def test_every_key_of_a_rule_and_every_preset_is_named() -> None:
    named = set(re.findall(r"[a-z_]+", RULES))
    assert set(RULE_KEYS) - named == set()
    assert set(PRESETS) - named == set()


def test_every_command_has_its_place() -> None:
    for path, _ in leaves(build()):
        assert f"## steward {path}" in CLI


PLATFORM_PAGES = ("discord.md", "discord.ru.md", "telegram.md", "telegram.ru.md")
ON_DISCORD = {
    "View Channels": "view_channel", "Manage Server": "manage_guild", "Timeout Members": "moderate_members",
    "Kick, Approve, and Reject Members": "kick_members", "Create Polls": "send_polls",
    "Create Invite": "create_instant_invite",
}  # fmt: skip
"""Permissions whose name in discord.py is not their name in the app."""
ON_TELEGRAM = {"Ban users": "restrict_members", "Add users": "invite_users"}
LINK = re.compile(r"\]\(([\w./-]*)#([\w-]+)\)")


def page(name: str) -> str:
    """A page of docs."""
    return (ROOT / "docs" / name).read_text("utf-8")


def rows(text: str) -> list[str]:
    """The first cells of a table, without its head."""
    return [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][1:]


def english(cell: str) -> str:
    """A right's name in the app: what stands in brackets, or the cell."""
    return cell.rpartition(" (")[2].rstrip(")") if cell.endswith(")") else cell


def between(text: str) -> str:
    """The table of rights of a page."""
    return text.partition("<!-- permissions -->")[2].partition("<!-- /permissions -->")[0]


@pytest.mark.parametrize("name", ["discord.md", "discord.ru.md"])
def test_the_permissions_are_those_that_discord_is_asked_for(name: str) -> None:
    named = [english(cell) for cell in rows(between(page(name)))]
    assert sorted(ON_DISCORD.get(one, one.lower().replace(" ", "_")) for one in named) == sorted(NEEDED)


@pytest.mark.parametrize("name", ["telegram.md", "telegram.ru.md"])
def test_the_rights_are_those_that_telegram_is_asked_for(name: str) -> None:
    link = invitation(_Named())  # type: ignore[arg-type]  # all that a link is made of
    asked = link.rpartition("admin=")[2].split("+")
    named = [english(cell) for cell in rows(between(page(name)))]
    assert sorted(ON_TELEGRAM.get(one, one.lower().replace(" ", "_")) for one in named) == sorted(asked)


class _Named:
    """A session with a bot whose name is known."""

    def __init__(self) -> None:
        self.bot, self.username = self, "a_bot"


@pytest.mark.parametrize("name", PLATFORM_PAGES)
def test_what_is_said_when_something_is_wrong_is_quoted(name: str) -> None:
    language = "ru" if name.endswith(".ru.md") else "en"
    said = "\n".join(one.read_text("utf-8") for one in (ROOT / "bot/locales" / language).glob("*.ftl"))
    quoted = rows(page(name).rpartition("\n## ")[2])
    assert len(quoted) >= 5
    assert [one for one in quoted if one.removesuffix("…").strip() not in said] == []


@pytest.mark.parametrize("name", [one.name for one in sorted((ROOT / "docs").glob("*.md"))])
def test_a_link_into_a_page_meets_a_heading(name: str) -> None:
    for target, anchor in LINK.findall(page(name)):
        heads = re.findall(r"^#+ (.+)$", page(target or name), re.MULTILINE)
        known = {re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in heads}
        assert anchor in known, f"{target}#{anchor}"


def test_every_variable_that_a_page_names_is_a_setting() -> None:
    pages = [ROOT / "README.md", ROOT / "README.ru.md", ROOT / "compose.yaml", *(ROOT / "docs").glob("*.md")]
    named = {one for path in pages for one in re.findall(r"STEWARD_([A-Z]+__[A-Z_]+)", path.read_text("utf-8"))}
    assert named
    for one in named:
        section, _, key = one.lower().partition("__")
        assert key in Config.model_fields[section].annotation.model_fields, one  # type: ignore[union-attr]  # a section
