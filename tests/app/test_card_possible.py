"""A card offers only what the platform does to this account: a post as a channel is removed and banned, no more."""

from __future__ import annotations

from pathlib import Path

from adapters.memory.platform import MemoryPlatform
from bot.domain.actions import Act, Ban, DeleteMessage, Kick, Mute, SendDirect
from bot.domain.results import Refused, Why
from tests.app.sides import Sides
from tests.kit.run import run
from tests.kit.town import buttons, words


class Channels(MemoryPlatform):
    """A platform on which channels speak as accounts, to which nothing can be said and from which nothing is taken."""

    def able(self, act: Act) -> Refused | None:
        """A channel can be banned, no more."""
        if isinstance(act, Mute | Kick | SendDirect) and act.account.id == "chan":
            return Refused(Why.NOT_POSSIBLE)
        return super().able(act)


async def _verbs(town: Sides) -> set[str]:
    tokens = [one["token"].split(":") for one in buttons((await town.cards("ada"))[-1])]
    return {token[3] for token in tokens if token[1] == "case"}


@run
async def test_a_channels_card_has_no_button_that_can_not_work(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, kind=Channels)
    ref = await town.far_says("chan", "you idiot")
    verbs = await _verbs(town)
    assert not verbs & {"warn", "delwarn", "mute10m", "mute1h", "mute1d", "mute", "kick"}
    assert {"delete", "ban", "ok", "answer", "note"} <= verbs
    assert "a warning" not in words((await town.cards("ada"))[-1])
    await town.presses("oskar", "delete")
    assert [one.ref for one in town.far.acts if isinstance(one, DeleteMessage)] == [ref]
    assert not any(isinstance(one, Mute | Kick | SendDirect) and one.account.id == "chan" for one in town.far.acts)
    await town.close()


@run
async def test_a_persons_card_keeps_all_of_them_and_a_channel_can_be_banned(tmp_path: Path) -> None:
    town = await Sides.begin(tmp_path, kind=Channels)
    await town.far_says("bob", "you idiot")
    assert {"warn", "delwarn", "mute10m", "mute1h", "mute1d", "mute", "kick", "ban", "delete"} <= await _verbs(town)
    await town.far_says("chan", "you idiot")
    await town.presses("oskar", "ban")
    await town.later(11_000_000)
    assert [one.account.id for one in town.far.acts if isinstance(one, Ban)] == ["chan"]
    await town.close()
