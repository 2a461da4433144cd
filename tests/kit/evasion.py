"""Disguises people use to get a word past a filter, as functions of (text, dice). Shared by tests and the benchmark.

Every transform changes the whole text it is given; callers decide whether that is one word or a sentence.
"""

import random
import unicodedata
from collections.abc import Callable
from typing import Final

from rules.text.listing import in_order

Transform = Callable[[str, random.Random], str]

_LATIN_TO_CYRILLIC: Final = dict(zip("aceopxyijsABCEHKMOPTXIS", "асеорхуіјѕАВСЕНКМОРТХІЅ", strict=True))
_CYRILLIC_TO_LATIN: Final = dict(zip("асеорхуіАВСЕНКМОРТХ", "aceopxyiABCEHKMOPTX", strict=True))
_LATIN_TO_GREEK: Final = dict(zip("aeiknoptuvxyABEHIKMNOPTXYZ", "αεικηορτυνχγΑΒΕΗΙΚΜΝΟΡΤΧΥΖ", strict=True))
_CYRILLIC_TO_GREEK: Final = dict(zip("аеклопртуф", "αεκλορρτυφ", strict=True)) | {"п": "π", "д": "δ", "в": "β"}
_CONFUSABLE: Final = {
    "a": "аɑαａ𝐚ᴀ", "b": "Ьｂ𝐛ʙЪ", "c": "сϲｃ𝐜ᴄ", "d": "ԁｄ𝐝ᴅ", "e": "еｅ𝐞ᴇҽ",
    "f": "ｆ𝐟ꜰƒ", "g": "ɡｇ𝐠ɢ", "h": "һｈ𝐡ʜ", "i": "іｉ𝐢ɪıι", "j": "јｊ𝐣ᴊ", "k": "кｋ𝐤ᴋκ",
    "l": "ⅼｌ𝐥ʟӏ", "m": "ｍ𝐦ᴍм", "n": "ｎ𝐧ɴո", "o": "оοｏ𝐨ᴏօ", "p": "рρｐ𝐩ᴘ", "q": "ԛｑ𝐪",
    "r": "ｒ𝐫ʀг", "s": "ѕｓ𝐬ꜱ", "t": "ｔ𝐭ᴛт", "u": "ｕ𝐮ᴜυս", "v": "ѵｖ𝐯ᴠν", "w": "ԝｗ𝐰ᴡ",
    "x": "хｘ𝐱×", "y": "уｙ𝐲ʏγ", "z": "ｚ𝐳ᴢ", "а": "aɑαӓ", "б": "6", "в": "Bʙβ",
    "г": "rᴦ", "д": "δ", "е": "eҽεє", "з": "3ӟ", "и": "uӣ", "к": "kκқᴋ", "л": "λᴫ",
    "м": "mᴍ", "н": "Hʜң", "о": "oοօө", "п": "nπᴨ", "р": "pρҏ", "с": "cϲҫ",
    "т": "tτᴛ", "у": "yүγ", "ф": "φ", "х": "xχҳ", "ч": "4ҷ", "ш": "w", "ь": "b",
    "я": "ᴙ",
}  # fmt: skip
_LEET: Final = {
    "a": "4@", "b": "8", "e": "3", "g": "69", "i": "1!|", "l": "1|", "o": "0", "s": "5$", "t": "7+", "z": "2",
    "а": "@4", "б": "6", "в": "8", "з": "3", "и": "1!", "о": "0", "с": "$", "т": "7", "ч": "4", "е": "3",
}  # fmt: skip
_SMALL_CAPS: Final = dict(zip("abcdefghijklmnopqrstuvwyz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", strict=True))
_SUPERSCRIPT: Final = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_EMOJI: Final = {"a": "🅰️", "b": "🅱️", "m": "Ⓜ️", "o": "⭕", "p": "🅿️", "x": "❌", "i": "ℹ️", "t": "✝️", "s": "💲"}
_MARKS: Final = "\u0300\u0301\u0302\u0303\u0308\u030a\u0316\u0317\u0323\u0324\u0330\u0334\u0336\u033f\u0353\u035c\u0488"
_SCHEMES: Final = (
    in_order("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y ' e yu ya"),
    in_order("a b v g d e j z i i k l m n o p r s t u f h c ch sh sch _ i _ e iu ia"),
)
_ALPHABET: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def _each(text: str, change: Callable[[str], str]) -> str:
    return "".join(change(char) if char.isalpha() else char for char in text)


