"""Presses and commands are acknowledged in time, and answered: at once, later, after a restart.

Discord gives three seconds for a first word and fifteen minutes for more
(https://docs.discord.com/developers/interactions/receiving-and-responding). An answer or a form that is ready soon goes
as the first word; otherwise the press is deferred. Nothing here is needed for a later answer: the handle of an
interaction tells all, and whether there was a first word, Discord tells when one is tried.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import discord
from discord.webhook.async_ import async_context

from adapters.discord import commands, files, forms, markup
from adapters.discord.calls import AWAY
from adapters.discord.components import BUTTON, KEPT_FORM, PRIMARY, ROW, TEXT, Json, Where
from adapters.discord.errors import ACKNOWLEDGED, FAILURES, UNKNOWN_INTERACTION, code_of, result_of
from adapters.discord.opens import Open
from adapters.discord.permissions import is_connected, note_member, number
from adapters.discord.session import Session
from adapters.discord.state import state_of, trim
from adapters.discord.wording import Wording
from bot.domain.actions import Answer, OpenForm
from bot.domain.content import Look
from bot.domain.messages import MessageRef
from bot.domain.results import Done, Later, Refused, Result, Why
from bot.domain.text import say
from bot.domain.time import MINUTE

MILLI: Final = 1_000
IN_TIME: Final = 500 * MILLI
"""How long an answer may take before the press is deferred; the platform gives three seconds in all."""
ANSWERABLE: Final = 15 * MINUTE
MESSAGE, DEFER_MESSAGE, DEFER_UPDATE, UPDATE, SUGGEST, MODAL = 4, 5, 6, 7, 8, 9
COMMAND, COMPONENT, TYPING, SUBMIT = 2, 3, 4, 5
_HOW: Final = {COMMAND: "command", COMPONENT: "press", SUBMIT: "form"}
SCREEN: Final = "-screen"
"""What is added to a handle's `how` where the message under the press is one that only its presser sees."""
FORM_NOTE: Final = "form"
MOST_OPEN: Final = 2_000
_LOG: Final = logging.getLogger("steward.discord")


@dataclass(frozen=True, slots=True)
class Handle:
    """What an answer needs; `how` is command, press or form; `account` whose it is, "" where that is not written;
    `on_screen` says that a screen of the presser's own stands under the press, to be turned like a page."""

    application: str
    id: str
    token: str = field(repr=False)
    how: str
    account: str = ""
    on_screen: bool = False

    def at(self) -> int:
        """When it was (µs UTC), from its id."""
        return ((int(self.id) >> 22) + discord.utils.DISCORD_EPOCH) * MILLI


def written(payload: Mapping[str, Any]) -> str:
    """The handle of an interaction as the core keeps it: "<application>/<id>/<token>/<how>-<account>[-screen]"."""
    how = _HOW.get(payload.get("type", 0), "other")
    seen_by_one = int((payload.get("message") or {}).get("flags") or 0) & markup.EPHEMERAL
    last = f"{how}-{_who(payload)}{SCREEN if seen_by_one else ''}"
    parts = (payload.get("application_id"), payload.get("id"), payload.get("token"), last)
    return "/".join(str(one) for one in parts)


def read_handle(text: str) -> Handle | None:
    """The handle from the core's `interaction`; None for anything else."""
    application, _, rest = text.partition("/")
    id, _, rest = rest.partition("/")
    token, _, last = rest.rpartition("/")
    if number(application) is None or number(id) is None or not token or not last:
        return None
    how, _, account = last.removesuffix(SCREEN).partition("-")
    return Handle(application, id, token, how, account, last.endswith(SCREEN))


def _who(payload: Mapping[str, Any]) -> str:
    user = payload.get("user") or (payload.get("member") or {}).get("user") or {}
    return str(user.get("id", ""))


