"""/gallery and /submit, their buttons and forms, and what is heard under a hashtag."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeAlias

from activities import ears
from activities.activity import Heard
from activities.asked import Asked
from activities.floor import Floor
from activities.gallery import model, service, views
from activities.gallery.model import Credit, Gallery, Work, WorkState
from activities.gallery.tables import GALLERIES, WORKS
from activities.gates import Gate, barred, barred_now
from activities.schedule.words import read_moment
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.content import Block, Content, Heading, Line, Look, plain
from bot.domain.messages import ChannelRef, Message
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Moment, Say, say
from bot.ports.store import where

NEW: Final = Command(
    "gallery new", Standing.MODERATOR,
    (
        Option("title"), Option("until"), Option("tag"), Option("channel", OptionKind.CHANNEL),
        Option("hearts", OptionKind.CHOICE, choices=("yes", "no")),
    ),
)  # fmt: skip
LIST: Final = Command("gallery list", Standing.MEMBER)
MINE: Final = Command("gallery mine", Standing.MEMBER)
END: Final = Command("gallery end", Standing.MODERATOR, (Option("number", OptionKind.NUMBER, required=True),))
FEATURE: Final = Command(
    "gallery feature", Standing.MODERATOR,
    (Option("work", OptionKind.NUMBER, required=True), Option("channel", OptionKind.CHANNEL)),
)  # fmt: skip
SUBMIT: Final = Command("submit", Standing.MEMBER, (Option("message", OptionKind.MESSAGE),))

Verb: TypeAlias = Callable[[Floor, Asked], Awaitable[Reply]]


def _number(text: str) -> int:
    digits = text.strip().lstrip("#№ ")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else 0


async def new(floor: Floor, asked: Asked) -> Reply:
    """A gallery from what was typed, or a form."""
    if not asked.args.get("title") or not asked.args.get("until"):
        return Reply(form=views.founding())
    channels = asked.channels.get("channel", ())
    if asked.args.get("channel") and not channels:
        return Reply(say("gallery-bad-channel", text=asked.args["channel"]))
    board = channels[0] if channels else asked.channel
    return await _found(floor, asked, asked.args, board)


async def _founded(floor: Floor, asked: Asked) -> Reply:
    refusal = asked.lacks(Standing.MODERATOR)
    return Reply(refusal) if refusal is not None else await _found(floor, asked, asked.values, asked.channel)


async def _found(floor: Floor, asked: Asked, said: dict[str, str], board: ChannelRef) -> Reply:
    if board.id.startswith("direct:") or board == floor.room():
        return Reply(say("gallery-where"))
    title, tag = " ".join(said.get("title", "").split()), model.tag_of(said.get("tag", ""))
    until = read_moment(said.get("until", ""), floor.now, floor.zone)
    if not title:
        return Reply(say("gallery-no-title"))
    if tag is None:
        return Reply(say("gallery-bad-tag", text=said.get("tag", "")))
    if isinstance(until, Say):
        return Reply(until)
    if tag and any(one.tag == tag for one in await service.open_ones(floor)):
        return Reply(say("gallery-tag-taken", tag=tag))
    hearts = said.get("hearts", "yes") != "no"
    gallery = await service.open_gallery(
        floor, title[: model.TITLE_MOST], tag, board, until, asked.person.id, hearts=hearts
    )
    return _done(floor, say("gallery-opened", number=str(gallery.number), until=Moment(until)))


def _done(floor: Floor, words: Say) -> Reply:
    """That it is done; in crisis mode also that what others would see of it waits."""
    return Reply(content=plain(words, say("call-held"))) if floor.is_held else Reply(words)


async def submit(floor: Floor, asked: Asked) -> Reply:
    """One's own message as a work; without one, a form for words."""
    galleries = await service.open_ones(floor)
    if not galleries:
        return Reply(say("gallery-none-open"))
    gallery = _meant(galleries, asked)
    refusal = barred_now(gallery.gate or Gate(), asked, floor.now)
    if refusal is not None:
        return Reply(refusal.words)
    if asked.target is None:
        return Reply(form=views.submitting(gallery))
    if asked.target.author.is_bot:
        return Reply(say("gallery-bot"))
    author = await floor.person_of(asked.target.author)
    if author.id != asked.person.id and not asked.standing.is_staff:
        return Reply(say("gallery-not-yours"))
    work = await service.hand_in(floor, gallery, author.id, _of(floor, asked.target), asked.target.text)
    if work is None:
        return Reply(say("gallery-known"))
    if author.id != asked.person.id:
        return Reply(say("gallery-suggested", number=str(work.number)))
    return Reply(content=views.taken_in(str(work.number)))


def _meant(galleries: Sequence[Gallery], asked: Asked) -> Gallery:
    """Of several that are open: whose hashtag the message has, else whose channel this is, else the newest."""
    tags = ears.hashtags_of(asked.target.text) if asked.target is not None else frozenset()
    tagged = [one for one in galleries if one.tag and one.tag in tags]
    here = [one for one in galleries if one.where == asked.channel]
    return (tagged or here or list(galleries))[0]


