"""What the contract suites share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.stages import LEFT_OUT
from tests.contracts.things import KINDS, Keeper


@pytest.fixture(params=KINDS)
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Keeper:
    """A store of each kind."""
    return Keeper(request.param, tmp_path)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What a platform can't keep is not asked of it (`stages.LEFT_OUT` says why)."""
    left_out = [one for one in items if _is_left_out(one)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [one for one in items if not _is_left_out(one)]


def _is_left_out(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return False
    stage = item.callspec.params.get("name")
    return item.originalname in LEFT_OUT.get(stage, {}) if isinstance(stage, str) else False
