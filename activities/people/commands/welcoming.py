"""/greeting, /buddy and /invite: how people come in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from activities.asked import Asked
from activities.floor import Floor
from activities.people import buddies, greeting, invites
from activities.people.rows import Welcome
from activities.people.tables import BUDDIES, PAIRS, WELCOMES
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Block, Content, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Words, say
from bot.ports.store import where

Verb: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]
ON: Final = Command(
    "greeting on", Standing.ADMIN,
    (
        Option("channel", OptionKind.CHANNEL), Option("ask", OptionKind.CHANNEL),
        Option("buddies", OptionKind.CHOICE, choices=("yes", "no")), Option("text", rest=True),
    ),
)  # fmt: skip
OFF: Final = Command("greeting off", Standing.ADMIN)
BUDDY: Final = Command("buddy offer", Standing.MEMBER)
BUDDY_LIST: Final = Command("buddy list", Standing.MODERATOR)
INVITE: Final = Command(
    "invite new", Standing.MODERATOR,
    (Option("source", required=True), Option("channel", OptionKind.CHANNEL)),
)  # fmt: skip
INVITE_LIST: Final = Command("invite list", Standing.MODERATOR)


async def greeting_on(floor: Floor, asked: Asked) -> Reply:
    """Greet newcomers from now on, in this channel or the one that is named."""
    named = asked.channels.get("channel", ())
    if asked.args.get("channel") and not named:
        return Reply(say("people-bad-channel", text=asked.args["channel"]))
    channel = named[0] if named else asked.channel
    if channel.id.startswith("direct:") or channel == floor.room():
        return Reply(say("people-greet-where"))
    ask = asked.channels.get("ask", ())
    if asked.args.get("ask") and not ask:
        return Reply(say("people-bad-channel", text=asked.args["ask"]))
    text = asked.args.get("text", "").strip()
    if len(text) > 1000:
        return Reply(say("people-greet-long", count=len(text)))
    known = await greeting.of_place(floor, channel.platform, channel.place)
    row = Welcome(
        floor.id, channel.platform, channel.place, channel.id, channel.parent, text,
        asked.args.get("ask", "").strip().lstrip("#"), asked.args.get("buddies", "yes") != "no",
        known.wait if known else 0, known.asked if known else 0, known.pending if known else (),
        known.shown if known else (), known.number if known else await floor.next("welcome"),
    )  # fmt: skip
    await floor.tx.put(WELCOMES, row)
    await floor.errand(greeting.MEASURE, "all")
    await floor.audit("greeting", asked.person.id, None, "on")
    shown = await greeting.preview(floor, row, asked.person.id)
    return Reply(content=Content((Line(say("people-greet-on")), *shown.blocks)))


async def greeting_off(floor: Floor, asked: Asked) -> Reply:
    """Greet nobody any more."""
    here = where(community=floor.id, platform=asked.channel.platform)
    dropped = await floor.tx.drop(WELCOMES, *here, *where(place=asked.channel.place))
    if not dropped:
        dropped = await floor.tx.drop(WELCOMES, *where(community=floor.id))
    await floor.audit("greeting", asked.person.id, None, "off")
    return Reply(say("people-greet-off" if dropped else "people-greet-was-off"))


async def buddy_offer(floor: Floor, asked: Asked) -> Reply:
    """Offer oneself to newcomers, or stop."""
    offers = await buddies.offer(floor, asked.person.id)
    return Reply(say("people-buddy-offered" if offers else "people-buddy-stopped"))


async def buddy_list(floor: Floor, asked: Asked) -> Reply:
    """Who offers, and who has whom."""
    offered = await floor.tx.find(BUDDIES, *where(community=floor.id), order=("since",), limit=50)
    pairs = await floor.tx.find(PAIRS, *where(community=floor.id), order=("-at",), limit=30)
    blocks: list[Block] = [Heading(say("people-buddies-title"))]
    for one in offered:
        mine = [pair for pair in pairs if pair.buddy == one.person]
        blocks.append(Line(say("people-buddies-line", name=await floor.name_of(one.person), count=len(mine))))
    for pair in pairs:
        newcomer, buddy = await floor.name_of(pair.newcomer), await floor.name_of(pair.buddy)
        answer = say(f"people-answer-{pair.answer or 'none'}")
        blocks.append(Line(say("people-pair-line", newcomer=newcomer, buddy=buddy, answer=answer), "quiet"))
    if not offered:
        blocks.append(Line(say("people-buddies-none")))
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


async def _buddy(floor: Floor, asked: Asked) -> Reply:
    """A newcomer would like one."""
    if asked.standing < Standing.MEMBER:
        return Reply(say("gate-absent"))
    pair = await buddies.match(floor, asked.person.id)
    if pair is None:
        return Reply(say("people-buddy-nobody"))
    return Reply(say("people-buddy-yours", name=await floor.name_of(pair.buddy)))


async def _week(floor: Floor, asked: Asked) -> Reply:
    """How the first week was."""
    answer = asked.token.arg if asked.token else ""
    if not await buddies.answered(floor, asked.person.id, answer):
        return Reply(say("press-unknown"))
    return Reply(say("people-week-glad" if answer == "good" else "people-week-comes"))


async def invite_new(floor: Floor, asked: Asked) -> Reply:
    """A link with a name of its own."""
    source = " ".join(asked.args.get("source", "").split())
    if not 1 <= len(source) <= invites.SOURCE_MOST:
        return Reply(say("people-invite-bad", most=invites.SOURCE_MOST))
    named = asked.channels.get("channel", ())
    if asked.args.get("channel") and not named:
        return Reply(say("people-bad-channel", text=asked.args["channel"]))
    channel = named[0] if named else asked.channel
    if channel.id.startswith("direct:") or channel == floor.room():
        return Reply(say("people-invite-where"))
    await invites.make(floor, source, channel, asked.person.id)
    return Reply(say("people-invite-asked", source=source))


async def invite_list(floor: Floor, asked: Asked) -> Reply:
    """Every link with what came of it."""
    blocks: list[Block] = [Heading(say("people-invites-title"))]
    for one in await invites.counted(floor):
        state: Words = one.link.url or say("people-invite-none")
        key = say(
            "people-invites-line", source=one.link.source, joined=one.joined, here=one.here, active=one.active,
            settled=one.settled,
        )  # fmt: skip
        blocks += [Line(key), Line(state, "quiet")]
    if len(blocks) == 1:
        blocks.append(Line(say("people-invites-empty")))
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


VERBS: Final[dict[str, Verb]] = {"buddy": _buddy, "week": _week}
COMMANDS: Final = (
    (BUDDY, buddy_offer), (BUDDY_LIST, buddy_list), (INVITE, invite_new), (INVITE_LIST, invite_list),
    (ON, greeting_on), (OFF, greeting_off),
)  # fmt: skip
