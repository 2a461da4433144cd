"""/config: every setting by buttons and typed; what can't be read says what would be right and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app.configuring import GROUPS
from bot.app.settings import BY_NAME, SETTINGS
from bot.app.settingvalues import Bad, as_typed
from bot.domain.actions import SendMessage
from bot.domain.policy import Settings, Step
from bot.domain.records import Community
from bot.domain.time import DAY, HOUR, MINUTE, SECOND
from tests.app.administering import ask, fill, forge, mode_of, says, source, tap, token_of
from tests.app.moderating import audited, open_town
from tests.kit.run import run
from tests.kit.town import TEXTS, Town, buttons, words

GOOD = [
    ("language", "ru", "ru"),
    ("zone", "Europe/Moscow", "Europe/Moscow"),
    ("zone", "москва", "Europe/Moscow"),
    ("zone", "new york", "America/New_York"),
    ("zone", "UTC+3", "Etc/GMT-3"),
    ("zone", "utc", "UTC"),
    ("first", "questions, spam", ("spam", "questions")),
    ("first", "none", ()),
    ("volunteer", "да", True),
    ("quiet", "22-7", "22:00-07:00"),
    ("quiet", "23:30 – 08:15", "23:30-08:15"),
    ("night", "off", False),
    ("night", "on", True),
    ("spam", "Hold", "hold"),
    ("grace", "15s", 15 * SECOND),
    ("grace", "0", 0),
    ("lease", "1ч 30мин", 90 * MINUTE),
    ("dedupe", "5m", 5 * MINUTE),
    ("strikes", "5", 5),
    ("strikelife", "90d", 90 * DAY),
    ("ladder", "1 warn, 2 mute 1h, 3 ban", (Step(1, "warn"), Step(2, "mute", HOUR), Step(3, "ban"))),
    ("ladder", "2 мут 1д; 4 бан", (Step(2, "mute", DAY), Step(4, "ban"))),
    ("heavy", "0", 0),
    ("keeptext", "7д", 7 * DAY),
    ("keepinbox", "3d", 3 * DAY),
    ("domains", "https://www.Example.org/shop, пример.рф", ("example.org", "пример.рф")),
]
GOOD += [
    ("raidplan", "Contain", "contain"),
    ("gate", "question", "question"),
    ("gatequestion", "What do we carry\n at night?", "What do we carry at night?"),
    ("gatequestion", "ничего", ""),
    ("gateanswers", "a lantern, lantern; фонарь", ("a lantern", "lantern", "фонарь")),
    ("gaterole", "<@&4242>", "4242"),
    ("gatechannel", "<#77>", "77"),
    ("gatechannel", "-100123/5", "-100123/5"),
    ("media", "Hash", "hash"),
]
BAD = [
    ("language", "de"), ("zone", "Nowhere/Land"), ("zone", ""), ("zone", "UTC+99"), ("first", "spam, dancing"),
    ("volunteer", "perhaps"), ("quiet", "late"), ("quiet", "25:00-08:00"), ("quiet", "08:00-08:00"), ("spam", "ban"),
    ("grace", "fast"), ("grace", "15"), ("grace", "3h"), ("lease", "0s"), ("strikes", "0"), ("strikes", "-1"),
    ("strikes", "²"), ("ladder", "3 ban, 1 warn"), ("ladder", "1 mute"), ("ladder", "1 warn 1h"), ("ladder", "x"),
    ("ladder", "1 mute 90d"), ("heavy", "many"), ("keeptext", "1h"),
    ("raidplan", "ban"), ("gate", "wall"), ("gatequestion", "x" * 101), ("gateanswers", "x" * 61),
    ("gaterole", "two words"), ("gatechannel", "#general"), ("media", "all"),
]  # fmt: skip


async def community(town: Town) -> Community:
    """The community's row."""

    async def deed(turn: object) -> object:
        return turn.community  # type: ignore[attr-defined]  # a Turn

    found = await town.inside(deed)
    assert isinstance(found, Community)
    return found


@pytest.mark.parametrize(("name", "text", "value"), GOOD)
def test_what_people_type_is_read(name: str, text: str, value: object) -> None:
    assert BY_NAME[name].read(text) == value


@pytest.mark.parametrize(("name", "text"), BAD)
def test_what_can_not_be_read_names_the_remedy(name: str, text: str) -> None:
    found = BY_NAME[name].read(text)
    assert isinstance(found, Bad)
    for language in TEXTS.languages:
        assert len(TEXTS.say(found.say, language)) > 20


def test_every_field_of_the_settings_has_its_setting() -> None:
    plain = Community(1, "", "en", "UTC", "", "", "", "", Settings(), 0)
    assert sorted(one for _, members in GROUPS for one in members) == sorted(BY_NAME)
    reached = set()
    for one in SETTINGS:
        other = next(value for name, _, value in GOOD if name == one.name and value != one.get(plain))
        changed = one.put(plain, other)
        assert one.get(changed) == other
        reached |= {
            name for name in Settings.__dataclass_fields__
            if getattr(changed.settings, name) != getattr(plain.settings, name)
        }  # fmt: skip
    assert set(Settings.__dataclass_fields__) - reached == {"setup_step", "setup_done", "ranks", "crisis"}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.name)
