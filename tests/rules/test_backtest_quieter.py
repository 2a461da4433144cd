"""Quieter versions of a loud rule are really run, and offered only when they help."""

from __future__ import annotations

from bot.domain.events import MessagePosted
from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.time import MINUTE, SECOND
from rules.backtest import Backtest, Report
from rules.engine import Engine
from rules.file import DEFAULT, RuleSet, read_rules
from rules.quieter import Quieter, measured, proposals

NOON = 1_790_000_000 * SECOND


def history(texts: list[str]) -> list[MessagePosted]:
    """One message a minute, each by somebody else."""
    place = ChannelRef("telegram", "-1", "-1")
    return [
        MessagePosted(
            Message(MessageRef(place, str(n)), Author(AccountRef("telegram", str(n))), text, NOON + n * MINUTE)
        )
        for n, text in enumerate(texts)
    ]


def report(rules: RuleSet, events: list[MessagePosted]) -> Report:
    trial = Backtest([Engine(rules)])
    for event in events:
        trial.feed(event)
    return trial.report()


def offers(source: str, texts: list[str]) -> tuple[Quieter, ...]:
    """What would be offered for a rule file on a history."""
    rules = read_rules(source, "t.toml")
    assert isinstance(rules, RuleSet), rules
    events = history(texts)
    before = report(rules, events)
    found = proposals([rules], before, DEFAULT)
    return measured(found, [_run(one.engine, events) for one in found], before)


def _run(engine: Engine, events: list[MessagePosted]) -> Report:
    trial = Backtest([engine])
    for event in events:
        trial.feed(event)
    return trial.report()


WORDS = 'format = 1\n[[rule]]\nid = "w"\nmode = "ask"\nwhen.says_any = ["help", "idiot"]\nthen.flag = "insult"\n'


def test_the_word_that_causes_most_is_offered_with_its_real_effect() -> None:
    (one,) = offers(WORDS, ["help please"] * 30 + ["idiot"] * 4 + ["hello"] * 100)
    assert (one.kind, one.subject, one.before, one.after) == ("word", "help", 34, 4)


def test_speaking_to_somebody_is_offered_as_the_line_to_write() -> None:
    texts = ["what an idiot"] * 30 + ["you idiot"] * 6
    (one,) = offers(WORDS, texts)
    assert (one.kind, one.line, one.before, one.after) == ("addressed", "when.addressed = true", 36, 6)


def test_a_higher_number_is_offered() -> None:
    source = 'format = 1\n[[rule]]\nid = "m"\nmode = "ask"\nwhen.emoji_at_least = 2\nthen.flag = "flood"\n'
    (one,) = offers(source, ["🙂🙂"] * 30 + ["🙂🙂🙂🙂🙂"] * 3)
    assert (one.kind, one.subject, one.line, one.after) == ("more", "emoji_at_least", "when.emoji_at_least = 4", 3)


def test_nothing_is_offered_that_would_silence_or_hardly_help() -> None:
    assert offers(WORDS, ["help"] * 40) == ()


def test_a_quiet_rule_gets_no_offer() -> None:
    assert offers(WORDS, ["help"] * 5 + ["hello"] * 900) == ()
