"""/automod native: what the platform's own rules do, what changed, taking one over, giving words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.platform import MemoryPlatform
from bot.app.natives.known import subject_of
from bot.app.natives.sentences import drift
from bot.app.natives.tools import as_rule, literal
from bot.domain.actions import Act, SetNativeRule
from bot.domain.events import NativeFlagged
from bot.domain.native import NativeKind, NativeRule
from bot.domain.results import Done, Refused, Result, Why
from bot.domain.signals import Topic
from bot.ports.store import where
from bot.ports.tables import CASES, RULE_FILES
from rules.file import RuleSet, read_rules
from tests.app.sides import Sides
from tests.kit.run import run

BAD = NativeRule("r1", "Bad words", NativeKind.KEYWORD, ("fool*", "*clown*", "idiot"), blocks=True, alerts="c1")
LISTS = NativeRule("r2", "Lists", NativeKind.PRESET, presets=("slurs", "profanity"), on=False, mutes=60)


@dataclass(slots=True)
class Ruled(MemoryPlatform):
    """A platform that moderates by itself; `full` refuses to take more."""

    natives: list[NativeRule] = field(default_factory=lambda: [BAD, LISTS])
    full: bool = False
    silent: bool = False

    async def native_rules(self, place: str) -> tuple[NativeRule, ...]:
        """Its own."""
        if self.silent:
            raise RuntimeError("not now")
        return tuple(self.natives)

    def able(self, act: Act) -> Refused | None:
        """Not more than it holds."""
        return Refused(Why.TOO_LONG) if self.full and isinstance(act, SetNativeRule) else None

    async def carry_out(self, act: Act) -> Result:
        """Keep a rule; else as in memory."""
        if isinstance(act, SetNativeRule):
            self.acts.append(act)
            mine = replace(act.rule, id=act.rule.id or "made")
            self.natives = [*(one for one in self.natives if one.id != mine.id), mine]
            return Done()
        return await MemoryPlatform.carry_out(self, act)


async def opened(tmp_path: Path) -> tuple[Sides, Ruled]:
    """A town beside a platform with rules of its own."""
    town = await Sides.begin(tmp_path, kind=Ruled)
    assert isinstance(town.far, Ruled)
    await town.far_says("ada", "hello")
    return town, town.far


async def pressed(town: Sides, verb: str) -> str:
    """The newest button of that verb, pressed."""
    tokens = [one.token for content in town.contents("ada") for one in content.buttons]
    return await town.far_presses("ada", next(one for one in reversed(tokens) if one.split(":")[3] == verb))


@run
async def test_rules_are_told_in_sentences_with_what_overlaps(tmp_path: Path) -> None:
    town, _ = await opened(tmp_path)
    told = await town.far_uses("ada", "automod native")
    assert "“Bad words”: looks for 3 words or patterns; does not let it through, tells a channel" in told
    assert "2 word lists of the platform; switched off, mutes for 1 min" in told
    assert "One of its words stands in my rules too" in told
    assert "administrator" in (await town.far_uses("bob", "automod native")).lower()
    await town.close()


@run
async def test_what_changed_since_somebody_looked(tmp_path: Path) -> None:
    town, far = await opened(tmp_path)
    await town.far_uses("ada", "automod native")
    far.natives = [replace(BAD, words=("fool*",)), NativeRule("r3", "Spam", NativeKind.SPAM)]
    told = await town.far_uses("ada", "automod native")
    assert "Changed since somebody looked: “Bad words”" in told
    assert "Gone since somebody looked: “Lists”" in told
    assert "New since somebody looked: “Spam”" in told
    assert "since somebody looked" not in await town.far_uses("ada", "automod native")
    await town.close()


@run
async def test_a_rule_taken_over_watches(tmp_path: Path) -> None:
    town, _ = await opened(tmp_path)
    await town.far_uses("ada", "automod native")
    assert "one of my rules now" in await pressed(town, "take")
    rules = await town.look(lambda turn: turn.desk.policies.rules(turn))
    taken = next(one for one in rules.rules if one.id.startswith("native-"))
    assert (str(taken.mode), taken.topic) == ("shadow", Topic.PROFANITY)
    await town.far_says("bob", "what a foolish clownery")
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 0
    await town.far_says("bob", "you idiot")
    assert await town.look(lambda turn: turn.tx.count(CASES, *where(community=turn.id))) == 1
    assert await town.look(lambda turn: turn.tx.count(RULE_FILES, *where(community=turn.id, active=True))) == 1
    await town.close()


@run
async def test_words_are_given_once_and_kept_in_one_rule(tmp_path: Path) -> None:
    town, far = await opened(tmp_path)
    assert "4 words" in await town.far_uses("ada", "automod native", rule="insult")
    assert "on their way" in await pressed(town, "give")
    given_ = [act.rule for act in far.acts if isinstance(act, SetNativeRule)]
    assert [(one.id, one.blocks, one.mine) for one in given_] == [("", True, True)]
    assert "idiot*" in given_[0].words
    await pressed(town, "give")
    again = [act.rule.id for act in far.acts if isinstance(act, SetNativeRule)]
    assert again == ["", "made"]
    await town.close()


@run
async def test_what_does_not_fit_is_refused_with_the_reason(tmp_path: Path) -> None:
    town, far = await opened(tmp_path)
    far.full = True
    await town.far_uses("ada", "automod native", rule="insult")
    assert "too long for this platform" in await pressed(town, "give")
    assert not [act for act in far.acts if isinstance(act, SetNativeRule)]
    await town.close()


@run
async def test_a_platform_that_is_silent_is_told_apart_from_one_without_rules(tmp_path: Path) -> None:
    town, far = await opened(tmp_path)
    far.silent = True
    assert "does not tell me" in await town.far_uses("ada", "automod native")
    await town.close()


@run
async def test_a_flag_is_about_what_its_rule_is_known_for(tmp_path: Path) -> None:
    town, far = await opened(tmp_path)
    await town.far_uses("ada", "automod native")
    event = NativeFlagged(far.ref("general"), town.author("bob"), "r2", town.clock.now(), "some words", "some")
    await town.happens(event)
    case = (await town.look(lambda turn: turn.tx.find(CASES, *where(community=turn.id))))[0]
    assert case.topic is Topic.HATE
    await town.close()


names = st.text(max_size=30)
terms = st.text(alphabet=st.characters(codec="utf-8"), max_size=20)


@given(name=names, words=st.lists(terms, min_size=1, max_size=6), allows=st.lists(terms, max_size=3))
def test_any_rule_of_theirs_is_a_file_of_ours_or_has_faults(name: str, words: list[str], allows: list[str]) -> None:
    rule = NativeRule("1", name, NativeKind.KEYWORD, tuple(words), allows=tuple(allows))
    read = read_rules("format = 1\n\n" + as_rule(rule, "native-1"), "rules.toml")
    if isinstance(read, RuleSet):
        assert [one.id for one in read.rules] == ["native-1"]
        assert literal("format = 1\n\n" + as_rule(rule, "native-1"), "native-1")


@given(rules=st.permutations(["a", "b", "c"]), on=st.booleans())
def test_order_is_no_change(rules: list[str], on: bool) -> None:
    one = NativeRule("1", "x", NativeKind.KEYWORD, ("a", "b", "c"), on=on)
    assert drift([one], [replace(one, words=tuple(rules))]) == []
    assert len(drift([one], [replace(one, on=not on)])) == 1


@pytest.mark.parametrize(
    ("rule", "topic"),
    [(BAD, Topic.PROFANITY), (LISTS, Topic.HATE), (NativeRule("1", "", NativeKind.SPAM), Topic.SPAM),
     (NativeRule("1", "", NativeKind.PRESET, presets=("sexual_content",)), Topic.OTHER),
     (NativeRule("1", "", NativeKind.PROFILE), Topic.OTHER)],
)  # fmt: skip
def test_what_a_rule_is_about(rule: NativeRule, topic: Topic) -> None:
    assert subject_of(rule) is topic
