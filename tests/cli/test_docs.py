"""docs/rules.md and docs/cli.md say what is true: every example loads, every condition and consequence is there."""

from __future__ import annotations

import re

import pytest

from bot.cli.app import build, leaves
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
