"""Forms, asked step by step where nothing can be typed beside a button: one question a message, in the asker's private
chat, or in the moderators' room by replies where no private chat was ever opened.

What was answered so far stands in the notebook under the account, so that a restart loses nothing; a message that is
delivered twice counts once.
"""

from __future__ import annotations

from typing import Any

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, TelegramError

from adapters.telegram import errors, rooms
from adapters.telegram.answers import Answers, Presses, open_chat
from adapters.telegram.formnotes import DONE, Open, Step, choice_of, forget, load, problem, store
from adapters.telegram.ids import Spot, number, spot_of
from adapters.telegram.keyboards import LABEL
from adapters.telegram.posting import post
from adapters.telegram.raw import Json, id_of, part_of, text_of
from adapters.telegram.runs import Block, Run, compile_blocks, cut, tame
from adapters.telegram.senders import author_of_user
from adapters.telegram.sending import place_for, reader_of
from adapters.telegram.session import PLATFORM, Session
from adapters.telegram.tasks import Tasks
from bot.domain.actions import OpenForm, SendDirect
from bot.domain.content import Content
from bot.domain.events import FormSubmitted
from bot.domain.messages import ChannelRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import Say, say

DATA = "f:"
START = "/start form"
"""What comes when a person opened the private chat for the sake of a form."""


