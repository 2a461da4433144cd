"""Commands of pools, banks of questions, templates, and of channels that are asked something when they are quiet."""

from __future__ import annotations

from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.posts import bank, view
from activities.posts.directory import directory, freshen
from activities.posts.model import MOST_TEXT, Template, blanks_of, fold, length_of
from activities.posts.quiet import Prompt
from activities.posts.rotation import Item
from activities.posts.tables import ITEMS, PROMPTS, TEMPLATES
from activities.posts.watch import plan_next
from bot.domain.content import Block, Button, ButtonStyle, Content, Field, FieldKind, Form, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, Several, say
from bot.ports.store import where

PAGE: Final = 10
SHORT: Final = 80
LONGEST_NAME: Final = 18
"""The name of a pool stands in tokens of buttons, in at most twice so many bytes."""


async def bank_of(floor: Floor, asked: Asked) -> Reply:
    """/post bank: every pool, one pool, or texts for one."""
    name, text = " ".join(asked.args.get("pool", "").split()), asked.args.get("text", "")
    if not name:
        return Reply(content=await _pools(floor))
    if len(fold(name).encode()) > LONGEST_NAME * 2 or len(name) > LONGEST_NAME or ":" in name:
        return Reply(say("posts-pool-name", most=LONGEST_NAME))
    if text:
        return await _filled(floor, asked, name, bank.lines_of(text))
    return await _pool(floor, name, 0)


async def _pools(floor: Floor) -> Content:
    blocks: list[Block] = [Heading(say("posts-pools"))]
    buttons = []
    for pool in (await bank.pools_of(floor))[:20]:
        items = await bank.items_of(floor, pool.name)
        ready = sum(one.approved for one in items)
        blocks.append(Line(say("posts-pools-line", pool=pool.title, ready=ready, count=len(items) - ready)))
        buttons.append(Button(view.token(0, "pool", pool.name), pool.title, ButtonStyle.SOFT))
    blocks += [] if buttons else [Line(say("posts-pools-none"))]
    return Content(tuple(blocks), tuple(buttons), Look.LIST, rings=False)


async def pool_page(floor: Floor, asked: Asked) -> Reply:
    """The button of a pool; its ref is the page."""
    token = asked.token
    page = int(token.ref) if token is not None and token.ref.isdecimal() and len(token.ref) < 6 else 0
    return await _pool(floor, token.arg if token is not None else "", page)


