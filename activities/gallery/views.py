"""How the gallery looks: the call, the team's queue, the question to the author, a work on show, the result."""

from __future__ import annotations

from collections import Counter
from typing import Final

from activities.floor import Floor
from activities.gallery.model import Credit, Gallery, Work, WorkState, best
from activities.gallery.tables import HEARTS, WORKS
from bot.domain.buttons import Token, write_token
from bot.domain.content import (
    Block,
    Button,
    ButtonStyle,
    Content,
    Fact,
    Field,
    FieldKind,
    Form,
    Heading,
    Line,
    Look,
    Quote,
)
from bot.domain.text import Moment, Words, say
from bot.ports.store import where

NAME: Final = "gallery"


def token(ref: str, verb: str, arg: str = "") -> str:
    """A button's token."""
    return write_token(Token(NAME, ref, verb, arg))


async def _counts(floor: Floor, gallery: Gallery) -> tuple[int, int]:
    """Works that hang, and by how many people."""
    rows = await floor.tx.find(WORKS, *where(community=floor.id, gallery=gallery.number, state=WorkState.ACCEPTED))
    hanging = [one for one in rows if one.shown_at]
    return len(hanging), len({one.person for one in hanging})


async def invitation(floor: Floor, gallery: Gallery) -> Content:
    """The call: what it is about and how to hand something in."""
    works, people = await _counts(floor, gallery)
    blocks: list[Block] = [Heading(say("gallery-title", title=gallery.title))]
    if gallery.ended_at:
        blocks.append(Line(say("gallery-is-over", works=works, people=people)))
        return Content(tuple(blocks), rings=False)
    how = say("gallery-how-tag", tag=gallery.tag) if gallery.tag else say("gallery-how")
    blocks += [
        Line(how),
        Line(say("gallery-promise"), "quiet"),
        Line(say("gallery-so-far", works=works, people=people, until=Moment(gallery.until, "date"))),
    ]
    return Content(tuple(blocks), (Button(token(str(gallery.number), "submit"), say("gallery-submit")),), rings=False)


async def queue(floor: Floor, gallery: Gallery, count: int) -> Content:
    """How many works wait, for the team."""
    blocks = (
        Heading(say("gallery-queue-title", title=gallery.title)),
        Line(say("gallery-queue-count", count=count)),
    )
    look = Button(token(str(gallery.number), "next"), say("gallery-queue-look"))
    return Content(blocks, (look,) if count else (), rings=count == 1)


async def looked(floor: Floor, gallery: Gallery, work: Work, left: int) -> Content:
    """One work, as the team looks at it."""
    ref = str(work.number)
    blocks: list[Block] = [
        Heading(say("gallery-work-title", number=ref, title=gallery.title)),
        Fact(say("gallery-by"), await floor.name_of(work.person)),
    ]
    if work.text:
        blocks.append(Quote(work.text))
    if work.has_media:
        blocks.append(Line(say("gallery-has-picture")))
    blocks.append(Line(say("gallery-left", count=left), "quiet"))
    address = floor.link(work.source) if work.source is not None else ""
    buttons = [
        Button(token(ref, "accept"), say("gallery-accept")),
        Button(token(ref, "refuse"), say("gallery-refuse"), ButtonStyle.DANGER),
        Button(token(str(gallery.number), "next", ref), say("gallery-skip"), ButtonStyle.QUIET),
    ]
    if address:
        buttons.append(Button("", say("gallery-see"), ButtonStyle.QUIET, url=address))
    return Content(tuple(blocks), tuple(buttons))


def consent(gallery: Gallery, work: Work) -> Content:
    """The question to the author: nothing is shown without their tap."""
    ref = str(work.number)
    blocks = (
        Line(say("gallery-ask", title=gallery.title)),
        *((Quote(work.text),) if work.text else ()),
        Line(say("gallery-ask-how"), "ask"),
        Line(say("gallery-ask-back"), "quiet"),
    )
    return Content(blocks, naming(ref))


def taken_in(ref: str) -> Content:
    """A work came in by its author's own hand: how to be named is asked at once."""
    return Content((Line(say("gallery-in", number=ref)), Line(say("gallery-ask-how"), "ask")), naming(ref))


def naming(ref: str) -> tuple[Button, ...]:
    """How an author may be named."""
    return (
        Button(token(ref, "yes", Credit.NAME.value), say("gallery-yes-name")),
        Button(token(ref, "yes", Credit.OTHER.value), say("gallery-yes-other")),
        Button(token(ref, "yes", Credit.NOBODY.value), say("gallery-yes-nobody")),
        Button(token(ref, "no"), say("gallery-no"), ButtonStyle.QUIET),
    )


