"""What staff type becomes a poll or a quiz, or a sentence that names the place and the remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from activities.polls.poll import Question, Quorum
from bot.domain.text import Say, say

FEWEST: Final = 2
MOST: Final = 20
MOST_QUESTIONS: Final = 10
QUESTION: Final = 300
OPTION: Final = 100
EXPLANATION: Final = 500
_BULLET: Final = re.compile(r"^(?:[-–—•*]|\d{1,2}[.)])\s+")
_QUORUM: Final = re.compile(r"(\d{1,7})\s*(%)?")
_ROLE: Final = re.compile(r"<@&(\d+)>|@?(\S.*)", re.DOTALL)
YES: Final = frozenset({"yes", "y", "да", "true", "1", "+", "on"})
NO: Final = frozenset({"no", "n", "нет", "false", "0", "-", "off", ""})
_UNSEEN: Final = re.compile(r"[\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
"""What nobody sees, or what turns the letters after it round. Joiners stay: scripts and emoji need them."""
_BLANK: Final = re.compile(
    r"[\u200b\u200c\u200e\u200f\u2060-\u2064\ufeff\u00ad\u061c\u180e\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f"
    r"\u3164\u115f\u1160\uffa0\u2800\x00-\x1f\x7f]"
)
"""The same and more: by these alone two texts look alike. Parts of emoji (joiners, tags of flags) tell them apart."""


def read_yes(text: str) -> bool:
    """Whether somebody said yes. Raises ValueError for what is neither yes nor no."""
    word = text.strip().casefold()
    if word not in YES and word not in NO:
        raise ValueError(f"'{word}' is neither yes nor no")
    return word in YES


def in_line(text: str) -> str:
    """A text in one line, without what nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def look_of(text: str) -> str:
    """What tells one text from another for whoever reads them: characters that are seen, in one case; "" for none."""
    return _BLANK.sub("", unicodedata.normalize("NFC", text).casefold()).strip()


def read_question(text: str) -> str | Say:
    """The question in one line."""
    line = in_line(text)
    if not look_of(line):
        return say("polls-bad-no-question")
    if len(line) > QUESTION:
        return say("polls-bad-question", given=len(line), most=QUESTION)
    return line


def read_options(text: str) -> tuple[str, ...] | Say:
    """Options, one a line or with "|" between them; in one line, as commands are typed, ";" and "," divide too."""
    parts = text.split("|") if "|" in text else text.strip().splitlines()
    if len(parts) == 1:
        parts = parts[0].split(";" if ";" in parts[0] else ",")
    found = [_BULLET.sub("", in_line(one)) for one in parts]
    return checked([one for one in found if look_of(one)])


def checked(options: Sequence[str], most: int = MOST) -> tuple[str, ...] | Say:
    """The options, if there are enough of them, not too many or too long, and none twice."""
    if len(options) < FEWEST:
        return say("polls-bad-few", given=len(options))
    if len(options) > most:
        return say("polls-bad-many", given=len(options), most=most)
    seen = set[str]()
    for number, one in enumerate(options, 1):
        if len(one) > OPTION:
            return say("polls-bad-long", number=number, given=len(one), most=OPTION)
        if look_of(one) in seen:
            return say("polls-bad-twice", option=one)
        seen.add(look_of(one))
    return tuple(options)


def read_quorum(text: str) -> Quorum | Say:
    """ "20" people or "30%" of those who may take part."""
    if not text.strip():
        return Quorum()
    found = _QUORUM.fullmatch(text.strip())
    if found is None or (found[2] and not 1 <= int(found[1]) <= 100):
        return say("polls-bad-quorum", text=text.strip()[:50])
    return Quorum(percent=int(found[1])) if found[2] else Quorum(voters=int(found[1]))


def read_roles(text: str) -> tuple[str, ...]:
    """Ids of roles, from mentions, ids or names, with commas between them."""
    found = (_ROLE.fullmatch(one.strip()) for one in text.split(","))
    return tuple(one[1] or one[2].strip() for one in found if one is not None)


def read_quiz(text: str) -> tuple[Question, ...] | Say:
    """Questions with an empty line between them. In each the first line asks; "+" begins a right answer, "-" a wrong
    one, "=" the explanation."""
    found = list[Question]()
    block, start = list[str](), 1
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            start = start if block else number
            block.append(line.strip())
        elif block:
            one = _question(block, start)
            if isinstance(one, Say):
                return one
            found.append(one)
            block = []
    if not found:
        return say("polls-bad-no-quiz")
    if len(found) > MOST_QUESTIONS:
        return say("polls-bad-questions", given=len(found), most=MOST_QUESTIONS)
    return tuple(found)


def _question(lines: Sequence[str], start: int) -> Question | Say:
    text = read_question(lines[0].lstrip("#"))
    if isinstance(text, Say):
        return _at(start, text)
    options, right, explanation = list[str](), list[int](), list[str]()
    for number, line in enumerate(lines[1:], start + 1):
        mark, rest = line[0], in_line(line[1:])
        if mark == "+":
            right.append(len(options))
        if mark in "+-–—":
            options.append(rest)
        elif mark == "=":
            explanation.append(rest)
        else:
            return _at(number, say("polls-bad-mark", text=line[:40]))
    good = checked([one for one in options if one])
    if isinstance(good, Say):
        return _at(start, good)
    if not right or len(right) == len(options):
        return _at(start, say("polls-bad-right"))
    said = " ".join(explanation)
    if len(said) > EXPLANATION:
        return _at(start, say("polls-bad-explanation", given=len(said), most=EXPLANATION))
    return Question(text, good, tuple(right), said)


def _at(line: int, words: Say) -> Say:
    return say("polls-bad-line", number=line, words=words)


def write_quiz(questions: Sequence[Question]) -> str:
    """Questions as `read_quiz` reads them."""
    blocks = []
    for one in questions:
        marks = ("+" if index in one.right else "-" for index in range(len(one.options)))
        lines = [one.text, *(f"{mark} {option}" for mark, option in zip(marks, one.options, strict=True))]
        blocks.append("\n".join([*lines, f"= {one.explanation}"] if one.explanation else lines))
    return "\n\n".join(blocks)
