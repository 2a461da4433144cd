"""How posts are shown to the team: a card with its buttons, a preview exactly as members will see it, lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from activities.floor import Floor
from activities.posts import service
from activities.posts.directory import Directory, channel_words, directory
from activities.posts.model import Goal, Post, State, blanks_of, missing, shown, text_for, title_of
from activities.schedule import model as schedule_model
from activities.schedule import service as schedules
from activities.schedule.rule import occurrences, wall
from activities.schedule.said import said
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
from bot.domain.text import Moment, Say, Several, Words, say

PAGE: Final = 10
LONG: Final = 1500
NEXT: Final = 5


def token(post: int | str, verb: str, arg: str = "") -> str:
    """A button's token."""
    return write_token(Token(service.NAME, str(post), verb, arg))


def when_words(post: Post) -> Words:
    """When it goes out, or went."""
    if post.rule is not None:
        return said(post.rule)
    if post.state is State.POSTED:
        return _moment(post.posted_at)
    return _moment(post.at) if post.at else say("posts-no-time")


def _moment(at: int) -> Say:
    return say("posts-at", at=Moment(at, "datetime"))


async def card(floor: Floor, post: Post, faults: Sequence[Say] = (), *, notes: Sequence[Say] = ()) -> Content:
    """A post as the team sees it: what is said first (`notes`), where, when, what for, by whom, what it lacks, what to
    beware of, its text, its buttons."""
    known = await directory(floor)
    blocks: list[Block] = [*(Line(one, "strong") for one in notes), _head(post)]
    blocks += _facts(floor, post, known)
    blocks.append(Fact(say("posts-by"), await _people(floor, post)))
    blocks += [Line(one, "warn") for one in faults]
    blocks += [Line(one, "warn") for one in await _rests(floor, post)]
    if post.state is State.DRAFT:
        lacks = missing(post, service.limits_of(floor, post))
        blocks += [Line(one, "warn") for one in lacks]
        blocks += [Line(one, "warn") for one in await service.warnings_of(floor, post)]
    blocks += _texts(post)
    lost = post.state is State.POSTED and await service.is_away(floor, post, anywhere=True)
    return Content(tuple(blocks), buttons(post, lost=lost), Look.LIST, rings=False)


async def _rests(floor: Floor, post: Post) -> list[Say]:
    """That a series does not go on at the moment, or for good."""
    if post.state is not State.SCHEDULED or not post.is_series:
        return []
    row = await schedules.schedule(floor, post.schedule)
    if row is None or row.state is schedule_model.State.ENDED:
        return [say("posts-series-ended")]
    return [say("posts-series-paused")] if row.state is schedule_model.State.PAUSED else []


def _head(post: Post) -> Heading:
    return Heading(
        title_of(post) or say("posts-untitled"), say("posts-number", ref=str(post.id)), aside=say(state_key(post))
    )


def state_key(post: Post) -> str:
    """The key of the word for its state."""
    if post.state is State.POSTED and post.edited_at > post.posted_at:
        return "posts-state-edited"
    if post.is_series and post.state is State.SCHEDULED:
        return "posts-state-series"
    return f"posts-state-{post.state.value}"


def _facts(floor: Floor, post: Post, known: Directory) -> list[Block]:
    found: list[Block] = [
        Fact(say("posts-where"), channel_words(known, post.channels) or say("posts-nowhere-yet")),
        Fact(say("posts-when"), when_words(post)),
    ]
    if post.rule is not None and post.is_open:
        coming = tuple(Moment(one.at) for one in occurrences(post.rule, floor.zone, floor.now, NEXT))
        found.append(Fact(say("posts-next"), say("posts-list", items=Several(coming, "dot"))))
    if post.pool and not post.item:
        found.append(Fact(say("posts-pool"), post.pool))
    goal = say(f"posts-goal-{post.goal.value}")
    found.append(Fact(say("posts-for"), say("posts-pair", one=post.rubric, two=goal) if post.rubric else goal))
    if post.media is not None:
        found.append(Fact(say("posts-media"), say("posts-media-message", at=known.name(post.media.channel))))
    return found


async def _people(floor: Floor, post: Post) -> Words:
    author = await floor.name_of(post.by)
    if not post.approved_at:
        return author
    return say("posts-by-approved", author=plain_name(author), by=plain_name(await floor.name_of(post.approved_by)))


def plain_name(words: Words) -> str | Say:
    """A name as an argument of a text."""
    return words if isinstance(words, str | Say) else ""


def _texts(post: Post) -> list[Block]:
    found: list[Block] = [Quote(post.text[:LONG])] if post.text.strip() else []
    for one in post.variants:
        found += [Line(say("posts-variant-of", platform=say(f"platform-{one.platform}")), "quiet")]
        found.append(Quote(one.text[:LONG]))
    return found


def buttons(post: Post, *, lost: bool = False) -> tuple[Button, ...]:
    """What can be done with it now; whether this person may is asked when they press."""
    number, found = post.id, []
    if post.state is State.DRAFT:
        found.append(Button(token(number, "approve", str(post.version)), say("posts-do-approve"), ButtonStyle.SOFT))
    if post.state is not State.WITHDRAWN:
        found.append(Button(token(number, "edit"), say("posts-do-edit")))
    if post.state is State.DRAFT and blanks_of(post.text):
        found.append(Button(token(number, "fill"), say("posts-do-fill")))
    found.append(Button(token(number, "preview"), say("posts-do-preview")))
    if lost:
        found.append(Button(token(number, "now"), say("posts-do-again")))
    if post.is_open and not post.is_series:
        found.append(Button(token(number, "now"), say("posts-do-now")))
    if post.state is not State.WITHDRAWN:
        found.append(Button(token(number, "withdraw"), say("posts-do-withdraw"), ButtonStyle.DANGER))
        if len(post.places) > 1:
            found += [_variant_button(post, one) for one in post.places]
    found.append(Button(token(number, "copy"), say("posts-do-copy"), ButtonStyle.QUIET, more=True))
    return tuple(found)


