"""From a work that somebody hands in to a gallery that shows it, and back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities import calls, ears
from activities.floor import Floor
from activities.gallery import model, showing, views
from activities.gallery.model import Credit, Gallery, Heart, Work, WorkState
from activities.gallery.tables import GALLERIES, HEARTS, SHOWN, WORKS
from bot.domain.actions import SendMessage
from bot.domain.content import Content, plain
from bot.domain.decisions import Action
from bot.domain.events import MessageDeleted, MessageEdited
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.records import Due
from bot.domain.results import Refused, Result
from bot.domain.text import say
from bot.ports.store import where

NAME: Final = "gallery"
CLOSE, SHOW = "gallery-close", "gallery-show"
GONE: Final = (WorkState.DECLINED, WorkState.WITHHELD, WorkState.WITHDRAWN)


async def get(floor: Floor, number: int) -> Gallery | None:
    """A gallery by its number."""
    return await floor.tx.get(GALLERIES, floor.id, number)


async def work_of(floor: Floor, number: int) -> Work | None:
    """A work by its number."""
    return await floor.tx.get(WORKS, floor.id, number)


async def open_ones(floor: Floor) -> list[Gallery]:
    """Galleries that take works now."""
    return await floor.tx.find(GALLERIES, *where(community=floor.id, ended_at=0), order=("-number",))


async def open_gallery(
    floor: Floor, title: str, tag: str, board: ChannelRef, until: int, by: int, *, hearts: bool = True
) -> Gallery:
    """A new gallery: its call goes up where works will be shown, and its hashtag is listened for."""
    number = await floor.next("gallery")
    row = Gallery(
        floor.id,
        number,
        title,
        tag,
        board.platform,
        board.place,
        board.id,
        board.parent,
        floor.now,
        until,
        by,
        hearts,
    )
    await floor.tx.put(GALLERIES, row)
    await floor.later(CLOSE, str(number), until)
    if tag:
        await ears.listen(floor, NAME, str(number), "hashtag", tag, until)
    await calls.post(floor, NAME, str(number), [board], pin=True)
    await floor.audit("gallery-open", by, None, f"gallery {number}")
    return row


async def hand_in(
    floor: Floor, gallery: Gallery, person: int, source: Work | None, text: str, credit: Credit = Credit.UNASKED
) -> Work | None:
    """A work comes in and waits for the team's look; None for one that is there already."""
    if source is not None:
        known = await floor.tx.find(WORKS, *where(community=floor.id, message=source.message, gallery=gallery.number))
        if source.album:
            mine = where(community=floor.id, gallery=gallery.number, person=person, album=source.album)
            known += await floor.tx.find(WORKS, *mine)
        if any((one.platform, one.channel) == (source.platform, source.channel) for one in known):
            return None
    before = await floor.tx.count(WORKS, *where(community=floor.id, gallery=gallery.number, person=person))
    work = Work(
        floor.id, await floor.next("work"), gallery.number, person,
        source.platform if source else "", source.place if source else "", source.channel if source else "",
        source.parent if source else "", source.message if source else "", text[: model.TEXT_MOST],
        bool(source and source.has_media), floor.now, credit=credit, fresh=not before,
        tagged=bool(source and source.tagged), album=source.album if source else "",
        files=source.files if source else "",
    )  # fmt: skip
    await floor.tx.put(WORKS, work)
    await _queue_changed(floor, gallery)
    await calls.refresh(floor, NAME, str(gallery.number))
    return work


async def waiting(floor: Floor, gallery: int) -> list[Work]:
    """Works that the team has not looked at, the first first."""
    mine = where(community=floor.id, gallery=gallery, state=WorkState.WAITING)
    return await floor.tx.find(WORKS, *mine, order=("number",))


async def _queue_changed(floor: Floor, gallery: Gallery) -> None:
    """One message in the moderators' room says how many wait; without a room the administrators hear of the first."""
    room, ref = floor.room(), f"q{gallery.number}"
    if room is not None:
        if any(one.state in ("sending", "shown") for one in await calls.stands_of(floor, NAME, ref)):
            await calls.refresh(floor, NAME, ref)
        else:
            await calls.post(floor, NAME, ref, [room], quiet=True)
    elif len(await waiting(floor, gallery.number)) == 1:
        await floor.tell_staff(await views.queue(floor, gallery, 1))


