"""Cues: what a message shows besides its letters, as plain numbers, for batches at once.

Signs (question marks, links, money, shouting, emoji), its length, and a few closed classes of words: whom it speaks to,
denying, quoting, wishing, asking. They weigh little each; the second step of the model (`model.py`) puts them together
with the scores of the letters.

How to add one: a class of words is a line of `CLASSES`, a sign a line of `_SIGNS` or of `_links`; then train anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.language.features import ROWS, Pieces, pieces

CLASSES: Final[Mapping[str, str]] = {
    "you": "you your yours yourself u ur ya youre yall thou ты тебя тебе тобой твой твоя твоё твое твои твоего "
    "твоей твоим твоих твоему твою вы вас вам вами ваш ваша ваше ваши вашего вашей вашим ваших вашему "
    "вашу",
    "go": "stop shut go get kys stfu gtfo иди идите заткнись заткнитесь закрой закройся вали отвали отстань "
    "пошел пошла пошли сдохни свали катись убирайся уходи проваливай молчи",
    "me": "i me my mine myself im ive id я меня мне мной мой моя моё мое мои моего моей моим моих моему мою "
    "себя себе собой",
    "we": "we us our ours мы нас нам нами наш наша наше наши",
    "one": "he she him his her hers guy dude man kid girl boy он она его ее её ему ей ним ней этот эта тип чувак "
    "мужик баба",
    "they": "they them their theirs those people everyone они их им ими эти те люди все всех",
    "group": "women men girls boys females males blacks whites gays lesbians trans muslims jews christians "
    "immigrants migrants refugees foreigners disabled asians africans arabs mexicans indians russians "
    "ukrainians boomers zoomers liberals feminists queers homosexuals natives gypsies pensioners женщины "
    "женщин бабы баб мужики мужиков мигранты мигрантов приезжие приезжих геи геев евреи евреев мусульмане "
    "мусульман русские русских украинцы украинцев кавказцы кавказцев таджики таджиков узбеки узбеков "
    "цыгане цыган негры негров азиаты азиатов инвалиды инвалидов пенсионеры пенсионеров школьники "
    "школьников либералы феминистки феминисток москвичи старики стариков беженцы беженцев",
    "not": "not no never none dont doesnt didnt isnt arent wasnt werent cant couldnt wont wouldnt shouldnt aint "
    "without не нет ни никогда нельзя без нету никто ничего",
    "said": "said says called calls calling wrote told quote quoted сказал сказала говорит назвал назвала "
    "называет обозвал обозвала обзывает пишет написал написала цитата цитирую мол типа",
    "ask": "what who where when why how which whose anyone anybody someone somebody does is are can could что "
    "кто где когда почему зачем как какой какая какое какие сколько чей куда откуда подскажите подскажи "
    "кто-нибудь можно ли разве",
    "wish": "would could should wish add please maybe feature suggestion suggest option let имхо предлагаю "
    "предложение бы вот добавьте добавить хотелось сделайте хочется было надо нужна нужен нужно идея",
    "thanks": "thanks thank thx ty love great awesome amazing best cool nice perfect congrats congratulations "
    "well-done спасибо спс благодарю круто отлично супер молодцы молодец класс классно люблю лучший "
    "лучшие поздравляю респект обожаю кайф огонь",
    "broken": "bug crash crashes crashed error broken fails failed freeze freezes stuck glitch doesnt loading баг "
    "ошибка ошибку вылетает вылет крашится сломалось сломался зависает завис виснет лагает пропал пропали "
    "пропала работает грузится глючит",
    "bad": "worst terrible awful disappointed refund useless scam expensive ridiculous waste unacceptable ужас "
    "ужасно отвратительно разочарован разочарована верните возврат достало надоело позор дорого "
    "безобразие кошмар хуже невозможно",
    "lure": "free earn earnings income profit invest investment giveaway prize winner bonus dm click subscribe "
    "channel crypto signals vacancy job remote заработок заработать доход прибыль бесплатно раздача приз "
    "бонус лс личку личные подписывайтесь канал крипта сигналы вакансия работа удаленка удаленно пиши "
    "пишите набор команду",
    "laugh": "lol lmao rofl haha hahaha hahahaha xd ахах ахаха хаха хахаха ахахах лол кек ору ржу рофл",
    "pain": "die suicide kill hurt cry crying alone depressed depression anxiety hopeless worthless scared panic "
    "умереть суицид покончить больно плачу плакать одна один одиноко депрессия тревога страшно паника "
    "бессмысленно сил устала устал",
}  # fmt: skip
"""Closed classes of words, in small letters."""

_SIGNS: Final[Mapping[str, tuple[str, float]]] = {
    "question": ("?", 2), "exclamation": ("!", 3), "stops": (".…", 4), "commas": (",;", 3), "digits": ("0123456789",
    10),
    "lines": ("\n", 4), "quotes": ("«»“”\"", 2), "money": ("$€₽£%", 1), "at": ("@", 1), "smile": (")", 2),
    "colon": (":", 2),
    "slash": ("/", 2), "dash": ("-–—", 3), "mask": ("*#", 2),
}  # fmt: skip
"""Characters and how many of them count as all."""
_LETTER_CLASSES: Final = ("capitals", "small", "cyrillic", "emoji")
_LINK: Final = re.compile(
    r"https?://|\bwww\.|\bt\.me/|\b[\w-]+\.(?:com|net|org|ru|io|gg|me|xyz|info|top|site|online|shop|рф)\b",
    re.IGNORECASE,
)
_INVITE: Final = re.compile(
    r"\bt\.me/|discord(?:\.gg|\.com/invite|app\.com/invite)|\bwa\.me/|chat\.whatsapp", re.IGNORECASE
)
_PLAIN: Final = (
    "length",
    "words",
    "asks-last",
    "link",
    "invite",
    "shouting",
    "foreign",
    "short",
    "disguised",
    "always",
)
NAMES: Final = (*_SIGNS, *_PLAIN, *_LETTER_CLASSES, *CLASSES, *(f"first-{name}" for name in CLASSES))
"""The cues in their order."""
_LOOKED_AT: Final = 1_000


def _character_classes() -> NDArray[np.uint8]:
    table = np.zeros(0x20000, dtype=np.uint8)  # its last entry, of no class, stands for all beyond
    for at, (signs, _) in enumerate(_SIGNS.values(), start=1):
        for sign in signs:
            table[ord(sign)] = at
    first = len(_SIGNS) + 1
    table[ord("A") : ord("Z") + 1] = first
    table[ord("a") : ord("z") + 1] = first + 1
    table[0x400:0x460] = first + 2
    table[0x2600:0x27C0] = first + 3
    table[0x1F300:0x1FB00] = first + 3
    table[0x410:0x430] = first + 4
    return table


def _word_classes() -> NDArray[np.uint32]:
    """Row of a word → its classes as bits. Two words may share a row; that is as rare as in the model itself."""
    table = np.zeros(ROWS, dtype=np.uint32)
    for at, words in enumerate(CLASSES.values()):
        known = pieces([word for word in words.lower().split() if word.isalpha()])
        table[known.words] |= np.uint32(1 << at)
    return table


_CHARACTERS: Final = _character_classes()
_WORDS: Final = _word_classes()
_KINDS: Final = len(_SIGNS) + len(_LETTER_CLASSES) + 2
_MOST: Final = np.array([most for _, most in _SIGNS.values()], dtype=np.float32)


LATIN: Final = NAMES.index("small")
CYRILLIC: Final = NAMES.index("cyrillic")
"""Where the share of Latin and of Cyrillic letters stands among the cues."""


def cues(texts: Sequence[str], found: Pieces, disguised: Sequence[bool]) -> NDArray[np.float32]:
    """The cues of messages, about 0..1 each: float32 of shape (messages, len(NAMES))."""
    cut = [text if len(text) <= _LOOKED_AT else text[:_LOOKED_AT] for text in texts]
    shown = np.empty((len(cut), len(NAMES)), dtype=np.float32)
    counts = _counts(cut)
    first = len(_SIGNS) + 1
    np.minimum(counts[:, 1:first] / _MOST, 1.0, out=shown[:, : first - 1])
    capitals = counts[:, first] + counts[:, first + 4]
    latin = counts[:, first] + counts[:, first + 1]
    cyrillic = counts[:, first + 2] + counts[:, first + 4]
    letters = np.maximum(latin + cyrillic, 1.0)
    words = (found.word_starts[1:] - found.word_starts[:-1]).astype(np.float32)
    sizes = [len(text) for text in texts]
    links = [_links(text) for text in cut]
    for at, one in enumerate((
        _grown(sizes, 8), _grown(words, 6), [one[0] for one in links], [one[1] for one in links],
        [one[2] for one in links], np.where(capitals > 3, capitals / letters, 0.0),
        np.minimum(latin, cyrillic) / letters, words <= 3, disguised, 1.0,
        np.minimum(capitals / 12, 1.0), latin / letters, cyrillic / letters, np.minimum(counts[:, first + 3] / 3, 1.0),
    ), first - 1):  # fmt: skip
        shown[:, at] = one
    shown[:, -2 * len(CLASSES) :] = _said(found)
    return shown


def _grown(counts: Sequence[int] | NDArray[np.float32], halfway: float) -> NDArray[np.float32]:
    """Counts on a scale that grows ever slower, 1 at 2 ** halfway."""
    return np.minimum(np.log2(np.asarray(counts, dtype=np.float32) + 1) / halfway, 1.5)


def _counts(texts: Sequence[str]) -> NDArray[np.float32]:
    """How many characters of each class each message has."""
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "replace"), dtype=np.uint32)
    classes = _CHARACTERS.take(codes, mode="clip")
    first = np.arange(0, len(texts) * _KINDS, _KINDS).repeat([len(text) for text in texts])
    counted = np.bincount(first + classes, minlength=len(texts) * _KINDS)
    return counted.reshape(len(texts), _KINDS).astype(np.float32)


def _links(text: str) -> tuple[bool, bool, bool]:
    ends = text[-12:].rstrip(' \n)!."»')[-1:] == "?"
    link = "." in text and _LINK.search(text) is not None
    return ends, link, link and "/" in text and _INVITE.search(text) is not None


def _said(found: Pieces) -> NDArray[np.uint8]:
    """Which classes of words a message has, and to which its first word belongs: (messages, 2 * classes) of 0 and 1."""
    starts, ends = found.word_starts[:-1], found.word_starts[1:]
    bits = np.zeros(len(found.words) + 1, dtype="<u4")
    bits[:-1] = _WORDS.take(found.words)
    both = np.empty((len(starts), 2), dtype="<u4")
    np.bitwise_or.reduceat(bits, starts, out=both[:, 0])
    both[:, 1] = bits.take(starts)
    both[starts == ends] = 0
    each = np.unpackbits(both.view(np.uint8), axis=1, bitorder="little").reshape(len(starts), 2, 32)
    return each[:, :, : len(CLASSES)].reshape(len(starts), -1)