def _of(floor: Floor, message: Message, *, tagged: bool = False) -> Work:
    """Where a work stands, taken from its message."""
    here = message.ref.channel
    text, has_media, files = model.parts_of(message)
    return Work(
        floor.id, 0, 0, 0, here.platform, here.place, here.id, here.parent, message.ref.id, text, has_media, 0,
        tagged=tagged, album=message.album, files=files,
    )  # fmt: skip


async def _submit(floor: Floor, asked: Asked) -> Reply:
    """The button under a gallery's call."""
    gallery = await _gallery(floor, asked)
    if gallery is None or gallery.ended_at:
        return Reply(say("gallery-ended"))
    refusal = barred_now(gallery.gate or Gate(), asked, floor.now)
    return Reply(refusal.words) if refusal is not None else Reply(form=views.submitting(gallery))


async def _sent(floor: Floor, asked: Asked) -> Reply:
    gallery, text = await _gallery(floor, asked), asked.values.get("text", "").strip()
    if gallery is None or gallery.ended_at:
        return Reply(say("gallery-ended"))
    if not text:
        return Reply(say("gallery-empty"))
    refusal = barred_now(gallery.gate or Gate(), asked, floor.now)
    if refusal is not None:
        return Reply(refusal.words)
    work = await service.hand_in(floor, gallery, asked.person.id, None, text)
    return Reply(content=views.taken_in(str(work.number) if work is not None else ""))


async def heard(floor: Floor, heard: Heard) -> None:
    """A message under a gallery's hashtag is a work; an edited one is looked at as it is now."""
    for ref, _ in heard.ears:
        gallery = await service.get(floor, int(ref))
        if gallery is None or gallery.ended_at:
            continue
        author = heard.message.author
        found = barred(
            gallery.gate or Gate(), heard.person, Standing(heard.standing), author.roles or frozenset(), floor.now,
            is_bot=author.is_bot,
        )  # fmt: skip
        work = _of(floor, heard.message, tagged=True)
        if found is None and (work.has_media or model.without_tags(work.text)):
            await service.hand_in(floor, gallery, heard.person.id, work, work.text)


async def _gallery(floor: Floor, asked: Asked) -> Gallery | None:
    return await service.get(floor, _number(asked.token.ref if asked.token else asked.args.get("number", "")))


async def _work(floor: Floor, asked: Asked) -> Work | None:
    return await service.work_of(floor, _number(asked.token.ref if asked.token else asked.args.get("work", "")))


async def _next(floor: Floor, asked: Asked) -> Reply:
    """The next work that waits, after the one that was skipped."""
    refusal, gallery = asked.lacks(Standing.MODERATOR), await _gallery(floor, asked)
    if refusal is not None or gallery is None:
        return Reply(refusal or say("gallery-ended"))
    after = _number(asked.token.arg) if asked.token else 0
    rows = await service.waiting(floor, gallery.number)
    later = [one for one in rows if one.number > after] or rows
    if not later:
        return Reply(say("gallery-queue-empty"))
    return Reply(content=await views.looked(floor, gallery, later[0], len(rows)))


async def _accept(floor: Floor, asked: Asked) -> Reply:
    refusal, work = asked.lacks(Standing.MODERATOR), await _work(floor, asked)
    if refusal is not None or work is None:
        return Reply(refusal or say("gallery-unknown"))
    if work.person == asked.person.id and not floor.settings.volunteer:
        return Reply(say("gallery-own-work"))
    if work.state is not WorkState.WAITING:
        return Reply(say("gallery-looked-at", state=say(f"gallery-state-{work.state.value}")))
    work = await service.accept(floor, work, asked.person.id)
    rows = await service.waiting(floor, work.gallery)
    gallery = await service.get(floor, work.gallery)
    if not rows or gallery is None:
        return Reply(say("gallery-accepted-up" if work.may_be_shown else "gallery-accepted-last"))
    return Reply(content=await views.looked(floor, gallery, rows[0], len(rows)))


async def _refuse(floor: Floor, asked: Asked) -> Reply:
    refusal, work = asked.lacks(Standing.MODERATOR), await _work(floor, asked)
    if refusal is not None or work is None:
        return Reply(refusal or say("gallery-unknown"))
    return Reply(form=views.refusing(str(work.number)))


async def _refused(floor: Floor, asked: Asked) -> Reply:
    refusal, work, reason = asked.lacks(Standing.MODERATOR), await _work(floor, asked), asked.values.get("reason", "")
    if refusal is not None or work is None:
        return Reply(refusal or say("gallery-unknown"))
    if work.state is not WorkState.WAITING:
        return Reply(say("gallery-looked-at", state=say(f"gallery-state-{work.state.value}")))
    if not reason.strip():
        return Reply(say("gallery-no-reason"))
    await service.decline(floor, work, asked.person.id, reason.strip())
    return Reply(say("gallery-declined-done"))


