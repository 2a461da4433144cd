"""The join gate: quiet, in private, for a day at most; nobody is banned, and staff see a count."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.memory.platform import Member
from bot.domain.actions import AnswerJoin, Ban, Kick, Mute, OpenForm, SendDirect, SendMessage, SetRole
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.kit.crowds import BAIT, Siege, shown
from tests.kit.run import run

TOKEN = "s1:gate:0:in"
QUESTION: Any = {"gate": "question", "gate_question": "What do we carry?", "gate_answers": ("a lantern", "фонарь")}


async def answers(siege: Siege, who: str, text: str) -> str:
    """Fill in the question's form; what comes back."""
    return (await siege.submits(who, TOKEN, answer=text))[0]


def asked(siege: Siege) -> list[str]:
    """Who was written to."""
    return [one.account.id for one in siege.platform.acts if isinstance(one, SendDirect)]


@run
async def test_a_newcomer_reads_until_they_press() -> None:
    siege = await Siege.open(gate="button")
    await siege.joins("nova")
    assert siege.platform.people_["nova"].muted == siege.clock.now() + DAY
    assert asked(siege) == ["nova"]
    told = await siege.presses("nova", TOKEN)
    assert "You can write now" in told[0]
    assert not siege.platform.people_["nova"].muted
    assert not siege.written("general")
    again = await siege.presses("nova", TOKEN)
    assert "All is well" in again[0]
    await siege.close()


@run
async def test_without_a_gate_nobody_is_asked() -> None:
    siege = await Siege.open()
    await siege.joins("nova")
    await siege.asks_in("lyra")
    assert asked(siege) == []
    assert not siege.platform.people_["nova"].muted
    assert "lyra" in siege.platform.waiting
    await siege.close()


@run
async def test_a_role_instead_of_a_mute() -> None:
    siege = await Siege.open(gate="button", gate_role="4242")
    await siege.joins("nova")
    assert not siege.platform.people_["nova"].muted
    await siege.presses("nova", TOKEN)
    assert siege.platform.people_["nova"].roles == {"4242"}
    assert [one.role for one in siege.platform.acts if isinstance(one, SetRole)] == ["4242"]
    await siege.close()


@run
async def test_who_asks_to_join_is_let_in_by_the_press() -> None:
    siege = await Siege.open(gate="button")
    await siege.asks_in("lyra")
    assert asked(siege) == ["lyra"]
    await siege.presses("lyra", TOKEN)
    assert siege.platform.people_["lyra"].here
    await siege.joins("lyra")
    assert not siege.platform.people_["lyra"].muted
    await siege.close()


@run
async def test_who_asks_and_never_answers_may_ask_again() -> None:
    siege = await Siege.open(gate="button")
    await siege.asks_in("lyra")
    await siege.later(DAY + MINUTE)
    assert [one.admit for one in siege.platform.acts if isinstance(one, AnswerJoin)] == [False]
    await siege.asks_in("lyra")
    await siege.presses("lyra", TOKEN)
    assert siege.platform.people_["lyra"].here
    assert not [one for one in siege.platform.acts if isinstance(one, Ban | Kick)]
    await siege.close()


@pytest.mark.parametrize("said", ["A LANTERN!", "  a   lantern ", "Фонарь."])
@run
async def test_the_question_is_answered_however_it_is_spelled(said: str) -> None:
    siege = await Siege.open(**QUESTION)
    await siege.joins("nova")
    await siege.presses("nova", TOKEN)
    form = next(one for one in siege.platform.acts if isinstance(one, OpenForm))
    assert form.form.fields[0].label == "What do we carry?"
    assert "You can write now" in await answers(siege, "nova", said)
    assert not siege.platform.people_["nova"].muted
    await siege.close()


@run
async def test_three_wrong_answers_mean_a_break_and_nothing_worse() -> None:
    siege = await Siege.open(**QUESTION)
    await siege.joins("nova")
    assert "2 more tries" in await answers(siege, "nova", "a sword")
    assert "1 more try" in await answers(siege, "nova", "")
    assert "Try again in" in await answers(siege, "nova", "a shield")
    assert "Try again in" in await answers(siege, "nova", "a lantern")
    await siege.later(11 * MINUTE)
    assert "You can write now" in await answers(siege, "nova", "a lantern")
    assert not [one for one in siege.platform.acts if isinstance(one, Ban | Kick)]
    await siege.close()


@run
async def test_a_day_later_the_wait_is_over() -> None:
    siege = await Siege.open(gate="button")
    await siege.joins("nova")
    await siege.restart()
    await siege.later(DAY + MINUTE)
    assert siege.platform.people_["nova"].muted <= siege.clock.now()
    assert "All is well" not in (await siege.presses("nova", TOKEN))[0]
    await siege.close()


@run
async def test_who_can_not_be_written_to_is_asked_where_they_can_read_once_for_all() -> None:
    siege = await Siege.open(gate="button", gate_channel="general")
    for who in ("nova", "lyra", "vega"):
        siege.platform.people_[who] = Member(rank=10, closed=True)
    await siege.joins("nova", "lyra", "vega")
    await siege.later(MINUTE)
    posts = [one for one in siege.platform.acts if isinstance(one, SendMessage) and one.channel.id == "general"]
    assert len(posts) == 1
    assert "Press the button once" in shown(posts[0].content)
    assert siege.platform.people_["nova"].muted
    await siege.presses("nova", TOKEN)
    assert not siege.platform.people_["nova"].muted
    await siege.close()


@run
async def test_without_such_a_channel_they_are_let_go() -> None:
    siege = await Siege.open(gate="button")
    siege.platform.people_["nova"] = Member(rank=10, closed=True)
    await siege.joins("nova")
    assert siege.platform.people_["nova"].muted
    await siege.later(MINUTE)
    assert not siege.platform.people_["nova"].muted
    assert not siege.written("general")
    await siege.close()


@run
async def test_staff_and_bots_walk_in_and_staff_see_a_count() -> None:
    siege = await Siege.open(gate="button")
    await siege.joins("oskar", "nova", "lyra")
    await siege.presses("nova", TOKEN)
    assert not siege.platform.people_["oskar"].muted
    status = (await siege.uses("mira", "raid"))[0]
    assert "1 waiting, 1 came through" in status
    assert "nova" not in status.lower()
    assert not siege.cards()
    await siege.close()


@run
async def test_a_raid_and_the_gate_do_not_open_each_others_door() -> None:
    siege = await Siege.open(gate="button")
    people = [f"r{number}" for number in range(12)]
    await siege.joins(*people)
    for who in people:
        await siege.says(who, BAIT)
    await siege.presses("mira", "contain")
    await siege.presses("r1", TOKEN)
    assert siege.platform.people_["r1"].muted
    await siege.presses("mira", "end")
    assert not siege.platform.people_["r1"].muted
    assert siege.platform.people_["r2"].muted
    await siege.later(HOUR)
    assert siege.platform.people_["r2"].muted
    assert not [one for one in siege.platform.acts if isinstance(one, Mute) and one.account.id == "bob"]
    await siege.later(5 * SECOND)
    await siege.close()
