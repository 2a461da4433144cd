"""A poll hides its voters where the platform can, and is still the platform's own where it can't."""

from __future__ import annotations

from dataclasses import replace

from activities.polls.opening import native_of
from activities.polls.poll import Poll, Question, State
from adapters.discord import polls as on_discord
from adapters.telegram import polls as on_telegram
from bot.domain.time import HOUR

NOW = 1_790_000_000_000_000


def asked(*questions: Question) -> Poll:
    """An open poll, or a quiz."""
    poll = Poll(1, 1, 1, NOW, "Tea or coffee?", ("Tea", "Coffee"), (), State.OPEN, closes_at=NOW + 2 * HOUR)
    return replace(poll, questions=questions)


def test_what_fits_is_taken_by_either_platform() -> None:
    shown = native_of(asked(), hides=on_discord.LIMITS.anonymous)
    hidden = native_of(asked(), hides=on_telegram.LIMITS.anonymous)
    assert (shown.anonymous, hidden.anonymous) == (False, True)
    assert on_discord.able(shown, NOW) is None
    assert on_telegram.refusal(hidden, NOW) is None


def test_a_quiz_names_its_players() -> None:
    quiz = asked(Question("Two and two?", ("Four", "Five"), (0,)))
    assert not native_of(quiz, hides=True).anonymous
