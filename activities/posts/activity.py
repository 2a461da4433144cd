"""Posts, as the catalogue lists them."""

from __future__ import annotations

from typing import Final

from activities import calls
from activities.activity import Activity, Kind
from activities.floor import Floor
from activities.posts import directory, service, timed, watch
from activities.posts.commands import COMMANDS, press
from activities.posts.model import FRESH, State
from activities.posts.tables import ITEMS, POSTS, PROMPTS, SHEETS, TABLES, TEMPLATES
from bot.domain.records import Late
from bot.domain.text import Words, say
from bot.ports.store import where


async def mydata(floor: Floor, person: int) -> tuple[Words, ...]:
    """What somebody of the team wrote."""
    posts = await floor.tx.count(POSTS, *where(community=floor.id, by=person))
    items = await floor.tx.count(ITEMS, *where(community=floor.id, by=person))
    return (say("posts-mydata", posts=posts, items=items),) if posts or items else ()


async def forget(floor: Floor, person: int) -> None:
    """Drafts of somebody who wants to be forgotten go; what the team approved is the community's, without a name."""
    drafts = where(community=floor.id, by=person, state=State.DRAFT)
    for post in await floor.tx.find(POSTS, *drafts):
        await calls.take_down(floor, service.NAME, f"{post.id}@{service.STAFF}")
    await floor.tx.drop(POSTS, *drafts)


ACTIVITY: Final = Activity(
    service.NAME,
    tables=TABLES,
    commands=COMMANDS,
    press=press,
    due={
        service.DUE: Kind(timed.due, Late.IF_FRESH, FRESH, holds=True),
        watch.DUE: Kind(watch.due, late=Late.COLLAPSE),
    },
    errands={directory.LOOK: directory.look},
    outcome=timed.outcome,
    call=timed.call,
    owned=((SHEETS, "by"),),
    named=(
        (POSTS, "by"), (POSTS, "approved_by"), (POSTS, "posted_by"), (ITEMS, "by"), (TEMPLATES, "by"), (PROMPTS, "by"),
    ),
    mydata=mydata,
    forget=forget,
    fires=timed.fires,
)  # fmt: skip
