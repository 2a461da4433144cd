"""The locks pin every library by hash, for every supported Python, and name no place to get them from."""

from __future__ import annotations

import tomllib

import pytest

from tests.architecture import lock
from tests.kit import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
RUN = lock.required([*PROJECT["project"]["dependencies"], *EXTRAS["morphology"], *PROJECT["build-system"]["requires"]])
DEV = RUN | lock.required(EXTRAS["dev"])
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text("utf-8") for name in ("run", "dev")}


@pytest.mark.parametrize(("name", "needed"), [("run", RUN), ("dev", DEV)])
def test_every_dependency_is_pinned(name: str, needed: set[str]) -> None:
    assert needed - {one.name for one in lock.pins(LOCKS[name])} == set()


def test_what_builds_the_package_is_pinned_for_every_python() -> None:
    assert [one.marker for one in lock.pins(LOCKS["run"]) if one.name == "setuptools"] == [""]


@pytest.mark.parametrize("name", ["run", "dev"])
def test_a_lock_holds_pins_and_nothing_else(name: str) -> None:
    assert lock.strange_lines(LOCKS[name]) == []


def test_tests_run_on_what_people_run() -> None:
    run, dev = ({(one.name, one.marker): one.version for one in lock.pins(LOCKS[name])} for name in ("run", "dev"))
    assert {key for key, version in run.items() if dev.get(key, version) != version} == set()
    assert {name for name, _ in run} - {name for name, _ in dev} == set()


HASH = "--hash=sha256:" + "0" * 64


@pytest.mark.parametrize(
    "planted",
    [
        "--index-url https://example.org/simple",
        "-e .",
        "six==1.0",
        f"six>=1.0 {HASH}",
        f"six @ https://example.org/six.whl {HASH}",
        "./wheels/six.whl",
        "# from https://example.org/simple",
        f"six==1.0 --hash=md5:{'0' * 32}",
    ],
)
def test_planted_lines_are_found(planted: str) -> None:
    good = f"six==1.0 ; python_full_version < '3.12' \\\n    {HASH} \\\n    {HASH}\n    # via nothing\n"
    assert lock.strange_lines(good) == []
    assert lock.strange_lines(f"{good}{planted}\n") != []


def test_what_a_lock_pins() -> None:
    assert lock.pins(f"Six.Two==1.0 ; sys_platform != 'win32' \\\n    {HASH}\n") == [
        lock.Pin("six-two", "1.0", "sys_platform != 'win32'")
    ]
    assert lock.required(["Six.Two>=1,<2 ; python_version < '4'", "uvicorn[standard]"]) == {"six-two", "uvicorn"}
