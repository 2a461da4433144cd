"""Posts written and changed by people: /post new, its form, edits, texts of platforms, blanks, copies."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.posts import bank, service, view
from activities.posts.directory import channel_words, directory, freshen
from activities.posts.model import (
    MOST_TEXT,
    Draft,
    Post,
    State,
    Template,
    Variant,
    blanks_of,
    filled,
    fold,
    length_of,
    missing,
)
from activities.posts.tables import POSTS, TEMPLATES
from activities.posts.typed import Typed, aimed, placed, timed
from bot.domain.content import Content, Form, Line, Look, Quote
from bot.domain.messages import ChannelRef
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, Several, say
from bot.ports.store import where

LATELY: Final = 20
"""Among how many of the newest posts one is looked for that has channels."""


async def new(floor: Floor, asked: Asked) -> Reply:
    """/post new: at once where a text, a message or a pool is named, else by its form."""
    await freshen(floor)
    args = asked.args
    template = await _template(floor, args.get("template", ""))
    if isinstance(template, Say):
        return Reply(template)
    target = asked.target
    if args.get("message") and target is None:
        return Reply(say("posts-no-message"))
    if target is not None and (no := await _out_of_sight(floor, asked, target.ref.channel)) is not None:
        return Reply(no)
    text = args.get("text", "") or (target.text if target is not None else "") or (template.text if template else "")
    if not (args.get("text") or target is not None or args.get("pool")):
        return Reply(form=await _new_form(floor, asked, text))
    if length_of(text) > MOST_TEXT:
        return Reply(content=_kept(say("posts-text-long", count=length_of(text), most=MOST_TEXT), text))
    media = target.ref if target is not None and (target.attachments or not target.text) else None
    draft = Draft(text, media=media, link=args.get("link", ""), pool=fold(args.get("pool", "")))
    typed = await _read(floor, asked, Typed(draft), args)
    return await _made(floor, asked, await _pooled(floor, typed))


async def _pooled(floor: Floor, typed: Typed) -> Typed:
    """A pool has to be there, and to have a time that comes round."""
    draft, faults = typed.draft, typed.faults
    if draft.pool and await bank.pool_named(floor, draft.pool) is None:
        faults = (*faults, say("posts-no-pool", name=draft.pool))
    if draft.pool and draft.rule is None:
        faults = (*faults, say("posts-pool-when"))
    return Typed(draft, faults)


async def _out_of_sight(floor: Floor, asked: Asked, channel: ChannelRef) -> Say | None:
    """A link may lead to a channel that the asker can't read: only what everybody can read is taken over from afar."""
    if channel == asked.channel:
        return None
    known = await directory(floor)
    if {(channel.platform, channel.id), (channel.platform, channel.parent)} & known.public().keys():
        return None
    return say("posts-no-message") if known.spots else say("posts-wait")


async def _new_form(floor: Floor, asked: Asked, text: str) -> Form:
    known = await directory(floor, asked.channel)
    channels = asked.channels.get("channels") or await _usual(floor, asked)
    values = {
        "text": text, "channels": channel_words(known, channels), "when": asked.args.get("when", ""),
        "rubric": asked.args.get("rubric", ""), "goal": asked.args.get("goal", "") or "inform",
    }  # fmt: skip
    return view.form(values, view.token(0, "write"), say("posts-new-title"))


async def _usual(floor: Floor, asked: Asked) -> tuple[ChannelRef, ...]:
    """Where a post goes unless somebody says otherwise: here, or where the last one went."""
    known = await directory(floor, asked.channel)
    if known.here is not None:
        return (known.here,)
    newest = await floor.tx.find(POSTS, *where(community=floor.id), order=("-id",), limit=LATELY)
    last = next((one for one in newest if one.channels), None)
    return last.channels if last is not None else ()


async def _template(floor: Floor, name: str) -> Template | Say | None:
    if not name.strip():
        return None
    found = await floor.tx.get(TEMPLATES, floor.id, fold(name))
    if found is not None:
        return found
    rows = await floor.tx.find(TEMPLATES, *where(community=floor.id), order=("name",))
    return say("posts-no-template", name=name, known=Several(tuple(one.title for one in rows), "comma"))