class Forms:
    """Any number of them share one state a session: the notebook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def open(self, act: OpenForm) -> Result:
        """Ask the first question. Raises TelegramError, StoreFault."""
        person = number(act.account.id)
        if person is None or person < 0 or not act.form.fields:
            return Refused(Why.NOT_POSSIBLE)
        if act.interaction[:2] not in ("q/", "m/"):
            return Refused(Why.GONE)
        if self._session.kept(Presses).by(act.interaction.removeprefix("q/")) not in ("", act.account.id):
            return Refused(Why.GONE)
        one = Open.of(act, reader_of(self._session, act.language), f"{self._session.dice.id():x}"[:8])
        one.chat = person
        answers, query = Answers(self._session), act.interaction.removeprefix("q/")
        pressed = act.interaction.startswith("q/")
        in_group = (spot := spot_of(act.channel)) is not None and spot.chat < 0
        try:
            await self._ask(one)
        except (Forbidden, BadRequest) as error:
            await self._elsewhere(one, act, error)
            if one.chat == person:  # nobody can be asked yet: the form waits until the private chat is opened
                await store(self._session, act.account.id, one)
                if not pressed:
                    return Refused(Why.CLOSED)
                told = await answers.acknowledge(query, url=open_chat(self._session, "form"))
                return Done() if told else Refused(Why.CLOSED)
        await store(self._session, act.account.id, one)
        if pressed:
            await answers.acknowledge(query, self._line(one, "telegram-form-private") if in_group else "")
        return Done()

    async def take(self, message: Json) -> FormSubmitted | bool:
        """A private message, or a reply in a group: the form when it is full; True when it was an answer to a question
        (nothing more to do); False when it is not for a form."""
        account = id_of(part_of(message, "from"), "id")
        one = await load(self._session, account) if account else None
        text, place = text_of(message, "text"), int(id_of(message, "message_id") or 0)
        if one is None or id_of(part_of(message, "chat"), "id") != str(one.chat):
            return False
        if one.chat < 0 and id_of(part_of(message, "reply_to_message"), "message_id") != str(one.asked):
            return False
        if one.step == DONE:
            return self._submitted(one, message) if one.last == place else False
        if text == START:
            return await self._again(one, account, None)
        if text.startswith("/"):
            return await self._command(one, account, text, message)
        if place <= one.last:  # delivered twice: the next question may not have been asked
            return await self._again(one, account, None) if place == one.last else True
        fault = problem(one.now, text)
        if fault is not None:
            return await self._again(one, account, fault)
        return await self._answered(one, account, choice_of(one.now, text), place, message)

    async def pressed(self, query: Json) -> FormSubmitted | bool:
        """A press: as with `take`. Data of forms begins with "f:"."""
        account, data = id_of(part_of(query, "from"), "id"), text_of(query, "data")
        if not data.startswith(DATA):
            return False
        name, _, rest = data.removeprefix(DATA).partition(":")
        step, _, what = rest.partition(":")
        one = await load(self._session, account)
        answers, query_id = Answers(self._session), text_of(query, "id")
        if one is None or one.id != name or (number(step) != one.step and one.step != DONE):
            language = text_of(part_of(query, "from"), "language_code")[:2]
            gone = reader_of(self._session, language).line(say("telegram-form-gone"))
            await self._calmly(answers.acknowledge(query_id, gone))
            return True
        await self._calmly(answers.acknowledge(query_id))
        if one.step == DONE:
            return self._submitted(one, query) if one.last == one.asked else True
        if what == "c":
            return await self._cancelled(one, account)
        value = one.now.pressed(what)
        if value is None:
            return True
        return await self._answered(one, account, value, one.asked, query)

    async def cancel(self, account: str) -> None:
        """Forget an open form."""
        await forget(self._session, account)

    async def _answered(self, one: Open, account: str, value: str, message: int, update: Json) -> FormSubmitted | bool:
        """Note the answer; the next question, or the whole form."""
        one.values[one.now.name] = value
        one.last = message
        if one.step + 1 == len(one.steps):
            one.step = DONE
            await store(self._session, account, one)
            self._tidy(one.chat, one.asked)
            return self._submitted(one, update)
        before, one.step = one.asked, one.step + 1
        await store(self._session, account, one)
        self._tidy(one.chat, before)
        return await self._again(one, account, None)

    def _submitted(self, one: Open, update: Json) -> FormSubmitted | bool:
        """The event, alike each time it is made of the same message."""
        author = author_of_user(part_of(update, "from"), str(self._session.bot.id))
        if author is None:
            return True
        values = tuple((step.name, one.values.get(step.name, "")) for step in one.steps)
        channel = ChannelRef(PLATFORM, one.place, one.channel, one.parent)
        return FormSubmitted(one.token, values, author, channel, f"m/{one.chat}/{one.last}", self._session.clock.now())

    async def _again(self, one: Open, account: str, fault: Say | None) -> bool:
        """Ask where the form stands, after what is wrong with the last answer. Who can't be asked now can answer the
        last question again."""
        await self._calmly(self._ask(one, fault))
        await store(self._session, account, one)
        return True

    async def _command(self, one: Open, account: str, text: str, message: Json) -> FormSubmitted | bool:
        """/cancel and /skip are for the form; any other command is what it always is, and the form waits."""
        name, place = text.split()[0].split("@")[0].lower(), int(id_of(message, "message_id") or 0)
        if name == "/cancel":
            return await self._cancelled(one, account)
        if name != "/skip":
            return False
        if place <= one.last:
            return True
        if one.now.required:
            return await self._again(one, account, say("telegram-form-words"))
        return await self._answered(one, account, "", place, message)

    async def _cancelled(self, one: Open, account: str) -> bool:
        await forget(self._session, account)
        self._tidy(one.chat, one.asked)
        said = (self._line(one, "telegram-form-cancelled"), ())
        await self._calmly(post(self._session, Spot(one.chat, one.topic), said))
        return True

    async def _ask(self, one: Open, fault: Say | None = None) -> None:
        """Send the question where the form stands. Raises TelegramError."""
        step, reader = one.now, reader_of(self._session, one.language)
        blocks = [Block((Run(f"{one.title} · {one.step + 1}/{len(one.steps)}"),))] if len(one.steps) > 1 else []
        if fault is not None:
            blocks.append(Block(reader.row(fault)))
        blocks.append(Block((Run(step.label, frozenset({"bold"})),)))
        blocks += [Block((Run(cut(words, 900)),)) for words in (step.hint,) if words]
        if step.value:
            blocks.append(Block((Run(cut(tame(step.value), 2000)),), quote=True))
        markup: Any = self._keyboard(one, step)
        if one.chat < 0 and not step.choices:
            markup = ForceReply(input_field_placeholder=cut(step.label, 60) or None)
            if not step.required:
                blocks.append(Block(reader.row(say("telegram-form-skip-words"))))
        reply = one.beside if one.chat < 0 else None
        made = await post(
            self._session, Spot(one.chat, one.topic), compile_blocks(blocks), reply=reply, reply_markup=markup
        )
        one.asked = made.message_id

    def _keyboard(self, one: Open, step: Step) -> InlineKeyboardMarkup:
        def button(label: str, what: str) -> list[InlineKeyboardButton]:
            return [InlineKeyboardButton(cut(label, LABEL) or "…", callback_data=f"{DATA}{one.id}:{one.step}:{what}")]

        rows = [button(label, str(at)) for at, (_, label) in enumerate(step.choices[:90])]
        if step.value:
            rows.append(button(self._line(one, "telegram-form-keep"), "k"))
        if not step.required:
            rows.append(button(self._line(one, "telegram-form-skip"), "s"))
        return InlineKeyboardMarkup([*rows, button(self._line(one, "telegram-form-cancel"), "c")])

    async def _elsewhere(self, one: Open, act: OpenForm, error: TelegramError) -> None:
        """Whoever can't be written to in private is asked in the moderators' room, by replies; only there. Raises the
        error where it is about something else."""
        refused = errors.read(error, SendDirect(act.channel.place, act.account, Content(()), act.language))
        if not (isinstance(refused, Refused) and refused.why in (Why.CLOSED, Why.NOT_HERE)):
            raise error
        spot = place_for(self._session, act.channel)
        if spot is None or spot.chat > 0 or not await rooms.is_room(self._session, act.channel):
            return
        pressed = self._session.kept(Presses).of(act.interaction.removeprefix("q/"))
        one.chat, one.topic, one.beside = spot.chat, spot.topic, pressed.message or None
        await self._ask(one)

    def _tidy(self, chat: int, message: int) -> None:
        """The buttons of a question that is answered go."""
        self._session.kept(Tasks).run(self._without_buttons(chat, message), "form-tidy")

    async def _without_buttons(self, chat: int, message: int) -> None:
        await self._calmly(self._session.bot.edit_message_reply_markup(chat, message))

    async def _calmly(self, call: Any) -> None:
        try:
            await call
        except TelegramError:
            return  # what is shown may lag; the form itself stands in the notebook

    def _line(self, one: Open, key: str) -> str:
        return reader_of(self._session, one.language).line(say(key))
