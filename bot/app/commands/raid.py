"""/raid: the incident that is on here, and every verb of its card."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.app.cardfacts import gather
from bot.app.cardview import draw
from bot.app.commands.ask import Ask
from bot.app.press import SILENT, Reply
from bot.app.raids.press import act_on
from bot.app.turn import Turn
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Content, Line, plain
from bot.domain.people import Standing
from bot.domain.raids import EntryState, Raid
from bot.domain.text import say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import CASES, ENTRIES, RAIDS

VERBS: Final = ("status", "contain", "end", "people", "ban")
WORDS: Final = {
    "": "status", "статус": "status", "сдержать": "contain", "закончить": "end", "люди": "people", "бан": "ban",
}  # fmt: skip
RAID: Final = Command("raid", Standing.MODERATOR, (Option("do", OptionKind.CHOICE, choices=VERBS),), ("!рейд", "!raid"))


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Show it, or do to it what its button would."""
    word = ask.args.get("do", "").strip().casefold()
    verb = WORDS.get(word, word)
    if verb not in VERBS:
        return Reply(say("raid-bad-word", text=word))
    raid = await _here(turn, ask)
    case = await turn.tx.get(CASES, turn.id, raid.case) if raid is not None else None
    if raid is None or case is None:
        return Reply(content=await _with_gate(turn, plain(say("raid-none"))))
    if verb == "status":
        return Reply(content=await _with_gate(turn, draw(await gather(turn, case))))
    press = ask.as_press("strike" if verb == "ban" else verb, "raid", str(raid.case))
    reply = await act_on(turn, press, case, raid)
    if reply != SILENT or not ask.interaction:
        return reply
    fresh = await turn.tx.get(CASES, turn.id, raid.case)  # whoever presses sees the card change; a command wants words
    return Reply(content=replace(draw(await gather(turn, fresh or case)), buttons=()))


async def _here(turn: Turn, ask: Ask) -> Raid | None:
    """The incident of this place or else of the community: what is on first, then the last one of a day."""
    rows = await turn.tx.find(RAIDS, *where(community=turn.id), Where("last_at", ">=", turn.now - 7 * DAY))
    fresh = [one for one in rows if one.state.is_live or turn.now - one.changed_at <= DAY]
    here = (ask.channel.platform, ask.channel.place)
    fresh.sort(key=lambda one: (one.state.is_live, (one.platform, one.place) == here, one.case))
    return fresh[-1] if fresh else None


async def _with_gate(turn: Turn, content: Content) -> Content:
    """What stands at the door, as a count and nothing else."""
    since = Where("at", ">=", turn.now - DAY)
    counts = {
        state: await turn.tx.count(ENTRIES, *where(community=turn.id, state=state), since)
        for state in (EntryState.WAITING, EntryState.PASSED)
    }
    if turn.community.settings.gate == "off" and not any(counts.values()):
        return content
    line = say("gate-counts", waiting=counts[EntryState.WAITING], passed=counts[EntryState.PASSED])
    return replace(content, blocks=(*content.blocks, Line(line, "quiet")))
