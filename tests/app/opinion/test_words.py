"""Its word stands in "Why?" and nowhere else; /doctor and /mydata say that it is there, and nothing where it is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.opinion.nameless import SOMEONE, nameless
from bot.app.turn import Turn
from bot.domain.assessment import KINDS, TARGETS
from bot.domain.opinions import OpinionRow
from bot.ports.opinion import Opinion, OpinionFault
from bot.ports.tables import OPINIONS
from tests.app.moderating import newest_card, told
from tests.app.opinion.doubting import Doubts, open_doubts
from tests.kit.run import run
from tests.kit.town import TEXTS, words

FAULTS = ("unreachable", "slow", "key", "moved", "not-there", "busy", "trouble", "refused", "no-answer")


async def _why(doubts: Doubts, lang: str = "en") -> str:
    await doubts.town.presses("mira", "explain")
    return words((await doubts.town.notes("mira", lang))[-1])


@run
async def test_its_word_is_in_why_and_not_on_the_card(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "doubtful")
    assert "second reader" not in await _why(doubts)
    await doubts.round()
    shown = await _why(doubts)
    assert "A second reader (small-one) takes it for: an insult or a threat, aimed at a person." in shown
    assert "decides nothing" in shown
    assert "small-one" not in await newest_card(doubts.town)
    await doubts.town.presses("mira", "ok")
    assert "small-one" not in await newest_card(doubts.town)
    await doubts.town.close()


@run
async def test_no_clear_answer_is_said_as_that(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    doubts.reader.told = None
    await doubts.town.says("kestrel", "doubtful")
    await doubts.round()
    assert "gave no clear answer" in await _why(doubts)
    await doubts.town.close()


@run
async def test_a_label_of_another_version_is_no_clear_answer(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.says("kestrel", "doubtful")

    async def deed(turn: Turn) -> None:
        row = OpinionRow(doubts.town.community, 1, 1, "fury", "moon", "m", 1)
        await turn.tx.put(OPINIONS, row)

    await doubts.town.inside(deed)
    assert "gave no clear answer" in await _why(doubts)
    await doubts.town.close()


@run
async def test_mydata_says_what_may_be_read_elsewhere(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path)
    await doubts.town.uses("bob", "mydata")
    assert "a program on my machine" in await told(doubts.town, "bob")
    doubts.reader.host = "reader.example"
    await doubts.town.uses("bob", "mydata")
    assert "sent to reader.example" in await told(doubts.town, "bob")
    object.__setattr__(doubts.town.core.desk, "second", None)
    await doubts.town.uses("bob", "mydata")
    assert "in doubt" not in await told(doubts.town, "bob")
    await doubts.town.close()


@run
async def test_doctor_says_where_how_often_and_why_not(tmp_path: Path) -> None:
    doubts = await open_doubts(tmp_path, per_day=7)
    doubts.reader.host = "reader.example"
    await doubts.town.says("kestrel", "doubtful")
    await doubts.round()
    doubts.second.failed(OpinionFault("second-key", "HTTP 401", lasting=True), 0)
    await doubts.town.uses("ada", "doctor")
    shown = await told(doubts.town, "ada")
    assert "small-one at reader.example" in shown
    assert "Asked today: 1 of 7" in shown
    assert "refuses my key (HTTP 401)" in shown
    assert "STEWARD_SECOND_OPINION__KEY" in shown
    await doubts.town.close()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_label_and_fault_has_its_words(language: str) -> None:
    keys = [f"second-kind-{one}" for one in KINDS]
    keys += [f"second-target-{one}" for one in TARGETS if one != "none"]
    keys += [f"second-{one}{end}" for one in FAULTS for end in ("", "-mend")]
    assert [one for one in keys if not TEXTS.has(one)] == []
    assert Opinion("chat").target is None


NAMES = st.from_regex(r"[A-ZА-Я][a-zа-я]{2,8}( [A-ZА-Я][a-zа-я]{2,8})?", fullmatch=True)


@given(
    st.lists(NAMES, max_size=4), st.lists(st.sampled_from(["hi", "@", ",", "и", "«", "(", "12"]), max_size=8), st.data()
)
def test_no_name_that_is_known_is_left(names: list[str], others: list[str], data: st.DataObject) -> None:
    said = data.draw(st.permutations([*names, *(one.upper() for one in names), *others]))
    left = nameless(" ".join(said), names).replace(SOMEONE, "").casefold()
    assert [one for one in names if re.search(rf"(?<!\w){one.casefold()}(?!\w)", left)] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("hi <@123> and <@!45> in <#9> by <@&7>", "hi @someone and @someone in @someone by @someone"),
        ("@mira_k, ты где", "@someone, ты где"),
        ("write to a.b@example.org now", "write to [address] now"),
        ("see https://t.me/mira?x=1 and t.me/mira", "see [link] and [link]"),
        ("call +7 (916) 123-45-67", "call [number]"),
        ("<:smile:123456789> ok <a:wave:98765>", ":smile: ok :wave:"),
        ("Brann and BRANN, but branny stays", "@someone and @someone, but branny stays"),
        ("Анна Ли и анна ли", "@someone и @someone"),
        ("скажи Анне и Анной клянусь, анне", "скажи @someone и @someone клянусь, анне"),
        ("Lee said so, and lee", "@someone said so, and lee"),
        ("@brann. And mail a.b+c@x.example, too", "@someone. And mail [address], too"),
        ("12 of 345 at 10:30", "12 of 345 at 10:30"),
        ("@ 5 o'clock", "@ 5 o'clock"),
        ("Al is short", "Al is short"),
        ("", ""),
    ],
)
def test_what_is_left_of_names(text: str, plain: str) -> None:
    assert nameless(text, ["Brann", "Анна Ли", "Al", "", "Robin Lee", "(?"]) == plain
