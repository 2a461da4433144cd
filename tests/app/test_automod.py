"""/automod: seen, tried, changed, promoted and stepped back; by administrators alone, comments kept, faults named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app.automod.files import in_parts, unfenced
from bot.app.automod.find import LONGEST_REF, by_ref, ref_of
from bot.domain.time import DAY
from bot.ports.tables import MESSAGES, RULE_FILES, RULE_RECORDS, SIGNALS
from rules.file import Faults, read_rules
from tests.app.administering import (
    RULES,
    ask,
    fill,
    forge,
    form,
    mode_of,
    newest,
    says,
    source,
    staff_told,
    tap,
    token_of,
)
from tests.app.moderating import audited, open_town, rows
from tests.kit.run import run
from tests.kit.town import buttons, words


@pytest.mark.parametrize("name", ["automod", "automod list", "automod export", "automod promote", "automod backtest"])
@run
async def test_members_and_moderators_are_refused(tmp_path: Path, name: str) -> None:
    town = await open_town(tmp_path, RULES)
    for who in ("bob", "mira"):
        assert "administrator" in await says(town, who, name)
    assert await audited(town, "automod:backtest") == 0
    await town.close()


@run
async def test_a_forged_press_by_a_moderator_changes_nothing_and_is_on_record(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await ask(town, "mira", "help")
    assert "administrator" in await forge(town, "mira", "automod", "insult", "mode", "off")
    assert await mode_of(town, "insult") == "ask"
    assert await audited(town, "denied:automod") == 1
    await town.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_every_screen_is_reached_by_buttons_and_names_its_command(tmp_path: Path, lang: str) -> None:
    town = await open_town(tmp_path, RULES)
    home = await ask(town, "ada", "automod", lang)
    for verb, command in (("list", "/automod list"), ("promote", "/automod promote"), ("export", "/automod export"),
                          ("history", "/automod backtest")):  # fmt: skip
        shown = await tap(town, "ada", await ask(town, "ada", "automod", lang), verb, lang=lang)
        assert command in words(shown)
        back = await tap(town, "ada", shown, "home", lang=lang)
        assert "/automod" in words(back)
    rule = await tap(town, "ada", await ask(town, "ada", "automod list", lang), "show", "insult", lang)
    assert "/automod show insult" in words(rule)
    assert {one["token"].split(":")[1] for one in buttons(home)} == {"automod"}
    for verb in ("test", "import"):
        token = token_of(home, verb)
        await town.do("ada", lang, do="press", channel="moderators", message=home["id"], token=token)
        assert await form(town, "ada", token) is not None
    await town.close()


@run
async def test_the_list_tells_mode_hits_what_is_missing_and_what_is_overdue(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    await town.says("kestrel", "you liar")
    await town.says("bob", "liar liar")
    text = await says(town, "ada", "automod list")
    line = next(one for one in text.splitlines() if "(insult)" in one)
    assert "asks" in line
    assert "2 messages this week" in line
    assert "16 more confirmed decisions" in line
    assert "to be looked at again since 2020-01-01" in line
    await town.later(8 * DAY)
    assert "quiet this week" in await says(town, "ada", "automod list")
    await town.close()


@run
async def test_a_rule_is_shown_as_a_sentence_in_the_readers_language_and_as_text(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    english = await says(town, "ada", "automod show", rule="Insult at a person")
    russian = await says(town, "ada", "automod show", "ru", rule="оскорбление")
    assert "When it says “idiot*” or “liar”" in english
    assert "Когда" in russian
    assert 'id = "insult"   # keep this remark' in english
    assert "caps-of-newcomers" not in english
    assert "Did you mean insult?" in await says(town, "ada", "automod show", rule="insolt")
    await town.close()


@run
async def test_a_word_is_added_with_comments_kept_and_judges_at_once(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    assert "now looks for “cheat*”" in await says(town, "ada", "automod add", rule="insult", word="cheat*")
    assert '"insult"   # keep this remark' in await source(town)
    assert (await source(town)).startswith("# Ours, by hand.")
    await town.says("kestrel", "what a cheater")
    assert len(await rows(town, SIGNALS)) == 1
    assert "already" in await says(town, "ada", "automod add", rule="insult", word="cheat*")
    assert await audited(town, "automod:word") == 1
    await town.close()


@run
async def test_a_word_that_breaks_an_example_is_refused_and_the_rules_stay(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    text = await says(town, "ada", "automod add", rule="insult", word="kind")
    assert "The rules in force stay" in text
    assert "“a kind word” should pass and is caught" in text
    assert await source(town) == RULES
    assert await rows(town, RULE_FILES) == []
    await town.close()


@run
async def test_a_form_adds_a_word_too(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    shown = await ask(town, "ada", "automod show", rule="insult")
    token = token_of(shown, "word")
    await town.do("ada", do="press", channel="moderators", message=shown["id"], token=token)
    assert "now looks for “bore”" in await fill(town, "ada", token, word="bore")
    await town.close()


@run
async def test_a_text_is_tried_as_a_newcomer_and_as_a_member_with_its_nearest_misses(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    newcomer = await says(town, "ada", "automod test", text="BUY this, you liar")
    assert "2 rules speak up" in newcomer
    assert "✓ the author has sent fewer than 3 messages" in newcomer or "this is message 1" in newcomer
    assert "From a member of long standing: insult." in newcomer
    member = await says(town, "ada", "automod test", **{"text": "BUY this", "as": "member"})
    assert "No rule speaks up" in member
    assert "Newcomers who shout" in member
    assert "✗" in member
    assert await rows(town, SIGNALS) == []
    await town.close()


@run
async def test_a_message_is_explained_whether_it_matched_or_not_to_staff_alone(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    quiet = await town.says("kestrel", "what a day")
    loud = await town.says("kestrel", "you liar")
    for target, expected in ((quiet, "No rule speaks up"), (loud, "One rule speaks up")):
        await town.uses("mira", "automod explain", target=target)
        assert expected in words(await newest(town, "mira"))
        assert expected in await says(
            town, "ada", "automod explain", message=f"https://chat.example/c/general/{target}"
        )
    await town.uses("bob", "automod explain", target=loud)
    assert "moderator" in words(await newest(town, "bob"))
    assert "I don't keep that message" in await says(town, "ada", "automod explain", message="99999")
    assert "Which message?" in await says(town, "ada", "automod explain")
    await town.close()


@run
async def test_history_is_tried_without_sending_anything_and_says_what_would_have_been_asked(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    for who in ("kestrel", "bob", "juno"):
        await town.says(who, "you liar" if who != "juno" else "lovely day")
    before = len(await town.talk("ada", "general")), len(await rows(town, SIGNALS)), len(await rows(town, MESSAGES))
    text = await says(town, "ada", "automod backtest")
    assert "messages 3, people 3" in text
    assert "insult · asks · 2 messages, people: 2" in text
    assert before == (
        len(await town.talk("ada", "general")), len(await rows(town, SIGNALS)), len(await rows(town, MESSAGES))
    )  # fmt: skip
    assert all(one.backtested_at is not None for one in await rows(town, RULE_RECORDS))
    one = await says(town, "ada", "automod backtest", days="7", rule="caps-of-newcomers")
    assert "last 7 days" in one
    assert "caps-of-newcomers · watches · 0 messages" in one
    await town.close()


@run
async def test_export_and_import_give_the_same_file_back(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    shown = await ask(town, "ada", "automod export")
    quote = next(one["text"] for one in shown["content"]["blocks"] if one["type"] == "quote")
    assert quote + "\n" == RULES
    home = await ask(town, "ada", "automod")
    token = token_of(home, "import")
    await town.do("ada", do="press", channel="moderators", message=home["id"], token=token)
    changed = RULES.replace('"liar"]', '"liar", "cheat"]').replace("caps-of-newcomers", "shouting-newcomers")
    answer = await fill(town, "ada", token, text=f"```\n{changed}```", more="", rest="")
    assert "In force: 2 rules" in answer
    assert "No longer there: caps-of-newcomers" in answer
    assert await source(town) == changed
    assert any("new rule file" in one for one in await staff_told(town))
    await town.close()


@run
async def test_rules_alone_are_put_into_the_file_and_the_rest_stays(tmp_path: Path) -> None:
    lists = '\n# The words.\n[lists]\nrude = ["idiot*", "liar"]\n'
    town = await open_town(tmp_path, RULES + lists)
    shown = words(await ask(town, "ada", "automod show", rule="caps-of-newcomers"))
    assert "rude =" not in shown, "the lists are no part of the last rule"
    changed = '[[rule]]\nid = "caps-of-newcomers"\nwhen.says_any = ["SELL", "@rude"]\nthen.flag = "spam"\n'
    added = '[[rule]]\nid = "ours"\nwhen.says_any = ["ours"]\nthen.flag = "other"\n'
    home = await ask(town, "ada", "automod")
    token = token_of(home, "import")
    await town.do("ada", do="press", channel="moderators", message=home["id"], token=token)
    assert "In force: 3 rules" in await fill(town, "ada", token, text=changed + "\n" + added, more="", rest="")
    kept = await source(town)
    assert kept.startswith("# Ours, by hand.")
    assert '"insult"   # keep this remark' in kept
    assert 'rude = ["idiot*", "liar"]' in kept
    assert "BUY" not in kept
    assert kept.count("caps-of-newcomers") == 1
    await town.close()


@run
async def test_a_faulty_file_is_refused_with_lines_and_remedies_and_the_running_rules_stay(tmp_path: Path) -> None:
    town = await open_town(tmp_path, RULES)
    home = await ask(town, "ada", "automod")
    token = token_of(home, "import")
    await town.do("ada", do="press", channel="moderators", message=home["id"], token=token)
    answer = await fill(town, "ada", token, text=RULES.replace("when.says_any", "when.say_any"), more="", rest="")
    assert "Line 13, insult" in answer
    assert "Did you mean “says_any”" in answer
    assert await source(town) == RULES
    await town.says("kestrel", "you liar")
    assert len(await rows(town, SIGNALS)) == 1
    await town.close()


def test_a_button_finds_rules_of_any_name() -> None:
    long = "a" * 60
    rules = read_rules(RULES.replace('"insult" ', f'"{long}" '), "rules.toml")
    assert not isinstance(rules, Faults)
    assert len(ref_of(long).encode()) <= LONGEST_REF
    found = by_ref(rules, ref_of(long))
    assert found is not None
    assert found.id == long
    assert by_ref(rules, "~nothing") is None


def test_parts_put_together_are_the_file() -> None:
    source = "\n".join(f"line {number} " + "x" * (number % 90) for number in range(200)) + "\n"
    parts = in_parts(source, 300)
    assert len(parts) > 10
    assert "\n".join(parts) + "\n" == source
    assert all(len(part) <= 300 for part in parts)
    assert in_parts("") == [""]
    assert unfenced("```toml\na = 1\n```\n") == "a = 1\n"
    assert unfenced("a = 1") == "a = 1\n"
