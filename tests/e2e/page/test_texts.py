"""The page's strings: the same keys and variables everywhere, every one of them used, none missing."""

from __future__ import annotations

import json
import re

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tests.e2e.page.fake import PAGE, ROOT, catalogue

KEYS: dict[str, list[str]] = json.loads((PAGE / "texts.json").read_text("utf-8"))
FORMS = ("one", "few", "many", "other")


class Variables(Visitor):
    """The variables and references that a message names."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.references: set[str] = set()
        self.selects = 0

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        """One variable."""
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        """One reference."""
        self.references.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        """A selector: not allowed here."""
        self.selects += 1


def read(lang: str) -> dict[str, Variables]:
    """Every message of the file."""
    resource = FluentParser().parse((ROOT / "bot" / "locales" / lang / "page.ftl").read_text("utf-8"))
    found = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            found[entry.id.name] = Variables()
            found[entry.id.name].visit(entry)
    return found


def names(messages: dict[str, Variables], key: str) -> set[str]:
    """A message's variables with those of what it refers to."""
    return messages[key].names.union(*(names(messages, other) for other in messages[key].references))


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_list_of_texts_is_the_file_of_texts(lang: str) -> None:
    messages = read(lang)
    assert set(messages) == set(KEYS)
    assert {key: sorted(names(messages, key)) for key in messages} == {
        key: sorted(given) for key, given in KEYS.items()
    }
    assert [key for key, found in messages.items() if found.selects] == []


def test_every_text_is_used_and_none_is_missing() -> None:
    source = "".join(path.read_text("utf-8") for path in PAGE.glob("*.js"))
    said = set(re.findall(r"page-[a-z]+(?:-[a-z]+)*", source))
    ends = {f"{key}-{end}" for key in ("page-minutes", "page-hours", "page-days") for end in ("left", "over")}
    bases = {re.sub(rf"-({'|'.join(FORMS)})$", "", key) for key in KEYS}
    assert bases - said - ends == set()
    assert said - bases - {"page-minutes", "page-hours", "page-days"} == set()


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_rendered_text_keeps_its_blanks(lang: str) -> None:
    said = catalogue(lang)
    for key, given in KEYS.items():
        assert set(re.findall(r"\{([a-z]+)\}", said[key])) == set(given), key


def test_counted_texts_have_all_four_forms() -> None:
    counted = {key.removesuffix("-one") for key in KEYS if key.endswith("-one")}
    assert counted
    assert [key for key in counted if any(f"{key}-{form}" not in KEYS for form in FORMS)] == []


def test_modules_are_small_and_take_nothing_from_elsewhere() -> None:
    for path in [*PAGE.glob("*.js"), *PAGE.glob("*.css"), *PAGE.glob("*.html")]:
        text = path.read_text("utf-8")
        assert text.count("\n") <= 300, path.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text), (
            path.name
        )
        assert set(re.findall(r"https?://[^\s\"'`)]+", text)) <= {"http://www.w3.org/2000/svg"}, path.name
