"""From scores to what a message is: its class, whom it aims at, how bad it is, whether a person is needed."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from bot.domain.assessment import Assessment, Kind, Severity, Target
from bot.domain.scores import HEADS, Scores
from bot.domain.text import Say, say

SHOWN: Final = 0.5
"""From here on a score counts as "yes" and is named among the reasons."""
DOUBT: Final = 0.3
"""From here up to `SHOWN` abuse is in doubt: a person should look."""
DANGER: Final = 0.35
"""Somebody in danger is worth more false alarms than anything else."""
CRITICAL: Final = 0.9
ABUSE: Final = ("insult", "threat", "hate")
"""Heads that attack people; `toxic` alone may be mere rudeness."""
_scores_of: Final = attrgetter(*HEADS)


def conclude(
    scores: Scores, lang: str, kind: Kind, target: Target, traits: bytes = b"", more: tuple[Say, ...] = ()
) -> Assessment:
    """An assessment from scores, a class and a target; `more` are reasons that scores do not show (a quotation)."""
    severity = severity_of(scores, kind, target)
    why = (*_reasons(scores, target), *more)
    return Assessment(scores, lang, kind, target, severity, why, _human(scores, kind, severity), traits)


def readjusted(one: Assessment, scores: Scores) -> Assessment:
    """The same message with a community's own scores: class, severity and reasons follow them."""
    kind = one.kind
    attacked = max(getattr(scores, head) for head in ABUSE)
    if kind == "abuse" and attacked < SHOWN:
        kind = "chat"
    elif kind == "chat" and attacked >= SHOWN > max(getattr(one.scores, head) for head in ABUSE):
        kind = "abuse"
    elif kind == "spam" and scores.spam < SHOWN:
        kind = "chat"
    elif kind == "chat" and scores.spam >= SHOWN > one.scores.spam:
        kind = "spam"
    more = one.why[len(_reasons(one.scores, one.target)) :]
    return conclude(scores, one.lang, kind, one.target, one.traits, more)


def severity_of(scores: Scores, kind: Kind, target: Target) -> Severity:
    """How bad it is: threats, hate and danger weigh most, rudeness at nobody least."""
    if max(scores.threat, scores.wellbeing) >= CRITICAL:
        return "critical"
    if kind == "wellbeing" or max(scores.threat, scores.hate, scores.wellbeing) >= SHOWN:
        return "high"
    if kind == "spam" and scores.spam >= CRITICAL:
        return "high"
    if scores.insult >= SHOWN or kind in {"abuse", "spam"} or (kind in {"complaint", "bug"} and scores.toxic >= SHOWN):
        return "medium"
    if kind in {"complaint", "bug"} or max(scores.toxic, scores.profanity) >= SHOWN or target not in {"none", "self"}:
        return "low"
    return "none"


def _reasons(scores: Scores, target: Target) -> tuple[Say, ...]:
    found: list[Say] = []
    for head, score in _ranked(scores):
        aimed = head in ABUSE or head == "toxic"
        key = f"assess-{head}-at-{target}" if aimed and target in {"person", "group"} else f"assess-{head}"
        found.append(say(key, score=f"{score:.2f}"))
    return tuple(found)


def _ranked(scores: Scores) -> list[tuple[str, float]]:
    """The heads that say "yes" with their scores, the surest first."""
    every = _scores_of(scores)
    if max(every) < SHOWN:
        return []
    return sorted(
        ((head, one) for head, one in zip(HEADS, every, strict=True) if one >= SHOWN), key=lambda one: -one[1]
    )


def _human(scores: Scores, kind: Kind, severity: Severity) -> tuple[Say, ...]:
    found: list[Say] = []
    if scores.wellbeing >= DANGER or kind == "wellbeing":
        found.append(say("assess-human-danger"))
    if scores.threat >= DOUBT:
        found.append(say("assess-human-threat"))
    if severity in {"high", "critical"} and not found:
        found.append(say("assess-human-severe"))
    if kind in {"complaint", "bug"}:
        found.append(say("assess-human-answer"))
    if DOUBT <= max(scores.insult, scores.hate) < 1 - DOUBT:
        found.append(say("assess-human-doubt"))
    return tuple(found)
