"""Messages of Steward's own: sent, edited, sent in private; and the removal of anybody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from discord.http import Route

from adapters.discord import copies, files, markup
from adapters.discord.calls import Answered, call
from adapters.discord.components import Where
from adapters.discord.permissions import P, channel_in, guild_of, in_channel, look_at, look_at_own, number
from adapters.discord.reasons import DEFAULT
from adapters.discord.session import Session
from adapters.discord.state import state_of, trim
from adapters.discord.wording import Wording
from bot.domain.actions import DeleteMessage, DeleteMessages, EditMessage, SendDirect, SendMessage
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.time import DAY

NONCE_MAX: Final = 25
BULK_MOST: Final = 100
BULK_AGE: Final = 14 * DAY
_EPOCH_MS: Final = 1_420_070_400_000
_HISTORY: Final = P(read_message_history=True).value
DIRECT: Final = "direct:"


async def send(session: Session, act: SendMessage) -> Result:
    """Post; the nonce makes Discord give the earlier message for a repeat."""
    channel = await address(session, act, act.channel)
    body, uploads = _body(session, act, Where.of(act.channel), silent=act.silent or not act.content.rings)
    if number(act.reply_to) is not None and await _sees_history(session, act.channel):
        body["message_reference"] = {
            "message_id": act.reply_to, "channel_id": channel, "fail_if_not_exists": False,
        }  # fmt: skip
    return await _post(session, act, channel, body, uploads, act.channel)


async def send_direct(session: Session, act: SendDirect) -> Result:
    """Write to a person in private."""
    ref = ChannelRef(act.account.platform, act.place, DIRECT + act.account.id)
    if guild_of(session, act.place) is not None:
        seen = await call(session, act, lambda: look_at(session, act.place, act.account.id))
        if seen is None:
            return Refused(Why.NOT_HERE)
        if seen.is_bot:
            return Refused(Why.NOT_POSSIBLE)
    channel = await address(session, act, ref)
    body, uploads = _body(session, act, Where(act.place, private=True), silent=not act.content.rings)
    return await _post(session, act, channel, body, uploads, ref)


def _body(
    session: Session, act: SendMessage | SendDirect, where: Where, *, silent: bool
) -> tuple[dict[str, Any], tuple[files.Upload, ...]]:
    wording = Wording(session.texts, act.language, session.clock.now())
    uploads = files.uploads_of(act.content, wording)
    drawn = markup.draw(act.content, wording, where, act.nonce, files.shown(uploads))
    body = {**drawn.body(markup.SILENT if silent else 0), **once(session, act.nonce)}
    return {**body, "attachments": files.listed(uploads)} if uploads else body, uploads


def once(session: Session, nonce: str) -> dict[str, Any]:
    """What makes Discord give the earlier message for a repeat of the next few minutes."""
    return {"nonce": (nonce or f"{session.dice.id():x}")[:NONCE_MAX], "enforce_nonce": True}


async def _post(
    session: Session, act: SendMessage | SendDirect, channel: str, body: dict[str, Any],
    uploads: Sequence[files.Upload], ref: ChannelRef,
) -> Result:  # fmt: skip
    route = Route("POST", "/channels/{channel_id}/messages", channel_id=channel)
    told = await call(session, act, lambda: files.ask(session, route, body, uploads))
    return Done(MessageRef(ref, str(told["id"])))


async def edit(session: Session, act: EditMessage) -> Result:
    """Replace a message of Steward's own."""
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    channel = await address(session, act, act.ref.channel)
    wording = Wording(session.texts, act.language, session.clock.now())
    uploads = files.uploads_of(act.content, wording)
    kept = await copies.kept(session, act.ref.id) if not uploads else ()
    drawn = markup.draw(
        act.content, wording, Where.of(act.ref.channel), "", [*files.shown(uploads), *copies.shown(kept)]
    )
    body = {**drawn.body(), "content": None, "embeds": []}
    body["attachments"] = [*files.listed(uploads), *copies.listed(kept)]
    route = Route("PATCH", "/channels/{channel_id}/messages/{message_id}", channel_id=channel, message_id=act.ref.id)
    await call(session, act, lambda: files.ask(session, route, body, uploads))
    return Done(act.ref)


async def delete(session: Session, act: DeleteMessage) -> Result:
    """Remove one message."""
    if number(act.ref.id) is None:
        return Refused(Why.GONE)
    channel = await address(session, act, act.ref.channel)
    http = session.client.http
    await call(session, act, lambda: http.delete_message(int(channel), int(act.ref.id), reason=DEFAULT))
    return Done(act.ref)


async def delete_many(session: Session, act: DeleteMessages) -> Result:
    """Remove up to a hundred at once, none older than a fortnight; one alone is removed as one."""
    ids = [id for id in dict.fromkeys(act.ids) if number(id) is not None]
    if len(ids) > BULK_MOST:
        return Refused(Why.BAD_REQUEST, detail=f"{len(ids)} > {BULK_MOST}")
    if not ids:
        return Done()
    channel = await address(session, act, act.channel)
    http = session.client.http
    if len(ids) == 1:
        return await _delete_one(session, act, channel, ids[0])
    if any(session.clock.now() - made_at(id) > BULK_AGE for id in ids):
        return Refused(Why.TOO_OLD)
    await call(session, act, lambda: http.delete_messages(int(channel), ids, reason=DEFAULT))  # type: ignore[arg-type]  # ids as strings are snowflakes too
    return Done()


async def _delete_one(session: Session, act: DeleteMessages, channel: str, id: str) -> Result:
    try:
        await call(session, act, lambda: session.client.http.delete_message(int(channel), int(id), reason=DEFAULT))
    except Answered as early:
        if early.result != Refused(Why.GONE):
            raise
    return Done()


async def address(session: Session, act: Any, channel: ChannelRef) -> str:
    """The id of a channel as the API wants it; a person's private chat is opened. Raises `Answered`."""
    if not channel.id.startswith(DIRECT):
        if number(channel.id) is None:
            raise Answered(Refused(Why.ROOM_GONE))
        return channel.id
    account = channel.id.removeprefix(DIRECT)
    if number(account) is None:
        raise Answered(Refused(Why.NOT_HERE))
    directs = state_of(session).directs
    if account not in directs:
        told = await call(session, act, lambda: session.client.http.start_private_message(int(account)))
        directs[account] = str(told["id"])
        trim(directs)
    return directs[account]


async def _sees_history(session: Session, channel: ChannelRef) -> bool:
    guild = guild_of(session, channel.place)
    here = channel_in(guild, channel.id) if guild is not None else None
    seen = await look_at_own(session, guild) if guild is not None else None
    if guild is None or here is None or seen is None:
        return True
    return bool(in_channel(guild, here, seen, session.clock.now()) & _HISTORY)


def made_at(id: str) -> int:
    """When a snowflake was made (µs UTC)."""
    return ((int(id) >> 22) + _EPOCH_MS) * 1_000
