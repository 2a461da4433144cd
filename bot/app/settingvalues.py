"""Values of settings: from what people type, and back into words. What can't be read says what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Final
from zoneinfo import available_timezones

from bot.app.numbers import number_in
from bot.domain.policy import Step
from bot.domain.text import Length, Say, Several, Words, say
from bot.domain.time import DAY, HOUR, MINUTE, SECOND, parse_length


@dataclass(frozen=True, slots=True)
class Bad:
    """A value that can't be taken, and the remedy."""

    say: Say


YES: Final = frozenset({"on", "yes", "true", "1", "да", "вкл", "включить", "включено"})
NO: Final = frozenset({"off", "no", "false", "0", "нет", "выкл", "выключить", "выключено"})
STEPS: Final = {
    "warn": "warn", "mute": "mute", "kick": "kick", "ban": "ban", "предупреждение": "warn", "мут": "mute",
    "исключить": "kick", "кик": "kick", "бан": "ban",
}  # fmt: skip
MOST_ITEMS: Final = 50
MOST_ANSWERS: Final = 10
MOST_ANSWER: Final = 60
NOTHING: Final = ("none", "ничего", "-")
MOST_ZONE: Final = 60
_NIGHT: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(?:-|–|—|to|до)\s*(\d{1,2})(?::(\d{2}))?")
_OFFSET: Final = re.compile(r"(?:utc|gmt)\s*([+-−])\s*(\d{1,2})(?::00)?", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"(?:<(?:#|@&))?([\w-]{1,64}(?:/\d{1,19})?)>?")
_HOST: Final = re.compile(r"(?:[a-z0-9а-яё](?:[a-z0-9а-яё-]{0,61}[a-z0-9а-яё])?\.)+[a-zа-яё][a-z0-9а-яё-]{1,61}")
_STEP: Final = re.compile(r"(\d{1,2})\s*[:.)=-]?\s*([a-zа-яё]+)\s*(.*)")
_CITIES: Final = {"москва": "Europe/Moscow", "питер": "Europe/Moscow", "санкт-петербург": "Europe/Moscow",
    "киев": "Europe/Kyiv", "минск": "Europe/Minsk", "алматы": "Asia/Almaty", "екатеринбург": "Asia/Yekaterinburg",
    "новосибирск": "Asia/Novosibirsk", "владивосток": "Asia/Vladivostok", "самара": "Europe/Samara",
    "калининград": "Europe/Kaliningrad", "омск": "Asia/Omsk", "красноярск": "Asia/Krasnoyarsk", "мск": "Europe/Moscow",
    "иркутск": "Asia/Irkutsk", "тбилиси": "Asia/Tbilisi", "ереван": "Asia/Yerevan", "берлин": "Europe/Berlin",
    "лондон": "Europe/London"}  # fmt: skip


def length(least: int, most: int) -> Callable[[str], int | Bad]:
    """A length of time between two bounds (µs); a bare number is refused, since nobody knows of what."""

    def read(text: str) -> int | Bad:
        found = parse_length(text)
        if found is None and text.strip() == "0" and least == 0:
            found = 0
        if found is None:
            return Bad(say("config-bad-length", text=text, least=Length(least), most=Length(most)))
        if not least <= found <= most:
            return Bad(say("config-bad-range", least=Length(least), most=Length(most)))
        return found

    return read


def number(least: int, most: int) -> Callable[[str], int | Bad]:
    """A whole number between two bounds."""

    def read(text: str) -> int | Bad:
        clean = text.strip()
        found = number_in(clean)
        if found is not None and clean.isdigit() and least <= found <= most:
            return found
        return Bad(say("config-bad-number", text=text, least=least, most=most))

    return read


def choice(known: tuple[str, ...]) -> Callable[[str], str | Bad]:
    """One of a few words."""

    def read(text: str) -> str | Bad:
        clean = text.strip().casefold()
        return clean if clean in known else Bad(say("config-bad-choice", text=text, known=Several(known, "or")))

    return read


