"""Which language a message is in, for batches: by script, by letters of its own, by its commonest words.

Quicker than `rules.text.language`, which it takes most of its words from, and with another default: what is short and
in Latin letters counts as English, in Cyrillic as Russian, as long as nothing speaks against it, since a wrong guess
costs little and "lol" has no other language. What speaks against it makes it that language, or "other".

How to add one: its commonest words to `MORE` (those that English or Russian has too do no harm: they are left out),
letters of its own to `_LETTERS`; then run its tests, which hold chat of both languages to their own names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.language.features import ROWS, Pieces, pieces
from rules.text.language import FUNCTION_WORDS

_TONGUES: Final = ("en", "ru", "uk", "bg", "sr", "tr", "de", "other")
_EN: Final = _TONGUES.index("en")
_RU: Final = _TONGUES.index("ru")
_LATIN: Final = tuple(_TONGUES.index(one) for one in ("de", "tr", "sr", "other"))
_CYRILLIC: Final = tuple(_TONGUES.index(one) for one in ("uk", "bg", "sr"))
MORE: Final = {
    "en": "u ur r im ya yall dont didnt isnt cant wont da dat dis dem tha nah lol gg wtf omg bro so was in an on also "
    "will no to me or gonna wanna lemme idk ily ppl pls plz thx ty bruh nvm tf fr hey hi ok okay come care comment met "
    "hoe idiot nest mine his",
    "ru": "не ни да нет и а но или там тут вот это што чо че ща норм ок ага угу тя мя щас тож крч кто как так та те то "
    "будь буду будем люблю тому можем зная само той шо сам себе за по до от без",
    "uk": "шо ще вже немає нема якщо тільки дякую друже дурень будь ласка хто де коли чому бо був був мене тебе "
    "вона вони "
    "сьогодні завтра добре хлопці друзі можна треба дуже люблю чого своїх такий така усе усі усіх він щось ніхто "
    "нiколи зараз хоч хоча лише буду будемо",
    "bg": "какво добре моля здравей здравейте как сте съм си нали само трябва този тази това няма нямам "
    "искам защо къде кога кой която които хубаво мога вляза играта сайта става днес утре вчера ами обаче също",
    "sr": "брате хвала како зашто где шта ово није нисам сам смо сте јесте ћу ћеш ово тај та то молим здраво добро "
    "brate hvala kako zasto gde sta ovo nije nisam jesam cu ces molim zdravo dobro dobar dan nista hocu mogu ljudi "
    "covece neko niko imas imam nemam sada vise bez nego mora moze treba hajde odlazi svi sve uvek pomozite nikad ovde",
    "tr": "merhaba arkadaslar arkadaşlar nasilsin nasılsın tesekkurler nerede degil değil cok guzel güzel kardes "
    "kardeş abi neden niye simdi yok var tamam selam lutfen bugun bugün yarın ben sen biz onlar evet hayır iyi "
    "gunaydin günaydın mısınız misiniz lazım gerek geldi oldu oluyor yapma senin benim aptal salak",
    "de": "ich du nicht und das ist ein eine auch noch mal hallo danke bitte warum wieso kannst bist sind habe hast "
    "haben dich mich euch mein dein kein keine ganz echt jetzt leute einfach geht gibt heute morgen wann wenn dann "
    "weil aber schon immer nie mehr viel sehr gerade guten tag abend bisschen idiot dumm scheisse",
    "other": "tout toute tous monde allez allezvous voulez pouvez gusta gustan gaat jullie gaan heb "
    "hebben que los las una por para es esta este esto como pero muy hola gracias eres un soy estoy tienes tengo "
    "quiero "
    "puede puedo hacer donde cuando porque todos todo nada algo buenos dias tardes noches verdad amigos juego "
    "ayuda alguien sabe hay fue son mas bueno malo tonto estas del ella ellos nosotros ustedes vamos sabes creo "
    "bonjour merci beaucoup vraiment jeu peux salut un est sont suis vous nous ils elle avec dans sur mais pourquoi "
    "quand comment quelqu quoi rien "
    "tres bien oui ca cest jai nest pas ne des une les du au aux cette ces mon ta sa mes ses votre notre leur etes "
    "peut faire fait avoir etre toujours jamais aussi encore alors moi toi lui qui quel quelle "
    "che sono sei stai mille ragazzi riesco ad gioco della delle degli questo questa perche grazie ciao molto tutti "
    "tutto anche come cosa dove quando "
    "non più ancora sempre mai bene buongiorno buona "
    "você voce não nao uma obrigado obrigada muito isso esse essa estou tem quem onde quando porque tudo nada bom dia "
    "jest nie się sie że jak czy tak dla och dzień dzien dobry dziękuję dziekuje cześć czesc bardzo dlaczego gdzie "
    "kiedy mam masz jestem jesteś jestes wszystko nic ktoś ktos tylko jeszcze może moze proszę prosze dobrze siema "
    "gra gry kto nie jesteś "
    "wiem trzeba teraz dzisiaj jutro "
    "het een niet ik je met voor zijn maar ook wat hoe waarom niks iemand goedemorgen dank bedankt deze dit naar "
    "och det som är för med den ett jag hur varför tack hej ikke jeg og hvad hvor tak "
    "je jsem jsi není dobrý den děkuji prosím nevím jsou taky protože jako bych "
    "nu este sunt pentru care din mai foarte bună ziua mulțumesc multumesc "
    "ang mga ng ako ikaw hindi naman kasi yung lang siya saan bakit salamat kayo tayo "
    "yang dan tidak saya kamu aku apa ini itu dengan untuk ada bisa sudah kenapa terima kasih gak nggak "
    "không của là tôi bạn và có cho một được này "
    "men siz bilan uchun yoq bor kerak qanday rahmat salom nima bu va "
    "minä sinä olen ole mitä miksi kiitos hei että mutta "
    "nem hogy egy van vagy köszönöm szia miért",
}  # fmt: skip
"""More common words, above all as chats spell them; under "en" and "ru" also words that look like another "
"language's."""
WEAK: Final = frozenset(
    "de la el le les war die hat bin gut er ne ma sand am em om do sure sent pour pas par per con non main son ton mes "
    "sin plus tu te ha he je ce ti si ni va oh ah eh et al sis mi yo mon bon ima wat ve en til su es dir se den ca tag "
    "na vi po ta il bio bi sa van ng ik yung av og nic ben mu das od ko ova iz ga au aux dan di del hay para ova li "
    "har "
    "ini cho wo ona mam las het dank hindi ada bu sen ama evo nu nem lang jest che que los man men bra far ver var tar "
    "hej hei ciao hola merci grazie adios amigo com yang los bin ja nein nada una por por me ho ut ay ba ka ga ge "
    "niet много благодаря ти ту ми ви ко али га су го ги де би се си ма са ме има един той мен кой бил били био нам "
    "вам ето кого мене "
    "о у ли ба ха але ай ой эй".split()
)
"""Words that chats in English or Russian use too, as names, slang or greetings: they tell half as much."""
_FOREIGN: Final = re.compile("[ўқғһәөүңҳӣӯҷ]", re.IGNORECASE)
_UKRAINIAN: Final = frozenset("іїєґ")
_SERBIAN: Final = frozenset("јљњћђџ")
_RUSSIAN: Final = frozenset("ыэъ")
_TURKISH: Final = frozenset("ğışİ")
_GERMAN: Final = frozenset("äß")
_STRANGE: Final = frozenset("ñãõàèìòùêîôûåøæąęłńśźżőűřěůāēīūțșăťçéáíóúčćđšžđ")
_SHARE: Final = 0.6
_MIXED: Final = 0.05
_SOME: Final = 0.25
_SHORT: Final = 3
_FEW: Final = 2
_MANY: Final = 3
_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER: Final = re.compile("[a-z\u00df-\u024f]")
_OTHER_SCRIPT: Final = re.compile("[Ͱ-Ͽ԰-᳿Ⰰ-퟿豈-﷿]")
_KNOWN_LETTERS: Final = re.compile("[a-zабвгдежзийклмнопрстуфхцчшщъыьэюяїєґўßäöüçñáéíóúàèâêîôûşğıąćęłńśźżі]+")


