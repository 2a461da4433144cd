"""A guess at a message's language from its letters and its commonest words; "unknown" rather than wrong."""

import re
from typing import Final

from rules.text.listing import listed

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|<[@#:][^<>\s]{0,80}>|[@#][\w.]+|`[^`]{0,500}`")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LATIN: Final = re.compile(r"[a-z\u00df-\u024f]")
_LONGEST: Final = 2_000

_WORDS: Final = {
    "en": "the be to of and a in that have i it for not on with he as you do at this but his by from they we "
    "say her she or "
    "an will my one all would there their what so up out if about who get which go me when can like no just him know "
    "take into your good some could them see other than then now only its also after use how our well way even want "
    "because any these give most us is are was were been has had did does don't i'm it's that's you're can't doesn't "
    "isn't didn't i've won't thanks please hello yes why where where's what's here very too am really still should "
    "anyone someone something nothing got think need off",
    "ru": "и в не на я что он с как это то ты все а но они мы так его за по из у же вы от для бы мне меня было "
    "когда уже если "
    "нет или только да до ещё еще вот чтобы кто тебя тебе нам себя она ну ли есть был быть была были может надо где "
    "тут там сейчас потому очень просто можно нужно нельзя чем под без при почему зачем какой какая какие этот эта эти "
    "даже тоже будет который которые спасибо привет сегодня вчера завтра теперь больше лучше всё ничего кого хочу "
    "знаю опять про вам вас её их",
    "uk": "і й в не на я що він з як це то ти все а але вони ми так його за по із у же ви від для би мені мене "
    "було коли вже "
    "якщо ні або тільки та до ще ось щоб хто тебе тобі нам себе вона чи є був бути була були може треба "
    "де тут там зараз "
    "тому дуже просто можна потрібно чому навіщо який яка які цей ця ці навіть теж буде дякую привіт сьогодні вчора "
    "завтра тепер більше краще нічого кого хочу знаю вам вас її їх також",
    "bg": "и в не на аз че той с как това то ти всичко а но те ние така го за по от у вие би ми мен беше "
    "когато вече ако или "
    "само да до още ето кой теб ти ни себе тя ли има съм си са мога можем моля мисля имам имаш нямам "
    "сайта беше бил била били може трябва къде тук там сега защото "
    "много просто защо какъв каква какви този тази тези дори също ще който които благодаря здравей "
    "здравейте днес вчера "
    "утре повече нищо искам зная знам ме се ги му към със във нещо няма един една",
    "sr": "i u ne na ja da on sa kao to ti sve a ali oni mi tako ga za po iz se vi od bi meni mene bilo kad "
    "kada već ako ili samo "
    "do još evo ko tebe tebi nam sebe ona li je bio biti bila bili može treba gde tu tamo sada jer mnogo prosto zašto "
    "kakav ovaj ova ovi čak takođe će koji koje hvala zdravo danas juče sutra više ništa hoću znam me su nije nisam "
    "šta što kako si sam smo ste jesam nema ima или је не на да он са као то ти све али они ми тако га за по из се ви "
    "од би мени мене било кад када већ ако само до још ево ко тебе нам себе она ли био бити била били "
    "може треба где ту "
    "тамо сада јер много зашто какав овај ова чак такође ће који које хвала здраво данас јуче сутра више ништа хоћу "
    "знам ме су није нисам шта што како си сам смо сте нема има у и",
    "tr": "ve bir bu da de için ne o ben sen çok ama var yok mı mi mu mü gibi daha kadar sonra ile değil ki "
    "biz siz onlar her "
    "şey en olarak olan bana sana bunu şu nasıl neden niye kim nerede zaman şimdi evet hayır tamam teşekkürler merhaba "
    "selam lütfen bile hiç iyi güzel diye ya benim senin onun bizim yani sadece bence artık hem olsun oldu olur oluyor "
    "böyle şöyle öyle yapıyor istiyorum biliyorum musun misin bugün yarın",
    "de": "der die das und ist nicht ich du er sie es ein eine einen zu in den von mit sich des auf für im dem "
    "auch als an nach "
    "wie wir aus bei oder aber vor durch man noch nur war so werden wird hat haben habe bin bist sind "
    "mir mich dir dich "
    "uns euch ihr sein kein keine wenn dann doch schon sehr mal hier was wer wo warum kann muss will ja nein danke "
    "bitte hallo guten heute morgen gestern jetzt immer wieder über unter mehr zum zur vom gut alle alles etwas nichts "
    "weil dass ob",
}  # fmt: skip
_FUNCTION: Final = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SINGLE: Final = frozenset("aiяивсукоай")
COMMON: Final = frozenset(
    word for words in _FUNCTION.values() for word in words if len(word) > 1 or word in _SINGLE
) | listed("such shut nobody asked honestly only would write damn stop please какой какая такой прям иди отсюда ведь")
"""Words of every language here that others are commonly written among."""
_CYRILLIC_ONLY: Final = {"ru": "ыэё", "uk": "іїєґ", "sr": "јљњћђџ"}
_OTHERS: Final = listed(
    "que los las una por con para es en el está como más pero qué muy hola gracias les des est dans pour pas vous "
    "nous je qui sur avec une ce il mais c'est bonjour merci il che di non per sono della è ciao grazie uma não "
    "você com isso mas obrigado het een van dat niet ik je met voor zijn maar ook się nie jest na że jak ale czy "
    "tak dla och att det som på är jag inte för med den av ett han om har jeg ikke og til er"
)
FUNCTION_WORDS: Final = {**_FUNCTION, "other": frozenset(_OTHERS)}
"""The commonest words of each language that is told apart, by its code; of several others together under "other"."""
_FEWEST_LETTERS: Final = 6


def guess_language(text: str) -> str:
    """One of "en", "ru", "uk", "bg", "sr", "tr", "de"; "other" for another one; "unknown" when too short to tell."""
    plain = _NOISE.sub(" ", text[:_LONGEST]).lower().replace("i̇", "i").replace("’", "'")
    cyrillic = len(_CYRILLIC.findall(plain))
    latin = len(_LATIN.findall(plain))
    letters = sum(char.isalpha() for char in plain)
    if letters < _FEWEST_LETTERS:
        return "unknown"
    if cyrillic > letters * 0.6:
        return _cyrillic(plain)
    if latin > letters * 0.6:
        return _latin(plain)
    return "other" if letters - cyrillic - latin > letters * 0.6 else "unknown"


def _cyrillic(text: str) -> str:
    words = _WORD.findall(text)
    score = {language: _share(words, language) for language in ("ru", "uk", "bg", "sr")}
    for language, own in _CYRILLIC_ONLY.items():
        if any(char in text for char in own):
            score[language] += 0.35
            for rival in score:
                if rival != language:
                    score[rival] -= 0.35
    if re.search(r"ъ(?![еёюя])", text) and not re.search("[ыэё]", text):
        score["bg"] += 0.2
    if re.search("[ўқғһәөүңәҳ]", text):
        return "other"
    return _clearest(score, words, unsure="ru" if len(words) > 2 and re.search("[ыэё]", text) else "unknown")


def _latin(text: str) -> str:
    words = _WORD.findall(text)
    score = {language: _share(words, language) for language in ("en", "de", "tr", "sr")}
    others = sum(word in _OTHERS for word in words) / max(len(words), 1)
    if re.search("[ğışİ]|(?=.*ç)(?=.*[üö])", text):
        score["tr"] += 0.3
    if re.search("[äß]", text):
        score["de"] += 0.2
    if re.search("[čćđž]", text):
        score["sr"] += 0.2
    best = max(score.values())
    if others > best and others * len(words) >= 2:
        return "other"
    if re.search("[ñãõàèìòùêîôûåøæąęłńśźżőűřěůāēīūțșăť]", text) and best < 0.25:
        return "other"
    return _clearest(score, words, unsure="unknown")


def _share(words: list[str], language: str) -> float:
    return sum(word in _FUNCTION[language] for word in words) / max(len(words), 1)


def _clearest(score: dict[str, float], words: list[str], unsure: str) -> str:
    """The leader, when it is well ahead of the second and rests on more than one short word."""
    (first, best), (_, second) = sorted(score.items(), key=lambda one: -one[1])[:2]
    hits = best * len(words)
    if best - second >= 0.12 and (hits >= 1.9 or (hits >= 0.3 and len(words) <= 4)):
        return first
    return unsure
