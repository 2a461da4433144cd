"""A work on show: put up in its gallery or where everybody looks, and taken off again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.floor import Floor
from activities.gallery import views
from activities.gallery.model import Gallery, Shown, Work
from activities.gallery.tables import GALLERIES, SHOWN, WORKS
from bot.domain.actions import CopyMedia, DropCopy
from bot.domain.content import Content, Line, plain
from bot.domain.decisions import Action
from bot.domain.messages import ChannelRef, MessageRef
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.text import say
from bot.ports.store import where
from bot.ports.tables import MESSAGES

NAME: Final = "gallery"
ALBUM: Final = 10
"""As many pictures as platforms let be sent together."""
LEFT_OUT: Final = (Why.NOT_POSSIBLE, Why.TOO_LONG, Why.BAD_REQUEST)
"""Why a copy is refused where words and an address may still go up."""
CRISIS: Final = "crisis"
"""What a refusal says when crisis mode held something and the team dropped it."""


async def put_up(
    floor: Floor, gallery: Gallery, work: Work, channel: ChannelRef, *, featured: bool, copies: bool = True
) -> None:
    """Show a work: with copies of its pictures where they are on the same platform, else with its address."""
    source = work.source
    copied = copies and work.has_media and source is not None and source.channel.platform == channel.platform
    if not copied or source is None:
        address = floor.link(source) if source is not None and work.has_media else ""
        content = await views.on_show(
            floor, gallery, work, with_text=True, featured=featured, address=address, elsewhere=work.has_media
        )
        await floor.announce(channel, content, follow=await _noted(floor, work, channel, featured=featured))
        return
    content = await views.on_show(floor, gallery, work, with_text=bool(work.text), featured=featured)
    for number, picture in enumerate(await _pictures(floor, work, source)):
        words = content if number == 0 else Content((Line(await views.credited(floor, work), "quiet"),), rings=False)
        follow = await _noted(floor, work, channel, featured=featured, copied=True, source=picture.id)
        act = CopyMedia(picture, channel, words, floor.community.language, veiled=False)
        await floor.act(act, follow=follow, person=work.person)


async def _noted(
    floor: Floor, work: Work, channel: ChannelRef, *, featured: bool, copied: bool = False, source: str = ""
) -> str:
    number = await floor.next("work-shown")
    row = Shown(
        floor.id, work.number, number, channel.platform, channel.place, channel.id, channel.parent, copied, featured,
        source=source,
    )  # fmt: skip
    await floor.tx.put(SHOWN, row)
    return f"{NAME}:shown-{work.number}-{number}"


async def _pictures(floor: Floor, work: Work, source: MessageRef) -> list[MessageRef]:
    """The message that the work stands in, and those that were sent together with it."""
    if not work.album:
        return [source]
    same = where(
        community=floor.id, person=work.person, platform=work.platform, channel=work.channel, album=work.album,
        gone=False,
    )  # fmt: skip
    rows = await floor.tx.find(MESSAGES, *same, order=("at", "message"), limit=ALBUM)
    others = [MessageRef(source.channel, one.message) for one in rows if one.message != source.id]
    return [source, *others][:ALBUM]


async def on_show(floor: Floor, work: int) -> list[Shown]:
    """What stands (or is under way) of a work."""
    return await floor.tx.find(SHOWN, *where(community=floor.id, work=work, gone=False), order=("number",))


async def take_off(floor: Floor, row: Shown) -> int:
    """Take a showing away; how many messages that were."""
    await floor.tx.put(SHOWN, replace(row, gone=True))
    ref = row.ref
    if ref is None:
        return 0  # still under way: it goes as soon as it stands
    if row.copied:
        await floor.act(DropCopy(ref))
    else:
        await floor.remove(ref)
    return 1


async def take_all_off(floor: Floor, work: Work) -> int:
    """Whatever was shown of a work goes; how many messages that were."""
    return sum([await take_off(floor, row) for row in await on_show(floor, work.number)])


async def show_anew(floor: Floor, gallery: Gallery, work: Work) -> None:
    """Take a work off and put it up again where it hung: what its author wishes to be called has changed."""
    rows = await on_show(floor, work.number)
    for row in rows:
        await take_off(floor, row)
    for channel, featured in dict.fromkeys((row.channel_ref, row.featured) for row in rows):
        await put_up(floor, gallery, work, channel, featured=featured)


async def arrived(floor: Floor, rest: str, action: Action, result: Result) -> None:
    """A showing stands, or can't. A picture that can't be copied is shown by its address."""
    number, _, which = rest.partition("-")
    row = await floor.tx.get(SHOWN, floor.id, int(number), int(which))
    if row is None:
        return
    if isinstance(result, Done) and result.ref is not None:
        stands = replace(row, message=result.ref.id)
        await floor.tx.put(SHOWN, stands)
        if row.gone:
            await take_off(floor, stands)
    elif isinstance(result, Refused) and not row.gone:
        await floor.tx.put(SHOWN, replace(row, gone=True))
        await _refused(floor, row, result)


async def _refused(floor: Floor, row: Shown, result: Refused) -> None:
    work = await floor.tx.get(WORKS, floor.id, row.work)
    gallery = await floor.tx.get(GALLERIES, floor.id, work.gallery) if work is not None else None
    if work is None or gallery is None:
        return
    is_first = row.source in ("", work.message)
    if row.copied and is_first and result.why in LEFT_OUT and result.detail != CRISIS:
        await put_up(floor, gallery, work, row.channel_ref, featured=row.featured, copies=False)
        return
    if is_first and not row.featured:
        await floor.tx.put(WORKS, replace(work, shown_at=0))
    if is_first and result.detail != CRISIS:
        words = say("gallery-not-shown", number=str(work.number), why=say(f"why-{result.why.value}"))
        await floor.tell_staff(plain(words))
