"""Shortcuts spare work and change nothing: what they skip is compared with doing it all."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from hashlib import blake2b
from importlib import resources

import pytest

from bot.domain.messages import ChannelRef, Message, MessageRef
from bot.domain.people import AccountRef, Author
from bot.domain.text import say
from bot.domain.traces import Trace, TraceKind
from rules import windows as windows_module
from rules.candidates import Candidates, Ready
from rules.conditions.base import YES, Line
from rules.conditions.shouting import _NOT_SMALL, _perhaps_capitals
from rules.engine import Engine
from rules.file import ReadOptions, RuleSet, read_rules
from rules.presets import PRESETS
from rules.reading import Reading
from rules.scene import Facts, Scene
from rules.session import Session
from rules.text import fingerprint as fingerprint_module
from rules.text import hosts, invites, links, readings
from rules.text.lexicon import Lexicon
from rules.text.readings import Context
from rules.text.views import Views
from rules.text.words import WordList
from rules.windows import Windows, print_of
from tests.kit import clean, evasion

PIECES = re.split(
    " ",
    "discord t me . / gg idiot дурак http :// tg: @everyone you ты dot точка slash x.com a.b 1.2.3.4 [ ] ( ) 1d10t ! "
    "aaaa AAAA steam: xn-- %41 &#105; hxxp 。 invite telegram sla sh 5lash join?invite=abcdef *** … _ i\u200bd ⓐ ё",
)
LETTERS = "ab1!@$0 .-*/\\:tдур ак|_\n\t'\"#<>[]()%&;eёЁ İıß\u200b\ufe0f\u0301🙂ａⓐ²·…«»"


def texts() -> list[str]:
    """Ordinary lines in many languages, disguises of every kind, links, and thousands of strings put together."""
    dice = random.Random(11)
    lines = [line for some in clean.LINES.values() for line in some]
    made = list(lines)
    kinds = (
        (evasion.ENGLISH, evasion.ENGLISH_WORDS, evasion.ENGLISH_SENTENCES),
        (evasion.RUSSIAN, evasion.RUSSIAN_WORDS, evasion.RUSSIAN_SENTENCES),
    )
    for transforms, words, sentences in kinds:
        for transform in transforms.values():
            made += [transform(dice.choice(sentences).format(word), dice) for word in words[:12]]
            made += [transform(dice.choice(lines), dice) for _ in range(6)]
            made.append(transform("join discord.gg/abcdef or t.me/+abcdef, see https://example.com/x?y=1", dice))
    made += ["".join(dice.choice(LETTERS) for _ in range(dice.randint(0, 40))) for _ in range(1_200)]
    for glue in ("", " "):
        made += [glue.join(dice.choices(PIECES, k=dice.randint(0, 10))) for _ in range(1_200)]
    return made


TEXTS = texts()


def test_words_are_found_whether_or_not_readings_are_asked_together(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = WordList([*evasion.ENGLISH_WORDS, *evasion.RUSSIAN_WORDS, "shut up", "иди отсюда", "fool*", "врун*", "🍑"])
    quick = [listed.find(Views(text)) for text in TEXTS]
    monkeypatch.setattr(WordList, "_may_hold", lambda self, readings: True)
    assert [listed.find(Views(text)) for text in TEXTS] == quick
    assert sum(map(bool, quick)) > 500


def test_simple_tokens_are_read_alike_the_long_way(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(2)
    tokens = {token for text in TEXTS for token in text.lower().split()}
    tokens |= {"".join(dice.choices("aboi./-'_", k=dice.randint(1, 12))) for _ in range(6_000)}
    tokens |= {"a-" * 60 + "b", "abc/" * 40 + "d", "a" * 80, "apt-get", "don't", "well...ok", "/etc/x", "a.b.c.d"}
    contexts = (0, Context.LATIN, Context.LATIN | Context.ENGLISH, Context.LATIN | Context.CROWDED, Context.CYRILLIC)
    quick = [readings._pieces(token, context) for token in sorted(tokens) for context in contexts]
    monkeypatch.setattr(readings, "_is_simple", lambda word: False)
    assert [readings._pieces(token, context) for token in sorted(tokens) for context in contexts] == quick


def test_a_phrase_is_found_in_any_white_space() -> None:
    listed = WordList(["shut up"])
    for gap in (" ", "  ", "\t", "\n", " \n ", "\u00a0", "\u2003"):
        assert [hit.term for hit in listed.find(Views(f"oh shut{gap}up now"))] == ["shut up"], repr(gap)


def test_links_are_found_whether_or_not_there_was_a_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [links.links(text) for text in TEXTS]
    monkeypatch.setattr(links, "_may_hold", lambda text: links._MAY_HOLD.search(text) is not None)
    assert [links.links(text) for text in TEXTS] == quick
    assert sum(map(bool, quick)) > 100


def test_invites_are_found_whether_or_not_there_was_a_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [invites.invites(text) for text in TEXTS]
    monkeypatch.setattr(invites, "_may_lead", lambda v: True)
    everything = tuple((platform, pattern, ("",)) for platform, pattern, _ in invites._PLATFORMS)
    monkeypatch.setattr(invites, "_PLATFORMS", everything)
    assert [invites.invites(text) for text in TEXTS] == quick
    assert sum(map(bool, quick)) > 50


def test_prints_are_the_same_by_bytes_and_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    numbered = [f"win {n} coins at code{n}x now, friend {n}" for n in range(30)] + ["1", "22", "a1 b2", "ooo 111 z"]
    quick = [print_of(text) for text in [*TEXTS, *numbered]]
    for module in (windows_module, fingerprint_module):
        monkeypatch.setattr(module, "ascii_words", lambda text: None)
    assert [print_of(text) for text in [*TEXTS, *numbered]] == quick
    assert len(set(quick)) > 2_000


def test_a_print_hashes_the_essence_without_numbered_words() -> None:
    raw = b"win coins at now friend"
    expected = int.from_bytes(blake2b(raw, digest_size=8).digest(), "big") >> 1
    assert print_of("Win 500 coins at 77 NOW, friend!") == expected


def test_capitals_are_never_counted_too_few() -> None:
    for text in TEXTS:
        assert _perhaps_capitals(text) == len(_NOT_SMALL.findall(text)), text


def test_a_site_is_under_another_by_one_look_or_by_many() -> None:
    known = ["discord.com", "*.example.org", "t.me", "пример.рф"]
    sites = hosts.sites(known)
    asked = ["discord.com", "a.discord.com", "notdiscord.com", "com", "x.example.org", "t.me", "at.me", "пример.рф", ""]
    for host in asked:
        assert hosts.under(host, sites) == any(hosts.host_matches(host, one) for one in known), host


def test_what_holds_no_term_is_not_scanned() -> None:
    lexicon: Lexicon = WordList(["idiot"])._lexicon
    assert lexicon.may_hold("what an idiot")
    assert lexicon.may_hold("idiots")
    assert not lexicon.may_hold("what an idea")


ALWAYS = Line("always", lambda reading: YES, say("always"))
"""A first look that never ends the trying of a rule."""


class EveryRule(Candidates):
    """Tries every rule."""

    def __init__(self, ready: tuple[Ready, ...]) -> None:
        super().__init__(ready)
        self.ready = ready

    def of(self, reading: Reading) -> tuple[Ready, ...]:
        return self.ready


def scenes() -> Iterator[Scene]:
    """Everybody talks, some join, some edit; times overlap and go back."""
    dice = random.Random(5)
    at = 1_800_000_000_000_000
    for number, text in enumerate([*TEXTS[:1_500], *(dice.choice(TEXTS[:40]) for _ in range(600))]):
        at += dice.choice((0, 100_000, 1_000_000, 3_000_000, 20_000_000, -2_000_000))
        who = dice.choice((1, 2, 3, dice.randint(4, 30)))
        author = Author(AccountRef("quiet", str(who)), f"user{who}", who == 5)
        ref = MessageRef(ChannelRef("quiet", "1", dice.choice("778")), str(number))
        message = Message(ref, author, text, at, "general", forwarded=number % 53 == 0, album="a" * (number % 41 == 0))
        facts = Facts(person=who, name=author.name, messages=number % 5 if number % 2 else None)
        yield Scene(message, facts, at, edited=number % 31 == 0, joined=number % 61 == 0, community=1)


@pytest.mark.parametrize("preset", PRESETS)
def test_rules_that_are_not_tried_would_not_have_held(preset: str) -> None:
    source = resources.files("rules.presets").joinpath(f"{preset}.toml").read_text("utf-8")
    rules = read_rules(source, preset, ReadOptions(run_examples=False))
    assert isinstance(rules, RuleSet)
    engine, patient = Engine(rules), Engine(rules)
    ready = [Ready(place, one, ALWAYS, one.checks, one.exceptions) for place, one in enumerate(rules.rules)]
    patient._plain = EveryRule(tuple(one for one in ready if not one.rule.crowd))
    patient._crowd = EveryRule(tuple(one for one in ready if one.rule.crowd))
    quick, whole = Session(engine), Session(patient)
    hits = 0
    for scene in scenes():
        judged, expected = quick.carry(scene), whole.carry(scene)
        assert judged == expected, scene.message.text
        hits += bool(judged[0].hits)
    assert hits > 50


def test_counting_to_enough_agrees_with_counting_all() -> None:
    dice = random.Random(3)
    windows = Windows()
    at = 10_000_000_000
    for number in range(1_500):
        at += dice.choice((0, 500_000, 2_000_000, -3_000_000))
        person, thread = dice.randint(1, 5), dice.choice("xy")
        windows.observe(
            Trace(1, f"e{number}", TraceKind.MESSAGE, person, thread, thread, at, dice.randint(1, 9), "", None, None,
                  dice.random() < 0.2)
        )  # fmt: skip
        since, until, but = at - dice.choice((0, 3_000_000, 60_000_000)), at + dice.choice((0, 0, -1_000_000)), "e7"
        heat = windows.heat(thread, since, until, but)
        for enough in (1, 2, 5, 50):
            assert windows.thread_messages(thread, since, until, but, enough) == min(enough, heat.messages)
            people = len(heat.people | {person})
            assert windows.thread_people(thread, since, until, but, person, enough) >= min(enough, people)
            assert windows.thread_people(thread, since, until, but, person, 99) == people
            same = windows.author_same_text(person, 5, since, until, but)
            assert windows.author_same_text(person, 5, since, until, but, enough) == min(same, enough)
            wrote = len(windows.text_people(5, since, until, but) | {person})
            assert min(windows.text_spread(5, since, until, but, person, enough), enough) == min(wrote, enough)
            count = windows.author_messages(person, since, until, but)
            assert windows.may_count(person, since, enough) or count <= enough


def test_windows_are_in_order_whatever_the_order_of_arrival() -> None:
    dice = random.Random(8)
    traces = [
        Trace(1, f"e{n}", TraceKind.MESSAGE, n % 4, "x", "x", 10_000_000_000 + dice.randint(0, 30) * 1_000_000, n % 6)
        for n in range(300)
    ]
    ordered, shuffled = Windows(), Windows()
    for trace in sorted(traces, key=lambda one: (one.at, one.event)):
        ordered.observe(trace)
    dice.shuffle(traces)
    for trace in traces:
        shuffled.observe(trace)
    assert shuffled._order == ordered._order
    assert shuffled._authors == ordered._authors
    assert shuffled._threads == ordered._threads
    assert shuffled._texts == ordered._texts
