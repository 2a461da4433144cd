"""A little folder of labelled files and a little corpus, in the shape of the real ones, all sentences our own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bot.domain.assessment import KINDS

WHO: Final = {
    "en": ("Ann", "the captain", "my neighbour", "our teacher", "that driver", "Sam", "the cook", "everybody here"),
    "ru": ("Аня", "капитан", "мой сосед", "наша учительница", "тот водитель", "Саша", "повар", "всякий здесь"),
}
RUDE: Final = {
    "en": (
        "{} you are an idiot",
        "{} is a stupid liar",
        "shut up {} you fool",
        "{} is dumb and ugly",
        "what a loser {} is",
    ),
    "ru": (
        "{} ты идиот",
        "{} просто тупой врун",
        "заткнись {} ты дурак",
        "{} глупая и противная",
        "какой неудачник {}",
    ),
}
CALM: Final = {
    "en": ("{} went to the lake today", "{} likes warm bread", "we saw {} at the market", "{} plays chess well",
           "tea with {} was nice"),
    "ru": ("{} уже у озера сегодня", "{} любит тёплый хлеб", "мы видели на рынке, это {}", "{} хорошо играет в шахматы",
           "чай и {} это приятно"),
}  # fmt: skip
SPAM: Final = {
    "en": ("{} earns $500 a day, write me", "free prize for {}, click now https://example.com/p"),
    "ru": ("{} зарабатывает 5000 в день, пиши в личку", "бесплатный приз, {} уже выиграл, жми https://example.com/p"),
}
OWN: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "en": {
        "chat": CALM["en"], "abuse": RUDE["en"], "spam": SPAM["en"], "question": ("where is {} today?",
        "who knows {}?"),
        "complaint": ("{} waits for an answer for days, your shop is awful",
        "{} wants the money back, this app is bad"),
        "bug": ("{} opens the map and it crashes", "the game freezes when {} joins"),
        "idea": ("{} would like a dark theme",
        "please add a list for {}"), "praise": ("thank you {}, great work", "{} is wonderful, thanks"),
        "wellbeing": ("{} cannot go on living", "{} cries alone every night and sees no way out"),
    },
    "ru": {
        "chat": CALM["ru"], "abuse": RUDE["ru"], "spam": SPAM["ru"], "question": ("где сегодня {}?",
        "кто знает, это {}?"),
        "complaint": ("{} ждёт ответа неделю, ваш магазин ужасен", "{} хочет деньги назад, приложение плохое"),
        "bug": ("{} открывает карту, и всё вылетает", "игра зависает, когда заходит {}"),
        "idea": ("{} за тёмную тему", "добавьте, пожалуйста, список, его ждёт {}"),
        "praise": ("спасибо, {}, отличная работа", "{} просто чудо, спасибо"),
        "wellbeing": ("{} больше не может жить", "{} плачет каждую ночь и не видит выхода"),
    },
}  # fmt: skip
TARGET: Final = {"abuse": "person", "complaint": "product", "bug": "product", "idea": "product", "wellbeing": "self"}


def said(ways: Iterable[str], lang: str, part: str) -> Iterator[str]:
    """Sentences of these ways; those of "train" and of "devtest" differ."""
    who = WHO[lang][:6] if part == "train" else WHO[lang][6:]
    end = (" today", " again", " as ever") if lang == "en" else (" опять", " снова", " как всегда")
    for way, one, last in itertools.product(ways, who, ("", *end) if part == "train" else end):
        yield way.format(one) + last


def rows(label: str, texts: Iterable[str], **more: Any) -> list[dict[str, Any]]:
    return [{"text": text, "label": label, "source": "made up", **more} for text in texts]


def _toxic(lang: str, part: str, rude: str, calm: str) -> list[dict[str, Any]]:
    return [
        *rows(rude, said(RUDE[lang], lang, part), lang=lang, toxic=1),
        *rows(calm, said(CALM[lang], lang, part), lang=lang, toxic=0),
    ]


def _spam(lang: str, part: str) -> list[dict[str, Any]]:
    return [
        *rows("spam", said(SPAM[lang], lang, part), lang=lang),
        *rows("ham", said(CALM[lang], lang, part), lang=lang),
    ]


def _intents(part: str, first: str, second: str, *more: dict[str, Any]) -> list[dict[str, Any]]:
    own = OWN["en"]
    return [*rows(first, said(own["bug"], "en", part)), *rows(second, said(own["praise"], "en", part)), *more]


def files(part: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of every file of a part."""
    english = _toxic("en", part, "toxic", "neutral")
    found = {
        "tox_en_davidson": [
            *_toxic("en", part, "offensive", "neither"),
            *rows("hate", said(["{} hates all women"], "en", part), toxic=1),
        ],
        "tox_en_hatexplain": [
            *_toxic("en", part, "offensive", "normal"),
            *rows("hatespeech", said(["{} hates all women"], "en", part), toxic=1),
        ],
        "tox_en_paradetox": _toxic("en", part, "toxic", "neutral_rewrite"),
        "chat_en_irc_ubuntu": rows("context", said(CALM["en"], "en", part)),
        "intent_en_clinc150": _intents(part, "crash", "thanks", *rows("oos", said(["{} sings"], "en", part))),
        "intent_en_banking77": _intents(part, "card", "balance"),
        "requests_en_appreviews": _intents(part, "bug_report", "rating"),
        "spam_en_sms": _spam("en", part), "tox_ru_2ch_pikabu": _toxic("ru", part, "toxic", "neutral"),
        "tox_ru_russe_detox": _toxic("ru", part, "toxic", "neutral_rewrite"), "spam_ru_telegram": _spam("ru", part),
    }  # fmt: skip
    if part == "train":
        found["emotion_en_goemotions"] = [
            *rows("anger", said(RUDE["en"], "en", part), labels=["anger"]),
            *rows("gratitude", said(OWN["en"]["praise"], "en", part), labels=["gratitude", "joy"]),
        ]
        found["lexicon_badwords"] = rows("badword", ["idiot", "stupid", "дурак"], lang="en")
        return found
    ways = ("spell_char_del_h", "spell_leet_h", "spell_space_add_h", "spell_space_del_h", "derog_neg_emote_h")
    found["tox_en_hatecheck"] = [
        {
            **row,
            "label": "hateful" if row["toxic"] else "non-hateful",
            "functionality": ways[at % 4 if row["toxic"] else 4],
        }
        for at, row in enumerate(english)
    ]
    found["tone_en_ucc"] = [{**row, "label": "unhealthy" if row["toxic"] else "healthy"} for row in english]
    found["tox_ru_okru"] = _toxic("ru", part, "toxic", "neutral")
    found["sentiment_ru_rusentiment"] = rows("neutral", said(CALM["ru"], "ru", part))
    return found


def write_data(folder: Path) -> Path:
    """The files in a folder."""
    folder.mkdir(exist_ok=True)
    for part in ("train", "devtest"):
        for name, every in files(part).items():
            lines = [json.dumps(row, ensure_ascii=False) for row in every]
            (folder / f"{name}.{part}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def write_corpus(folder: Path, hands: Sequence[str] = ("aspen", "dahlia", "juniper")) -> Path:
    """A corpus of some hands, each with every class in both languages."""
    folder.mkdir(exist_ok=True)
    for at, hand in enumerate(hands):
        for lang, own in OWN.items():
            lines = [
                f"{kind}\t{TARGET.get(kind, 'none')}\tlow\t{'insult' if kind == 'abuse' else ''}\t{text}"
                for kind in KINDS
                for text in list(said(own[kind], lang, "train"))[at :: len(hands)]
            ]
            (folder / f"{hand}.{lang}.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