def test_a_value_as_it_stands_in_a_form_is_read_as_the_same_value(setting: object) -> None:
    name = setting.name  # type: ignore[attr-defined]  # a Setting
    for _, text, value in [one for one in GOOD if one[0] == name]:
        assert BY_NAME[name].read(text) == value
        assert BY_NAME[name].read(as_typed(value) or "none") == value
    for usual in BY_NAME[name].usual:
        assert not isinstance(BY_NAME[name].read(usual), Bad)


@given(st.text(max_size=80))
def test_nothing_typed_raises(text: str) -> None:
    for one in SETTINGS:
        value = one.read(text)
        if not isinstance(value, Bad):
            assert one.show(value)
            assert one.name != "zone" or ZoneInfo(value)


@pytest.mark.parametrize("who", ["bob", "mira", "oskar"])
@run
async def test_only_administrators(tmp_path: Path, who: str) -> None:
    town = await open_town(tmp_path)
    assert "administrator" in await says(town, who, "config", setting="grace", value="1s")
    assert "administrator" in await forge(town, who, "config", "grace", "set", "0")
    assert (await community(town)).settings.grace == 10 * SECOND
    await town.close()


@pytest.mark.parametrize("lang", ["en", "ru"])
@run
async def test_every_setting_has_a_screen_with_its_command(tmp_path: Path, lang: str) -> None:
    town = await open_town(tmp_path)
    for name, members in GROUPS:
        group = await tap(town, "ada", await ask(town, "ada", "config", lang), "group", name, lang)
        for member in members:
            shown = await tap(town, "ada", group, "show", member, lang)
            assert f"/config {member} " in words(shown)
            group = await tap(town, "ada", shown, "group", name, lang)
    linked = {one["token"].split(":")[1] for one in buttons(await ask(town, "ada", "config", lang))}
    assert linked == {"config", "setup", "house", "automod"}
    await town.close()


@run
async def test_a_setting_is_changed_by_a_button_by_a_form_and_by_its_command(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    shown = await ask(town, "ada", "config", setting="grace")
    assert "10 s" in words(shown)
    assert "Changed" in words(await tap(town, "ada", shown, "set", "3"))
    assert (await community(town)).settings.grace == 30 * SECOND
    assert "15 s" in await says(town, "ada", "config", setting="grace", value="15s")
    shown = await ask(town, "ada", "config", setting="grace")
    token = token_of(shown, "own")
    await town.do("ada", do="press", channel="moderators", message=shown["id"], token=token)
    assert "I can't read “soon”" in await fill(town, "ada", token, value="soon")
    assert (await community(town)).settings.grace == 15 * SECOND
    assert await audited(town, "config:grace") == 2
    assert "Did you mean grace?" in await says(town, "ada", "config", setting="grase")
    assert "There is no setting" in await says(town, "ada", "config", setting="zzzzz")
    await town.close()


@run
async def test_the_language_and_zone_of_the_community(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await says(town, "ada", "config", setting="language", value="ru")
    await says(town, "ada", "config", setting="zone", value="Yekaterinburg")
    found = await community(town)
    assert (found.language, found.zone) == ("ru", "Asia/Yekaterinburg")
    carried: list[Any] = []
    does = town.sandbox.carry_out

    async def watched(act: Any) -> Any:
        carried.extend([act] if isinstance(act, SendMessage) else [])
        return await does(act)

    town.sandbox.carry_out = watched  # type: ignore[method-assign]  # looked at on its way
    await town.says("kestrel", "you idiot")
    assert {one.content.zone for one in carried} == {"Asia/Yekaterinburg"}
    await town.close()


@run
async def test_spam_from_newcomers_is_held_by_a_rule_that_can_be_seen_and_taken_back(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    assert "One tap puts it back" in await says(town, "ada", "config", setting="spam", value="hold")
    assert await mode_of(town, "newcomer-link-held") == "act"
    assert "house_rule" not in (await source(town)).split("newcomer-link-held")[1]
    await says(town, "ada", "config", setting="spam", value="ask")
    assert await mode_of(town, "newcomer-link-held") == "ask"
    await says(town, "ada", "config", setting="spam", value="hold")
    assert (await source(town)).count("newcomer-link-held") == 1
    await town.close()


@run
async def test_the_rule_for_nights_follows_the_quiet_hours(tmp_path: Path) -> None:
    town = await open_town(tmp_path)
    await says(town, "ada", "config", setting="night", value="on")
    assert 'when.during = "23:00-08:00"' in await source(town)
    await says(town, "ada", "config", setting="quiet", value="22:00-07:00")
    assert 'when.during = "22:00-07:00"' in await source(town)
    assert await mode_of(town, "night-raid-held") == "act"
    await says(town, "ada", "config", setting="night", value="off")
    assert await mode_of(town, "night-raid-held") == "off"
    await town.close()
