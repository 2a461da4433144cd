"""The plan as a whole: its month, its calendar file, its CSV in and out, rubrics and what it wants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities import ics as calendars
from activities.asked import Asked
from activities.floor import Floor
from activities.posts import month as months
from activities.posts import service, view
from activities.posts.deciding import gap_lines
from activities.posts.directory import channel_words, directory, freshen
from activities.posts.model import Goal, Plan, Post, Rubric, State, fold, title_of
from activities.posts.sheet import Fault, Reading, Sheet, read_sheet, written
from activities.posts.tables import PLANS, RUBRICS, SHEETS
from activities.posts.typed import reader, typed_rule
from activities.posts.warnings import Share, counted, is_promo, time_of
from activities.posts.watch import plan_next
from activities.schedule.moments import FARTHEST
from activities.schedule.rule import occurrences, rrule_of, wall
from bot.domain.content import Block, Button, Content, Field, FieldKind, File, Form, Heading, Line, Look
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import Say, Several, say
from bot.domain.time import DAY, MINUTE
from bot.ports.store import Where, where

MOST_FAULTS: Final = 15
WEEK: Final = 7 * DAY
MOST_ENTRIES: Final = 100
"""How many things a calendar file holds."""
LENGTH: Final = 15 * MINUTE
"""How long a post lasts in a calendar, where everything lasts."""


async def calendar_of(floor: Floor, asked: Asked) -> Reply:
    """/post calendar: a month as a picture, and the same in words."""
    typed = asked.token.arg if asked.token is not None else asked.args.get("month", "")
    month = months.read_month(typed, floor.now, floor.zone)
    if month is None:
        return Reply(say("posts-no-month", text=typed))
    await freshen(floor)
    since, until = month.span(floor.zone)
    posts, known = await service.posts_in(floor, since, until), await directory(floor)
    found = months.entries(posts, month, floor.zone, floor.now)
    foot = await _mix_words(floor, posts, month)
    head = say("posts-month", month=month.month, year=str(month.year))
    blocks: list[Block] = [Heading(head)]
    blocks += [Line(_entry_words(one, known.name(one.post.channels[0]) if one.post.channels else "")) for one in found]
    blocks += [] if found else [Line(say("posts-month-none"))]
    blocks += [Line(one, "quiet") for one in foot]
    blocks += [Line(one, "warn") for one in await gap_lines(floor)]
    drawing = months.grid(month, found, floor.zone, floor.now, foot[0] if foot else "")
    picture = File(f"plan-{month.year}-{month.month:02}.png", drawing=drawing, alt=head)
    before, after = month.moved(-1), month.moved(1)
    buttons = (
        Button(view.token(0, "month", f"{before.year}-{before.month:02}"), say("posts-do-before")),
        Button(view.token(0, "month", f"{after.year}-{after.month:02}"), say("posts-do-after")),
    )
    return Reply(content=Content(tuple(blocks), buttons, Look.LIST, rings=False, files=(picture,)))


def _entry_words(one: months.Entry, channel: str) -> Say:
    items = tuple(part for part in (channel, say(view.state_key(one.post))) if part)
    return say(
        "posts-month-line", day=str(one.day), time=one.time, ref=str(one.post.id), title=title_of(one.post),
        facts=Several(items, "dot"),
    )  # fmt: skip


async def _mix_words(floor: Floor, posts: Sequence[Post], month: months.Month) -> list[Say]:
    """The mix of a month against what was wished, and how much of the plan was kept."""
    since, until = month.span(floor.zone)
    rubrics, plan = await service.rubrics_of(floor), await service.plan_of(floor)
    some = counted(posts, since, until - 1)
    shares: list[Say] = []
    for rubric in rubrics.values():
        share = Share(sum(fold(one.rubric) == rubric.name for one in some), len(some))
        shares.append(
            say("posts-mix-rubric", rubric=rubric.title, percent=share.percent, wished=rubric.share)
            if rubric.share
            else say("posts-mix-plain", rubric=rubric.title, percent=share.percent)
        )
    promo = Share(sum(is_promo(one, rubrics) for one in some), len(some))
    if plan.promo:
        shares.append(say("posts-mix-promo", percent=promo.percent, most=plan.promo))
    found = [say("posts-mix", count=len(some), shares=Several(tuple(shares), "dot"))] if some and shares else []
    kept, planned = months.on_time(posts, month, floor.zone)
    return [*found, *([say("posts-kept", count=kept, total=planned)] if planned else [])]


async def ics(floor: Floor, asked: Asked) -> Reply:
    """/post ics: what is planned and what was posted in the last four weeks, for people's own calendars."""
    known, zone = await directory(floor), floor.zone
    found = []
    posts = await service.posts_in(floor, floor.now - 4 * WEEK, floor.now + FARTHEST, State.SCHEDULED, State.POSTED)
    posts.sort(key=lambda one: (not one.is_series, time_of(one) < floor.now, abs(time_of(one) - floor.now)))
    for post in posts[:MOST_ENTRIES]:
        at = time_of(post)
        if post.rule is not None:
            coming = occurrences(post.rule, zone, post.approved_at, 1)
            if not coming:
                continue
            at = coming[0].at
        found.append(
            calendars.Entry(
                uid=f"post-{post.id}-{floor.id}@steward", summary=title_of(post), starts=at, ends=at + LENGTH,
                description=post.text, where=channel_words(known, post.channels), url=post.link,
                rule=rrule_of(post.rule) if post.rule is not None else "",
                local=wall(at, zone).isoformat(timespec="minutes") if post.rule is not None else "",
                sequence=post.version, stamp=post.made_at,
            )
        )  # fmt: skip
    if not found:
        return Reply(say("posts-ics-none"))
    text = calendars.calendar(floor.community.name, found, zone)
    words = [Line(say("posts-ics", count=len(found)))]
    if len(posts) > MOST_ENTRIES:
        words.append(Line(say("posts-ics-most", count=len(posts) - MOST_ENTRIES), "quiet"))
    return Reply(content=Content(tuple(words), rings=False, files=(File("posts.ics", text),)))


