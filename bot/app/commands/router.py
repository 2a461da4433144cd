"""From a command as typed to its handler: standing checked, people resolved, answered to the asker alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.app import lobby
from bot.app.authorize import lacks
from bot.app.channelnames import channels_named
from bot.app.commands.ask import Ask
from bot.app.commands.catalog import all_commands, find_command
from bot.app.desk import Desk
from bot.app.lanes import mark_done
from bot.app.looking import concerned, looked_at
from bot.app.places import DIRECT, MEMBERS, places_of, role_of, room_of
from bot.app.plan import plan
from bot.app.powers import Ground, ground_of
from bot.app.press import SILENT, Looked, Reply
from bot.app.quoting import message_named
from bot.app.replying import respond
from bot.app.turn import Turn, look_in, take_turn
from bot.domain.actions import DeleteMessage
from bot.domain.buttons import Token
from bot.domain.commands import OptionKind
from bot.domain.events import CommandUsed
from bot.domain.messages import MessageRef
from bot.domain.people import AccountRef, Rights, Standing
from bot.domain.records import InboxRow
from bot.domain.text import say

ANYWHERE: Final = frozenset({"start", "help", "link", "mydata", "forget_me"})
"""What somebody of no community can do in private."""


async def command(desk: Desk, about: Mapping[str, Any], community: int, row: InboxRow, event: CommandUsed) -> None:
    """Carry out one command of the press lane."""
    found = find_command(event.name)
    args = dict(event.args)
    people = await _people(desk, community, event, args)
    quoted = await _quoted(desk, community, event, args)
    named = await channels_named(desk, community, found[0] if found else None, args, event.channel)
    looked = await _look(desk, community, event, people, quoted)

    async def deed(turn: Turn) -> None:
        if not await mark_done(turn.tx, [row]):
            return
        if found is None:
            reply = Reply(say("no-such-command", name=event.name))
        else:
            ask = Ask(
                found[0], args, event.author, event.channel, event.interaction, looked, event.target, event.private,
                people, all_commands(), named,
            )  # fmt: skip
            reply = await _answer(turn, ask, found[1])
        await respond(turn, event.author, event.channel, event.interaction, reply)
        if event.message and is_staff(looked.rights.get(event.author.account)):
            await _tidy(turn, MessageRef(event.channel, event.message))

    await take_turn(desk, community, deed)


def is_staff(rights: Rights | None) -> bool:
    """Whether these rights are those of somebody of staff who is here."""
    return rights is not None and rights.present and rights.standing.is_staff


async def _tidy(turn: Turn, said: MessageRef) -> None:
    """A short form has been read and need not stand among members; in the moderators' room it may."""
    here = said.channel
    if here != room_of(turn) and await role_of(turn, here.platform, here.place) == MEMBERS:
        await plan(turn, DeleteMessage(said), verb="unsay", lane=f"post:{here.platform}:{here.id}")


async def _answer(turn: Turn, ask: Ask, handler: Any) -> Reply:
    rights = ask.looked.rights.get(ask.author.account)
    standing = rights.standing if rights is not None and rights.present else Standing.NOBODY
    if not ask.interaction and not standing.is_staff:
        return SILENT  # a short form ("!мут") by anybody but staff is a message and nothing else
    refusal = lacks(rights, ask.command.needs)
    if refusal is not None:
        return Reply(refusal)
    if ask.channel.id.startswith(DIRECT) and ask.command.name not in ANYWHERE and await lobby.is_lobby(turn):
        return Reply(say("lobby-heard-nobody"))
    missing = [option.name for option in ask.command.options if option.required and not ask.args.get(option.name)]
    if missing and not (ask.target and ask.command.on_message):
        return Reply(say("lacking-option", name=ask.command.name, option=missing[0]))
    reply: Reply = await handler(turn, ask)
    return reply


async def _people(
    desk: Desk, community: int, event: CommandUsed, args: dict[str, str]
) -> dict[str, tuple[AccountRef, ...]]:
    """Whom arguments name: in the place where they were typed, else wherever members are."""
    found = find_command(event.name)
    named = (
        [one.name for one in found[0].options if one.kind is OptionKind.PERSON and args.get(one.name)] if found else []
    )
    if not named:
        return {}
    places = await look_in(desk, community, places_of)
    here = (event.channel.platform, event.channel.place)
    spots = [(one.platform, one.place) for one in places]
    spots.sort(key=lambda one: (one != here, one[0] != here[0]))
    return {name: await _named(desk, spots, args[name]) for name in named}


async def _named(desk: Desk, spots: Sequence[tuple[str, str]], text: str) -> tuple[AccountRef, ...]:
    for name, place in spots:
        platform = desk.platforms.get(name)
        accounts = await platform.people(place, text) if platform and place else ()
        if accounts:
            return accounts
    return ()


async def _quoted(desk: Desk, community: int, event: CommandUsed, args: dict[str, str]) -> tuple[AccountRef, ...]:
    """Whom /case is about, and who wrote the messages that arguments name: their rights are read before the turn."""
    found = find_command(event.name)
    if found and found[0].name in ("case", "start"):
        number = args.get("number", "").lstrip("#№ ") or args.get("payload", "").removeprefix("case_")
        token = Token("case", number, args.get("do", ""))
        return tuple(one for one, _ in await take_turn(desk, community, lambda turn: concerned(turn, token)))
    named = [args.get(one.name, "") for one in found[0].options if one.kind is OptionKind.MESSAGE] if found else []

    async def deed(turn: Turn) -> tuple[AccountRef, ...]:
        messages = [await message_named(turn, text, event.channel) for text in named if text]
        return tuple(one.author.account for one in messages if one is not None)

    return await take_turn(desk, community, deed) if any(named) else ()


async def _look(
    desk: Desk,
    community: int,
    event: CommandUsed,
    people: dict[str, tuple[AccountRef, ...]],
    quoted: Sequence[AccountRef],
) -> Looked:
    accounts = [*(account for found in people.values() for account in found), *quoted]
    if event.target is not None:
        accounts.append(event.target.author.account)
    asker, channel = event.author.account, event.channel
    ground = await look_in(desk, community, lambda turn: ground_of(turn, (asker, *accounts)))
    place = channel.place
    if not any((one.platform, one.place) == (channel.platform, place) for one in ground.places):
        place = next((one.place for one in ground.places if one.platform == channel.platform), place)
    about = [
        (account, place if account.platform == channel.platform else _first(ground, account)) for account in accounts
    ]
    return await looked_at(desk, ground, asker, channel, about, with_staff=True)


def _first(ground: Ground, account: AccountRef) -> str:
    return next((one.place for one in ground.places if one.platform == account.platform), "")
