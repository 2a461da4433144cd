"""Words of a message that look disguised, with the plain words they may stand for.

Only words that cannot be ordinary are read anew: letters of two scripts, leet characters beside letters, single letters
set apart, letters drawn out, letters masked. A word of one script spelled in its own letters is never touched.
"""

import re
from dataclasses import dataclass
from enum import Enum
from itertools import islice, product
from typing import Final

from rules.text.accents import foreign, foreign_accents
from rules.text.alphabet import CYRILLIC, LATIN, PICTURES, cyrillic_readings, latin_readings, picture

LONGEST: Final = 64
"""Characters of one word that are read; a longer "word" is cut for reading (no term is longer)."""
_READINGS: Final = 48
_BUDGET: Final = 2_000
"""Readings of one message beyond which a word gets only its likeliest two: keeps hostile messages linear."""


class Kind(Enum):
    """How a word was disguised; decides how short a term may be found in it."""

    WORD = "word"  # letters replaced or drawn out, nothing between them
    JOINED = "joined"  # separators taken out of one token: "id.iot", "id**io**t"
    RUN = "run"  # single letters set apart: "i d i o t"
    STREAM = "stream"  # a run without a sign of where its words end: "y o u i d i o t"
    GUESS = "guess"  # may well be ordinary ("mp3", "naïve"): looked up, but no view is respelled by it
    MASK = "mask"  # "*" stands for any one letter


@dataclass(frozen=True, slots=True)
class Disguise:
    """One disguised word: its span in the normalised text and its plain readings, the likeliest first."""

    start: int
    end: int
    kind: Kind
    readings: tuple[str, ...]