def _table() -> NDArray[np.uint16]:
    """Row of a word → the languages it is common in: the low byte where it tells, the high byte where it tells half.

    What is common in English or Russian too tells nothing of another language.
    """
    words = {tongue: {*FUNCTION_WORDS[tongue], *MORE.get(tongue, "").split()} for tongue in _TONGUES}
    ours = words["en"] | words["ru"]
    table = np.zeros(ROWS, dtype="<u2")
    for at, tongue in enumerate(_TONGUES):
        # A word with a letter that pieces don't know would fall apart into other words.
        known = {one for one in words[tongue] if len(one) > 1 and _KNOWN_LETTERS.fullmatch(one)}
        if tongue not in {"en", "ru"}:
            known -= ours
        table[_rows(known - WEAK if tongue not in {"en", "ru"} else known)] |= np.uint16(1 << at)
        table[_rows(known & WEAK if tongue not in {"en", "ru"} else set())] |= np.uint16(256 << at)
    return table


def _rows(words: set[str]) -> NDArray[np.int64]:
    return pieces(sorted(words)).words if words else np.zeros(0, dtype=np.int64)


_WORDS: Final = _table()


def tongues(
    texts: Sequence[str],
    readings: Sequence[str],
    found: Pieces,
    known: NDArray[np.bool_],
    shares: Sequence[tuple[float, float]],
) -> list[str]:
    """The language of each message: "en", "ru", another code, "other", or "unknown" for one without letters.

    `known` says of each of `found.words` whether the model has met it; `shares` are the shares of Latin and of Cyrillic
    among each text's letters.
    """
    starts = found.word_starts[:-1]
    said = np.zeros((len(known) + 1, 3), dtype=np.uint8)
    said[:-1, :2] = _WORDS.take(found.words).view(np.uint8).reshape(-1, 2)
    said[:-1, 2] = known
    counts = np.add.reduceat(np.unpackbits(said, axis=1, bitorder="little"), starts, axis=0, dtype=np.int32)
    sizes = found.word_starts[1:] - starts
    counts[sizes == 0] = 0
    weighed = counts[:, :8] * 2 + counts[:, 8:16]
    rows = zip(texts, readings, weighed.tolist(), counts[:, 16].tolist(), sizes.tolist(), shares, strict=True)
    return [_tongue(*row) for row in rows]


