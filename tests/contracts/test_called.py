"""Whoever is met through an argument has a name: every platform tells with the rights what an account is called."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.test_platform import every, stage
from tests.kit.run import run


@every
@run
async def test_rights_tell_what_an_account_is_called(name: str, tmp_path: Path) -> None:
    async with stage(name, tmp_path) as one:
        found = await one.platform.rights(one.place, one.account("bob"))
        assert found is not None
        assert found.name.casefold() == "bob"
        nobody = await one.platform.rights(one.place, one.account("nobody"))
        assert nobody is not None
        assert nobody.name == ""