def _between(text: str, glue: Callable[[], str]) -> str:
    out = []
    for at, char in enumerate(text):
        out.append(char)
        if char.isalpha() and text[at + 1 : at + 2].isalpha():
            out.append(glue())
    return "".join(out)


def _block(capital: int, small: int, holes: dict[str, str] | None = None) -> Transform:
    def change(char: str) -> str:
        if holes and char in holes:
            return holes[char]
        if "a" <= char <= "z":
            return chr(small + ord(char) - 97)
        if "A" <= char <= "Z":
            return chr(capital + ord(char) - 65)
        return char

    return lambda text, dice: _each(text, change)


def _mapped(table: dict[str, str]) -> Transform:
    return lambda text, dice: _each(text, lambda char: table.get(char, table.get(char.lower(), char)))


def _glued(glue: str) -> Transform:
    return lambda text, dice: _between(text, lambda: glue)


def _words(text: str, change: Callable[[str], str]) -> str:
    return " ".join(change(word) for word in text.split(" "))


def confusables(text: str, dice: random.Random) -> str:
    """Two letters in five become one of their look-alikes."""

    def change(char: str) -> str:
        options = _CONFUSABLE.get(char.lower())
        return dice.choice(options) if options and dice.random() < 0.4 else char

    return _each(text, change)


def leet(text: str, dice: random.Random) -> str:
    """Letters become digits and signs, but never every letter of a word."""

    def word(plain: str) -> str:
        chars = [
            dice.choice(_LEET[char]) if char.lower() in _LEET and dice.random() < 0.7 else char
            for char in plain.lower()
        ]
        if not any(char.isalpha() for char in chars) and plain:
            chars[0] = plain[0]
        return "".join(chars)

    return _words(text, word)


def zalgo(text: str, dice: random.Random) -> str:
    """One to four marks on every letter."""
    return _each(text, lambda char: char + "".join(dice.choices(_MARKS, k=dice.randint(1, 4))))


def repeated(text: str, dice: random.Random) -> str:
    """One to three letters of each word drawn out."""

    def word(plain: str) -> str:
        places = set(dice.sample(range(len(plain)), min(len(plain), dice.randint(1, 3)))) if plain else set()
        return "".join(char * (dice.randint(3, 6) if at in places else 1) for at, char in enumerate(plain))

    return _words(text, word)


def asterisks(text: str, dice: random.Random) -> str:
    """One or two inner letters of words of five and more masked."""

    def word(plain: str) -> str:
        if len(plain) < 5 or not plain.isalpha():
            return plain
        places = dice.sample(range(1, len(plain) - 1), 1 if len(plain) == 5 else 2)
        return "".join("*" if at in places else char for at, char in enumerate(plain))

    return _words(text, word)


def markdown(text: str, dice: random.Random) -> str:
    """Markup inside each word: id**io**t, i_d_iot, id~~io~~t, id||io||t."""

    def word(plain: str) -> str:
        if len(plain) < 4 or not plain.isalpha():
            return plain
        first = dice.randint(1, len(plain) - 2)
        last = dice.randint(first + 1, len(plain) - 1)
        sign = dice.choice(["**", "*", "_", "__", "~~", "||", "`"])
        return plain[:first] + sign + plain[first:last] + sign + plain[last:]

    return _words(text, word)


def entities(text: str, dice: random.Random) -> str:
    """Letters as HTML entities, decimal and hexadecimal."""
    return _each(text, lambda char: dice.choice([f"&#{ord(char)};", f"&#x{ord(char):x};", char]))


def percent(text: str, dice: random.Random) -> str:
    """Letters percent-encoded as UTF-8."""
    return _each(text, lambda char: "".join(f"%{byte:02X}" for byte in char.encode()) if dice.random() < 0.7 else char)


def tags(text: str, dice: random.Random) -> str:
    """An invisible tag character after every letter."""
    return _between(text, lambda: chr(0xE0020 + dice.randint(0, 90)))


def overrides(text: str, dice: random.Random) -> str:
    """Direction marks and overrides between letters."""
    return _between(text, lambda: dice.choice("\u202e\u202d\u202c\u200e\u200f\u2066\u2069"))


def mixed_separators(text: str, dice: random.Random) -> str:
    """A different sign between every two letters."""
    return _between(text, lambda: dice.choice(".-_ */"))


