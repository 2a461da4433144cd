"""What differs between databases stands in one file: a second driver finds it all there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import adapters.sql
from adapters.sql import dialect

FOLDER = Path(adapters.sql.__file__).parent
OWN = re.compile(
    r"\b(PRAGMA|STRICT|BLOB|INTEGER|ON CONFLICT|RETURNING|SAVEPOINT|BEGIN|NULLS|IS NOT \?|json_each|instr|quote)\b"
    r"|sqlite_schema|sqlite_master|pragma_"
)


def sentences(tree: ast.AST) -> Iterator[str]:
    """Every string of a file that is no docstring."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_no_other_file_speaks_a_dialect(path: Path) -> None:
    spoken = [one for one in sentences(ast.parse(path.read_text("utf-8"))) if OWN.search(one)]
    assert bool(spoken) == (path.name == "dialect.py"), spoken


def test_names_are_quoted() -> None:
    assert dialect.quoted('ca"se') == '"ca""se"'
    assert dialect.create_index("cases", ("by", "case")) == (
        'CREATE INDEX IF NOT EXISTS "cases_by_by_case" ON "cases" ("by", "case")'
    )
