"""House style, held over every file of the tree; and each check finds what is planted."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.architecture import style
from tests.kit import ROOT

Check: TypeAlias = Callable[[str], Iterator[str]]

PRODUCT = ("bot", "rules", "adapters", "activities")
CODE = (*PRODUCT, "benchmarks", "tests")
ON_PRODUCT: tuple[Check, ...] = (style.missing_docstrings, style.unannotated)
ON_CODE: tuple[Check, ...] = (style.long_functions, style.long_file, style.bare_ignores, style.unfinished)


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file beneath the folders."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


def tracked_files() -> list[Path]:
    """Every file that git tracks, or every file of the folders where there is no git."""
    git = shutil.which("git")
    if git:
        asked = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        names = asked.stdout.decode().split("\0") if asked.returncode == 0 else []
        if any(names):
            return [path for name in names if name and (path := ROOT / name).is_file()]
    return [path for folder in (*CODE, "docs", "requirements") for path in (ROOT / folder).rglob("*") if path.is_file()]


def faults(check: Check, files: tuple[Path, ...]) -> list[str]:
    """What a check finds in files, as "path:line: what"."""
    return [f"{path.relative_to(ROOT)}:{one}" for path in files for one in check(path.read_text("utf-8"))]


@pytest.mark.parametrize("check", ON_CODE, ids=lambda one: one.__name__)
def test_all_code(check: Check) -> None:
    found = faults(check, python_files(*CODE))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("check", ON_PRODUCT, ids=lambda one: one.__name__)
def test_the_product(check: Check) -> None:
    found = faults(check, python_files(*PRODUCT))
    assert not found, "\n".join(found)


def test_every_package_says_how_to_add_one() -> None:
    packages = tuple(path for path in python_files(*PRODUCT) if path.name == "__init__.py")
    found = faults(style.untold_packages, packages)
    assert not found, "\n".join(found)


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in python_files(*PRODUCT)}
    assert [str(one.relative_to(ROOT)) for one in folders if not (one / "__init__.py").is_file()] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found: list[str] = []
    for path in tracked_files():
        if path.parent == Path(__file__).parent:
            continue  # the planted faults below
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a database
        found += [f"{path.relative_to(ROOT)}:{one}" for one in style.places(text)]
    assert found == []


LONG = "def f() -> None:\n" + "    pass\n" * 50
GOOD = '''"""A module."""


def public(a: int) -> int:
    """Says what."""
    return a  # type: ignore[misc]  # the library has no types


def _private() -> None:
    pass


class Thing:
    """Says what."""

    def __len__(self) -> int:
        return 1
'''


@pytest.mark.parametrize(
    ("check", "planted"),
    [
        (style.long_functions, LONG),
        (style.long_file, "x = 1\n" * 401),
        (style.missing_docstrings, "x = 1\n"),
        (style.missing_docstrings, '"""M."""\ndef public(): pass\n'),
        (style.missing_docstrings, '"""M."""\nclass A:\n    """A."""\n    async def b(self): pass\n'),
        (style.untold_packages, '"""Only says what."""\n'),
        (style.untold_packages, ""),
        (style.bare_ignores, "x = 1  # type: ignore\n"),
        (style.bare_ignores, "x = 1  # type: ignore[misc]\n"),
        (style.bare_ignores, "x = 1  # noqa\n"),
        (style.bare_ignores, "x = 1  # noqa: E501\n"),
        (style.unannotated, "def f(a) -> None: ...\n"),
        (style.unannotated, "def f(a: int): ...\n"),
        (style.unannotated, "def f(*a, **b: int) -> None: ...\n"),
        (style.unfinished, "x = 1  # TODO later\n"),
        (style.places, "see /home/ann/project/file.py\n"),
        (style.places, "--index" + "-url somewhere\n"),
        (style.places, "open('/builds/main/x')\n"),
    ],
)
def test_planted_faults_are_found(check: Check, planted: str) -> None:
    assert list(check(planted)) != []


@pytest.mark.parametrize("check", [*ON_CODE, *ON_PRODUCT, style.places], ids=lambda one: one.__name__)
def test_a_good_file_passes(check: Check) -> None:
    assert list(check(GOOD)) == []
