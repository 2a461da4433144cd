"""What the contract suites share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.things import KINDS, Keeper


@pytest.fixture(params=KINDS)
def keeper(request: pytest.FixtureRequest, tmp_path: Path) -> Keeper:
    """A store of each kind."""
    return Keeper(request.param, tmp_path)
