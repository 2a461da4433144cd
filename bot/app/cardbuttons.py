"""Which buttons a card carries: at most five on its face, the safe ones first, the rest under More."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.app.cardable import NEEDS
from bot.domain.buttons import Token, write_token
from bot.domain.cases import CaseKind
from bot.domain.content import Button, ButtonStyle
from bot.domain.decisions import ActionState
from bot.domain.signals import Topic
from bot.domain.text import say

if TYPE_CHECKING:
    from bot.app.cardfacts import CardFacts

MOST_ON_FACE: Final = 5
SPAM: Final = frozenset({Topic.SPAM, Topic.SCAM, Topic.INVITE, Topic.RAID})
TEAM_ONLY: Final = frozenset({"claim", "hand", "escalate", "release"})
DANGER: Final = frozenset({"delete", "ban", "kick", "purge"})
ICONS: Final = {"delete": "trash", "ban": "ban", "kick": "ban", "purge": "ban"}

FACE: Final[dict[str, tuple[str, ...]]] = {
    "enforce": ("ok", "answer", "warn", "delete"),
    "spam": ("notspam", "delete", "purge"),
    "held": ("putback", "keep", "purge"),
    "tension": ("ok", "answer", "slow"),
    "answer": ("answer", "noanswer"),
    "wellbeing": ("answer", "well"),
    "appeal": ("uphold", "overturn", "note"),
    "stuck": ("again", "leave"),
    "late": ("through", "split", "ok"),
}
MORE: Final[dict[str, tuple[str, ...]]] = {
    "enforce": (
        "delwarn", "mute10m", "mute1h", "mute1d", "mute", "rule", "note", "claim", "hand", "escalate", "wait",
        "explain", "wrong", "kick", "ban",
    ),
    "spam": (
        "warn", "answer", "mute1d", "rule", "note", "claim", "hand", "escalate", "explain", "wrong", "kick", "ban",
    ),
    "held": ("warn", "answer", "rule", "note", "claim", "hand", "escalate", "explain", "wrong", "kick", "ban"),
    "tension": ("note", "claim", "hand", "escalate", "wait", "explain", "wrong"),
    "answer": ("note", "claim", "hand", "escalate", "wait", "explain", "wrong"),
    "wellbeing": ("note", "claim", "hand", "escalate", "wait", "explain"),
    "appeal": ("claim", "hand", "explain"),
    "stuck": (),
    "late": ("claim", "hand"),
}  # fmt: skip


def buttons_of(facts: CardFacts) -> tuple[Button, ...]:
    """The buttons of an open card."""
    kind = _kind(facts)
    face, more = list(FACE[kind]), list(MORE[kind])
    if facts.settings.volunteer:
        more = [verb for verb in more if verb not in TEAM_ONLY]
    if facts.owner is not None and "claim" in more:
        more[more.index("claim")] = "release"
    if not facts.case.rule:
        more = [verb for verb in more if verb != "wrong"]
    if facts.reporters:
        more = [*more[:-2], "reports", *(["badreport"] if not facts.case.rule else []), *more[-2:]]
    if facts.case.person is None:
        face, more = _impersonal(face), _impersonal(more)
    face, more = _possible(face, facts), _possible(more, facts)
    if facts.gone and not facts.case.held:
        face, more = [v for v in face if v != "delete"], [v for v in more if v != "delwarn"]
    if any(one.state in (ActionState.FAILED, ActionState.UNCERTAIN, ActionState.STUCK) for one in facts.actions):
        face.insert(0, "retry")
    if facts.case.handed_to is not None:
        more.insert(0, "accept")
    asked = [confirm_button(facts.case.number, facts.asked_for)] if facts.asked_for else []
    most = MOST_ON_FACE - len(asked)
    extra = [verb for verb in face[most:] if verb not in more]
    return tuple(
        [case_button(facts.case.number, verb, _style(verb)) for verb in face[:most]]
        + asked
        + [case_button(facts.case.number, verb, _style(verb), more=True) for verb in (*extra, *more)]
    )


def _kind(facts: CardFacts) -> str:
    case = facts.case
    if case.held:
        return "held"
    if case.kind in (CaseKind.ANSWER, CaseKind.WELLBEING, CaseKind.APPEAL, CaseKind.STUCK, CaseKind.LATE):
        return case.kind.value
    if case.topic is Topic.TENSION:
        return "tension"
    return "spam" if case.topic in SPAM else "enforce"


def _impersonal(verbs: list[str]) -> list[str]:
    """Without a person (a heated thread, a crowd) nothing can fall on one."""
    on_person = {"warn", "delwarn", "mute10m", "mute1h", "mute1d", "mute", "kick", "ban", "purge"}
    return [verb for verb in verbs if verb not in on_person]


def _possible(verbs: list[str], facts: CardFacts) -> list[str]:
    """What is left of them where the platform does not do everything to this account."""
    return [verb for verb in verbs if NEEDS.get(verb) not in facts.cannot]


def _style(verb: str) -> ButtonStyle:
    return ButtonStyle.DANGER if verb in DANGER else ButtonStyle.SAFE


def case_button(number: int, verb: str, style: ButtonStyle = ButtonStyle.SAFE, *, more: bool = False) -> Button:
    """A button of a case's card; its label is the Fluent key `press-<verb>`."""
    token = write_token(Token("case", str(number), verb))
    return Button(token, say(f"press-{verb}"), style, more, ICONS.get(verb, ""))


def confirm_button(number: int, verb: str) -> Button:
    """What a lead presses to carry out the kick or ban that a colleague asked for."""
    token = write_token(Token("case", str(number), "confirm"))
    return Button(token, say("press-confirm", what=say(f"press-{verb}")), ButtonStyle.DANGER, icon=ICONS.get(verb, ""))
