"""Answers to presses and commands, for the eyes of whoever asked.

A press shows a spinner until it is acknowledged, and can be answered with words only once, so that an answer has a
moment to come first. In a group only a press's own words are private; whatever is longer goes to the asker's private
chat. `interaction` alone tells what is answered ("q/<query>", "m/<chat>/<message>"), so that it works after a restart.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from telegram.error import BadRequest, Forbidden, TelegramError

from adapters.telegram import errors, rooms
from adapters.telegram.deleting import Deletions
from adapters.telegram.ids import Spot, direct, is_direct, number
from adapters.telegram.limits import Lane, lane
from adapters.telegram.markup import compose
from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.rewriting import rewrite
from adapters.telegram.runs import cut, units
from adapters.telegram.sending import Sent, place_for, reader_of, write
from adapters.telegram.session import Session
from adapters.telegram.tasks import Tasks
from bot.domain.actions import Answer, SendDirect
from bot.domain.content import Button, Content, Line, Look
from bot.domain.results import Done, Refused, Result, Uncertain, Why
from bot.domain.text import say
from bot.domain.time import MINUTE, SECOND

IN_TIME: Final = SECOND // 2
"""How long a press waits for its answer before it is acknowledged without one."""
PILED: Final = 3 * SECOND
"""How long after a full batch of updates a press counts as late: it waited with Telegram before it came here."""
STANDS: Final = MINUTE
"""How long an answer in a group stands there when nothing more private is possible."""
WAITS: Final = 10 * MINUTE
"""How long an answer waits for its reader to open the private chat."""
START: Final = "/start answer"
"""What comes when somebody opened the private chat for the sake of an answer."""
ALERT: Final = 200
TOAST: Final = 60
MOST: Final = 2000


@dataclass(slots=True)
class Pressed:
    """A press that has not been forgotten yet."""

    chat: int = 0
    message: int = 0
    by: str = ""
    acknowledged: bool = False


class Presses:
    """Presses of late."""

    def __init__(self) -> None:
        self.known: OrderedDict[str, Pressed] = OrderedDict()
        self.piled_until = 0

    def of(self, query: str) -> Pressed:
        """A press by its id; a new entry for one that is not known (before a restart, or not noted yet)."""
        found = self.known.setdefault(query, Pressed())
        while len(self.known) > MOST:
            self.known.popitem(last=False)
        return found

    def by(self, query: str) -> str:
        """Who pressed, "" where that is not known."""
        return self.known[query].by if query in self.known else ""


class Undelivered:
    """Answers with buttons for people who had no private chat open: they come as soon as it is. Lost at a restart."""

    def __init__(self) -> None:
        self._by_account: OrderedDict[str, tuple[int, Answer]] = OrderedDict()

    def keep(self, act: Answer, now: int) -> None:
        """Keep the last one of an account."""
        self._by_account[act.account.id] = (now, act)
        self._by_account.move_to_end(act.account.id)
        while len(self._by_account) > MOST:
            self._by_account.popitem(last=False)

    def take(self, account: str, now: int) -> Answer | None:
        """The one that waits, unless it is too old to mean anything."""
        at, act = self._by_account.pop(account, (0, None))
        return act if now - at < WAITS else None


class Answers:
    """Any number of them share one state a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._presses = session.kept(Presses)
        self._tasks = session.kept(Tasks)

    async def arrived(self, query: Json) -> None:
        """A press is stored: see to its acknowledgement in time. Returns at once."""
        message = part_of(query, "message")
        name = text_of(query, "id")
        one = self._presses.of(name)
        one.chat = number(id_of(part_of(message, "chat"), "id")) or 0
        one.message = number(id_of(message, "message_id")) or 0
        one.by = id_of(part_of(query, "from"), "id")
        if not one.acknowledged:
            self._tasks.run(self._in_time(name), f"press-{name}")

    async def stop(self) -> None:
        """End what is still waiting."""
        await self._tasks.stop()

    async def answer(self, act: Answer) -> Result:
        """Answer a press or a command. Raises TelegramError."""
        kind, _, rest = act.interaction.partition("/")
        if kind == "q" and rest:
            return await self._press(act, rest)
        chat, _, message = rest.partition("/")
        if kind == "m" and (there := number(chat)) is not None and (asked := number(message)) is not None:
            return await self._command(act, there, asked)
        return Refused(Why.GONE)

    async def opened(self, message: Json) -> bool:
        """Somebody opened the private chat for an answer: it comes. False where there is none (any more)."""
        account = id_of(part_of(message, "from"), "id")
        if text_of(message, "text") != START or id_of(part_of(message, "chat"), "id") != account:
            return False
        act = self._session.kept(Undelivered).take(account, self._session.clock.now())
        if act is None:
            return False
        with lane(Lane.ANSWER):
            return isinstance(await self._privately(act), Done)

    async def acknowledge(self, query: str, text: str = "", url: str = "") -> bool:
        """End the spinner, with words where there are any and nothing was said before; whether that could be said."""
        one = self._presses.of(query)
        if one.acknowledged:
            return False
        one.acknowledged = True
        try:
            with lane(Lane.ANSWER):
                await self._session.bot.answer_callback_query(
                    query, text or None, show_alert=units(text) > TOAST, url=url or None
                )
        except TelegramError as error:
            if not errors.is_old_press(error):
                one.acknowledged = False
                raise
            return False
        return True

    async def _in_time(self, query: str) -> None:
        clock = self._session.clock
        if clock.now() >= self._presses.piled_until:
            await clock.sleep(IN_TIME)
        try:
            await self.acknowledge(query)
        except TelegramError:
            return  # the spinner ends by itself; the answer comes as a message

    async def _press(self, act: Answer, query: str) -> Result:
        """Short words as the press's own; a screen in place of the screen it was pressed on; else a message."""
        one = self._presses.of(query)
        if one.by not in ("", act.account.id):
            return Refused(Why.GONE)
        said = self._short(act)
        if said and await self.acknowledge(query, said):
            return Done()
        if is_direct(act.channel) or one.chat > 0:
            result = await self._screen(act, one)
            await self._quietly(query)
            return result
        result = await self._privately(act)
        if not _is_closed(result):
            await self._quietly(query, self._line("telegram-told-privately", act.language))
            return result
        return await self._in_the_open(act, query, one)

    async def _screen(self, act: Answer, one: Pressed) -> Result:
        """In a private chat: a menu changes where it stands, anything else is written beneath."""
        channel = direct(act.channel.place, act.account.id)
        chat = number(act.account.id)
        if chat is None:
            return Refused(Why.GONE)
        is_menu = act.content.look is Look.LIST and not act.content.files
        if is_menu and one.message and self._session.kept(Sent).is_screen(chat, one.message):
            try:
                await rewrite(self._session, channel, chat, one.message, act.content, act.language)
            except BadRequest:
                self._session.kept(Sent).note_look(chat, one.message, Look.PLAIN)
            else:
                return Done()
        return await write(self._session, channel, Spot(chat), act.content, act.language)

    async def _privately(self, act: Answer) -> Result:
        """Into the asker's private chat, if they ever opened one."""
        chat = number(act.account.id)
        if chat is None or chat < 0:
            return Refused(Why.CLOSED)
        channel = direct(act.channel.place, act.account.id)
        try:
            return await write(self._session, channel, Spot(chat), act.content, act.language)
        except (Forbidden, BadRequest) as error:
            return errors.read(error, SendDirect(act.channel.place, act.account, act.content, act.language))

    async def _in_the_open(self, act: Answer, query: str, one: Pressed) -> Result:
        """Who can't be written to: their colleagues may read it in the moderators' room; elsewhere the press says as
        much as it can, or opens the private chat."""
        if await rooms.is_room(self._session, act.channel):
            await self._quietly(query)
            return await self._beside(act, one.message or None, lasting=True)
        if act.content.files:
            told = await self.acknowledge(query, self._line("telegram-sealed", act.language))
        elif act.content.buttons:
            told = await self.acknowledge(query, url=open_chat(self._session, "answer"))
            if told:
                self._session.kept(Undelivered).keep(act, self._session.clock.now())
        else:
            told = await self.acknowledge(query, cut(self._plain(act), ALERT))
        return Done() if told else Refused(Why.CLOSED)

    async def _command(self, act: Answer, chat: int, message: int) -> Result:
        """A command's answer goes to the private chat; then nobody needs to see the command either."""
        if chat > 0:
            return await write(
                self._session, direct(act.channel.place, act.account.id), Spot(chat), act.content, act.language
            )
        in_room = await rooms.is_room(self._session, act.channel)
        result = await self._privately(act)
        if _is_closed(result):
            result = await self._beside(act, message, lasting=in_room)
        if not in_room and not isinstance(result, Uncertain):
            self._tasks.run(self._remove(chat, message), "command-tidy")
        return result

    async def _beside(self, act: Answer, message: int | None, *, lasting: bool) -> Result:
        """A silent reply; in members' chats it goes again after a minute, best effort: after a restart it stays."""
        spot = place_for(self._session, act.channel)
        if spot is None:
            return Refused(Why.ROOM_GONE)
        content, session = act.content, self._session
        if content.sealed or (content.files and not lasting):
            content, lasting = self._closed(), False
        done = await write(session, act.channel, spot, content, act.language, reply=message, silent=True)
        if not lasting and isinstance(done, Done) and done.ref is not None:
            made = int(done.ref.id)
            self._tasks.run(self._later(spot.chat, made), "answer-tidy")
        return done

    def _closed(self) -> Content:
        """In place of what nobody else may read: how to be told it alone."""
        button = Button("", say("telegram-open-private"), url=open_chat(self._session))
        return Content((Line(say("telegram-sealed")),), (button,))

    async def _later(self, chat: int, message: int) -> None:
        await self._session.clock.sleep(STANDS)
        await self._remove(chat, message)

    async def _remove(self, chat: int, message: int) -> None:
        try:
            await self._session.kept(Deletions).delete(self._session, chat, message)
        except TelegramError:
            return  # without the right, or too late: it stays

    async def _quietly(self, query: str, text: str = "") -> None:
        try:
            await self.acknowledge(query, text)
        except TelegramError:
            return

    def _short(self, act: Answer) -> str:
        """The whole answer as one line of a press, or "" where it needs more room or buttons."""
        if act.content.buttons or act.content.files or act.content.look not in (Look.PLAIN, Look.NOTICE):
            return ""
        text = self._plain(act)
        return text if units(text) <= ALERT else ""

    def _plain(self, act: Answer) -> str:
        return compose(act.content, reader_of(self._session, act.language, act.content.zone))[0]

    def _line(self, key: str, language: str) -> str:
        return reader_of(self._session, language).line(say(key))


def open_chat(session: Session, payload: str = "here") -> str:
    """The address that opens the private chat with Steward (https://core.telegram.org/bots/features#deep-linking)."""
    return f"https://t.me/{session.bot.username}?start={payload}"


def _is_closed(result: Result) -> bool:
    return isinstance(result, Refused) and result.why in (Why.CLOSED, Why.NOT_HERE)
