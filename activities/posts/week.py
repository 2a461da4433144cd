"""/post newsletter: the week's best, taken from what is stored."""

from __future__ import annotations

from typing import Final

from activities.asked import Asked
from activities.floor import Floor
from activities.posts import newsletter as news
from activities.posts import service
from activities.posts.directory import directory, freshen
from activities.posts.model import Post, State
from activities.posts.warnings import time_of
from activities.schedule.rule import wall
from activities.schedule.said import date_words
from bot.domain.content import Block, Content, File, Heading, Line, Look
from bot.domain.messages import MessageRef
from bot.domain.reply import Reply
from bot.domain.text import say
from bot.domain.time import DAY
from bot.ports.store import Where, where
from bot.ports.tables import CASES, MESSAGES

WEEK: Final = 7 * DAY
MOST_ANSWERS: Final = 10_000
"""How many answers of a week are counted, the newest first."""
MOST_ASKED: Final = 60
"""How many answered messages are looked at."""


async def newsletter(floor: Floor, asked: Asked) -> Reply:
    """/post newsletter: the last seven days' most answered messages in channels that everybody may read."""
    await freshen(floor)
    known = await directory(floor)
    spots, since = known.public(), floor.now - WEEK
    recent = (Where("community", "=", floor.id), Where("at", ">=", since))
    answers = await floor.tx.find(MESSAGES, *recent, Where("reply_to", "!=", ""), order=("-at",), limit=MOST_ANSWERS)
    answers = [one for one in answers if (one.platform, one.channel) in spots]
    total = await floor.tx.count(MESSAGES, *recent)
    rows = [await floor.tx.get(MESSAGES, floor.id, *key) for key in news.candidates(answers, MOST_ASKED)]
    found = news.most_answered([*(one for one in rows if one is not None and one.at >= since), *answers])
    best: list[news.Best] = []
    for row, count in found:
        if len(best) == news.MOST:
            break
        of_it = where(community=floor.id, platform=row.platform, channel=row.channel, message=row.message)
        if await floor.tx.count(CASES, *of_it):
            continue  # what moderators had to look at is nothing to quote
        spot = spots[(row.platform, row.channel)]
        link = floor.link(MessageRef(spot.ref, row.message))
        best.append(news.Best(row.text, row.name, spot.name, link, count))
    posted = [one for one in await service.posts_in(floor, since, floor.now, State.POSTED) if time_of(one) >= since]
    if not best and not posted:
        return Reply(say("posts-news-none"))
    return Reply(content=_issue(floor, best, posted, total))


def _issue(floor: Floor, best: list[news.Best], posted: list[Post], count: int) -> Content:
    first, last = (wall(at, floor.zone).date().isoformat() for at in (floor.now - WEEK + DAY, floor.now))
    texts = tuple(one.text for one in sorted(posted, key=time_of))
    issue = news.Issue(floor.community.name, first, last, floor.community.language, tuple(best), texts)
    blocks: list[Block] = [
        Heading(say("posts-news", since=date_words(first), until=date_words(last))),
        Line(say("posts-news-by", count=len(best), total=count, posts=len(texts), least=news.LEAST)),
    ]
    blocks += [
        Line(say("posts-news-line", author=one.author, n=one.answers, channel=f"#{one.channel}")) for one in best
    ]
    blocks.append(Line(say("posts-news-ask"), "quiet"))
    name = f"newsletter-{last}"
    files = (File(f"{name}.md", news.as_markdown(issue)), File(f"{name}.html", news.as_html(issue)))
    return Content(tuple(blocks), (), Look.LIST, rings=False, files=files)
