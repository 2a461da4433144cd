"""Whose means a poll uses: the platform's own where they hold it, else the bot's ballot; and why, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from activities.polls.poll import By, Fit, Poll, Quorum, Tie
from bot.domain.polls import PollLimits
from bot.domain.time import DAY, HOUR, MINUTE

EXPLANATION: Final = 200
"""The most characters of a quiz's explanation in a platform's own poll (Telegram's limit)."""


def fit(poll: Poll, limits: Mapping[str, PollLimits | None], now: int) -> Fit:
    """Whose means the poll uses if it is put up now. `limits` are those of the platforms' own polls, by name."""
    if poll.wish is By.BALLOT:
        return Fit()
    platform = poll.channels[0].platform if poll.channels else ""
    reason = _terms(poll)
    own = limits.get(platform)
    if reason is None and own is None:
        reason = Fit(why="none", platform=platform)
    if reason is None and own is not None:
        reason = _size(poll, own, platform) or _times(poll, own, platform, now)
    return reason or Fit(By.NATIVE, "fits", platform=platform)


def _terms(poll: Poll) -> Fit | None:
    """What no platform's own poll can do, wherever it stands."""
    if poll.secret:
        return Fit(why="secret")
    if poll.method.is_ranked:
        return Fit(why="ranked")
    if not poll.gate.is_open:
        return Fit(why="gate")
    if len(poll.channels) != 1:
        return Fit(why="channels", given=len(poll.channels))
    if len(poll.questions) > 1:
        return Fit(why="questions", given=len(poll.questions))
    if not poll.is_quiz and (poll.quorum != Quorum() or poll.tie is not Tie.NOBODY):
        return Fit(why="terms")
    if not poll.changes:
        return Fit(why="final")
    return None


def _size(poll: Poll, limits: PollLimits, platform: str) -> Fit | None:
    """What this platform's own polls can't hold."""
    if poll.hidden and not limits.hidden:
        return Fit(why="hidden", platform=platform)
    if poll.is_quiz and (not limits.quiz or len(poll.questions[0].right) != 1):
        return Fit(why="quiz", platform=platform)
    if poll.is_quiz and len(poll.questions[0].explanation) > EXPLANATION:
        return Fit(why="explanation", given=len(poll.questions[0].explanation), most=EXPLANATION, platform=platform)
    if len(poll.answers) > limits.options:
        return Fit(why="options", given=len(poll.answers), most=limits.options, platform=platform)
    if len(poll.answers) < limits.fewest:
        return Fit(why="few", given=len(poll.answers), most=limits.fewest, platform=platform)
    asks = poll.questions[0].text if poll.is_quiz else poll.question
    if len(asks) > limits.question:
        return Fit(why="question", given=len(asks), most=limits.question, platform=platform)
    longest = max((len(one) for one in poll.answers), default=0)
    if longest > limits.option:
        return Fit(why="long", given=longest, most=limits.option, platform=platform)
    return None


def _times(poll: Poll, limits: PollLimits, platform: str, now: int) -> Fit | None:
    """How long it is open, as this platform counts."""
    length = poll.closes_at - now if poll.closes_at else poll.length
    if not length:
        return Fit(why="endless", most=limits.longest // DAY, platform=platform)
    if limits.whole_hours and length % HOUR:
        return Fit(why="minutes", platform=platform)
    if length < limits.shortest:
        return Fit(why="short", most=max(1, limits.shortest // MINUTE), platform=platform)
    if length > limits.longest:
        return Fit(why="lengthy", most=limits.longest // DAY, platform=platform)
    return None
