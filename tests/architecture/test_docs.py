"""What the pages point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.kit import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAMED = re.compile(r"`((?:bot|rules|adapters|activities|tests|docs|benchmarks|requirements)/[\w./-]+)`")
TARGET = re.compile(r"`make ([a-z-]+)`|^make ([a-z-]+)$", re.MULTILINE)


def missing(text: str, page: Path) -> list[str]:
    """Links and paths of a page that lead nowhere."""
    links = [one for one in LINK.findall(text) if "://" not in one and not (page.parent / one).exists()]
    return links + [one for one in NAMED.findall(text) if not (ROOT / one).exists()]


def unknown_targets(text: str) -> list[str]:
    """Targets of `make` that a page names and the Makefile does not have."""
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    return [name for pair in TARGET.findall(text) if (name := pair[0] or pair[1]) not in known]


@pytest.mark.parametrize("page", PAGES, ids=lambda one: str(one.relative_to(ROOT)))
def test_a_page_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    assert missing(text, page) == []
    assert unknown_targets(text) == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    pages = [one.name for one in (ROOT / "docs/decisions").glob("0*.md")]
    assert pages
    assert [one for one in pages if f"({one})" not in listed] == []


def test_a_planted_dead_link_is_found() -> None:
    text = "See [this](nowhere.md), `bot/nowhere.py`, [that](https://example.org) and `make nothing`."
    assert missing(text, ROOT / "README.md") == ["nowhere.md", "bot/nowhere.py"]
    assert unknown_targets(text) == ["nothing"]