async def _read(floor: Floor, asked: Asked, typed: Typed, values: dict[str, str]) -> Typed:
    """Where, when and what for, as far as it can be read."""
    resolved = asked.channels.get("channels", ())
    if resolved:
        typed = replace(typed, draft=replace(typed.draft, channels=resolved))
    elif values.get("channels", "").strip():
        typed = placed(typed, values["channels"], await directory(floor, asked.channel))
    else:
        typed = replace(typed, draft=replace(typed.draft, channels=await _usual(floor, asked)))
    typed = timed(typed, values.get("when", ""), floor.now, floor.zone)
    return aimed(typed, values.get("rubric", ""), values.get("goal", ""), await service.rubrics_of(floor))


async def _made(floor: Floor, asked: Asked, typed: Typed) -> Reply:
    """Kept whatever could not be read; the team is told where somebody else has to approve it."""
    post = await service.make(floor, typed.draft, asked.person.id)
    no = await service.objection(floor, post, asked.person.id, asked.standing)
    notes = [say("posts-made", ref=str(post.id))]
    if no is not None and not typed.faults and not missing(post, service.limits_of(floor, post)):
        await _ask_team(floor, post)
        notes.append(say("posts-asked"))
    return Reply(content=await view.card(floor, post, typed.faults, notes=notes))


async def _ask_team(floor: Floor, post: Post) -> None:
    words = view.asks(post, view.plain_name(await floor.name_of(post.by)))
    await service.bring(floor, post, view.told(post, words, await directory(floor)))


async def write(floor: Floor, asked: Asked) -> Reply:
    """The form of a new post."""
    typed = await _read(floor, asked, Typed(Draft(asked.values.get("text", ""))), asked.values)
    return await _made(floor, asked, typed)