def regional(text: str, dice: random.Random) -> str:
    """Regional indicator letters, held apart so that they don't become flags."""
    return _words(
        text, lambda word: " ".join(chr(0x1F1E6 + ord(c) - 97) if "a" <= c <= "z" else c for c in word.lower())
    )


def translit(scheme: int) -> Transform:
    """Russian in Latin letters by one of two common schemes."""
    table = dict(zip(_ALPHABET, (one.replace("_", "") for one in _SCHEMES[scheme]), strict=True)) | {"ё": "e"}
    return lambda text, dice: _each(text.lower(), lambda char: table.get(char, char))


BOTH: Final[dict[str, Transform]] = {
    "plain": lambda text, dice: text,
    "UPPER": lambda text, dice: text.upper(),
    "zero-width": lambda text, dice: _between(text, lambda: dice.choice("\u200b\u200c\u200d\u2060\ufeff")),
    "soft hyphen": _glued("\u00ad"),
    "random confusables": confusables,
    "zalgo": zalgo,
    "leet": leet,
    "spaced": lambda text, dice: _words(text, " ".join).replace("  ", "   "),
    "dotted": _glued("."),
    "dashed": _glued("-"),
    "underscored": _glued("_"),
    "slashed": _glued("/"),
    "mixed separators": mixed_separators,
    "repeated": repeated,
    "asterisks": asterisks,
    "markdown": markdown,
    "HTML entities": entities,
    "percent": percent,
    "tag characters": tags,
    "direction marks": overrides,
}
ENGLISH: Final[dict[str, Transform]] = BOTH | {
    "Cyrillic look-alikes": _mapped(_LATIN_TO_CYRILLIC),
    "Greek look-alikes": _mapped(_LATIN_TO_GREEK),
    "full-width": _block(0xFF21, 0xFF41),
    "math bold": _block(0x1D400, 0x1D41A),
    "math italic": _block(0x1D434, 0x1D44E, {"h": "ℎ"}),
    "math script": _block(0x1D4D0, 0x1D4EA),
    "fraktur": _block(0x1D56C, 0x1D586),
    "double-struck": _block(0x1D538, 0x1D552),
    "monospace": _block(0x1D670, 0x1D68A),
    "small caps": _mapped(_SMALL_CAPS),
    "superscript": _mapped(_SUPERSCRIPT),
    "circled": _block(0x24B6, 0x24D0),
    "negative circled": _block(0x1F150, 0x1F150),
    "squared": _block(0x1F130, 0x1F130),
    "negative squared": _block(0x1F170, 0x1F170),
    "regional indicators": regional,
    "emoji letters": _mapped(_EMOJI),
    "other keyboard": lambda text, dice: text.lower().translate(
        str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.", "йцукенгшщзхъфывапролджэячсмитьбю")
    ),
}
RUSSIAN: Final[dict[str, Transform]] = BOTH | {
    "Latin look-alikes": _mapped(_CYRILLIC_TO_LATIN),
    "Greek look-alikes": _mapped(_CYRILLIC_TO_GREEK),
    "in Latin letters, first scheme": translit(0),
    "in Latin letters, second scheme": translit(1),
    "decomposed": lambda text, dice: unicodedata.normalize("NFD", text),
    "stress marks": lambda text, dice: _each(text, lambda char: char + "\u0301" if char in "аеиоуыэюя" else char),
}

ENGLISH_WORDS: Final = in_order(
    "idiot moron loser liar stupid clown scammer pathetic jerk fool dumb trash garbage coward traitor cheater "
    "imbecile bastard lunatic psycho creep weirdo crook fraud hypocrite parasite scumbag dimwit halfwit nitwit "
    "blockhead numbskull dunce buffoon simpleton ignoramus slob brat snob rat "
)
RUSSIAN_WORDS: Final = in_order(
    "дурак идиот придурок болван тупица лжец урод мразь дебил кретин клоун трус негодяй подлец мерзавец обманщик "
    "мошенник жулик подонок сволочь скотина баран осел козел тварь гад хам нахал хамло олух балбес тупой "
    "ничтожество предатель паразит псих неудачник врун шут дармоед "
)
ENGLISH_SENTENCES: Final = (
    "you are such a {}",
    "shut up {} nobody asked",
    "what a {} honestly",
    "{} get out of here",
    "only a {} would write this",
)
RUSSIAN_SENTENCES: Final = (
    "ты просто {}",
    "ну и {} же ты",
    "какой же ты {} а",
    "{} иди отсюда",
    "только {} так напишет",
)