async def export(floor: Floor, asked: Asked) -> Reply:
    """/post export: the plan as CSV; what looks like a formula is kept from being one."""
    known, rows = await directory(floor), []
    for post in reversed(await service.posts_of(floor)):
        own = {one.platform: one.text for one in post.variants}
        at = time_of(post)
        when = wall(at, floor.zone).strftime("%Y-%m-%d %H:%M") if at else ""
        when = typed_rule(post.rule) if post.rule is not None else when
        rows.append(
            [when, channel_words(known, post.channels), post.text, post.rubric, post.goal.value, post.link,
             own.get("telegram", ""), own.get("discord", ""), post.state.value]
        )  # fmt: skip
    if not rows:
        return Reply(say("posts-list-none"))
    words = [Line(say("posts-export", count=len(rows)))]
    if len(rows) == service.MOST:
        words.append(Line(say("posts-export-most"), "quiet"))
    return Reply(content=Content(tuple(words), rings=False, files=(File("posts.csv", written(rows)),)))


async def import_(floor: Floor, asked: Asked) -> Reply:
    """/post import: in answer to a message that holds the lines, or by a form to paste them into."""
    await freshen(floor)
    text = asked.target.text.strip() if asked.target is not None else ""
    if text and (await directory(floor)).spots:  # where no channel is known yet, the form gives the time to look
        return await _import(floor, asked, text)
    field = Field(
        "csv", say("posts-field-csv"), FieldKind.LONG, hint=say("posts-field-csv-hint"), value=text[:4000],
        max_length=4000,
    )  # fmt: skip
    return Reply(form=Form(view.token(0, "paste"), say("posts-csv-title"), (field,), say("posts-csv-read")))


async def pasted(floor: Floor, asked: Asked) -> Reply:
    """The form with pasted lines."""
    return await _import(floor, asked, asked.values.get("csv", ""))


async def _import(floor: Floor, asked: Asked, text: str) -> Reply:
    known = await directory(floor, asked.channel)
    rubrics = {one.name: one.title for one in (await service.rubrics_of(floor)).values()}
    reading = Reading(reader(floor.now, floor.zone), known.resolve, rubrics, service.limits_of(floor))
    read = read_sheet(text, reading)
    blocks: list[Block] = [
        Line(say("posts-csv-found", good=len(read.rows), bad=len({one.line for one in read.faults})), "strong")
    ]
    blocks += [Line(_fault_words(one), "warn") for one in read.faults[:MOST_FAULTS]]
    if len(read.faults) > MOST_FAULTS:
        blocks.append(Line(say("posts-csv-more", count=len(read.faults) - MOST_FAULTS), "quiet"))
    buttons = [Button(view.token(0, "again"), say("posts-csv-again"))]
    if read.rows:
        sheet = Sheet(floor.id, await floor.next("post-sheet"), asked.person.id, floor.now, read.rows)
        await floor.tx.put(SHEETS, sheet)
        await floor.tx.drop(SHEETS, *where(community=floor.id), Where("made_at", "<", floor.now - WEEK))
        blocks.append(Line(say("posts-csv-lines"), "quiet"))
        label = say("posts-csv-take", count=len(read.rows))
        buttons.insert(0, Button(view.token(sheet.id, "take"), label))
    return Reply(content=Content(tuple(blocks), tuple(buttons), Look.LIST, rings=False))


