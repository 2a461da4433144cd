"""Every setting of a community: how it is read from what people type, shown in plain words, and stored.

How to add one:
1. A field in `bot/domain/policy.Settings` (or a column of the community).
2. A `Setting` in `SETTINGS`: reader, getter, putter, shower, the usual values that get a button.
3. Texts `config-<name>` (its plain name) and `config-<name>-what` (one sentence) in `setup.ftl`, both languages.
4. A line in `tests/app/test_config.py` with a good value and a bad one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.app import settingvalues as values
from bot.domain.records import Community
from bot.domain.text import Words
from bot.domain.time import DAY, MINUTE


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `read` gives the value or what is wrong with it; `usual` are values as typed, offered as buttons."""

    name: str
    read: Callable[[str], Any]
    get: Callable[[Community], Any]
    put: Callable[[Community, Any], Community]
    show: Callable[[Any], Words]
    usual: tuple[str, ...] = ()


def _of_settings(
    name: str, field: str, read: Callable[[str], Any], show: Callable[[Any], Words], usual: tuple[str, ...] = ()
) -> Setting:
    def put(community: Community, value: Any) -> Community:
        return replace(community, settings=replace(community.settings, **{field: value}))

    return Setting(name, read, lambda community: getattr(community.settings, field), put, show, usual)


def _length(name: str, field: str, least: int, most: int, *usual: str) -> Setting:
    return _of_settings(name, field, values.length(least, most), values.show_length, usual)


def _switch(name: str, field: str) -> Setting:
    return _of_settings(name, field, values.switch, values.show_switch, ("on", "off"))


LANGUAGES: Final = ("en", "ru")
LANGUAGE: Final = Setting(
    "language",
    values.choice(LANGUAGES),
    lambda community: community.language,
    lambda community, value: replace(community, language=value),
    values.show_language,
    LANGUAGES,
)
ZONE: Final = Setting(
    "zone",
    values.zone,
    lambda community: community.zone,
    lambda community, value: replace(community, zone=value),
    values.show_plain,
    ("UTC", "Europe/London", "Europe/Berlin", "Europe/Moscow", "Asia/Yekaterinburg", "America/New_York"),
)
MODULES: Final = ("spam", "conflicts", "questions", "polls", "look")
SPAM: Final = ("ask", "hold")
RAIDPLAN: Final = ("ask", "contain")
MEDIA: Final = ("keep", "hash")
GATE: Final = ("off", "button", "question")

SETTINGS: Final[tuple[Setting, ...]] = (
    LANGUAGE,
    ZONE,
    _of_settings("first", "modules", values.several(MODULES), values.show_modules),
    _switch("volunteer", "volunteer"),
    _of_settings("quiet", "quiet", values.night, values.show_plain, ("23:00-08:00", "22:00-07:00", "00:00-09:00")),
    _switch("night", "night_guard"),
    _of_settings("spam", "spam", values.choice(SPAM), values.show_spam, SPAM),
    _length("grace", "grace", 0, 2 * MINUTE, "5s", "10s", "15s", "30s"),
    _length("lease", "lease", MINUTE, DAY, "5m", "10m", "30m", "1h"),
    _length("dedupe", "dedupe", MINUTE, DAY, "5m", "10m", "30m", "1h"),
    _of_settings("strikes", "strikes_of", values.number(1, 20), values.show_number, ("2", "3", "5")),
    _length("strikelife", "strike_life", DAY, 3650 * DAY, "30d", "90d", "180d", "365d"),
    _of_settings("ladder", "ladder", values.ladder, values.show_ladder),
    _of_settings("heavy", "heavy_per_hour", values.number(0, 1000), values.show_number, ("3", "5", "10", "20")),
    _of_settings("raidplan", "raid_plan", values.choice(RAIDPLAN), values.show_raidplan, RAIDPLAN),
    _of_settings("gate", "gate", values.choice(GATE), values.show_gate, GATE),
    _of_settings("gatequestion", "gate_question", values.words(100), values.show_words, ("none",)),
    _of_settings("gateanswers", "gate_answers", values.answers, values.show_domains, ("none",)),
    _of_settings("gaterole", "gate_role", values.reference, values.show_words, ("none",)),
    _of_settings("gatechannel", "gate_channel", values.reference, values.show_words, ("none",)),
    _of_settings("media", "media", values.choice(MEDIA), values.show_media, MEDIA),
    _length("keeptext", "keep_text", DAY, 365 * DAY, "7d", "30d", "90d"),
    _length("keepinbox", "keep_inbox", DAY, 90 * DAY, "3d", "7d", "14d"),
    _of_settings("domains", "own_domains", values.domains, values.show_domains),
)
BY_NAME: Final = {one.name: one for one in SETTINGS}
