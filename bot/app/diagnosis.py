"""What is wrong here, in words: each ill with what no longer works because of it, its remedy, and the tap for it.

How to add a check:
1. A function `(turn, survey) -> list[Ill]` that reads the store or what the survey found; add it to `CHECKS`.
2. Texts `doctor-<ill>` (what, and what it costs) and `doctor-<ill>-mend`, both languages; a button where a tap helps.
3. A test in `tests/app/test_doctor.py` that makes it ill and finds it well again.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.app.places import all_places, places_of, room_of
from bot.app.remedies import remedy
from bot.app.screens import button
from bot.app.surveying import Survey
from bot.app.turn import Turn
from bot.domain.content import Button, ButtonStyle
from bot.domain.decisions import ActionState
from bot.domain.people import Standing
from bot.domain.records import Due, InboxState
from bot.domain.text import Say, Several, say
from bot.domain.time import DAY
from bot.ports.platform import Trouble
from bot.ports.store import Where, where
from bot.ports.tables import ACTIONS, DUE, INBOX, MARKS
from rules.file import Faults
from rules.hits import Mode

ABOUT: Final = "doctor"
PRIVATE_ROOM: Final = "room:private"
HOMELESS: Final = "homeless:"
LATE: Final = DAY


@dataclass(frozen=True, slots=True)
class Ill:
    """One thing that is wrong: what and what it costs, the remedy in words, a button where one tap can mend it."""

    what: Say
    remedy: Say
    button: Button | None = None


Check: TypeAlias = Callable[[Turn, Survey], Awaitable[list[Ill]]]


async def diagnose(turn: Turn, survey: Survey) -> list[Ill]:
    """Everything that is wrong, the gravest kinds first; empty when all is well."""
    found: list[Ill] = []
    for check in CHECKS:
        found += await check(turn, survey)
    return found


async def _store(turn: Turn, survey: Survey) -> list[Ill]:
    found = []
    if survey.damage:
        found.append(Ill(say("doctor-damage", what=survey.damage[0]), say("doctor-damage-mend")))
    if survey.broken_audit is not None:
        found.append(Ill(say("doctor-audit", number=str(survey.broken_audit)), say("doctor-audit-mend")))
    return found


async def _room(turn: Turn, survey: Survey) -> list[Ill]:
    """A room is there, mine to write in, and closed to members."""
    room = room_of(turn)
    choose = button("setup", "room", "go", say("press-doctor-room"), style=ButtonStyle.SAFE)
    if room is None:
        if await turn.tx.get(MARKS, turn.id, PRIVATE_ROOM) is not None:
            alone = len(survey.staff) <= 1
            return [] if alone else [Ill(say("doctor-not-alone"), say("doctor-no-room-mend"), choose)]
        return [Ill(say("doctor-no-room"), say("doctor-no-room-mend"), choose)]
    here = next((one for one in survey.channels if one.ref.platform == room.platform and one.ref.id == room.id), None)
    if here is None:
        told = any(one.feature == "room" or one.what == "no-answer" for one in survey.troubles)
        return [] if told else [Ill(say("doctor-room-gone"), say("remedy-room-gone"), choose)]
    if not here.private:
        return [Ill(say("doctor-room-open", channel=here.name), say("doctor-room-open-mend"), choose)]
    if not here.writable:
        return [Ill(say("doctor-room-mute", channel=here.name), say("doctor-room-mute-mend"), choose)]
    return []


async def _platforms(turn: Turn, survey: Survey) -> list[Ill]:
    names = {one.place: one.name for one in survey.places}
    of = {one.place: one.platform for one in await all_places(turn)}
    return [trouble_told(turn, one, of.get(one.place, ""), names.get(one.place, "")) for one in survey.troubles]


def trouble_told(turn: Turn, one: Trouble, platform: str = "", place: str = "") -> Ill:
    """A platform's trouble in words: what, what it costs, the remedy; `place` is named where it is told."""
    key = f"trouble-{one.what}"
    has = turn.desk.texts.has
    what = say(key, detail=_detail(one)) if has(key) else say("trouble-other", what=one.what, detail=one.detail)
    dead = say(f"feature-{one.feature}") if has(f"feature-{one.feature}") else say("feature-other", feature=one.feature)
    mends = button("setup", "room", "go", say("press-doctor-room")) if one.feature == "room" else None
    told = say("doctor-trouble-in", place=place, what=what, dead=dead) if place else None
    mend = remedy(one.what, platform, (one.detail,)) if has(f"remedy-{one.what}") else say("remedy-other")
    return Ill(told or say("doctor-trouble", what=what, dead=dead), mend, mends)


def _detail(one: Trouble) -> Say | str:
    """A right is named in words, anything else as the platform named it."""
    return say(f"right-{one.detail}") if one.what == "no-right" and one.detail in RIGHTS else one.detail


RIGHTS: Final = frozenset({"read", "write", "delete", "mute", "kick", "ban", "slow", "manage", "direct"})