def _variant_button(post: Post, platform: str) -> Button:
    label = say("posts-do-variant", platform=say(f"platform-{platform}"))
    return Button(token(post.id, "variant", platform), label, ButtonStyle.QUIET, more=True)


def preview(post: Post, platform: str) -> Content:
    """Exactly what members will see there; buttons lead to the other platforms."""
    content = shown(post, platform)
    others = [one for one in post.places if one != platform]
    return Content(
        content.blocks or (Line(say("posts-untitled")),),
        tuple(
            Button(token(post.id, "preview", one), say("posts-do-preview-on", platform=say(f"platform-{one}")))
            for one in others
        ),
        rings=False,
    )


def asks(post: Post, author: str | Say) -> Say:
    """What the team is told of a post as it stands."""
    if post.state is State.DRAFT:
        return say("posts-asks", ref=str(post.id), author=author)
    return say("posts-stands", ref=str(post.id), author=author)


def told(post: Post, words: Words, known: Directory) -> Content:
    """A post that staff are told of, with what can be done."""
    blocks = (Line(words, "strong"), _head(post), Line(channel_words(known, post.channels), "quiet"), *_texts(post))
    return Content(blocks, buttons(post), Look.LIST)


def line(post: Post, known: Directory) -> Say:
    """A post in one line."""
    parts = (say(state_key(post)), when_words(post), channel_words(known, post.channels) or say("posts-nowhere-yet"))
    items = tuple(one for one in parts if isinstance(one, str | Say))
    return say("posts-line", ref=str(post.id), facts=Several(items, "dot"), title=title_of(post))


def listed(posts: Sequence[Post], known: Directory, which: str, page: int, notes: Sequence[Say] = ()) -> Content:
    """A page of posts, each with a button that opens it."""
    pages = max(1, -(-len(posts) // PAGE))
    page = min(max(page, 0), pages - 1)
    some = posts[page * PAGE : (page + 1) * PAGE]
    blocks: list[Block] = [Heading(say(f"posts-list-{which}"))]
    blocks += [Line(line(one, known)) for one in some] or [Line(say("posts-list-none"))]
    blocks += [Line(one, "warn") for one in notes]
    found = [Button(token(one.id, "show"), say("posts-number", ref=str(one.id)), ButtonStyle.SOFT) for one in some]
    if page:
        found.append(Button(token(0, "list", f"{which}.{page - 1}"), say("posts-do-newer"), ButtonStyle.QUIET))
    if page + 1 < pages:
        found.append(Button(token(0, "list", f"{which}.{page + 1}"), say("posts-do-older"), ButtonStyle.QUIET))
    return Content(tuple(blocks), tuple(found), Look.LIST, rings=False)


def typed_time(post: Post, zone: str) -> str:
    """When, as somebody would type it."""
    return wall(post.at, zone).strftime("%Y-%m-%d %H:%M") if post.at else ""


def form(values: dict[str, str], to: str, title: Words, hint: Words = "") -> Form:
    """The form of a post."""
    goals = tuple((one.value, say(f"posts-goal-{one.value}")) for one in Goal)
    return Form(
        to,
        title,
        (
            Field("text", say("posts-field-text"), FieldKind.LONG, value=values.get("text", ""), max_length=4000),
            Field(
                "channels", say("posts-field-channels"), hint=say("posts-field-channels-hint"), required=False,
                value=values.get("channels", ""), max_length=300,
            ),
            Field(
                "when", say("posts-field-when"), hint=hint or say("posts-field-when-hint"), required=False,
                value=values.get("when", ""), max_length=100,
            ),
            Field("rubric", say("posts-field-rubric"), required=False, value=values.get("rubric", ""), max_length=60),
            Field(
                "goal", say("posts-field-goal"), FieldKind.CHOICE, value=values.get("goal", "inform"), choices=goals,
            ),
        ),
        say("posts-field-save"),
    )  # fmt: skip


def edit_form(post: Post, known: Directory, zone: str, now: int) -> Form:
    """The form with what stands; a series keeps its rule where nothing is typed."""
    values = {
        "text": post.text, "channels": channel_words(known, post.channels), "rubric": post.rubric,
        "goal": post.goal.value, "when": typed_time(post, zone) if post.at > now else "",
    }  # fmt: skip
    hint = say("posts-field-when-keep", rule=said(post.rule)) if post.rule is not None else ""
    to = token(post.id, "edited", str(post.version))
    return form(values, to, say("posts-edit-title", ref=str(post.id)), hint)


def variant_form(post: Post, platform: str) -> Form:
    """The form for a platform's own text."""
    own = any(one.platform == platform for one in post.variants)
    field = Field(
        "text", say("posts-field-variant"), FieldKind.LONG, required=False,
        value=text_for(post, platform) if own else post.text, max_length=4000,
    )  # fmt: skip
    to = token(post.id, "varied", f"{platform}.{post.version}")
    title = say("posts-variant-title", ref=str(post.id), platform=say(f"platform-{platform}"))
    return Form(to, title, (field,), say("posts-field-save"))


def blanks_form(post: Post, names: Sequence[str]) -> Form:
    """A field for each of the first five blanks."""
    fields = tuple(Field(f"blank{at}", name, max_length=300) for at, name in enumerate(names[:5]))
    to = token(post.id, "filled", str(post.version))
    return Form(to, say("posts-fill-title", ref=str(post.id)), fields, say("posts-field-save"))