async def accept(floor: Floor, work: Work, by: int) -> Work:
    """The team says yes; its author is asked, unless they have answered already."""
    row = replace(work, state=WorkState.ACCEPTED, decided_by=by)
    await floor.tx.put(WORKS, row)
    gallery = await get(floor, work.gallery)
    if gallery is not None:
        await _queue_changed(floor, gallery)
        if row.may_be_shown:
            await _to_be_shown(floor, row)
        else:
            question = views.consent(gallery, row)
            await floor.write_to(work.person, question, follow=f"{NAME}:consent-{row.number}", holds=True)
    return row


async def decline(floor: Floor, work: Work, by: int, reason: str) -> None:
    """The team says no, with a reason that the author reads."""
    await floor.tx.put(WORKS, replace(work, state=WorkState.DECLINED, decided_by=by, reason=reason))
    gallery = await get(floor, work.gallery)
    if gallery is not None:
        await _queue_changed(floor, gallery)
        await floor.write_to(work.person, plain(say("gallery-declined", title=gallery.title), reason))


async def consented(floor: Floor, work: Work, credit: Credit, other: str = "") -> Work:
    """The author says how to be named; what the team has accepted is shown now, and what hangs says so at once."""
    row = replace(work, credit=credit, other=other[: model.NAME_MOST] if credit is Credit.OTHER else "")
    await floor.tx.put(WORKS, row)
    gallery = await get(floor, work.gallery)
    if row.may_be_shown and not row.shown_at:
        await _to_be_shown(floor, row)
    elif row != work and gallery is not None:
        await showing.show_anew(floor, gallery, row)
    return row


async def _to_be_shown(floor: Floor, work: Work) -> None:
    """Through the due table, so that crisis mode holds it like every announcement."""
    await floor.later(SHOW, str(work.number), floor.now)


async def show(floor: Floor, due: Due) -> None:
    """Show a work in its gallery, unless it was taken back meanwhile."""
    work = await work_of(floor, int(due.ref))
    gallery = await get(floor, work.gallery) if work is not None else None
    if work is None or gallery is None or not work.may_be_shown or work.shown_at:
        return
    await floor.tx.put(WORKS, replace(work, shown_at=floor.now))
    await showing.put_up(floor, gallery, work, gallery.where, featured=False)
    await calls.refresh(floor, NAME, str(gallery.number))


async def feature(floor: Floor, gallery: Gallery, work: Work, channel: ChannelRef, by: int) -> None:
    """Show a work once more, where everybody looks."""
    await showing.put_up(floor, gallery, work, channel, featured=True)
    await floor.audit("gallery-feature", by, work.person, f"work {work.number}")


async def outcome(floor: Floor, action: Action, result: Result) -> None:
    """A work stands, or can't; a question about consent can't be asked in private."""
    what, _, rest = action.follow.removeprefix(f"{NAME}:").partition("-")
    if what == "shown":
        await showing.arrived(floor, rest, action, result)
    elif what == "consent" and isinstance(result, Refused) and result.detail != showing.CRISIS:
        await _ask_in_public(floor, int(rest))


async def _ask_in_public(floor: Floor, number: int) -> None:
    """Somebody can't be written to: the question goes where the work stands, for them alone to answer."""
    work = await work_of(floor, number)
    gallery = await get(floor, work.gallery) if work is not None else None
    source = work.source if work is not None else None
    if work is None or gallery is None or source is None or work.credit is not Credit.UNASKED:
        return
    act = SendMessage(source.channel, views.consent(gallery, work), floor.community.language, reply_to=source.id)
    await floor.act(act, follow=f"{NAME}:asked-{number}")


async def withdraw(floor: Floor, work: Work, state: WorkState = WorkState.WITHDRAWN) -> int:
    """Take a work back: whatever was shown of it goes; how many messages that were."""
    await floor.tx.put(WORKS, replace(work, state=state, text="", other="", files=""))
    await floor.tx.drop(HEARTS, *where(community=floor.id, work=work.number))
    taken = await showing.take_all_off(floor, work)
    gallery = await get(floor, work.gallery)
    if gallery is not None:
        await calls.refresh(floor, NAME, str(gallery.number))
        await calls.refresh(floor, NAME, f"r{gallery.number}")
        await _queue_changed(floor, gallery)
    return taken


async def changed(floor: Floor, event: MessageEdited) -> None:
    """An author has changed the message that a work stands in: what the team has not seen is never shown."""
    message = event.message
    for work in await _standing_in(floor, message.ref):
        gallery = await get(floor, work.gallery)
        text, has_media, files = model.parts_of(message)
        if gallery is None or (text, has_media, files) == (work.text, work.has_media, work.files):
            continue
        if work.tagged and gallery.tag not in ears.hashtags_of(message.text):
            await _withdrawn_there(floor, work)
            continue
        hung = bool(await showing.take_all_off(floor, work)) or bool(work.shown_at)
        row = replace(
            work, text=text, has_media=has_media, files=files, state=WorkState.WAITING, decided_by=None, shown_at=0
        )
        await floor.tx.put(WORKS, row)
        await _queue_changed(floor, gallery)
        if hung:
            await calls.refresh(floor, NAME, str(gallery.number))
            await floor.write_to(work.person, plain(say("gallery-looked-anew", title=gallery.title)))


