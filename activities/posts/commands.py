"""Commands and presses of posts; what they do stands in `writing`, `deciding`, `planning`, `week` and `banking`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from activities.activity import Handler
from activities.asked import Asked
from activities.floor import Floor
from activities.posts import banking, deciding, planning, service, view, week, writing
from activities.posts.model import Goal, Post
from bot.domain.commands import Command, Option, OptionKind
from bot.domain.people import Standing
from bot.domain.reply import Reply
from bot.domain.text import say

OnPost: TypeAlias = Callable[[Floor, Asked, Post], Awaitable[Reply]]
MOD: Final = Standing.MODERATOR
LEAD: Final = Standing.LEAD
NUMBER: Final = Option("number", required=True)


def _numbered(deed: OnPost) -> Handler:
    """A command about the post that its number names."""

    async def handle(floor: Floor, asked: Asked) -> Reply:
        post = await service.find(floor, asked.args.get("number", ""))
        if post is None:
            return Reply(say("posts-no-post", number=asked.args.get("number", "")))
        return await deed(floor, asked, post)

    return handle


async def show(floor: Floor, asked: Asked, post: Post) -> Reply:
    """A post with its buttons."""
    return Reply(content=await view.card(floor, post))


NEW: Final = Command(
    "post new",
    MOD,
    (
        Option("text", rest=True),
        Option("channels", OptionKind.CHANNELS),
        Option("when"),
        Option("rubric"),
        Option("goal", OptionKind.CHOICE, choices=tuple(one.value for one in Goal)),
        Option("template"),
        Option("pool"),
        Option("link"),
        Option("message", OptionKind.MESSAGE),
    ),
)
LISTS: Final = ("open", "posted", "all")
COMMANDS: Final[tuple[tuple[Command, Handler], ...]] = (
    (NEW, writing.new),
    (Command("post list", MOD, (Option("which", OptionKind.CHOICE, choices=LISTS),)), deciding.listing),
    (Command("post show", MOD, (NUMBER,)), _numbered(show)),
    (Command("post edit", MOD, (NUMBER, Option("link"))), _numbered(writing.edit)),
    (Command("post approve", MOD, (NUMBER,)), _numbered(deciding.approve)),
    (Command("post now", MOD, (NUMBER,)), _numbered(deciding.now)),
    (Command("post withdraw", MOD, (NUMBER,)), _numbered(deciding.withdraw)),
    (Command("post calendar", MOD, (Option("month", rest=True),)), planning.calendar_of),
    (Command("post ics", MOD), planning.ics),
    (Command("post import", MOD), planning.import_),
    (Command("post export", MOD), planning.export),
    (Command("post newsletter", MOD), week.newsletter),
    (
        Command(
            "post rubric", MOD,
            (Option("name"), Option("share", OptionKind.NUMBER),
             Option("promo", OptionKind.CHOICE, choices=("yes", "no")),
             Option("goal", OptionKind.CHOICE, choices=tuple(one.value for one in Goal))),
        ),
        planning.rubric,
    ),
    (Command("post template", MOD, (Option("name"), Option("text", rest=True))), banking.template),
    (Command("post bank", MOD, (Option("pool"), Option("text", rest=True))), banking.bank_of),
    (
        Command("post quiet", LEAD, (Option("pool"), Option("channels", OptionKind.CHANNELS, rest=True))),
        banking.quiet,
    ),
    (
        Command("post plan", MOD, (Option("promo", OptionKind.NUMBER), Option("gap", OptionKind.NUMBER))),
        planning.plan,
    ),
)  # fmt: skip
_ON_POST: Final[dict[str, OnPost]] = {
    "show": show,
    "approve": deciding.approve,
    "sure": deciding.approve,
    "now": deciding.now,
    "preview": deciding.preview,
    "withdraw": deciding.withdraw,
    "gone": deciding.gone,
    "copy": writing.copy,
    "edit": writing.edit,
    "edited": writing.edited,
    "variant": writing.variant,
    "varied": writing.varied,
    "fill": writing.blanks,
    "filled": writing.fill,
}
"""What is done with one post, by the verb of a button or a form."""
_FORMS: Final = frozenset({"edited", "varied", "filled", "write", "paste", "add", "keep"})
_OTHER: Final[dict[str, Handler]] = {
    "write": writing.write,
    "list": deciding.listing,
    "month": planning.calendar_of,
    "paste": planning.pasted,
    "again": planning.import_,
    "take": planning.take,
    "fillbank": banking.fill_form,
    "add": banking.filled,
    "pool": banking.pool_page,
    "poolok": banking.approve,
    "drop": banking.drop,
    "keep": banking.keep,
    "quietoff": banking.quiet_off,
}


async def press(floor: Floor, asked: Asked) -> Reply:
    """A button or a form. What the press itself may no longer do is said, and nothing is done."""
    token = asked.token
    if token is None:
        return Reply(say("posts-unknown"))
    no = asked.lacks(MOD)
    if no is not None:
        return Reply(no)
    if (token.verb in _FORMS) is not asked.is_form:
        return Reply(say("posts-unknown"))
    if token.verb in _OTHER:
        return await _OTHER[token.verb](floor, asked)
    deed, post = _ON_POST.get(token.verb), await service.find(floor, token.ref)
    if deed is None or post is None:
        return Reply(say("posts-unknown"))
    return await deed(floor, asked, post)