async def _yes(floor: Floor, asked: Asked) -> Reply:
    """The author agrees to be shown, under a name of their choice."""
    work = await _work(floor, asked)
    credit = asked.token.arg if asked.token else ""
    if work is None or work.person != asked.person.id:
        return Reply(say("gallery-not-for-you"))
    if work.state in service.GONE or credit not in set(Credit) - {Credit.UNASKED}:
        return Reply(say("gallery-gone"))
    if credit == Credit.OTHER:
        return Reply(form=views.other_name(str(work.number)))
    await service.consented(floor, work, Credit(credit))
    return Reply(say("gallery-agreed"))


async def _named(floor: Floor, asked: Asked) -> Reply:
    work, name = await _work(floor, asked), " ".join(asked.values.get("name", "").split())
    if work is None or work.person != asked.person.id:
        return Reply(say("gallery-not-for-you"))
    if work.state in service.GONE or not name:
        return Reply(say("gallery-gone"))
    await service.consented(floor, work, Credit.OTHER, name)
    return Reply(say("gallery-agreed"))


async def _no(floor: Floor, asked: Asked) -> Reply:
    work = await _work(floor, asked)
    if work is None or work.person != asked.person.id:
        return Reply(say("gallery-not-for-you"))
    if work.state not in service.GONE:
        await service.withdraw(floor, work, WorkState.WITHHELD)
    return Reply(say("gallery-withheld"))


async def _heart(floor: Floor, asked: Asked) -> Reply:
    work = await _work(floor, asked)
    gallery = await service.get(floor, work.gallery) if work is not None else None
    if work is None or gallery is None or not work.shown_at or work.state in service.GONE or not gallery.hearts:
        return Reply(say("gallery-gone"))
    if gallery.ended_at:
        return Reply(say("gallery-ended"))
    if work.person == asked.person.id:
        return Reply(say("gallery-own-heart"))
    refusal = barred_now(gallery.gate or Gate(), asked, floor.now)
    if refusal is not None:
        return Reply(refusal.words)
    given, count = await service.heart(floor, work, asked.person.id)
    return Reply(say("gallery-heart-given" if given else "gallery-heart-back", count=count))


async def mine(floor: Floor, asked: Asked) -> Reply:
    """One's own works."""
    rows = await floor.tx.find(WORKS, *where(community=floor.id, person=asked.person.id), order=("-number",))
    return Reply(content=await views.mine(floor, [one for one in rows if one.state not in service.GONE]))


async def _back(floor: Floor, asked: Asked) -> Reply:
    work = await _work(floor, asked)
    if work is None or work.person != asked.person.id:
        return Reply(say("gallery-not-for-you"))
    if work.state in service.GONE:
        return Reply(say("gallery-gone"))
    await service.withdraw(floor, work)
    return Reply(say("gallery-taken-back"))


async def listing(floor: Floor, asked: Asked) -> Reply:
    """Galleries, the newest first."""
    rows = await floor.tx.find(GALLERIES, *where(community=floor.id), order=("-number",), limit=15)
    blocks: list[Block] = [Heading(say("gallery-list-title"))]
    for one in rows:
        state = say("gallery-list-over") if one.ended_at else say("gallery-list-until", until=Moment(one.until, "date"))
        blocks.append(Line(say("gallery-list-line", number=str(one.number), title=one.title, state=state)))
    if not rows:
        blocks.append(Line(say("gallery-list-none")))
    return Reply(content=Content(tuple(blocks), look=Look.LIST))


async def end(floor: Floor, asked: Asked) -> Reply:
    """End a gallery before its time."""
    gallery = await _gallery(floor, asked)
    if gallery is None or gallery.ended_at:
        return Reply(say("gallery-ended"))
    await service.end(floor, gallery)
    return _done(floor, say("gallery-ended-now", title=gallery.title))


async def feature(floor: Floor, asked: Asked) -> Reply:
    """Show one work where everybody looks."""
    work = await _work(floor, asked)
    gallery = await service.get(floor, work.gallery) if work is not None else None
    if work is None or gallery is None or not work.may_be_shown:
        return Reply(say("gallery-not-agreed"))
    channels = asked.channels.get("channel", ())
    if asked.args.get("channel") and not channels:
        return Reply(say("gallery-bad-channel", text=asked.args["channel"]))
    if floor.is_held:
        return Reply(say("gallery-crisis"))
    await service.feature(floor, gallery, work, channels[0] if channels else asked.channel, asked.person.id)
    return Reply(say("gallery-featured-done"))


VERBS: Final[dict[str, Verb]] = {
    "found": _founded, "submit": _submit, "sent": _sent, "next": _next, "accept": _accept, "refuse": _refuse,
    "refused": _refused, "yes": _yes, "named": _named, "no": _no, "heart": _heart, "back": _back,
}  # fmt: skip


async def press(floor: Floor, asked: Asked) -> Reply:
    """Every button and form of the gallery."""
    verb = VERBS.get(asked.token.verb) if asked.token is not None else None
    return await verb(floor, asked) if verb is not None else Reply(say("press-unknown"))


COMMANDS: Final = ((SUBMIT, submit), (NEW, new), (LIST, listing), (MINE, mine), (FEATURE, feature), (END, end))