async def _standing_in(floor: Floor, ref: MessageRef) -> list[Work]:
    """Works that stand in a message and still count."""
    rows = await floor.tx.find(WORKS, *where(community=floor.id, message=ref.id))
    here = ref.channel
    return [one for one in rows if (one.platform, one.channel) == (here.platform, here.id) and one.state not in GONE]


async def _withdrawn_there(floor: Floor, work: Work) -> None:
    """Its author took it back where it stands."""
    was_shown = bool(work.shown_at)
    await withdraw(floor, work)
    if was_shown:
        await floor.write_to(work.person, plain(say("gallery-went-along")))


async def heart(floor: Floor, work: Work, person: int) -> tuple[bool, int]:
    """Give a heart, or take it back; whether it is given now, and how many there are."""
    mine = where(community=floor.id, work=work.number, person=person)
    given = not await floor.tx.drop(HEARTS, *mine)
    if given:
        await floor.tx.put(HEARTS, Heart(floor.id, work.number, person, floor.now))
    return given, await floor.tx.count(HEARTS, *where(community=floor.id, work=work.number))


async def close(floor: Floor, due: Due) -> None:
    """Its time is over."""
    gallery = await get(floor, int(due.ref))
    if gallery is not None and not gallery.ended_at:
        await end(floor, gallery)


async def end(floor: Floor, gallery: Gallery) -> None:
    """No works any more; the result is told where they hang."""
    row = replace(gallery, ended_at=floor.now)
    await floor.tx.put(GALLERIES, row)
    await floor.never(CLOSE, str(gallery.number))
    await ears.unlisten(floor, NAME, str(gallery.number))
    await calls.refresh(floor, NAME, str(gallery.number), at_once=True)
    await calls.post(floor, NAME, f"r{gallery.number}", [row.where])


async def gone(floor: Floor, event: MessageDeleted) -> None:
    """An author's message is gone, and so is the work that stood in it; a showing that somebody deleted is noted."""
    here = event.ref.channel
    for work in await _standing_in(floor, event.ref):
        await _withdrawn_there(floor, work)
    for row in await floor.tx.find(SHOWN, *where(community=floor.id, source=event.ref.id, gone=False)):
        work_now = await work_of(floor, row.work)  # one picture of an album
        if work_now is not None and (work_now.platform, work_now.channel) == (here.platform, here.id):
            await showing.take_off(floor, row)
    key = where(community=floor.id, platform=here.platform, channel=here.id, message=event.ref.id, gone=False)
    await floor.tx.change(SHOWN, key, gone=True)


async def call(floor: Floor, ref: str) -> Content | None:
    """A gallery's own message, its result, or the queue in the moderators' room."""
    number = ref.lstrip("qr")
    gallery = await get(floor, int(number)) if number.isdecimal() else None
    if gallery is None:
        return None
    if ref.startswith("r"):
        return await views.result(floor, gallery)
    if ref.startswith("q"):
        return await views.queue(floor, gallery, len(await waiting(floor, gallery.number)))
    return await views.invitation(floor, gallery)


async def united(floor: Floor, gone_one: int, keep: int) -> None:
    """Two accounts are one person's: a heart on their own work counts no more."""
    for one in await floor.tx.find(HEARTS, *where(community=floor.id, person=keep)):
        work = await work_of(floor, one.work)
        if work is not None and work.person == keep:
            await floor.tx.drop(HEARTS, *where(community=floor.id, work=one.work, person=keep))


async def forget(floor: Floor, person: int) -> None:
    """Everything that was shown of somebody goes."""
    for work in await floor.tx.find(WORKS, *where(community=floor.id, person=person)):
        if work.state not in GONE:
            await withdraw(floor, work)


async def left(floor: Floor, person: int) -> None:
    """Whoever leaves takes their works along, and their hearts on what is still open."""
    await forget(floor, person)
    for one in await floor.tx.find(HEARTS, *where(community=floor.id, person=person)):
        work = await work_of(floor, one.work)
        gallery = await get(floor, work.gallery) if work is not None else None
        if gallery is not None and not gallery.ended_at:
            await floor.tx.drop(HEARTS, *where(community=floor.id, work=one.work, person=person))