def _tongue(text: str, reading: str, said: Sequence[int], met: int, words: int, shares: tuple[float, float]) -> str:
    latin, cyrillic = shares
    if latin + cyrillic == 0 and _OTHER_SCRIPT.search(text) and _mostly_other(text):
        return "other"  # before look-alikes of its letters are read as Latin ones
    # A link or a disguise may hold the letters of the other script, or none of both (full-width ones).
    if (latin > _MIXED and cyrillic > _MIXED) or latin + cyrillic == 0:
        latin, cyrillic = _shares(reading) or shares
    if cyrillic >= _SHARE:
        return _cyrillic(text, reading, said, met, words)
    if latin >= _SHARE and cyrillic < _SOME:
        return _latin(reading, said, met, words)
    if cyrillic > 0:
        return _cyrillic(text, reading, said, met, words)
    return "other" if any(map(str.isalpha, reading)) else "unknown"


def _shares(reading: str) -> tuple[float, float] | None:
    """The shares of Latin and Cyrillic letters; None without any of them."""
    cyrillic = len(_CYRILLIC_LETTER.findall(reading))
    latin = len(_LATIN_LETTER.findall(reading))
    return (latin / (latin + cyrillic), cyrillic / (latin + cyrillic)) if latin + cyrillic else None


def _cyrillic(text: str, reading: str, said: Sequence[int], met: int, words: int) -> str:
    # The undisguised reading has no such letters any more; a disguise with them gives words that are known.
    if not said[_RU] and met * 2 <= words and _FOREIGN.search(text):
        return "other"
    letters = frozenset(reading)
    if not letters & _RUSSIAN:
        if letters & _UKRAINIAN:
            return "uk"
        if letters & _SERBIAN:
            return "sr"
    best = max(_CYRILLIC, key=said.__getitem__)
    return _TONGUES[best] if said[best] >= _enough(words) and said[best] > said[_RU] else "ru"


def _mostly_other(text: str) -> bool:
    """Whether letters of neither script are most of a message by far."""
    return len(_OTHER_SCRIPT.findall(text)) * 3 > sum(map(str.isalpha, text)) * 2


def _enough(words: int) -> int:
    """How much must speak for another language."""
    return _FEW if words <= _SHORT else _MANY


def _latin(reading: str, said: Sequence[int], met: int, words: int) -> str:
    best = max(_LATIN, key=said.__getitem__)
    if said[best] > said[_EN] and said[best] >= _enough(words):
        return _TONGUES[best]
    if not reading.isascii():
        letters = frozenset(reading)
        if _OTHER_SCRIPT.search(reading) and _mostly_other(reading):
            return "other"
        if not said[_EN]:
            if letters & _TURKISH:
                return "tr"
            if letters & _GERMAN:
                return "de"
        if letters & _STRANGE and said[_EN] * 3 < words * 2:
            return "other"
    # Four words of which the model has met hardly any, none of them a common English one: not ours to judge.
    return "other" if words >= 4 and not said[_EN] and met * 3 < words else "en"
