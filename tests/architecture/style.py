"""House style as checks on one source: each gives the faults it found, as "line: what"."""

from __future__ import annotations

import ast
import re
import tokenize
from collections.abc import Iterator
from io import StringIO
from typing import Final, TypeAlias

MAX_FUNCTION: Final = 50
MAX_FILE: Final = 400

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_IGNORE: Final = re.compile(r"#\s*type:\s*ignore(?P<code>\[[\w, -]+\])?\s*(?P<reason>#\s*\S.*)?")
_NOQA: Final = re.compile(r"#\s*noqa(?P<code>:\s*[A-Z]+\d+(?:[, ]+[A-Z]+\d+)*)?\s*(?P<reason>#\s*\S.*)?")
_ADDING: Final = re.compile(
    r"\bto add (?:a|an|another|one|some)|^\s*1\. .*^\s*2\. ", re.IGNORECASE | re.MULTILINE | re.DOTALL
)
_HOME: Final = re.compile(r"(?<![\w.~/])/(?:home|Users|root|mnt|work|workspace|builds)/[\w.-]+")
# Put together from pieces, so that this file does not name what it looks for.
_HOSTS: Final = "|".join(("files[.]python" + "hosted[.]org", "py" + "pi[.]org/simple", "registry[.]npm" + "js[.]org"))
_INDEX: Final = re.compile(rf"(?i)\b(?:{_HOSTS})\b|(?<![\w-])--(?:extra-)?index" + r"-url\b")


def long_functions(source: str) -> Iterator[str]:
    """Functions of more than 50 lines, docstring included."""
    for node in _functions(source):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MAX_FUNCTION:
            yield f"{node.lineno}: {node.name} has {lines} lines"


def long_file(source: str) -> Iterator[str]:
    """A file of more than 400 lines."""
    lines = len(source.splitlines())
    if lines > MAX_FILE:
        yield f"1: the file has {lines} lines"


def missing_docstrings(source: str) -> Iterator[str]:
    """The module and every public class, function and method without a docstring.

    Overloads, and methods of a class that starts with "_" need none; nor do dunders.
    """
    tree = ast.parse(source)
    if tree.body and ast.get_docstring(tree) is None:
        yield "1: the module has no docstring"
    yield from _undescribed(tree.body)


def _undescribed(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, Function | ast.ClassDef) or node.name.startswith("_") or _is_overload(node):
            continue
        if ast.get_docstring(node) is None:
            yield f"{node.lineno}: {node.name} has no docstring"
        if isinstance(node, ast.ClassDef):
            yield from _undescribed(node.body)


def _is_overload(node: Function | ast.ClassDef) -> bool:
    """Whether it says again what stands elsewhere: overloads and setters."""
    names = {getattr(one, "id", getattr(one, "attr", "")) for one in node.decorator_list}
    return bool(names & {"overload", "setter", "override"})


def untold_packages(source: str) -> Iterator[str]:
    """A package whose docstring doesn't say how to add one more of its kind."""
    if not _ADDING.search(ast.get_docstring(ast.parse(source)) or ""):
        yield "1: the package does not say how to add one"


def bare_ignores(source: str) -> Iterator[str]:
    """`type: ignore` and `noqa` without a code and a reason."""
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        for pattern, name in ((_IGNORE, "type: ignore"), (_NOQA, "noqa")):
            found = pattern.search(token.string)
            if found and not (found["code"] and found["reason"]):
                yield f"{token.start[0]}: {name} without a code and a reason"


def unannotated(source: str) -> Iterator[str]:
    """Functions with an argument or a return that has no annotation."""
    for node in _functions(source):
        args = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        bare = [one.arg for one in args if one and one.annotation is None and one.arg not in ("self", "cls")]
        if bare or node.returns is None:
            yield f"{node.lineno}: {node.name} is not fully annotated"


def unfinished(source: str) -> Iterator[str]:
    """Marks of unfinished work in comments."""
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT and re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", token.string):
            yield f"{token.start[0]}: {token.string.strip()[:60]}"


def places(text: str) -> Iterator[str]:
    """Absolute paths of somebody's machine, and hosts of package registries, in any text."""
    for number, line in enumerate(text.splitlines(), 1):
        for found in (_HOME.search(line), _INDEX.search(line)):
            if found:
                yield f"{number}: {found[0]}"


def _functions(source: str) -> Iterator[Function]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node