async def _rules(turn: Turn, survey: Survey) -> list[Ill]:
    """The rule file can be read, and something in it asks or acts."""
    source = await turn.desk.policies.source(turn)
    read = turn.desk.policies.read(source, "rules.toml")
    kind = button("setup", "kind", "go", say("press-config-kind"), style=ButtonStyle.SAFE)
    if isinstance(read, Faults) and not turn.desk.policies.engine(source).rules.rules:
        if not any(one.rule or one.key for one in read.items) and "[[rule]]" not in source:
            return [Ill(say("doctor-no-rules"), say("doctor-no-rules-mend"), kind)]
        first = read.items[0]
        fault = say("automod-fault", line=str(first.line), what=first.say)
        opened = button("automod", "", "import", say("press-automod-import"))
        return [Ill(say("doctor-rule-fault", fault=fault), say("doctor-rule-fault-mend"), opened)]
    if not isinstance(read, Faults) and not any(one.mode in (Mode.ASK, Mode.ACT) for one in read.rules):
        opened = button("automod", "", "list", say("press-automod-list"))
        return [Ill(say("doctor-rules-silent"), say("doctor-rules-silent-mend"), opened)]
    return []


async def _stuck(turn: Turn, survey: Survey) -> list[Ill]:
    """What was set aside after three tries."""
    found = []
    events = await turn.tx.count(INBOX, *where(community=turn.id, state=InboxState.STUCK))
    actions = await turn.tx.count(ACTIONS, *where(community=turn.id, state=ActionState.STUCK))
    again = button(ABOUT, "stuck", "again", say("press-again"), style=ButtonStyle.SAFE)
    if events:
        found.append(Ill(say("doctor-stuck-events", count=events), say("doctor-stuck-mend"), again))
    if actions:
        found.append(Ill(say("doctor-stuck-actions", count=actions), say("doctor-stuck-mend"), again))
    return found


async def _due(turn: Turn, survey: Survey) -> list[Ill]:
    """What should have happened later and did not."""
    blocked = await turn.tx.find(DUE, *where(community=turn.id, blocked=True))
    found = []
    if blocked:
        kinds = Several(
            tuple(_named(turn, say(f"due-{kind}"), kind) for kind in sorted({one.kind for one in blocked})), "comma"
        )
        again = button(ABOUT, "due", "again", say("press-again"), style=ButtonStyle.SAFE)
        found.append(Ill(say("doctor-blocked", count=len(blocked), kinds=kinds), say("doctor-blocked-mend"), again))
    purge = await turn.tx.get(DUE, turn.id, "purge", "daily")
    if purge is None or (not purge.blocked and purge.at < turn.now - LATE):
        found.append(Ill(say("doctor-purge"), say("doctor-purge-mend"), _purge_now(purge)))
    return found


def _named(turn: Turn, words: Say, name: str) -> Say | str:
    """A name of mine in words; as it stands in the store where another version of me gave it."""
    return words if turn.desk.texts.has(words.key) else name


def _purge_now(purge: Due | None) -> Button:
    return button(ABOUT, "purge", "again", say("press-doctor-purge"), style=ButtonStyle.SAFE)


async def _cards(turn: Turn, survey: Survey) -> list[Ill]:
    """Cases whose card nobody may see."""
    span = (Where("name", ">=", HOMELESS), Where("name", "<", HOMELESS[:-1] + chr(ord(HOMELESS[-1]) + 1)))
    marks = await turn.tx.find(MARKS, *where(community=turn.id), *span)
    if not marks:
        return []
    numbers = Several(tuple(one.name.removeprefix(HOMELESS) for one in marks[:10]), "comma")
    again = button(ABOUT, "homeless", "again", say("press-again"), style=ButtonStyle.SAFE)
    return [Ill(say("doctor-homeless", count=len(marks), numbers=numbers), say("doctor-homeless-mend"), again)]


async def _parts(turn: Turn, survey: Survey) -> list[Ill]:
    found = []
    for one in survey.parts:
        if one.will_not and not one.running:
            found.append(Ill(say(one.will_not), say(f"{one.will_not}-mend")))
        elif not one.running:
            found.append(
                Ill(
                    say("doctor-part-down", part=_named(turn, say(f"part-{one.name}"), one.name), fault=one.fault),
                    say("doctor-part-mend"),
                )
            )
        elif one.falls:
            fell = say(
                "doctor-part-fell",
                part=_named(turn, say(f"part-{one.name}"), one.name),
                count=one.falls,
                fault=one.fault,
            )
            found.append(Ill(fell, say("doctor-part-mend")))
    return found


async def _places(turn: Turn, survey: Survey) -> list[Ill]:
    return [] if await places_of(turn) else [Ill(say("doctor-no-place"), say("doctor-no-place-mend"))]


CHECKS: Final[tuple[Check, ...]] = (_store, _places, _platforms, _room, _rules, _stuck, _due, _cards, _parts)


def advise(turn: Turn, survey: Survey) -> list[Say]:
    """What is not broken and may break: sentences, each with its remedy."""
    seniors = [account for account, rights in survey.staff if rights.standing >= Standing.ADMIN]
    if len(seniors) == 1 and len(survey.staff) > 1 and not turn.community.settings.volunteer:
        return [say("doctor-one-admin"), say("doctor-one-admin-mend")]
    return []
