"""R3: rules in shadow ask nothing of any platform and leave nothing behind but signals and traces."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Final

from activities.catalog import TABLES
from activities.people.greeting import DAILY
from activities.people.tables import ARRIVALS
from bot.domain.events import Event, MemberChanged, MemberJoined, MessageEdited, MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import SECOND
from bot.ports.tables import (
    ACCOUNTS,
    COMMUNITIES,
    DUE,
    INBOX,
    MARKS,
    MESSAGES,
    PEOPLE,
    PLACES,
    SEQUENCES,
    SIGNALS,
    TRACES,
)
from rules.backtest import Backtest
from rules.engine import Engine
from rules.file import RuleSet, read_rules
from tests.app.streaming import Live

COUNT: Final = 10_000
NOON: Final = 1_800_000_000 * SECOND
CHANNEL: Final = ChannelRef("simulated", "town", "general")
WORDS: Final = (
    "you idiot", "what a liar", "hello there", "join example.org/free now", "good evening", "the same words again",
    "https://bit.ly/abc", "I want my money back", "see you tomorrow", "@everyone look",
)  # fmt: skip
RULES: Final = """
format = 1
[[rule]]
id = "insult"
mode = "shadow"
when.says_any = ["idiot*", "liar"]
then.flag = "insult"
then.warn_author = true
then.remove_message = true
[[rule]]
id = "flood"
mode = "shadow"
limit = "1 per hour"
when.same_author_messages_at_least = 4
when.same_author_window = "1m"
then.flag = "flood"
then.mute_author = "5m"
[[rule]]
id = "links"
mode = "shadow"
when.has_link = true
then.hold = true
then.flag = "spam"
[[rule]]
id = "raid"
mode = "shadow"
when.same_text_people_at_least = 3
when.same_text_window = "10m"
then.flag = "raid"
then.slow_mode = "30s"
[[rule]]
id = "joins"
mode = "shadow"
when.is_join = true
then.flag = "other"
"""
QUIET: Final = (COMMUNITIES, PLACES, INBOX, PEOPLE, ACCOUNTS, MESSAGES, TRACES, SIGNALS, SEQUENCES, DUE, MARKS,
         ARRIVALS)  # fmt: skip
"""What may hold rows; `due` and `marks` only those that were there before the first message, and the daily look at who
came: that somebody came is remembered, whatever the rules do."""


def stream(count: int, seed: int) -> list[Event]:
    """Messages, and now and then a join, a change of name or an edit, of sixty people within some hours."""
    dice, at, found = random.Random(seed), NOON, list[Event]()
    while len(found) < count:
        at += dice.randint(1, 4) * SECOND
        who = str(dice.randint(1, 60))
        author = Author(AccountRef("simulated", who), f"Person {who}")
        message = Message(MessageRef(CHANNEL, str(len(found))), author, dice.choice(WORDS), at, "general")
        kind = dice.random()
        if kind < 0.9:
            found.append(MessagePosted(message))
        elif kind < 0.95:
            found.append(MemberJoined("simulated", "town", author, at))
        elif kind < 0.97:
            found.append(MemberChanged("simulated", "town", Author(author.account, "a liar"), at))
        else:
            found.append(MessageEdited(Message(message.ref, author, "you idiot", at, edited_at=at)))
    return found


def _judged() -> RuleSet:
    found = read_rules(RULES, "shadow.toml")
    assert isinstance(found, RuleSet), found
    return found


def test_ten_thousand_messages_in_shadow_ask_for_nothing_and_leave_nothing() -> None:
    async def test() -> None:
        live, events = Live(RULES, "simulated"), stream(COUNT, 3)
        await live.open("town", NOON)
        before, started = await live.counts((DUE, MARKS)), dict(live.platform.calls)
        for start in range(0, COUNT, 200):
            await live.feed(events[start : start + 200])
        assert len(await live.signals()) > COUNT // 4, "the rules had something to see"
        assert {one.mode for one in await live.signals()} == {"shadow"}
        assert live.platform.acts == []
        assert dict(live.platform.calls) == started, "not one call since the first message"
        counts = await live.counts(TABLES)
        assert {name for name, rows in counts.items() if rows} <= {one.name for one in QUIET}
        later = [one.kind for one in await live.rows(DUE) if one.kind != DAILY]
        assert Counter({"due": len(later), "marks": len(await live.rows(MARKS))}) == before
        assert {one.source for one in await live.signals()} == {one.id for one in _judged().rules}
        await live.core.stop()

    asyncio.run(asyncio.wait_for(test(), 120))


def test_a_backtest_of_as_many_asks_nobody() -> None:
    trial = Backtest([Engine(_judged())])
    for event in stream(COUNT, 4):
        trial.feed(event)
    report = trial.report()
    assert report.asked == 0
    assert sum(len(one.hits) for one in report.rules) > COUNT // 4
