"""R4: what a backtest finds in a stream is what the live core finds in it, rule by rule and message by message."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

import pytest

from adapters.exports.opening import open_export
from bot.domain.events import Event, MemberChanged, MemberJoined, MessagePosted
from bot.domain.messages import Attachment, AttachmentKind, ChannelRef, Message, MessageRef, Reply, Surface, SurfaceKind
from bot.domain.people import AccountRef, Author
from bot.domain.scores import Scores
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from rules.backtest import Backtest
from rules.engine import Engine
from rules.file import RuleSet, read_rules
from tests.app.streaming import COMMUNITY, Live, at_of, place_of
from tests.kit.exports import Said, discord_export, telegram_export, write

Found: TypeAlias = set[tuple[str, str, str]]
"""Rule, message, mode."""
NOON: Final = 1_800_000_000 * SECOND
RULES: Final = """
format = 1
[[rule]]
id = "insult"
mode = "ask"
when.says_any = ["idiot*", "liar", "дурак*"]
then.flag = "insult"
[[rule]]
id = "act-on-words"
mode = "act"
severity = "low"
when.says_any = ["pumpkin*"]
then.flag = "spam"
then.warn_author = true
[[rule]]
id = "new-link"
mode = "act"
limit = "2 per hour"
when.author_joined_within = "24h"
when.author_messages_below = 3
when.has_link = true
then.remove_message = true
then.flag = "spam"
[[rule]]
id = "flood"
mode = "ask"
when.same_author_messages_at_least = 4
when.same_author_window = "20s"
then.flag = "flood"
[[rule]]
id = "raid"
mode = "shadow"
when.same_text_people_at_least = 3
when.same_text_window = "10m"
then.flag = "raid"
[[rule]]
id = "burst"
mode = "shadow"
when.is_join = true
when.join_burst = 3
when.join_burst_window = "1m"
then.flag = "raid"
[[rule]]
id = "name"
mode = "ask"
when.name_says = ["liar*"]
then.flag = "other"
[[rule]]
id = "heated"
mode = "shadow"
when.thread_messages_at_least = 4
when.thread_window = "5m"
when.thread_people_at_most = 3
when.thread_negativity_at_least = 0.5
then.flag = "tension"
[[rule]]
id = "sharp"
mode = "ask"
when.score_at_least = { insult = 0.8 }
then.flag = "insult"
[[rule]]
id = "aimed"
mode = "shadow"
when.addressed = true
when.says_any = ["you"]
unless.quoted = true
then.flag = "other"
[[rule]]
id = "regulars"
mode = "shadow"
when.author_is_regular = true
when.says_any = ["hello"]
then.flag = "other"
[[rule]]
id = "files"
mode = "shadow"
when.attachment_name = ["*.exe"]
then.flag = "spam"
[[rule]]
id = "helpers"
mode = "shadow"
when.author_role = ["helper"]
when.says_any = ["hello", "free"]
then.flag = "other"
[[rule]]
id = "young"
mode = "shadow"
when.account_younger_than = "7d"
when.has_link = true
then.flag = "spam"
"""
WORDS: Final = (
    "you idiot", "what a liar", "hello there", "free stuff at example.org/now", "good evening to all of you",
    "the same words again and again", "https://bit.ly/abc", "pumpkin pie", "ты дурак", "see you tomorrow",
)  # fmt: skip
NAMES: Final = ("Old liar", "an idiot", "Quiet person", "https://bit.ly/name")


def score(text: str) -> Scores | None:
    """A classifier that knows three words, wherever on a message they stand."""
    if not text:
        return None
    sharp = any(one in text for one in ("idiot", "liar", "дурак"))
    return Scores(insult=0.9 if sharp else 0.0, toxic=0.8 if sharp else 0.1)


class _Maker:
    """Makes a stream: `people` of them, some joined long ago, some in front of everybody, some with roles."""

    def __init__(self, seed: int, people: int, pace: int) -> None:
        self.pace = pace
        self.dice, self.at, self.people = random.Random(seed), NOON, people
        self.made: list[Message] = []
        self.who = 1

    def author(self, who: int) -> Author:
        name = "Real liar" if who % 17 == 0 else f"Person {who}"
        roles = frozenset({"9"}) if who % 5 == 0 else frozenset[str]()
        names = frozenset({"Helper"}) if who % 5 == 0 else frozenset[str]()
        joined = NOON - 30 * DAY if who % 3 == 0 else None
        made = NOON - DAY if who % 7 == 0 else NOON - 90 * DAY
        account = AccountRef("discord", str(who))
        return Author(account, name, who % 23 == 0, joined_at=joined, roles=roles, role_names=names, created_at=made)

    def event(self) -> Event:
        dice = self.dice
        self.at += self.pace * dice.choice((SECOND, SECOND, 2 * SECOND, 5 * SECOND, MINUTE, HOUR // 4))
        if dice.random() < 0.6:
            self.who = min(dice.randint(1, self.people), dice.randint(1, self.people))
        some = self.author(dice.randint(1, self.people))
        if dice.random() < 0.06:
            return MemberJoined("discord", "town", some, self.at)
        if dice.random() < 0.04:
            return MemberChanged("discord", "town", replace(some, name=dice.choice(NAMES)), self.at)
        message = self.message(self.who, len(self.made))
        self.made.append(message)
        return MessagePosted(message)

    def message(self, who: int, number: int) -> Message:
        dice = self.dice
        room = dice.choice(("general", "games"))
        text = "" if dice.random() < 0.05 else dice.choice(WORDS)
        answered = dice.choice(self.made) if self.made and dice.random() < 0.3 else None
        reply = Reply(answered.ref.id, answered.author.account, answered.text) if answered else None
        if dice.random() < 0.02:
            reply = Reply("0", AccountRef("discord", "999"), "from before anybody looked")
        files = (Attachment(AttachmentKind.FILE, dice.choice(("liar.exe", "plan.pdf"))),) if dice.random() < 0.1 else ()
        extra = (Surface(SurfaceKind.EMBED, dice.choice(WORDS)),) if dice.random() < 0.1 else ()
        return Message(
            MessageRef(ChannelRef("discord", "town", room), str(number)), self.author(who), text, self.at, room,
            reply=reply, forwarded=dice.random() < 0.03, attachments=files, extra=extra,
            thread_title="a liar's thread" if dice.random() < 0.02 else "",
        )  # fmt: skip


def generated(seed: int, count: int, people: int = 25, pace: int = 1) -> list[Event]:
    """A stream of `count` events, `pace` times slower than usual."""
    maker = _Maker(seed, people, pace)
    return [maker.event() for _ in range(count)]


async def lived(events: Sequence[Event], rules: str) -> Found:
    """What the core finds when each event comes at its own time."""
    live = Live(rules, place_of(events[0])[0], score)
    await live.open(place_of(events[0])[1], at_of(events[0]))
    for event in events:
        await live.feed([event])
    found = {(one.source, one.message, one.mode) for one in await live.signals()}
    await live.core.stop()
    return found


def tried(events: Iterable[Event], rules: str) -> Found:
    """What a backtest finds."""
    read = read_rules(rules, "tested.toml")
    assert isinstance(read, RuleSet), read
    trial = Backtest([Engine(read)], score=score)
    for event in events:
        trial.feed(event)
    return {(rule.rule, hit.message_id, hit.mode.value) for rule in trial.report().rules for hit in rule.hits}


def same(events: Sequence[Event], rules: str = RULES) -> Found:
    """Both, compared; what they found."""
    live, trial = asyncio.run(lived(events, rules)), tried(events, rules)
    assert live - trial == set(), "found live alone"
    assert trial - live == set(), "found by the backtest alone"
    return live


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_streams(seed: int) -> None:
    found = same(generated(seed, 700))
    expected = {"insult", "act-on-words", "flood", "raid", "sharp", "name", "aimed", "helpers", "young", "files"}
    assert {rule for rule, _, _ in found} >= expected


def test_somebody_becomes_a_regular_at_the_same_message() -> None:
    found = same(generated(9, 700, people=2, pace=20))
    assert "regulars" in {rule for rule, _, _ in found}
    assert {mode for rule, _, mode in found if rule == "act-on-words"} == {"act", "ask"}


def _lines(seed: int, count: int) -> list[Said]:
    dice, found, after, who, join = random.Random(seed), list[Said](), 0.0, 10, False
    for number in range(1, count + 1):
        after += dice.choice((1, 1, 2, 5, 60, 300))
        who = who if join or dice.random() < 0.5 else dice.randint(10, 40)
        reply = dice.randint(1, number - 1) if number > 1 and dice.random() < 0.3 else None
        join = dice.random() < 0.08
        said = Said(number, who, "" if join else dice.choice(WORDS), after, None if join else reply, join)
        found.append(said)
    return found


@pytest.mark.parametrize("kind", ["telegram", "discord"])
def test_exports(tmp_path: Path, kind: str) -> None:
    export = telegram_export if kind == "telegram" else discord_export
    history = open_export(write(tmp_path / "export.json", export(_lines(4, 400))))
    found = same([event for event, _ in history.events()])
    assert {rule for rule, _, _ in found} >= {"insult", "new-link", "flood", "raid"}


def test_what_both_find_does_not_hang_on_the_batch() -> None:
    async def together(events: Sequence[Event]) -> Found:
        live = Live(RULES, "discord", score)
        await live.open("town", NOON)
        for start in range(0, len(events), 16):
            await live.feed(events[start : start + 16])
        found = {(one.source, one.message, one.mode) for one in await live.signals()}
        await live.core.stop()
        return found

    events = [_sped(event, number) for number, event in enumerate(generated(6, 320))]
    assert asyncio.run(together(events)) == tried(events, RULES)


def test_what_both_find_survives_a_restart_in_between() -> None:
    async def restarted(events: Sequence[Event]) -> Found:
        live = Live(RULES, "discord", score)
        await live.open("town", NOON)
        for number, event in enumerate(events):
            if number % 20 == 0:
                live.desk.policies.drop(COMMUNITY)
                live.desk.roster.drop(COMMUNITY)
            await live.feed([event])
        found = {(one.source, one.message, one.mode) for one in await live.signals()}
        await live.core.stop()
        return found

    events = generated(8, 400)
    assert asyncio.run(restarted(events)) == tried(events, RULES)


def _sped(event: Event, number: int) -> Event:
    """Events of a batch stand close together, so that none is late by the time the batch is judged."""
    at = NOON + number * SECOND
    if isinstance(event, MessagePosted):
        return MessagePosted(replace(event.message, at=at))
    assert isinstance(event, MemberJoined | MemberChanged)
    return replace(event, at=at)