def several(known: tuple[str, ...]) -> Callable[[str], tuple[str, ...] | Bad]:
    """Some of a few words, in the order known; "none" for none."""

    def read(text: str) -> tuple[str, ...] | Bad:
        words = [one for one in re.split(r"[\s,;]+", text.strip().casefold()) if one]
        if not words or words in (["none"], ["ничего"]):
            return ()
        if all(one in known for one in words):
            return tuple(one for one in known if one in words)
        return Bad(say("config-bad-several", text=text, known=Several(known, "comma")))

    return read


def switch(text: str) -> bool | Bad:
    """On or off."""
    clean = text.strip().casefold()
    if clean in YES or clean in NO:
        return clean in YES
    return Bad(say("config-bad-switch", text=text))


def night(text: str) -> str | Bad:
    """ "23:00-08:00"; hours alone will do."""
    found = _NIGHT.fullmatch(text.strip().casefold())
    if found:
        start, end = (int(found[1]), int(found[2] or 0)), (int(found[3]), int(found[4] or 0))
        if start != end and all(hour < 24 and minute < 60 for hour, minute in (start, end)):
            return f"{start[0]:02}:{start[1]:02}-{end[0]:02}:{end[1]:02}"
    return Bad(say("config-bad-night", text=text))


def zone(text: str) -> str | Bad:
    """A time zone: its name, its city, or "UTC+3"."""
    clean = text.strip()
    known = _zones()
    wanted = clean.casefold().replace(" ", "_")[:MOST_ZONE]
    if clean.casefold() in _CITIES:
        return _CITIES[clean.casefold()]
    if wanted in known:
        return known[wanted]
    offset = _OFFSET.fullmatch(clean)
    if offset:
        sign = "-" if offset[1] == "+" else "+"  # POSIX counts the other way round: Etc/GMT-3 lies east
        name = f"etc/gmt{sign}{int(offset[2])}" if int(offset[2]) else "utc"
        if name in known:
            return known[name]
    near = get_close_matches(wanted, known, 1, 0.6)
    if near:
        return Bad(say("config-bad-zone-near", text=text, near=known[near[0]]))
    return Bad(say("config-bad-zone", text=text))


@cache
def _zones() -> dict[str, str]:
    """Names and last parts of names, folded, to the full name; a last part that two zones share stays out."""
    names = sorted(one for one in available_timezones() if not one.startswith(("posix/", "right/")))
    cities: dict[str, list[str]] = {}
    for name in names:
        if "/" in name and not name.startswith("Etc/"):
            cities.setdefault(name.rsplit("/", 1)[-1].casefold(), []).append(name)
    found = {city: of[0] for city, of in cities.items() if len(of) == 1}
    return found | {name.casefold(): name for name in names}


def ladder(text: str) -> tuple[Step, ...] | Bad:
    """ "1 warn, 2 mute 1h, 3 ban": from how many warnings on what is suggested; numbers rise."""
    bad = Bad(say("config-bad-ladder", text=text))
    steps: list[Step] = []
    for part in (one.strip() for one in re.split(r"[,;\n]", text.casefold()) if one.strip()):
        found = _STEP.fullmatch(part)
        verb = STEPS.get(found[2]) if found else None
        if not found or verb is None:
            return bad
        lasting = parse_length(found[3]) if found[3] else None
        if (verb == "mute") != (lasting is not None) or (lasting is not None and not MINUTE <= lasting <= 28 * DAY):
            return bad
        steps.append(Step(int(found[1]), verb, lasting))
    counts = [one.strikes for one in steps]
    return tuple(steps) if steps and counts == sorted(set(counts)) and counts[0] >= 1 else bad


def domains(text: str) -> tuple[str, ...] | Bad:
    """ "example.org, shop.example.org"; addresses are cut down to their host; "none" for none."""
    if text.strip().casefold() in ("none", "ничего", "-"):
        return ()
    found: dict[str, None] = {}
    for part in (one for one in re.split(r"[\s,;]+", text.strip().casefold()) if one):
        host = re.sub(r"^(?:https?://)?(?:www\.)?", "", part).split("/")[0].rstrip(".")
        if len(host) > 253 or not _HOST.fullmatch(host):
            return Bad(say("config-bad-domain", text=part))
        found[host] = None
    return tuple(found)[:MOST_ITEMS] if found else Bad(say("config-bad-domain", text=text))


