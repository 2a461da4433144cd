"""Accented letters: which of them a language writes in one word, and which only decorate a disguised one."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rules.text.alphabet import latin_readings

_ACCENTED: Final = re.compile("[\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff\u0250-\u02af]")
_LATIN: Final = re.compile("[a-z\u00df-\u02af\u1e00-\u1eff]+")
_ALPHABETS: Final = tuple(
    frozenset(letters)
    for letters in (
        "äöüß", "çğıöşüâîû", "àâæçéèêëîïôùûüÿœ", "áéíóúüñ", "áâãàçéêíóôõú", "ąćęłńóśźż", "áčďéěíňóřšťúůýž",
        "áäčďéíĺľňóôŕšťúýž", "åäöæø", "áéíóöőúüű", "ăâîșțşţ", "čćđšž", "õäöüšž", "āčēģīķļņšūž", "ąčęėįšųūž",
        "áðéíóúýþæö", "àèéìíîòóù", "ĉĝĥĵŝŭ", "çëâ", "àèéíïòóúüç", "əçğıöşü", "ŵŷâêîôûï", "ħġżċàèìòù", "ə", "ŋ",
    )
)  # fmt: skip
_VIETNAMESE: Final = frozenset(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
)  # fmt: skip


@lru_cache(maxsize=4096)
def foreign_accents(word: str) -> bool:
    """Whether a normalised Latin word carries accents no one language would write together."""
    used = frozenset(_ACCENTED.findall(word))
    if not used or not all(char.isascii() or char in used for char in word):
        return False
    if any(used <= alphabet for alphabet in _ALPHABETS):
        return False
    return not (used <= _VIETNAMESE and len(word) <= 7)


@lru_cache(maxsize=4096)
def without_accents(word: str) -> str:
    """The word in bare letters: "ïdìöt" -> "idiot"."""
    bare = unicodedata.normalize("NFKD", word)
    return "".join(_bare(char) for char in bare if not unicodedata.combining(char))


def _bare(char: str) -> str:
    return char if char.isascii() else latin_readings(char)[:1] or char


def foreign(word: str, english: bool) -> str:
    """The bare spelling of a word whose accents are decoration, or that stands in English, which has none; or ""."""
    if foreign_accents(word) or (english and _ACCENTED.search(word) and word.isalpha() and _LATIN.fullmatch(word)):
        return without_accents(word)
    return ""
