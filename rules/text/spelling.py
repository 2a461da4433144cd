"""Other spellings of a *term*: Russian in Latin letters, and either language typed with the other keyboard layout.

Expanding the terms once costs nothing per message, while respelling every message would.
"""

import re
from itertools import islice, product
from typing import Final

_SPELLED: Final = {
    "а": "a", "б": "b", "в": "v w", "г": "g", "д": "d", "е": "e", "ж": "zh j", "з": "z", "и": "i", "й": "y i j",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h kh x", "ц": "ts c", "ч": "ch 4", "ш": "sh w 6", "щ": "shch sch", "ъ": " '", "ы": "y i", "ь": " '",
    "э": "e", "ю": "yu ju iu u", "я": "ya ja ia", "і": "i", "ї": "i yi", "є": "ie ye e", "ґ": "g",
    "ѓ": "g", "ќ": "k", "ў": "u", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ј": "j", "ѕ": "z",
}  # fmt: skip
_YO: Final = ("e", "yo", "o", "jo", "io")
_CYRILLIC: Final = re.compile(r"[а-яіїєґў]+(?: [а-яіїєґў]+)*")
_LATIN: Final = re.compile(r"[a-z]+(?: [a-z]+)*")
_RUSSIAN_KEYS: Final = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_LATIN_KEYS: Final = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_TO_LATIN_KEYS: Final = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)
_TO_RUSSIAN_KEYS: Final = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)


def in_latin(term: str, raw: str, most: int) -> list[str]:
    """A Cyrillic term as people type it in Latin letters: at most `most` spellings, the commonest first.

    `term` is normalised (ё = е), `raw` only lower-cased, so that "ёж" may be found as "yozh".
    """
    if not _CYRILLIC.fullmatch(term):
        return []
    options: list[list[str]] = []
    for at, char in enumerate(term):
        if char == " ":
            options.append([" "])
        elif len(raw) == len(term) and raw[at] == "ё":
            options.append(list(_YO))
        elif char == "е" and at == 0:
            options.append(["e", "ye"])
        elif char in "ыи" and term[at + 1 : at + 2] == "й":
            options.append([_SPELLED[char].split()[0], ""])
        else:
            spelled = _SPELLED[char]
            options.append(["", spelled.strip()] if spelled[0] == " " else spelled.split())
    return list(dict.fromkeys(_spread(options, most)))


def _spread(options: list[list[str]], most: int) -> list[str]:
    """Spellings with the first schemes used throughout (as one writer would), then mixtures of them."""
    widest = max(len(option) for option in options)
    schemes = ["".join(option[min(at, len(option) - 1)] for option in options) for at in range(widest)]
    return [*schemes, *("".join(choice) for choice in islice(product(*options), most))][:most]


def other_layout(term: str) -> str:
    """The term typed with the other language's keyboard layout; "" when it has none worth looking for."""
    letters = term.replace(" ", "")
    if len(letters) < (4 if _LATIN.fullmatch(term) else 5):
        return ""  # shorter ones turn into words of the other language by chance
    if _LATIN.fullmatch(term):
        return term.translate(_TO_RUSSIAN_KEYS)
    if _CYRILLIC.fullmatch(term):
        typed = term.translate(_TO_LATIN_KEYS)
        return typed if typed[0].isalpha() and typed[-1].isalpha() else ""
    return ""
