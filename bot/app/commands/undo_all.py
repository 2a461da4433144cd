"""/undo_all: take back everything that a moderator decided since a time; for those above them, from leads on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from bot.app import audit, undoing
from bot.app.commands.ask import Ask
from bot.app.commands.sanction import PERSON
from bot.app.lengths import spelled
from bot.app.nights import zone_of
from bot.app.openings import denial
from bot.app.press import Reply
from bot.app.quoting import whom
from bot.app.turn import Turn
from bot.domain.commands import Command, Option
from bot.domain.people import Standing
from bot.domain.text import say
from bot.domain.time import DAY, parse_length

UNDO_ALL: Final = Command("undo_all", Standing.LEAD, (PERSON, Option("since", required=True, rest=True)))
LONGEST: Final = 90 * DAY


async def handle(turn: Turn, ask: Ask) -> Reply:
    """Count what stands, and take it back when the grace is over."""
    person = await whom(turn, ask)
    if not isinstance(person, int):
        return Reply(person)
    actor = await ask.actor(turn)
    refusal = denial(actor, "undo_all", await ask.target_of(turn, person))
    if refusal is not None:
        await audit.record(turn, "denied:undo_all", actor.person, person, "by hand")
        return Reply(refusal)
    text = ask.args.get("since", "").strip()
    since = read_since(text, turn.now, turn.community.zone)
    if since is None or not turn.now - LONGEST <= since <= turn.now:
        return Reply(say("undo-all-when", text=text))
    place = ask.channel
    what = undoing.Order(actor.person, person, since, turn.now, place.platform, place.place)
    return await undoing.order(turn, what)


def read_since(text: str, now: int, zone: str) -> int | None:
    """A length back from now ("2h", "1д"), a time of today or yesterday ("14:30"), a date, or both; µs UTC."""
    length = parse_length(spelled(text))
    if length is not None:
        return now - length
    here = zone_of(zone)
    today = datetime.fromtimestamp(now / 1e6, here)
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        at = None
    if at is None:
        try:
            clock = datetime.strptime(text, "%H:%M")  # noqa: DTZ007  # a time of day; the zone is put on below
        except ValueError:
            return None
        at = today.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0, fold=0)
        at = at if at <= today else at - timedelta(days=1)
    aware = at if at.tzinfo is not None else at.replace(tzinfo=here)
    try:
        return round(aware.timestamp() * 1e6)
    except OverflowError:  # the year 1, east of Greenwich
        return None