def words(most: int) -> Callable[[str], str | Bad]:
    """A sentence of up to so many characters; "none" for none."""

    def read(text: str) -> str | Bad:
        clean = " ".join(text.split())
        if clean.casefold() in NOTHING:
            return ""
        return clean if clean and len(clean) <= most else Bad(say("config-bad-words", most=most))

    return read


def answers(text: str) -> tuple[str, ...] | Bad:
    """ "lantern, a lantern": each will do; "none" for none."""
    found = dict.fromkeys(one for part in re.split(r"[,;\n]", text) if (one := " ".join(part.split())))
    if not found or [one.casefold() for one in found] in [[one] for one in NOTHING]:
        return ()
    if len(found) > MOST_ANSWERS or any(len(one) > MOST_ANSWER for one in found):
        return Bad(say("config-bad-answers", count=MOST_ANSWERS, most=MOST_ANSWER))
    return tuple(found)


def reference(text: str) -> str | Bad:
    """A role or a channel by its id, also as a platform writes a mention of it; "none" for none."""
    clean = text.strip()
    if clean.casefold() in NOTHING:
        return ""
    found = _REFERENCE.fullmatch(clean)
    return found[1] if found else Bad(say("config-bad-reference", text=text[:MOST_ANSWER]))


def show_words(value: Any) -> Words:
    """Words as they are, or that there are none."""
    return str(value) if value else say("config-nothing")


def show_raidplan(value: Any) -> Words:
    """What a sure raid meets by day."""
    return say(f"config-raidplan-{value}")


def show_gate(value: Any) -> Words:
    """What newcomers meet at the door."""
    return say(f"config-gate-{value}")


def show_media(value: Any) -> Words:
    """What becomes of pictures and files that are evidence."""
    return say(f"config-media-{value}")


def show_length(value: Any) -> Words:
    """A length, spelled."""
    return say("config-length", length=Length(value))


def show_number(value: Any) -> Words:
    """A number."""
    return str(value)


def show_plain(value: Any) -> Words:
    """A value that people read as it is."""
    return str(value)


def show_switch(value: Any) -> Words:
    """On or off."""
    return say("config-on" if value else "config-off")


def show_language(value: Any) -> Words:
    """A language by its name."""
    return say(f"language-{value}")


def show_spam(value: Any) -> Words:
    """What happens to spam from newcomers."""
    return say(f"config-spam-{value}")


def show_modules(value: Any) -> Words:
    """What was chosen to do first."""
    names = tuple(say(f"setup-first-{one}") for one in value)
    return say("config-list", items=Several(names, "comma")) if names else say("config-nothing")


def show_ladder(value: Any) -> Words:
    """The steps, each with the number of warnings from which it is suggested."""
    steps = [say("config-ladder-step", n=one.strikes, step=_step(one)) for one in value]
    return say("config-list", items=Several(tuple(steps), "comma")) if steps else say("config-nothing")


def _step(step: Step) -> Say:
    if step.length is not None:
        return say("config-step-for", verb=say(f"verb-{step.verb}"), length=Length(step.length))
    return say(f"verb-{step.verb}")


def show_domains(value: Any) -> Words:
    """Hosts."""
    return say("config-list", items=Several(tuple(value), "comma")) if value else say("config-nothing")


def as_typed(value: Any) -> str:
    """A value as somebody would type it, to stand in a form."""
    match value:
        case bool():
            return "on" if value else "off"
        case int():
            return _typed_length(value) if value >= SECOND else str(value)
        case tuple():
            return ", ".join(_typed_item(one) for one in value)
    return str(value)


def _typed_length(value: int) -> str:
    parts = []
    for unit, name in ((DAY, "d"), (HOUR, "h"), (MINUTE, "m"), (SECOND, "s")):
        count, value = divmod(value, unit)
        if count:
            parts.append(f"{count}{name}")
    return " ".join(parts)


def _typed_item(one: Any) -> str:
    if isinstance(one, Step):
        return f"{one.strikes} {one.verb} {_typed_length(one.length) if one.length else ''}".strip()
    return str(one)
