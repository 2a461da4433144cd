"""What kind of community this is: which shipped rules are in force."""

from __future__ import annotations

from dataclasses import replace

from bot.app import audit
from bot.app.housekeeping import PRESETS
from bot.app.onboarding.exception import follow_night, follow_spam
from bot.app.press import Press
from bot.app.screens import person_asking
from bot.app.turn import Turn
from bot.domain.records import RuleFile
from bot.domain.text import Say, say
from bot.ports.store import where
from bot.ports.tables import COMMUNITIES, RULE_FILES
from rules.file import Faults


def kinds(turn: Turn) -> tuple[str, ...]:
    """The kinds there are rules for, in the order in which they are shown."""
    return tuple(one for one in PRESETS if one in turn.desk.policies.presets)


async def has_own_rules(turn: Turn) -> bool:
    """Whether the community changed its rules: then they are in force in place of a kind's."""
    return bool(await turn.tx.find(RULE_FILES, *where(community=turn.id, active=True), limit=1))


async def set_aside(turn: Turn) -> RuleFile | None:
    """The community's newest own rules that are not in force, None while some are (or were never written)."""
    if await has_own_rules(turn):
        return None
    found = await turn.tx.find(RULE_FILES, *where(community=turn.id), order=("-at",), limit=1)
    return found[0] if found else None


async def put_back(turn: Turn, press: Press) -> Say | None:
    """Put the own rules in force again that a choice of kind set aside; what to say when that can't be done."""
    file = await set_aside(turn)
    if file is None:
        return say("setup-kind-nothing")
    by = await person_asking(turn, press)
    if isinstance(await turn.desk.policies.adopt(turn, file.source, by), Faults):
        return say("setup-exception-fault")
    await audit.record(turn, "automod:put-back", by, None)
    return None


async def choose_kind(turn: Turn, press: Press, kind: str) -> Say | None:
    """Put the rules of a kind in force; own ones are set aside and kept. A refusal for a kind nobody knows."""
    if kind not in kinds(turn):
        return say("press-unknown")
    by = await person_asking(turn, press)
    turn.community = replace(turn.community, preset=kind)
    await turn.tx.put(COMMUNITIES, turn.community)
    await turn.tx.change(RULE_FILES, where(community=turn.id, active=True), active=False)
    turn.desk.policies.drop(turn.id)
    await audit.record(turn, "config:kind", by, None, kind)
    if turn.community.settings.spam == "hold":
        await follow_spam(turn, press)
    if turn.community.settings.night_guard:
        await follow_night(turn, press)
    return None
