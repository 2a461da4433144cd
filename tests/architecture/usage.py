"""Which Fluent keys the source says, found in its syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_KEY: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-zA-Z0-9_]+)+|[a-z][a-z0-9]+")
_FAMILY: Final = re.compile(r"[a-z][a-z0-9_]*-[a-z0-9_-]*")
_QUOTED: Final = re.compile(r"""["'`]([a-z][a-z0-9]*(?:[-_][a-zA-Z0-9_]+)*)["'`]""")
_TEMPLATE: Final = re.compile(r"`([a-z][a-z0-9_-]*(?:\$\{[^}`]*\}[a-z0-9_-]*)+)`")
_JOINED: Final = re.compile(r"""["']([a-z][a-z0-9_-]*-)["']\s*\+""")
PLURALS: Final = ("one", "few", "many", "other")
SAYERS: Final = ("say", "Say", "StoreFault")


@dataclass(frozen=True, slots=True)
class Said:
    """One `say("key", …)` in the source; `names` None where arguments come from elsewhere (`**args`, tuples)."""

    key: str
    names: frozenset[str] | None
    where: str


@dataclass(slots=True)
class Usage:
    """What a source says: keys for certain, every constant that may be a key, patterns of families."""

    said: list[Said] = field(default_factory=list)
    constants: set[str] = field(default_factory=set)
    families: list[re.Pattern[str]] = field(default_factory=list)

    def covers(self, key: str) -> bool:
        """Whether the key may be said somewhere."""
        return key in self.constants or any(one.fullmatch(key) for one in self.families)


def read_python(source: str, usage: Usage, where: str = "") -> None:
    """Add what a Python source says; `where` names the file."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call() if _is_sayer(node) and node.args:
                usage.said.extend(_said(node, where))
            case ast.Constant(value=str(text)) if _KEY.fullmatch(text):
                usage.constants.add(text)
            case ast.JoinedStr():
                usage.families.extend(_family(node))


def read_page(source: str, usage: Usage) -> None:
    """Add what a page's script or markup says: quoted keys, their plural forms, `prefix-${…}`."""
    quoted = _QUOTED.findall(source)
    usage.constants.update(quoted)
    usage.constants.update(f"{key}-{form}" for key in quoted for form in PLURALS)
    usage.families.extend(re.compile(re.escape(start) + r"[\w-]+") for start in _JOINED.findall(source))
    for template in _TEMPLATE.findall(source):
        fixed = [re.escape(one) for one in re.split(r"\$\{[^}]*\}", template)]
        usage.families.append(re.compile(r"[\w-]*".join(fixed)))


def _is_sayer(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id in SAYERS


def _said(node: ast.Call, where: str) -> Iterator[Said]:
    """The key or keys (`a if x else b`) that a call names."""
    first = node.args[0]
    certain = getattr(node.func, "id", "") == "say" and len(node.args) == 1 and all(one.arg for one in node.keywords)
    names = frozenset(one.arg for one in node.keywords if one.arg) if certain else None
    options = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
    for one in options:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _KEY.fullmatch(one.value):
            yield Said(one.value, names, f"{where}:{node.lineno}")


def _family(node: ast.JoinedStr) -> Iterator[re.Pattern[str]]:
    """An f-string that begins like a key, as the pattern of the keys it may become."""
    first = node.values[0] if node.values else None
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str) and _FAMILY.fullmatch(first.value)):
        return
    parts = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else r"[\w-]+" for one in node.values]
    yield re.compile("".join(parts))