def _fault_words(one: Fault) -> Say:
    if one.column:
        return say("posts-csv-fault", line=one.line, column=one.column, what=one.words)
    return say("posts-csv-fault-line", line=one.line, what=one.words)


async def take(floor: Floor, asked: Asked) -> Reply:
    """The good rows become drafts, once."""
    number = asked.token.ref if asked.token is not None else ""
    sheet = await floor.tx.get(SHEETS, floor.id, int(number)) if number.isdecimal() and len(number) < 16 else None
    if sheet is None or sheet.by != asked.person.id:
        return Reply(say("posts-csv-gone"))
    if sheet.taken_at:
        return Reply(say("posts-csv-taken"))
    made = [await service.make(floor, draft, asked.person.id) for draft in sheet.rows]
    await floor.tx.put(SHEETS, Sheet(sheet.community, sheet.id, sheet.by, sheet.made_at, (), floor.now))
    words = say("posts-csv-made", count=len(made), first=str(made[0].id), last=str(made[-1].id))
    return Reply(content=view.listed(made, await directory(floor), "made", 0, [words]))


async def rubric(floor: Floor, asked: Asked) -> Reply:
    """/post rubric: all of them, or one made or changed (by leads)."""
    args, known = asked.args, await service.rubrics_of(floor)
    name = " ".join(args.get("name", "").split())
    if not name:
        return Reply(content=_rubrics(known, await service.plan_of(floor)))
    no = asked.lacks(Standing.LEAD)
    if no is not None:
        return Reply(no)
    share = _number(args.get("share", ""), 100)
    if share is None or len(name) > 40:
        return Reply(say("posts-rubric-how"))
    old = known.get(fold(name), Rubric(floor.id, fold(name), name))
    fresh = Rubric(
        floor.id, old.name, name, share if args.get("share") else old.share,
        args["promo"] == "yes" if args.get("promo") else old.promo,
        Goal(args["goal"]) if args.get("goal") in {one.value for one in Goal} else old.goal,
    )  # fmt: skip
    await floor.tx.put(RUBRICS, fresh)
    return Reply(content=_rubrics(known | {fresh.name: fresh}, await service.plan_of(floor)))


def _number(text: str, most: int) -> int | None:
    text = text.strip().removesuffix("%").strip()
    if not text:
        return 0
    return int(text) if text.isdecimal() and len(text) < 6 and int(text) <= most else None


def _rubrics(known: dict[str, Rubric], plan: Plan) -> Content:
    blocks: list[Block] = [Heading(say("posts-rubrics"))]
    for one in known.values():
        goal = say(f"posts-goal-{one.goal.value}")
        promo = say("posts-rubric-promo") if one.promo or one.goal is Goal.PROMOTE else goal
        blocks.append(Line(say("posts-rubric-line", rubric=one.title, wished=one.share, goal=promo)))
    blocks += [] if known else [Line(say("posts-rubrics-none"))]
    blocks.append(Line(_plan_words(plan), "quiet"))
    return Content(tuple(blocks), (), Look.LIST, rings=False)


def _plan_words(plan: Plan) -> Say:
    return say("posts-plan-is", promo=plan.promo, gap=plan.gap)


async def plan(floor: Floor, asked: Asked) -> Reply:
    """/post plan: what it wants, or a change of that (by leads)."""
    old = await service.plan_of(floor)
    if not (asked.args.get("promo") or asked.args.get("gap")):
        return Reply(_plan_words(old))
    no = asked.lacks(Standing.LEAD)
    if no is not None:
        return Reply(no)
    promo = _number(asked.args.get("promo", "") or str(old.promo), 100)
    gap = _number(asked.args.get("gap", "") or str(old.gap), 365)
    if promo is None or gap is None:
        return Reply(say("posts-plan-how"))
    fresh = Plan(floor.id, promo, gap, old.told_gap)
    await floor.tx.put(PLANS, fresh)
    await plan_next(floor)
    return Reply(_plan_words(fresh))
