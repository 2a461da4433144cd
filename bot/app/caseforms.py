"""Forms that some verbs open: a length, a note, an answer, a colleague."""

from __future__ import annotations

from dataclasses import dataclass

from bot.app.cardfacts import house_title, then_of
from bot.app.house import rules_in_force
from bot.app.people import account_of, language_of, name_of, once_each, person_of
from bot.app.press import Press
from bot.app.turn import Turn
from bot.domain.buttons import write_token
from bot.domain.cases import Case, CaseKind
from bot.domain.content import Field, FieldKind, Form
from bot.domain.people import AccountRef, Author, Standing
from bot.domain.signals import Topic
from bot.domain.text import Words, say


async def form_of(turn: Turn, press: Press, case: Case, verb: str) -> Form | None:
    """The form of a verb, or None when it needs none."""
    fields = await _fields(turn, press, case, verb)
    if fields is None:
        return None
    title = say(f"form-{verb}-title", number=str(case.number))
    return Form(write_token(press.token), title, fields, say(f"form-{verb}-submit"))


async def _fields(turn: Turn, press: Press, case: Case, verb: str) -> tuple[Field, ...] | None:
    if verb == "mute":
        return (Field("length", say("form-length"), hint=say("form-length-hint"), max_length=20),)
    if verb == "rule":
        return (await _house_rules(turn, case),)
    if verb == "note":
        return (Field("note", say("form-note"), FieldKind.LONG, value=case.note),)
    if verb == "answer":
        return await _answer(turn, case)
    if verb == "hand":
        able = await colleagues(turn, press, case)
        choices = tuple((str(one.person), one.name) for one in able)
        return (
            Field("to", say("form-colleague"), FieldKind.CHOICE, choices=choices),
            Field("note", say("form-hand-note"), FieldKind.LONG),
        )
    if verb == "wrong":
        return (
            Field("text", say("form-wrong"), FieldKind.LONG, value="", required=False, hint=say("form-wrong-hint")),
        )
    return None


async def _house_rules(turn: Turn, case: Case) -> Field:
    """The house rules in force, in the reader's language; the one that the automatic rule stands for is chosen."""
    choices: list[tuple[str, Words]] = []
    for one in await rules_in_force(turn, turn.community.language):
        title = await house_title(turn, one.number)
        choices.append((str(one.number), say("card-house-rule", number=str(one.number), title=title)))
    chosen = str(case.house_rule or "")
    return Field("rule", say("form-rule"), FieldKind.CHOICE, choices=tuple(choices), value=chosen)


async def _answer(turn: Turn, case: Case) -> tuple[Field, ...]:
    """The answer's text, as its rule prepares it, and where it goes, as its rule says."""
    public = ("public", say("form-answer-public"))
    private = ("private", say("form-answer-private"))
    choices = (private,) if is_private(case) else (public, private)
    place = await answer_place(turn, case)
    text = await _prepared(turn, case, place)
    return (
        Field("text", say("form-answer-text"), FieldKind.LONG, value=text, max_length=2000),
        Field("place", say("form-answer-place"), FieldKind.CHOICE, choices=choices, value=place),
    )


async def answer_place(turn: Turn, case: Case) -> str:
    """Where an answer goes unless somebody chooses otherwise: public or private."""
    return "private" if is_private(case) else (await then_of(turn, case)).answer_in or "public"


async def _prepared(turn: Turn, case: Case, place: str) -> str:
    """The answer that the rule names, in the language of the channel or of the person; "" where there is none."""
    key = f"prepared-{(await then_of(turn, case)).answer_with}"
    if not turn.desk.texts.has(key):
        return ""
    account = await account_of(turn, case.person, case.platform) if case.person is not None else None
    own = turn.community.language
    return turn.desk.texts.say(say(key), language_of(account, own) if place == "private" else own)


def is_private(case: Case) -> bool:
    """Whether an answer must not stand in public: somebody is unwell, or there is no channel to answer in."""
    return case.kind is CaseKind.WELLBEING or case.topic is Topic.WELLBEING or not case.channel


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may take a case over."""

    person: int
    account: AccountRef
    name: str


async def colleagues(turn: Turn, press: Press, case: Case) -> list[Colleague]:
    """Staff who may decide this case: not the presser, not the person it is about, no bots."""
    found = []
    me = (await person_of(turn, press.author)).id
    for account in await once_each(turn, press.looked.staff, press.author.account.platform):
        rights = press.looked.rights.get(account)
        if rights is None or not rights.present or rights.is_bot:
            continue
        person = await person_of(turn, Author(account))
        if person.id != me and rights.standing >= max(case.above, Standing.MODERATOR) and person.id != case.person:
            name = await name_of(turn, person.id)
            found.append(Colleague(person.id, account, name if isinstance(name, str) else account.id))
    return found