async def credited(floor: Floor, work: Work) -> Words:
    """The author as they wish to be named."""
    if work.credit is Credit.NAME:
        return say("gallery-credit", name=await floor.name_of(work.person))
    if work.credit is Credit.OTHER and work.other:
        return say("gallery-credit", name=work.other)
    return say("gallery-credit-nobody")


async def on_show(
    floor: Floor, gallery: Gallery, work: Work, *, with_text: bool, featured: bool, address: str = "",
    elsewhere: bool = False,
) -> Content:  # fmt: skip
    """A work in the gallery, or featured. `address` leads to pictures that can't be copied, `elsewhere` says so."""
    blocks: list[Block] = []
    if featured:
        blocks.append(Heading(say("gallery-featured", title=gallery.title)))
    if with_text and work.text:
        blocks.append(Quote(work.text))
    if elsewhere:
        blocks.append(Line(say("gallery-elsewhere")))
    blocks.append(Line(await credited(floor, work), "quiet"))
    buttons = [Button(token(str(work.number), "heart"), say("gallery-heart"))] if gallery.hearts else []
    if address:
        buttons.append(Button("", say("gallery-see"), ButtonStyle.QUIET, url=address))
    return Content(tuple(blocks), tuple(buttons), rings=False)


async def result(floor: Floor, gallery: Gallery) -> Content:
    """What came of it."""
    works, people = await _counts(floor, gallery)
    blocks: list[Block] = [
        Heading(say("gallery-over", title=gallery.title)), Line(say("gallery-thanks", works=works, people=people)),
    ]  # fmt: skip
    if gallery.hearts:
        blocks += await _best(floor, gallery)
    return Content(tuple(blocks), rings=False)


async def _best(floor: Floor, gallery: Gallery) -> list[Block]:
    mine = where(community=floor.id, gallery=gallery.number, state=WorkState.ACCEPTED)
    works = {one.number: one for one in await floor.tx.find(WORKS, *mine) if one.shown_at}
    counts = Counter(dict.fromkeys(works, 0))
    for number in works:
        counts[number] = await floor.tx.count(HEARTS, *where(community=floor.id, work=number))
    return [
        Line(say("gallery-best", number=str(number), count=count, credit=await credited(floor, works[number])))
        for number, count in best(counts.items())
    ]


async def mine(floor: Floor, works: list[Work]) -> Content:
    """Somebody's own works, each with its way back."""
    blocks: list[Block] = [Heading(say("gallery-mine-title"))]
    buttons = []
    for one in works[:20]:
        gallery_words = one.text[:60] or say("gallery-a-picture")
        state = say("gallery-state-shown") if one.shown_at else say(f"gallery-state-{one.state.value}")
        blocks.append(Line(say("gallery-mine-line", number=str(one.number), what=gallery_words, state=state)))
        buttons.append(
            Button(token(str(one.number), "back"), say("gallery-back", number=str(one.number)), ButtonStyle.QUIET)
        )
    if not works:
        blocks.append(Line(say("gallery-mine-none")))
    return Content(tuple(blocks), tuple(buttons), Look.LIST)


def submitting(gallery: Gallery) -> Form:
    """A work in words; a picture comes by its message."""
    return Form(
        token(str(gallery.number), "sent"), say("gallery-form-title"),
        (Field("text", say("gallery-field-text"), FieldKind.LONG, hint=say("gallery-hint-text"), max_length=1500),),
        say("gallery-form-send"),
    )  # fmt: skip


def other_name(ref: str) -> Form:
    """By which name."""
    return Form(
        token(ref, "named"), say("gallery-name-title"),
        (Field("name", say("gallery-field-name"), max_length=60),), say("gallery-name-send"),
    )  # fmt: skip


def refusing(ref: str) -> Form:
    """Why a work is not shown."""
    return Form(
        token(ref, "refused"), say("gallery-reason-title"),
        (Field("reason", say("gallery-field-reason"), FieldKind.LONG, max_length=500),), say("gallery-reason-send"),
    )  # fmt: skip


def founding() -> Form:
    """A new gallery."""
    return Form(
        token("new", "found"), say("gallery-new-title"),
        (
            Field("title", say("gallery-field-title"), max_length=80),
            Field("tag", say("gallery-field-tag"), required=False, hint=say("gallery-hint-tag"), max_length=51),
            Field("until", say("gallery-field-until"), hint=say("gallery-hint-until"), max_length=60),
        ),
        say("gallery-new-send"),
    )  # fmt: skip