async def edit(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Open the form with what stands; or change the link alone (/post edit 12 link:…)."""
    await freshen(floor)
    if post.state is State.WITHDRAWN:
        return Reply(say("posts-is-withdrawn", ref=str(post.id)))
    if (no := await _posted_no(floor, asked, post)) is not None:
        return Reply(no)
    link = asked.args.get("link", "")
    if link:
        return await _change(floor, asked, post, Typed(replace(_draft(post), link="" if link == "-" else link)))
    return Reply(form=view.edit_form(post, await directory(floor), floor.zone, floor.now))


async def _posted_no(floor: Floor, asked: Asked, post: Post) -> Say | None:
    """What stands in public is changed only by those who may approve it."""
    if post.state is not State.POSTED:
        return None
    return await service.objection(floor, post, asked.person.id, asked.standing)


def _draft(post: Post) -> Draft:
    return Draft(
        post.text, post.channels, post.at, post.rule, post.rubric, post.goal, post.variants, post.media, post.link,
        post.pool,
    )  # fmt: skip


async def _change(floor: Floor, asked: Asked, post: Post, typed: Typed) -> Reply:
    no = await service.objection(floor, post, asked.person.id, asked.standing)
    if post.state is State.POSTED:
        if no is not None:
            return Reply(content=_kept(no, typed.draft.text))
        lacks = missing(replace(post, text=typed.draft.text, variants=typed.draft.variants, link=typed.draft.link),
                        service.limits_of(floor, post))  # fmt: skip
        if lacks:
            return Reply(content=_kept(lacks[0], typed.draft.text))
    was = post.state
    fresh = await service.change(floor, post, typed.draft, approver=asked.person.id if no is None else None)
    notes = [say("posts-saved", ref=str(post.id))]
    if was in (State.APPROVED, State.SCHEDULED) and fresh.state is State.DRAFT:
        notes.append(say("posts-again"))
    if fresh.state is State.DRAFT and no is not None and not missing(fresh, service.limits_of(floor, fresh)):
        await _ask_team(floor, fresh)
        notes.append(say("posts-asked"))
    faults = typed.faults
    if was is State.POSTED and (typed.draft.channels != post.channels or typed.draft.at != post.at):
        faults = (*faults, say("posts-stays"))
    return Reply(content=await view.card(floor, fresh, faults, notes=notes))


def _kept(words: Say, text: str) -> Content:
    """What somebody wrote, given back where it can't be saved."""
    return Content((Line(words, "warn"), Line(say("posts-yours"), "quiet"), Quote(text)), (), Look.LIST, rings=False)


def _raced(asked: Asked, post: Post, version: str) -> Reply | None:
    """Somebody else changed it meanwhile: their words stand, and these are given back."""
    if post.state is State.WITHDRAWN:
        return Reply(content=_kept(say("posts-is-withdrawn", ref=str(post.id)), asked.values.get("text", "")))
    if version == str(post.version):
        return None
    return Reply(content=_kept(say("posts-raced", ref=str(post.id)), asked.values.get("text", "")))


async def edited(floor: Floor, asked: Asked, post: Post) -> Reply:
    """The form of an edit."""
    raced = _raced(asked, post, asked.token.arg if asked.token else "")
    if raced is not None:
        return raced
    values, known = asked.values, await directory(floor, asked.channel)
    typed = Typed(replace(_draft(post), text=values.get("text", "")))
    if values.get("channels", "").strip() != channel_words(known, post.channels):
        typed = placed(typed, values.get("channels", ""), known)
    when = values.get("when", "").strip()
    past = not post.at or post.at <= floor.now
    kept = (past and not when) if post.rule is None else not when
    if not kept and not (post.at and when == view.typed_time(post, floor.zone)):
        typed = timed(typed, when, floor.now, floor.zone)
    typed = aimed(typed, values.get("rubric", ""), values.get("goal", ""), await service.rubrics_of(floor))
    return await _change(floor, asked, post, typed)


async def variant(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Open the form for a platform's own text."""
    platform = asked.token.arg if asked.token else ""
    if post.state is State.WITHDRAWN or platform not in post.places:
        return Reply(say("posts-is-withdrawn", ref=str(post.id)) if platform in post.places else say("posts-unknown"))
    if (no := await _posted_no(floor, asked, post)) is not None:
        return Reply(no)
    return Reply(form=view.variant_form(post, platform))


async def varied(floor: Floor, asked: Asked, post: Post) -> Reply:
    """A platform's own text; an empty one, or the common one, takes it away."""
    platform, _, version = (asked.token.arg if asked.token else "").partition(".")
    raced = _raced(asked, post, version)
    if raced is not None or platform not in post.places:
        return raced or Reply(say("posts-unknown"))
    text = asked.values.get("text", "").strip()
    others = tuple(one for one in post.variants if one.platform != platform)
    own = (Variant(platform, text),) if text and text != post.text.strip() else ()
    return await _change(floor, asked, post, Typed(replace(_draft(post), variants=(*others, *own))))


async def blanks(floor: Floor, asked: Asked, post: Post) -> Reply:
    """Open the form for the blanks."""
    names = blanks_of(post.text)
    if post.state is not State.DRAFT or not names:
        return Reply(content=await view.card(floor, post))
    return Reply(form=view.blanks_form(post, names))


async def fill(floor: Floor, asked: Asked, post: Post) -> Reply:
    """The blanks, filled in."""
    raced = _raced(asked, post, asked.token.arg if asked.token else "")
    if raced is not None:
        return raced
    names = blanks_of(post.text)
    values = {name: asked.values.get(f"blank{at}", "") for at, name in enumerate(names)}
    variants = tuple(replace(one, text=filled(one.text, values)) for one in post.variants)
    draft = replace(_draft(post), text=filled(post.text, values), variants=variants)
    return await _change(floor, asked, post, Typed(draft))


async def copy(floor: Floor, asked: Asked, post: Post) -> Reply:
    """A draft with the same words."""
    draft = replace(_draft(post), at=0)
    made = await service.make(floor, draft, asked.person.id)
    return Reply(content=await view.card(floor, made, notes=[say("posts-copied", ref=str(made.id), old=str(post.id))]))


def may_write(asked: Asked) -> Say | None:
    """None for the team."""
    return asked.lacks(Standing.MODERATOR)
