"""Whose means a poll uses, by the limits that Discord and Telegram state, and why not the platform's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from activities.gates import Gate
from activities.polls.fitting import fit
from activities.polls.poll import By, Method, Poll, Question, Quorum, Tie
from bot.domain.messages import ChannelRef
from bot.domain.polls import PollLimits
from bot.domain.time import DAY, HOUR, MINUTE, SECOND

DISCORD = PollLimits(10, 300, 55, HOUR, 32 * DAY, whole_hours=True)
TELEGRAM = PollLimits(12, 300, 100, 5 * SECOND, 2_628_000 * SECOND, anonymous=True, hidden=True, quiz=True)
LIMITS = {"discord": DISCORD, "telegram": TELEGRAM, "plain": None}
NOW = 1_800_000_000 * SECOND


def poll(platform: str, **changes: Any) -> Poll:
    """A plain poll of three options for a day."""
    one = Poll(1, 1, 1, NOW, "Where?", ("a", "b", "c"), (ChannelRef(platform, "p", "c"),), length=DAY)
    return replace(one, **changes)


def options(count: int, length: int = 3) -> tuple[str, ...]:
    """Options of a length."""
    return tuple(f"{one:0{length}}" for one in range(count))


QUIZ = (Question("?", ("a", "b"), (0,), "because"),)


@pytest.mark.parametrize(
    ("platform", "changes"),
    [
        ("discord", {}), ("telegram", {}),
        ("discord", {"options": options(10)}), ("telegram", {"options": options(12)}),
        ("discord", {"options": options(3, 55)}), ("telegram", {"options": options(3, 100)}),
        ("discord", {"method": Method.APPROVAL}), ("telegram", {"hidden": True}), ("telegram", {"length": 90 * MINUTE}),
        ("discord", {"length": HOUR}), ("discord", {"length": 32 * DAY}), ("telegram", {"questions": QUIZ}),
        ("discord", {"closes_at": NOW + 5 * HOUR}),
    ],
)  # fmt: skip
def test_what_fits_is_native(platform: str, changes: dict[str, Any]) -> None:
    found = fit(poll(platform, **changes), LIMITS, NOW)
    assert (found.by, found.why, found.platform) == (By.NATIVE, "fits", platform)


@pytest.mark.parametrize(
    ("platform", "changes", "why"),
    [
        ("discord", {"options": options(11)}, ("options", 11, 10)),
        ("telegram", {"options": options(13)}, ("options", 13, 12)),
        ("discord", {"options": options(3, 56)}, ("long", 56, 55)),
        ("telegram", {"options": options(3, 101)}, ("long", 101, 100)),
        ("discord", {"question": "x" * 301}, ("question", 301, 300)),
        ("discord", {"length": 90 * MINUTE}, ("minutes", 0, 0)),
        ("discord", {"closes_at": NOW + HOUR + SECOND}, ("minutes", 0, 0)),
        ("discord", {"length": 33 * DAY}, ("lengthy", 0, 32)),
        ("telegram", {"length": 31 * DAY}, ("lengthy", 0, 30)),
        ("telegram", {"length": SECOND}, ("short", 0, 1)),
        ("discord", {"length": 0}, ("endless", 0, 32)),
        ("discord", {"hidden": True}, ("hidden", 0, 0)),
        ("discord", {"secret": True}, ("secret", 0, 0)),
        ("telegram", {"secret": True}, ("secret", 0, 0)),
        ("telegram", {"method": Method.IRV}, ("ranked", 0, 0)),
        ("telegram", {"method": Method.SCHULZE}, ("ranked", 0, 0)),
        ("telegram", {"gate": Gate(tenure=DAY)}, ("gate", 0, 0)),
        ("telegram", {"gate": Gate(roles=("r",))}, ("gate", 0, 0)),
        ("telegram", {"quorum": Quorum(voters=5)}, ("terms", 0, 0)),
        ("telegram", {"tie": Tie.DRAW}, ("terms", 0, 0)),
        ("telegram", {"changes": False}, ("final", 0, 0)),
        ("plain", {}, ("none", 0, 0)),
        ("discord", {"questions": QUIZ}, ("quiz", 0, 0)),
        ("telegram", {"questions": QUIZ * 2}, ("questions", 2, 0)),
        ("telegram", {"questions": (replace(QUIZ[0], explanation="x" * 201),)}, ("explanation", 201, 200)),
    ],
)
def test_what_does_not_fit_says_why(platform: str, changes: dict[str, Any], why: tuple[str, int, int]) -> None:
    for wish in (By.AUTO, By.NATIVE):
        found = fit(poll(platform, wish=wish, **changes), LIMITS, NOW)
        assert found.by is By.BALLOT
        assert (found.why, found.given, found.most) == why


def test_two_channels_and_two_platforms_are_one_ballot() -> None:
    both = (ChannelRef("discord", "p", "c"), ChannelRef("telegram", "q", "d"))
    found = fit(poll("discord", channels=both), LIMITS, NOW)
    assert (found.by, found.why, found.given) == (By.BALLOT, "channels", 2)


def test_a_wish_for_the_ballot_is_kept() -> None:
    assert fit(poll("telegram", wish=By.BALLOT), LIMITS, NOW).why == "asked"