_OPENERS: Final = "".join(sorted(PICTURES)) + "\U0001f1e6-\U0001f1ff"
_PICTURE: Final = "\u2190-\u23ff\u2500-\u27bf\u2900-\u2bff\U0001f000-\U0001faff"
_CORE: Final = re.compile(r"[^\s\"(){}<>«»„“”=&%,;:?\[\]]+")
_SPLIT: Final = re.compile(r"(?:[._\-~/\\*•·'`^–—]|\|\|)+")
_EDGES: Final = "._-~/\\•·'`^–—…"
_GLUE: Final = re.compile(rf"(?:[._\-~/\\*•·`^–—{_PICTURE}]|\|\|)+")
_UNIT: Final = rf"(?:[^\W_]|[@$€!{_OPENERS}])"
_GAP: Final = rf"(?:[^\w@$€!{_OPENERS}]|_)"
_RUN: Final = re.compile(rf"(?<![^\W_]){_UNIT}(?:{_GAP}{{1,4}}{_UNIT}){{2,}}(?![^\W_])")
_GAPS: Final = re.compile(rf"{_GAP}+")
_MASKS: Final = re.compile(r"\*+|#+|[•●■█▇░▒▓×]+|…|\.{2,3}|_+|\?+|[" + _PICTURE + "]+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_PLAIN: Final = re.compile(r"[a-z]+|[а-яіїєґўјљњћђџѓќѕ]+")
_DRAWN: Final = re.compile(r"([^\W\d_])\1\1|([^\W\d_])\2([^\W\d_])\3")
_OWN_CYRILLIC: Final = re.compile(r"[бгджзийлпфцчшщъыьэюя]")
_RUSSIAN_ONLY: Final = re.compile("[ыэъ]")
_ENGLISH: Final = re.compile(r"\b(?:the|you|are|this|and|that|what|your|such|they|with|have|is)\b")
_NEIGHBOURS: Final = str.maketrans("іїєґѕј", "ииегсй")
_ONE_END: Final = re.compile(r"\d+[^\W\d_]+|[^\W\d_]+\d+")
_LATIN_WORD: Final = re.compile(r"[a-z]")
_CYRILLIC_TWINS: Final = frozenset("асеорхуіјѕһԁԛԝкмтвн")
_NEVER_OWN: Final = frozenset("һԁԛԝѵ")
_LATIN_TWINS: Final = frozenset("acekmhopxytbu")


class _Reader:
    """Reads one normalised text; remembers words it has read and how much it has spent."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Disguise] = []
        self._known: dict[str, tuple[str, ...]] = {}
        self._spent = 0
        self.cyrillic = _OWN_CYRILLIC.search(text) is not None
        self.latin = _LATIN_WORD.search(text) is not None
        self.russian = _RUSSIAN_ONLY.search(text) is not None
        self.english = _ENGLISH.search(text) is not None

    def readings(self, word: str) -> tuple[str, ...]:
        """Plain readings of a word without separators; () when it has none or is plain already."""
        word = word[:LONGEST]
        if word not in self._known:
            cap = _READINGS if self._spent < _BUDGET else 2
            self._known[word] = read = tuple(self.read(word, cap))
            self._spent += len(read)
        return self._known[word]

    def read(self, word: str, cap: int) -> list[str]:
        """Readings of one word in the scripts it may have been written in."""
        if _PLAIN.fullmatch(word):
            return self.twins(word, cap)
        if without := foreign(word, self.english):
            return [without]
        if not _is_odd(word):
            return []
        found = [read for target in self.targets(word) for read in _product(word, cap, cyrillic=target)]
        trimmed = word.strip("0123456789")
        if len(trimmed) > 3 and trimmed != word and _PLAIN.fullmatch(trimmed):
            found.append(trimmed)
        return found

    def targets(self, word: str) -> list[bool]:
        """The scripts to read a word in, the likelier first; True is Cyrillic."""
        has_latin = any(char in LATIN for char in word)
        has_cyrillic = any(char in CYRILLIC for char in word)
        targets = [True] if has_cyrillic or self.cyrillic else []
        if not has_cyrillic or has_latin or _foreign(word):
            targets.append(False)
        if len(targets) == 2 and _leans_latin(word):
            targets.reverse()
        return targets

    def twins(self, word: str, cap: int) -> list[str]:
        """A word of one script made only of letters that look the same in the other, among words of that other."""
        if len(word) < 3:
            return []
        if word[0] in LATIN:
            return _product(word, cap, cyrillic=True) if self.cyrillic and _LATIN_TWINS.issuperset(word) else []
        if self.russian and (other := word.translate(_NEIGHBOURS)) != word:
            return [other]
        if not _CYRILLIC_TWINS.issuperset(word):
            return []
        if (self.latin and not self.cyrillic) or not _NEVER_OWN.isdisjoint(word):
            return _product(word, cap, cyrillic=False)
        return []

    def add(self, start: int, end: int, kind: Kind, readings: tuple[str, ...]) -> None:
        if readings:
            self.found.append(Disguise(start, end, kind, readings))

    def runs(self) -> None:
        """Single letters set apart, with words told by wider gaps or by white space among other separators."""
        for run in _RUN.finditer(self.text):
            start = run.start()
            letters = [unit for unit in run[0] if re.match(_UNIT, unit)]
            if sum(not unit.isdigit() for unit in letters) < 2:
                continue
            word = "".join(letters)
            gaps = [(gap.start(), gap.end()) for gap in _GAPS.finditer(run[0])]
            breaks = _breaks(run[0], gaps)
            at = 0
            for begin, end in [*breaks, (len(run[0]), len(run[0]))] if breaks else []:
                piece = _GAPS.sub("", run[0][at:begin])
                if len(piece) > 1:
                    self.add(start + at, start + begin, Kind.RUN, self.spelled(piece))
                at = end
            self.add(start, run.end(), Kind.STREAM, self.spelled(word))

    def spelled(self, word: str) -> tuple[str, ...]:
        """A joined word as it stands, or read anew when it is disguised as well."""
        if _PLAIN.fullmatch(word):
            return (word,)
        return self.readings(word) or (word,)

    def tokens(self) -> None:
        """Words with something inside that does not belong there."""
        text = self.text
        for core in _CORE.finditer(text):
            token = core[0]
            if _PLAIN.fullmatch(token):
                self.plain(token, core.start())
            else:
                self.token(token, core.start())

    def token(self, token: str, start: int) -> None:
        stripped = token.strip(_EDGES)
        if not stripped:
            return
        start += token.index(stripped)
        bare = stripped.strip("*!|+#")
        if _SPLIT.search(bare):
            at = 0
            for gap in _SPLIT.finditer(stripped):
                self.word(stripped[at : gap.start()], start + at)
                at = gap.end()
            self.word(stripped[at:], start + at)
        else:
            self.word(stripped, start)
        glued = _GLUE.sub("", bare)
        if len(glued) > 3 and glued != bare and _LETTERS.search(glued):
            begin = start + stripped.index(bare)
            self.add(begin, begin + len(bare), Kind.JOINED, self.spelled(glued))
        self.masked(stripped.strip("_~`"), start + len(stripped) - len(stripped.lstrip("_~`")))

    def word(self, word: str, start: int) -> None:
        """One word without separators, with the signs at its edges that may or may not be letters."""
        inner = word.strip("!|+#^")
        if not inner:
            return
        lead = len(word) - len(word.lstrip("!|+#^"))
        tail = word[lead + len(inner) :]
        self.plain(inner, start + lead)
        heads = [""] if not 0 < lead <= 2 else ["", word[:lead]]
        # "wow!" ends a sentence; "idio+" and "1d!0!" end a disguise.
        tails = [""] if not tail or (tail[0] in "!#^" and inner.isalpha()) else ["", tail[0]]
        for head in heads:
            for last in tails:
                if head or last:
                    begin = start + lead - len(head)
                    whole = head + inner + last
                    self.add(begin, begin + len(whole), Kind.GUESS, self.readings(whole))

    def plain(self, word: str, start: int) -> None:
        """One word without signs at its edges."""
        end = start + len(word)
        if _PLAIN.fullmatch(word):
            if _DRAWN.search(word):
                self.add(start, end, Kind.WORD, (word[:LONGEST],))
            elif (self.latin and self.cyrillic is not None) or self.russian:
                self.add(start, end, Kind.GUESS, self.readings(word))
            return
        readings = self.readings(word)
        if readings:
            self.add(start, end, Kind.GUESS if self.ordinary(word) else Kind.WORD, readings)

    def ordinary(self, word: str) -> bool:
        """Whether a word with a reading may be no disguise: digits at one end, two letters, an accent in English."""
        if word.isalpha():
            return word[0] in LATIN and not any(char in CYRILLIC for char in word) and bool(foreign(word, self.english))
        return len(word) < 4 or _ONE_END.fullmatch(word) is not None

    def masked(self, token: str, start: int) -> None:
        """Letters replaced by asterisks and the like, one for one."""
        if not _MASKS.search(token) or not 4 <= len(token) <= LONGEST:
            return
        token = token.strip("!|+")
        reader = cyrillic_readings if any(char in CYRILLIC for char in token) else latin_readings
        pattern = _MASKS.sub(lambda mask: "*" * len(mask[0]), token)
        pattern = "".join(char if char == "*" or _PLAIN.match(char) else reader(char)[:1] or "*" for char in pattern)
        real = len(pattern) - pattern.count("*")
        inner = pattern.strip("*")
        enough = 3 if len(pattern) > 4 or inner != pattern else 2
        if inner != pattern:
            enough = 4
        if "*" in pattern and real >= enough:
            self.add(start, start + len(token), Kind.MASK, (pattern,))


def _breaks(run: str, gaps: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The gaps of a run of single letters that part words: the wider ones, else white space among other signs."""
    widths = [end - begin for begin, end in gaps]
    narrow = min(widths)
    wide = [gap for gap, width in zip(gaps, widths, strict=True) if width > narrow]
    if wide:
        return wide
    blank = [gap for gap in gaps if run[gap[0] : gap[1]].isspace()]
    return blank if len(blank) < len(gaps) else []


def _leans_latin(word: str) -> bool:
    """Whether a mixed word is rather Latin: its Cyrillic letters are all twins, or fewer."""
    latin = [char for char in word if char in LATIN]
    cyrillic = [char for char in word if char in CYRILLIC]
    if latin and _CYRILLIC_TWINS.issuperset(cyrillic) and not _LATIN_TWINS.issuperset(latin):
        return True
    return len(latin) > len(cyrillic)


def _foreign(word: str) -> bool:
    return any(char.isalpha() and char not in LATIN and char not in CYRILLIC for char in word)


def _is_odd(word: str) -> bool:
    """Whether a word's letters cannot be one language's: mixed scripts, leet among letters, letters as pictures."""
    letters = [char for char in word if char.isalpha()]
    signs = len(word) - len(letters)
    digits = sum(char.isdecimal() for char in word)
    if signs:
        if not letters:
            return len(set(word)) > 1 and digits == 0 and len(word) > 2
        return digits == 0 or len(word) - digits >= (1 if len(word) > 3 else 2)
    if any(char in LATIN for char in letters) and any(char not in LATIN for char in letters):
        return not _natural_latin(word)
    if _natural_latin(word):
        return False
    return any(char in LATIN or char in CYRILLIC for char in letters) or len(set(letters)) > 1


def _natural_latin(word: str) -> bool:
    return all(char in LATIN or 0xC0 <= ord(char) <= 0x24F for char in word) and not foreign_accents(word)


def _product(word: str, cap: int, *, cyrillic: bool) -> list[str]:
    """Every way to read a word in one script, at most `cap`; [] when a character has no reading there."""
    options: list[str | tuple[str, ...]] = []
    for char in word:
        read = cyrillic_readings(char) if cyrillic else latin_readings(char)
        if not read and char in PICTURES:
            read = "" if cyrillic and len(picture(char)) > 1 else cyrillic_readings(picture(char)) if cyrillic else ""
            if not cyrillic:
                options.append((picture(char),))
                continue
        if not read:
            return []
        options.append(read)
    if cap <= 2:
        return ["".join(option[0] for option in options), "".join(option[-1] for option in options)]
    return ["".join(choice) for choice in islice(product(*options), cap)]


def disguises(text: str, guards: "Guards") -> tuple[Disguise, ...]:
    """Every disguised word of a normalised text; `guards` (see below) spares the work that cannot find anything."""
    reader = _Reader(text)
    if guards.runs:
        reader.runs()
    if guards.tokens:
        reader.tokens()
    return tuple(reader.found)


@dataclass(frozen=True, slots=True)
class Guards:
    """What a quick look says may be in a text."""

    runs: bool
    tokens: bool
