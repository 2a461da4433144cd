"""Which language a message is in: other languages are not judged, and chat of ours is never taken for another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import scorer
from rules.language import tongue
from rules.language.features import pieces
from rules.text.language import FUNCTION_WORDS
from tests.kit import find_shared

ENGLISH: Final = (
    "lol", "gg wp", "wtf is dis", "u r dum", "ok", "brb", "ty", "gg ez noob", "idk man", "im tired", "r u ok", "hi all",
    "who wants to duo", "ping?", "gn", "pls halp", "wut", "yo", "ggwp bro", "sup", "dude what", "need heals", "gj team",
    "thx m8", "imo no", "nah", "lmao", "same", "rip", "im man enough", "das cool", "de_dust2 anyone?", "server ded?",
    "any1 here", "cya tmrw", "how do i reset my password?", "You're all idiots and liars", "la la land is a nice film",
    "café is closed", "naïve of you", "Pokémon go", "hola amigo wanna play?", "omw", "dat was gud", "ngl kinda sus",
    "teh lag", "wen update", "hello from São Paulo, how are you guys?", "ez clap", "go touch grass", "mid",
    "skill issue",
    "cringe af", "der is no way", "im da best", "ciao everyone", "U R GREAT", "https://example.com look at this",
)  # fmt: skip
RUSSIAN: Final = (
    "го катку bro", "привет", "лол", "кек", "го", "ок", "спс", "ну че там", "бро го катку", "ты дурак", "кто го в доту",
    "сколько фпс на rtx 4090", "gg вп", "пж", "хз", "чел ты...", "ща буду", "тя не спрашивали", "да", "нет", "ага",
    "тут кто-нибудь есть?", "как сбросить пароль?", "спасибо всем", "имба", "изи", "я ливаю", "донат не пришел", "мда",
    "ахахах", "норм", "ору", "когда обнова", "баланс поломан", "вы чего", "блин", "чо по чем", "много будет вкусного",
    "го в дискорд https://discord.gg/abcdef", "купил rtx 4090 ti super за 200к, брать windows 11 home?",
    "xbox за 1500р",
    "у меня майнкрафт вылетает", "шо опять", "ку", "пон", "нуб", "ez нубы", "изи катка gg wp", "благодаря тебе успели",
    "кошмар какой! https://example.com/very/long/path/of/a/page", "тупой дурақ", "сам такой же", "ДА ЛАДНО",
)  # fmt: skip
FOREIGN: Final = {
    "uk": ("Привіт, як справи?", "Хто знає, коли буде оновлення?", "дякую, друже", "що ти хочеш від мене", "ти дурень"),
    "bg": ("Здравейте, как сте?", "Не мога да вляза в сайта", "Какво става с играта", "Много благодаря"),
    "sr": (
        "Здраво, како си?", "Шта се дешава са сервером?", "не могу да уђем у игру", "hvala brate",
        "kako si brate, šta radiš", "ne mogu da se prijavim, pomozite", "ovo nije dobro",
    ),
    "tr": ("merhaba, nasılsınız?", "bu oyun çok güzel", "arkadaşlar yardım lazım", "sen aptalsın",
    "selam beyler bugün"),
    "de": ("Hallo, wie geht es dir?", "Das Spiel ist echt gut", "danke", "ich kann mich nicht anmelden",
    "Du bist doof"),
    "other": (
        "hola, ¿cómo estás?", "no puedo entrar en mi cuenta", "gracias por la ayuda",
        "alguien sabe cuando sale la nueva?",
        "bonjour, comment ça va ?", "je ne peux pas me connecter", "merci beaucoup", "ce jeu est vraiment nul",
        "cześć, jak się masz?", "nie mogę się zalogować", "ta gra jest super", "kto gra dzisiaj wieczorem",
        "你好", "我不能登录", "谢谢大家", "游戏很好玩 ok", "こんにちは", "안녕하세요", "नमस्ते कैसे हो",
        "Γεια σου τι κάνεις", "שלום מה שלומך",
        "مرحبا كيف حالك", "شكرا جزيلا", "Сәлем, қалайсың?", "Рақмет сізге", "Мен ойынға кіре алмаймын",
        "жақсы ойын екен",
        "Bonjour tout le monde, comment allez-vous?", "la verdad es que no me gusta", "hoe gaat het met jullie",
        "olá, tudo bem?", "não consigo entrar", "obrigado pela ajuda", "ciao, come stai?", "grazie mille ragazzi",
    ),
}  # fmt: skip
MUTE: Final = ("😀😀", "12345", "👍🏽", "...", "!!! ???", "10:30", "🇩🇪", "+1", "\0", "¯\\_/¯")


def languages(texts: Sequence[str]) -> list[str]:
    found = [one for at in range(0, len(texts), 256) for one in scorer().assess(texts[at : at + 256])]
    return [one.lang if one else "unknown" for one in found]


def wrong(texts: Sequence[str], *allowed: str) -> list[tuple[str, str]]:
    return [(text, lang) for text, lang in zip(texts, languages(texts), strict=True) if lang not in allowed]


def test_chat_in_english_and_russian_is_called_so() -> None:
    assert min(len(ENGLISH), len(RUSSIAN)) >= 30
    assert wrong(ENGLISH, "en") == []
    assert wrong(RUSSIAN, "ru") == []


@pytest.mark.parametrize("lang", sorted(FOREIGN))
def test_other_languages_are_told(lang: str) -> None:
    assert wrong(FOREIGN[lang], lang, *(("other",) if lang in {"sr", "de", "tr"} else ())) == []


def test_nothing_but_signs_is_no_language() -> None:
    assert wrong(MUTE, "unknown") == []


def test_a_foreign_name_or_word_inside_makes_nothing_foreign() -> None:
    assert wrong(["did you see Łukasz and Ångström play in the café yesterday?"], "en") == []
    assert wrong(["мой друг Михай сказал «привіт» и ушёл, а вы как думаете?"], "ru") == []
    assert wrong(["ты и дурак, и idiot полный", "you idiot, это всё"], "ru", "en") == []


def test_no_word_of_ours_counts_for_another_language() -> None:
    ours = {*FUNCTION_WORDS["en"], *FUNCTION_WORDS["ru"]}
    rows = pieces(sorted(one for one in ours if one.isascii() and one.isalpha() and len(one) > 2)).words
    assert not (tongue._WORDS[rows] & 0b1111_1100).any()


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_text_has_one_of_the_known_languages(texts: list[str]) -> None:
    assert set(languages(texts)) <= {"en", "ru", "uk", "bg", "sr", "tr", "de", "other", "unknown"}


ENGLISH_SETS: Final = (
    "chat_en_irc_ubuntu", "emotion_en_goemotions", "intent_en_banking77", "intent_en_clinc150",
    "requests_en_appreviews",
    "spam_en_sms", "tone_en_ucc", "tox_en_davidson", "tox_en_hatecheck", "tox_en_hatexplain", "tox_en_paradetox",
)  # fmt: skip
RUSSIAN_SETS: Final = (
    "obfus_ru_vk", "sentiment_ru_rusentiment", "spam_ru_telegram", "tox_ru_2ch_pikabu", "tox_ru_okru",
    "tox_ru_russe_detox"
)  # fmt: skip


def texts_of(name: str) -> list[str]:
    shared = find_shared()
    assert shared is not None
    lines = (Path(shared) / "data" / f"{name}.devtest.jsonl").read_bytes().splitlines()
    return [orjson.loads(line)["text"] for line in lines if line.strip()]


@pytest.mark.shared
@pytest.mark.parametrize("name", ENGLISH_SETS)
def test_hardly_any_english_message_is_called_foreign(name: str) -> None:
    texts = texts_of(name)
    assert len(wrong(texts, "en", "unknown")) <= 0.01 * len(texts)


@pytest.mark.shared
@pytest.mark.parametrize("name", RUSSIAN_SETS)
def test_hardly_any_russian_message_is_called_foreign(name: str) -> None:
    """Of those in Cyrillic letters: the Telegram set holds advertisements in English and Uzbek too."""
    texts = [one for one in texts_of(name) if sum("\u0400" <= char <= "\u04ff" for char in one) * 2 > len(one)]
    assert len(wrong(texts, "ru", "unknown")) <= 0.01 * len(texts)
