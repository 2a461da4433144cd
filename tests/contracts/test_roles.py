"""A role that a community gave a standing gives it to whoever carries it: on the real adapter, and in a whole town."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from adapters.memory.alarm import MemoryAlarm
from adapters.memory.dice import MemoryDice
from adapters.memory.store import MemoryStore
from bot.app.desk import Desk
from bot.app.places import found_community
from bot.app.policies import Policies
from bot.app.powers import power_of, staff_of
from bot.app.scoring import Scoring
from bot.app.turn import Turn
from bot.domain.cases import CaseKind
from bot.domain.people import Standing
from bot.ports.store import Tx
from bot.ports.tables import CASES, COMMUNITIES
from rules.file import ReadOptions
from tests.contracts.discord_stage import DiscordStage, stage
from tests.kit.run import run, run_within
from tests.kit.town import TEXTS, Town, Unscored, words


async def _desk(one: DiscordStage, role: str, standing: str) -> Desk:
    """A community that lives in the stage's guild and has given a role a standing."""
    desk = Desk(
        store=MemoryStore(), clock=one.clock, dice=MemoryDice(1), texts=TEXTS, platforms={"discord": one.platform},
        policies=Policies({}, ReadOptions()), scoring=Scoring(Unscored()), alarm=MemoryAlarm(one.clock),
    )  # fmt: skip

    async def found(tx: Tx) -> None:
        made = await found_community(tx, 1, "x", "en", "discord", one.place, one.clock.now())
        await tx.put(COMMUNITIES, replace(made, settings=replace(made.settings, ranks=((role, standing),))))

    await desk.store.write(found)
    return desk


def _role(one: DiscordStage, name: str) -> str:
    roles = one.wire.world.guild(one.place).roles.values()
    return next(str(role["id"]) for role in roles if role["name"] == name)


@run_within(60)
async def test_a_mapped_role_of_a_guild_makes_somebody_staff_and_lists_them() -> None:
    async with stage() as one:
        role, bob = _role(one, "regular"), one.account("bob")
        plain = await one.platform.rights(one.place, bob)
        assert plain is not None
        assert (plain.standing, plain.roles) == (Standing.MEMBER, frozenset({role}))
        desk = await _desk(one, role, "lead")
        found = await power_of(desk, 1, bob, ("discord", one.place))
        assert found is not None
        assert found.standing is Standing.LEAD
        listed = await staff_of(desk, 1)
        assert {bob, one.account("mira"), one.account("oskar")} <= set(listed)
        assert bob not in await one.platform.staff(one.place)
        await desk.store.close()


@run_within(60)
async def test_a_role_that_makes_nobody_staff_lists_nobody() -> None:
    async with stage() as one:
        role, bob = _role(one, "regular"), one.account("bob")
        desk = await _desk(one, role, "trusted")
        found = await power_of(desk, 1, bob, ("discord", one.place))
        assert found is not None
        assert found.standing is Standing.TRUSTED
        assert bob not in await staff_of(desk, 1)
        await desk.store.close()


def test_whoever_carries_a_mapped_role_decides_is_called_and_is_protected(tmp_path: Path) -> None:
    @run
    async def check() -> None:
        town = await Town.open(tmp_path)

        async def give(turn: Turn) -> None:
            settings = replace(turn.community.settings, ranks=(("trusted", "lead"),))
            await turn.tx.put(COMMUNITIES, replace(turn.community, settings=settings))

        def trusted(step: Any) -> None:
            step.db.execute("UPDATE people SET rank = 'trusted' WHERE id = 'kestrel'")

        await town.inside(give)
        await town.sandbox.world.run(trusted)
        await town.says("bob", "you idiot")
        await town.presses("mira", "escalate")
        told = "\n".join(words(one) for one in await _direct(town, "kestrel"))
        assert "case 1" in told.lower()
        await town.uses("kestrel", "case", number="1", do="ok")
        assert "Kestrel" in words((await town.cards())[-1])
        await town.says("kestrel", "you liar")
        cases = await town.inside(lambda turn: turn.tx.find(CASES, order=("number",)))
        assert [(one.number, one.kind) for one in cases] == [(1, CaseKind.ENFORCE), (2, CaseKind.STAFF)]
        await town.close()

    check()


async def _direct(town: Town, who: str) -> list[Any]:
    talks = (await town.sees(who))["messages"]
    return [one for channel, said in talks.items() if channel.startswith("direct") for one in said]