async def _pool(floor: Floor, name: str, page: int, notes: tuple[Say, ...] = ()) -> Reply:
    items = await bank.items_of(floor, name)
    pool = await bank.pool_named(floor, name)
    title, key = (pool.title if pool is not None else name), fold(name)
    page = min(page, max(0, (len(items) - 1) // PAGE))
    some = items[page * PAGE : (page + 1) * PAGE]
    blocks: list[Block] = [*(Line(one, "strong") for one in notes), Heading(say("posts-pool-is", pool=title))]
    blocks += [Line(_item_words(one)) for one in some] or [Line(say("posts-pool-none"))]
    buttons = [Button(view.token(0, "fillbank", key), say("posts-pool-add"))]
    if any(not one.approved for one in items):
        buttons.append(Button(view.token(0, "poolok", key), say("posts-pool-approve")))
    buttons += [
        Button(view.token(one.id, "drop", key), say("posts-pool-drop", ref=str(one.id)), ButtonStyle.QUIET, more=True)
        for one in some
    ]
    if page:
        buttons.append(Button(view.token(page - 1, "pool", key), say("posts-do-newer"), ButtonStyle.QUIET))
    if (page + 1) * PAGE < len(items):
        buttons.append(Button(view.token(page + 1, "pool", key), say("posts-do-older"), ButtonStyle.QUIET))
    return Reply(content=Content(tuple(blocks), tuple(buttons), Look.LIST, rings=False))


def _item_words(one: Item) -> Say:
    text = " ".join(one.text.split())
    text = text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
    state = say("posts-pool-used", count=one.used) if one.approved else say("posts-pool-waits")
    return say("posts-pool-line", ref=str(one.id), text=text, state=state)


async def fill_form(floor: Floor, asked: Asked) -> Reply:
    """Open the form for new texts."""
    name = asked.token.arg if asked.token is not None else ""
    field = Field("text", say("posts-pool-field"), FieldKind.LONG, hint=say("posts-pool-hint"), max_length=4000)
    return Reply(form=Form(view.token(0, "add", name), say("posts-pool-title"), (field,), say("posts-field-save")))


async def filled(floor: Floor, asked: Asked) -> Reply:
    """The form with new texts."""
    name = asked.token.arg if asked.token is not None else ""
    return await _filled(floor, asked, name, bank.lines_of(asked.values.get("text", "")))


async def _filled(floor: Floor, asked: Asked, name: str, texts: list[str]) -> Reply:
    blank = next((one for one in texts if blanks_of(one)), None)
    if not texts or not fold(name):
        return Reply(say("posts-lacks-text"))
    long = next((one for one in texts if length_of(one) > bank.LONGEST), None)
    if long is not None:
        return Reply(say("posts-text-long", count=length_of(long), most=bank.LONGEST))
    if len(texts) > bank.MOST_AT_ONCE:
        return Reply(say("posts-pool-many", most=bank.MOST_AT_ONCE))
    if blank is not None:
        return Reply(say("posts-lacks-blank", name=f"{{{blanks_of(blank)[0]}}}"))
    approved = asked.standing >= Standing.LEAD or floor.settings.volunteer
    added, known = await bank.fill(floor, name, texts, asked.person.id, approved=approved)
    key = "posts-pool-added" if approved else "posts-pool-added-waits"
    return await _pool(floor, name, 0, (say(key, count=added, known=known),))


async def approve(floor: Floor, asked: Asked) -> Reply:
    """Everything that waits in a pool may be posted: by leads."""
    no = asked.lacks(Standing.LEAD) if not floor.settings.volunteer else None
    name = asked.token.arg if asked.token is not None else ""
    if no is not None:
        return Reply(no)
    count = await bank.approve(floor, name)
    return await _pool(floor, name, 0, (say("posts-pool-approved", count=count),))


async def drop(floor: Floor, asked: Asked) -> Reply:
    """Take a text out of its pool."""
    token = asked.token
    number = int(token.ref) if token is not None and token.ref.isdecimal() and len(token.ref) < 16 else 0
    found = await floor.tx.find(ITEMS, *where(community=floor.id, id=number), limit=1)
    if not found:
        return Reply(say("posts-pool-gone"))
    await bank.remove(floor, number)
    return await _pool(floor, found[0].pool, 0, (say("posts-pool-dropped", ref=str(number)),))


async def template(floor: Floor, asked: Asked) -> Reply:
    """/post template: all of them, one to be seen or written, or a text for one."""
    name, text = " ".join(asked.args.get("name", "").split()), asked.args.get("text", "")
    rows = await floor.tx.find(TEMPLATES, *where(community=floor.id), order=("name",))
    if not name:
        titles = tuple(one.title for one in rows)
        return Reply(say("posts-templates", known=Several(titles, "comma")) if rows else say("posts-templates-none"))
    if len(fold(name).encode()) > LONGEST_NAME * 2 or len(name) > LONGEST_NAME or ":" in name:
        return Reply(say("posts-pool-name", most=LONGEST_NAME))
    if text or asked.target is not None:
        return await _kept(floor, asked, name, text or (asked.target.text if asked.target is not None else ""))
    old = next((one.text for one in rows if one.name == fold(name)), "")
    field = Field(
        "text", say("posts-field-text"), FieldKind.LONG, value=old, hint=say("posts-template-hint"), max_length=4000
    )  # fmt: skip
    title = say("posts-template-title")
    return Reply(form=Form(view.token(0, "keep", name), title, (field,), say("posts-field-save")))


async def keep(floor: Floor, asked: Asked) -> Reply:
    """The form of a template."""
    return await _kept(floor, asked, asked.token.arg if asked.token is not None else "", asked.values.get("text", ""))


async def _kept(floor: Floor, asked: Asked, name: str, text: str) -> Reply:
    if not text.strip() or not fold(name):
        return Reply(say("posts-lacks-text"))
    if length_of(text) > MOST_TEXT:
        return Reply(say("posts-text-long", count=length_of(text), most=MOST_TEXT))
    await floor.tx.put(TEMPLATES, Template(floor.id, fold(name), name, text, asked.person.id))
    blanks = tuple(f"{{{one}}}" for one in blanks_of(text))
    if not blanks:
        return Reply(say("posts-template-plain", name=name))
    return Reply(say("posts-template-kept", name=name, blanks=Several(blanks, "comma")))


async def quiet(floor: Floor, asked: Asked) -> Reply:
    """/post quiet: which channels are asked something when they are quiet, and from which pool."""
    await freshen(floor)
    pool = await bank.pool_named(floor, asked.args.get("pool", ""))
    channels = asked.channels.get("channels", ())
    if not asked.args.get("pool"):
        return Reply(content=await _prompts(floor))
    if pool is None:
        return Reply(say("posts-no-pool", name=asked.args["pool"]))
    known = await directory(floor, asked.channel)
    if not channels and asked.args.get("channels"):
        _, unknown = known.resolve(asked.args["channels"])
        return Reply(unknown[0] if unknown else say("posts-lacks-channel"))
    if not channels and known.here is None:
        return Reply(say("posts-lacks-channel"))
    for one in channels or (known.here,):
        if one is None:
            continue
        old = await floor.tx.get(PROMPTS, floor.id, one.platform, one.id)
        row = Prompt(
            floor.id, one.platform, one.id, one.place, pool.name, asked.person.id, one.parent,
            old.last_day if old else "", old.since if old else 0, old.counted if old else 0,
        )  # fmt: skip
        await floor.tx.put(PROMPTS, row)
    await plan_next(floor)
    return Reply(content=await _prompts(floor))


async def _prompts(floor: Floor) -> Content:
    known = await directory(floor)
    rows = await floor.tx.find(PROMPTS, *where(community=floor.id), order=("platform", "channel"))
    blocks: list[Block] = [Heading(say("posts-quiet"))]
    buttons = []
    for one in rows[:20]:
        name = next((f"#{s.name}" for s in known.spots if (s.platform, s.channel) == (one.platform, one.channel)),
                    f"#{one.channel}")  # fmt: skip
        pool = await bank.pool_named(floor, one.pool)
        blocks.append(Line(say("posts-quiet-line", channel=name, pool=pool.title if pool else one.pool)))
        buttons.append(Button(view.token(one.platform, "quietoff", one.channel), say("posts-quiet-off", channel=name)))
    blocks.append(Line(say("posts-quiet-how" if rows else "posts-quiet-none"), "quiet"))
    return Content(tuple(blocks), tuple(buttons), Look.LIST, rings=False)


async def quiet_off(floor: Floor, asked: Asked) -> Reply:
    """A channel is asked nothing any more."""
    no = asked.lacks(Standing.LEAD)
    if no is not None or asked.token is None:
        return Reply(no or say("posts-unknown"))
    await floor.tx.drop(
        PROMPTS, *where(community=floor.id, platform=asked.token.ref, channel=asked.token.arg)
    )  # fmt: skip
    await plan_next(floor)
    return Reply(content=await _prompts(floor))
