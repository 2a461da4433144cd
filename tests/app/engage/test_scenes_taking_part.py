"""The sandbox's one-tap scenes of taking part: a poll, an event and a contest, from the call to what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.time import SECOND
from tests.kit.run import run
from tests.kit.town import Town, words

LONG = 90
"""Seconds within which every scene is over."""


async def played(town: Town, scene: str, language: str) -> list[str]:
    """Play a scene to its end; what Steward then says in the channel, to everybody."""
    assert (await town.do("bob", language, do="scene", scene=scene))["ok"]
    for _ in range(LONG * 2):
        await town.later(SECOND // 2)
    await town.page.play.finished(scene)
    await town.idle()
    return [words(one) + str(one["poll"] or "") for one in await town.talk("bob", "general", language)]


PROMISED = {
    ("poll", "en"): "Saturday at seven",
    ("poll", "ru"): "Суббота, 19:00",
    ("event", "en"): "3 of 3 going",
    ("event", "ru"): "Идут: 3 из 3",
    ("contest", "en"): "A lantern for the spring",
    ("contest", "ru"): "Фонарь к весне",
}


@pytest.mark.parametrize(("scene", "language"), sorted(PROMISED))
@run
async def test_a_scene_comes_to_its_end(scene: str, language: str, tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    said = await played(town, scene, language)
    assert PROMISED[scene, language] in "\n".join(said), said[-4:]
    notes = [words(one) for who in ("juno", "kestrel", "mira", "oskar") for one in await town.notes(who, language)]
    assert not [one for one in notes if "warn" in one], notes
    if scene == "event":
        direct = [words(one) for one in await town.talk("kestrel", "direct:kestrel", language)]
        assert any(("moved up" in one) or ("place" in one) or ("мест" in one.lower()) for one in direct), direct
    if scene == "contest":
        winners = [
            who for who in ("juno", "kestrel", "brann", "tamsin") if await town.talk(who, f"direct:{who}", language)
        ]
        assert len(winners) == 1
    if scene == "poll":
        drawn = [one for one in await town.talk("bob", "general", language) if one["attachments"]]
        assert drawn, "the result has its chart"
    await town.close()


@run
async def test_a_scene_can_be_played_again(tmp_path: Path) -> None:
    town = await Town.open(tmp_path)
    for number in ("1", "2"):
        said = await played(town, "contest", "en")
        assert sum("A lantern for the spring" in one for one in said) >= 2 * int(number)
    await town.close()