class Interactions:
    """Of one session; several over the same session are one."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def arrived(self, payload: Mapping[str, Any]) -> None:
        """See to it that an interaction is acknowledged in time; call it once its event is stored."""
        handle = read_handle(written(payload))
        if handle is None:
            return
        if payload.get("type") == TYPING:
            await self._suggest(handle, payload)
            return
        if payload.get("guild_id") and payload.get("member"):
            note_member(self._session, str(payload["guild_id"]), dict(payload["member"]))
        waiting = self._open(handle)
        waiting.fresh = True
        if not waiting.said:
            by_command = payload.get("type") == COMMAND or not payload.get("message")
            kind = DEFER_MESSAGE if by_command else DEFER_UPDATE
            waiting.timer = asyncio.create_task(self._in_time(handle, kind), name="discord-acknowledge")

    async def _suggest(self, handle: Handle, payload: Mapping[str, Any]) -> None:
        """Offer choices while somebody types a command."""
        found = commands.suggestions(state_of(self._session).commands, payload.get("data") or {})
        try:
            await self._callback(handle, SUGGEST, {"choices": found})
        except FAILURES as error:
            _LOG.info("choices could not be offered: %s", code_of(error) or type(error).__name__)

    async def own_press(self, payload: Mapping[str, Any]) -> bool:
        """Whether a press is the adapter's own affair: a form that waits behind a button is opened at once."""
        custom = str((payload.get("data") or {}).get("custom_id", ""))
        handle = read_handle(written(payload))
        if payload.get("type") != COMPONENT or not custom.startswith(KEPT_FORM) or handle is None:
            return False
        kept = await self._session.notebook.read(FORM_NOTE, custom.removeprefix(KEPT_FORM))
        try:
            if kept is None:
                await self._callback(handle, DEFER_UPDATE)
            else:
                await self._callback(handle, MODAL, json.loads(kept))
        except FAILURES as error:
            _LOG.warning("a form could not be opened: %s", code_of(error) or type(error).__name__)
        return True

    async def answer(self, act: Answer) -> Result:
        """Say something that only the asker sees."""
        handle = self._checked(act)
        if not isinstance(handle, Handle):
            return handle
        wording = Wording(self._session.texts, act.language, self._session.clock.now())
        uploads = files.uploads_of(act.content, wording)
        parts = markup.draw_parts(act.content, wording, Where.of(act.channel), files.shown(uploads))
        done: Result = Done()
        if handle.on_screen and act.content.look is Look.LIST and len(parts) == 1 and not uploads:
            turned = await self._turn(handle, parts[0].body(markup.EPHEMERAL), act)
            if turned is not None:
                return turned
        for at, part in enumerate(parts):
            sent = uploads if at == len(parts) - 1 else ()
            done = await self._say(handle, part.body(markup.EPHEMERAL), act, sent)
            if not isinstance(done, Done):
                return done
        return done

    async def open_form(self, act: OpenForm) -> Result:
        """Open a form; where the first word was said already, behind a button that opens it."""
        handle = self._checked(act)
        if not isinstance(handle, Handle):
            return handle
        if not forms.fits(act.form):
            return Refused(Why.TOO_LONG, detail=str(len(act.form.fields)))
        wording = Wording(self._session.texts, act.language, self._session.clock.now())
        data = forms.modal(act.form, wording, Where.of(act.channel))
        if handle.how != "form":
            first = await self._first(handle, lambda: self._callback(handle, MODAL, data))
            if first is not None:
                return Done() if not isinstance(first, BaseException) else result_of(first, act)
        return await self._say(handle, await self._kept(act, data, wording), act)

    async def _kept(self, act: OpenForm, data: Json, wording: Wording) -> Json:
        """A message with a button behind which the form waits, in the notebook."""
        text = json.dumps(data, ensure_ascii=False)
        key = hashlib.blake2b(f"{act.account.id}/{data['custom_id']}".encode(), digest_size=12).hexdigest()
        await self._session.notebook.write(FORM_NOTE, key, text, act.account.id)
        line = wording.shown(wording.raw(say("discord-form-waits", title=data["title"])))
        label = wording.plain(say("discord-form-open"))
        button = {"type": BUTTON, "style": PRIMARY, "label": label, "custom_id": f"{KEPT_FORM}{key}"}
        shown = [{"type": TEXT, "content": line}, {"type": ROW, "components": [button]}]
        return markup.Drawn(shown).body(markup.EPHEMERAL)

    def _checked(self, act: Answer | OpenForm) -> Handle | Refused | Later:
        """The handle, if it is this account's and still lives."""
        handle = read_handle(act.interaction)
        if handle is None or handle.account not in ("", act.account.id):
            return Refused(Why.GONE)
        if self._session.clock.now() >= handle.at() + ANSWERABLE:
            return Refused(Why.TOO_OLD)
        return handle if is_connected(self._session) else AWAY

    def _open(self, handle: Handle) -> Open:
        opens = state_of(self._session).opens
        found = opens.get(handle.id)
        if found is None:
            found = opens[handle.id] = Open()
            trim(opens, MOST_OPEN)
        return found

    async def _in_time(self, handle: Handle, kind: int) -> None:
        """Defer unless somebody spoke meanwhile."""
        await self._session.clock.sleep(IN_TIME)
        data = {"flags": markup.EPHEMERAL} if kind == DEFER_MESSAGE else None
        error = await self._first(handle, lambda: self._callback(handle, kind, data))
        if isinstance(error, BaseException):
            _LOG.warning("a press could not be acknowledged: %s", code_of(error) or type(error).__name__)

    async def _first(self, handle: Handle, speak: Callable[[], Awaitable[Any]]) -> Any:
        """Say the first word: its answer or the error; None when it was said before."""
        waiting = self._open(handle)
        async with waiting.lock:
            if waiting.said:
                return None
            try:
                told = await speak()
            except FAILURES as error:
                waiting.said = code_of(error) in (ACKNOWLEDGED, UNKNOWN_INTERACTION)
                if code_of(error) != ACKNOWLEDGED:
                    return error
                return {} if waiting.fresh else None  # nobody else speaks here: the word was ours, its answer got lost
            waiting.said = True
            waiting.stop()
            return told or {}

    async def _say(
        self, handle: Handle, body: Json, act: Answer | OpenForm, uploads: Sequence[files.Upload] = ()
    ) -> Result:
        """As the first word, else as a further message (which fills in a deferred answer)."""
        body = {**body, "attachments": files.listed(uploads)} if uploads else body
        told = await self._first(handle, lambda: self._callback(handle, MESSAGE, body, uploads))
        if told is None:
            try:
                told = await self._follow_up(handle, body, uploads)
            except FAILURES as error:
                told = error
        if isinstance(told, BaseException):
            return result_of(told, act)
        message = (told.get("resource") or {}).get("message") or told
        return Done(MessageRef(act.channel, str(message["id"])) if message.get("id") else None)

    async def _turn(self, handle: Handle, body: Json, act: Answer) -> Result | None:
        """Put a screen in the place of the one that was pressed; None where that one is gone."""
        told = await self._first(handle, lambda: self._callback(handle, UPDATE, body))
        if told is None:
            try:
                told = await self._edit_original(handle, body)
            except FAILURES as error:
                told = error
        if not isinstance(told, BaseException):
            return Done()
        result = result_of(told, act)
        return None if isinstance(result, Refused) and result.why is not Why.TOO_OLD else result

    async def _edit_original(self, handle: Handle, body: Json) -> Any:
        """After the press was deferred, the message under it is what "@original" names."""
        adapter = async_context.get()
        return await adapter.edit_webhook_message(
            int(handle.application), handle.token, "@original",  # type: ignore[arg-type]  # the platform takes this name
            session=self._http(), payload=body, **self._proxy(),
        )  # fmt: skip

    async def _callback(
        self, handle: Handle, kind: int, data: Json | None = None, uploads: Sequence[files.Upload] = ()
    ) -> Any:
        payload: Json = {"type": kind} if data is None else {"type": kind, "data": data}
        adapter = async_context.get()
        return await adapter.create_interaction_response(
            int(handle.id), handle.token, session=self._http(), params=files.multipart(payload, uploads),
            **self._proxy(),
        )  # fmt: skip

    async def _follow_up(self, handle: Handle, body: Json, uploads: Sequence[files.Upload] = ()) -> Any:
        adapter, params = async_context.get(), files.multipart(body, uploads)
        return await adapter.execute_webhook(
            int(handle.application), handle.token, session=self._http(), payload=params.payload,
            multipart=params.multipart, files=params.files, wait=True, **self._proxy(),
        )  # fmt: skip

    def _http(self) -> Any:
        """The library's own HTTP session, which its interactions use too."""
        return self._session.client.http._HTTPClient__session  # type: ignore[attr-defined]  # discord.Interaction does

    def _proxy(self) -> dict[str, Any]:
        http = self._session.client.http
        return {"proxy": http.proxy, "proxy_auth": http.proxy_auth}
