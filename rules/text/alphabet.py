"""Plain readings of single characters: look-alikes, leet, enclosed and emoji letters, named after their Unicode names.

Nothing here decides whether a word *is* disguised; `disguise.py` asks for readings only inside words that look so.
The small tables were written by hand from the letters' shapes; regular families (MATHEMATICAL BOLD CAPITAL A, LATIN
SMALL LETTER O WITH STROKE, NEGATIVE SQUARED LATIN CAPITAL LETTER B …) are read off `unicodedata.name`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
CYRILLIC: Final = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџѓќѕ")


def _table(rows: str) -> dict[str, str]:
    """`"α=a η=nh"` -> {"α": "a", "η": "nh"}: each character with its readings, the likeliest first."""
    return {pair[0]: pair[2:] for pair in rows.split()}


_TO_LATIN: Final = _table(
    "а=a б=b в=bv г=rg д=d е=e ж=x з=ez и=iun й=iun к=k л=ln м=m н=hn о=o п=np р=pr с=cs т=tm у=yu ф=fo х=xh ц=u "
    "ч=y ш=w щ=w ъ=b ы=y ь=b э=e ю=u я=ra і=il ї=i є=e ґ=rg ў=yu ј=j љ=lj њ=nh ћ=h ђ=h џ=u ѕ=s ԁ=d һ=h ԛ=q ԝ=w ѵ=v "
    "ѡ=w ӏ=li ө=o ү=yv ұ=y қ=k ң=hn ҫ=c ҽ=e ҟ=k ҡ=k ԍ=g ԉ=n ӕ=a ә=e ӡ=z ҏ=p ҳ=x ҷ=y ғ=f "
    "α=a β=b γ=yg δ=d ε=e ζ=z η=nh θ=o ι=il κ=k λ=l μ=um ν=vn ξ=e ο=o π=pn ρ=pr σ=ocs ς=cs τ=t υ=uy φ=fo χ=x ψ=w ω=wo "
    "ᴦ=r ᴩ=p ᴨ=n ᴧ=a ϲ=c ϳ=j ϱ=p ϝ=f ϙ=q ϛ=c ϻ=m "
    "օ=o ո=n ս=us հ=h յ=j ց=g գ=q զ=q տ=s լ=l ւ=i ք=f ա=w ռ=n ե=t չ=z ր=r կ=y ի=h ճ=x ք=p ง=v "
    "ס=o ו=il ן=l ח=n ט=u א=x ש=w ת=n ץ=y ק=p ז=i ר=r פ=g ה=n ค=a ς=c ђ=h เ=i ภ=n г=r ร=s ย=u ฬ=w ๏=o ๓=m ɭ=l "
    "卂=a 乃=b 匚=c 乇=e 千=f 卄=h 丨=i 爪=m 几=n 口=o 卩=p 尺=r 丂=s 山=w 乂=x 乙=z "
    "ム=a ㄥ=l ㄖ=o ㄒ=t ㄩ=u ㄚ=y ノ=i "
    "ᗩ=a ᗷ=b ᑕ=c ᗪ=d ᗴ=e ᕮ=e ᖴ=f ᘜ=g ᕼ=h ᒍ=j ᒪ=l ᗰ=m ᑎ=n ᑭ=p ᑫ=q ᖇ=r ᔕ=s ᑌ=u ᐯ=v ᗯ=w ᙭=x ᘔ=z ᑲ=b ᗅ=a ᐁ=v ᗞ=d "
    "Ꭰ=d Ꭱ=r Ꭲ=t Ꭵ=i Ꭹ=y Ꭺ=a Ꭻ=j Ꭼ=e Ꭷ=o Ꮃ=w Ꮇ=m Ꮋ=h Ꮍ=y Ꮎ=o Ꮐ=g Ꮒ=h Ꮓ=z Ꮖ=i Ꮜ=u Ꮟ=b Ꮢ=r Ꮤ=w Ꮥ=s Ꮩ=v Ꮪ=s "
    "Ꮮ=l Ꮯ=c Ꮲ=p Ꮳ=gc Ꮶ=k Ꮷ=d Ᏻ=g Ᏼ=b Ꮁ=r ꓮ=a ꓐ=b ꓚ=c ꓓ=d ꓰ=e ꓝ=f ꓖ=g ꓧ=h ꓲ=i ꓙ=j ꓗ=k ꓡ=l ꓟ=m ꓠ=n ꓳ=o ꓑ=p "
    "ꓣ=r ꓢ=s ꓔ=t ꓴ=u ꓦ=v ꓪ=w ꓫ=x ꓬ=y ꓜ=z ꓒ=d ⲁ=a ⲃ=b ⲉ=e ⲏ=h ⲓ=i ⲕ=k ⲙ=m ⲛ=n ⲟ=o ⲣ=p ⲥ=c ⲧ=t ⲩ=y ⲭ=x ⲱ=w "
    "ჿ=o ყ=y ი=o օ=o ଠ=o ഠ=o ဝ=o ഡ=w ო=m 𐐬=o 𐓪=o 𐐽=i ⵏ=l ⵔ=o ⵓ=u ⴹ=e ߊ=l ו=l"
)
_TO_CYRILLIC: Final = _table(
    "a=а b=вбь c=сц d=д e=еэ f=ф g=гд h=нх i=ий j=йј k=к l=л m=мт n=нпи o=о p=рп q=к r=ргя s=с t=т u=иуц v=ву "
    "w=шщв x=х y=уый z=з α=а β=вб γ=гу δ=д ε=еэ ζ=з η=пн θ=о ι=и κ=к λ=л μ=м ν=ни ξ=з ο=о π=п ρ=р σ=со ς=с τ=т υ=уи "
    "φ=ф χ=х ψ=ш ω=шо і=и ї=й є=е ґ=г ѕ=с ј=й ԁ=д һ=нх ԛ=к ԝ=ш ѵ=ву ѡ=ш ӏ=л ө=о ү=у ұ=у қ=к ң=н ҫ=с ҽ=е ҟ=к ҡ=к "
    "ә=э ӡ=з ҏ=р ҳ=х ҷ=ч ғ=г ӕ=а љ=л њ=н ћ=н ђ=н џ=ц ў=у ѓ=г ќ=к ʍ=м ᴦ=г ᴧ=л ᴩ=р ᴨ=п ᴫ=л"
)
_SYMBOL_LATIN: Final = _table(
    "0=o 1=il 2=z 3=e 4=a 5=s 6=gb 7=t 8=b 9=g @=a $=s !=il |=il +=t €=e £=l ¢=c ¥=y (=c #=h ß=b ©=c ®=r §=s "
    "^=a µ=u ¡=i º=o ª=a ×=x ∂=d ∑=e ∞=o ∩=n ∪=u √=v †=t ₽=p ₴=s ₿=b ¦=i"
)
_SYMBOL_CYRILLIC: Final = _table(
    "0=о 1=ил 2=з 3=зэе 4=ча 5=с 6=бвь 7=тг 8=в 9=яд @=а $=с !=ил |=ил +=т €=е £=е ¢=с (=с #=н ©=с ^=л ×=х "
    "∩=п √=у †=т ₽=р ₴=с ₿=в ®=я ∏=п ∑=е ¦=и"
)
_PICTURES: Final = {
    "⭕": "o", "🅾": "o", "🔴": "o", "🟠": "o", "🟡": "o", "🟢": "o", "🔵": "o", "🟣": "o", "🟤": "o",
    "⚫": "o", "⚪": "o",
    "🍩": "o", "🌕": "o", "🌑": "o", "⚽": "o", "🏀": "o", "🎱": "o", "🪙": "o", "🔘": "o", "⏺": "o",
    "○": "o", "●": "o",
    "◯": "o", "❌": "x", "❎": "x", "✖": "x", "✕": "x", "✗": "x", "✘": "x", "ℹ": "i", "🛈": "i", "❗": "i", "❕": "i",
    "💲": "s", "🪱": "s", "🐍": "s", "💰": "s", "💵": "s",
    "➕": "t", "✝": "t", "✚": "t", "☪": "c", "🌙": "c", "🌜": "c",
    "©": "c", "®": "r", "🆎": "ab", "🆑": "cl", "🆗": "ok", "🆘": "sos", "🆖": "ng", "🆒": "cool", "🆓": "free",
    "🆕": "new", "🆙": "up", "🆚": "vs", "⚕": "s", "📐": "a", "🔺": "a", "▲": "a", "△": "a", "🎋": "t",
    "♓": "h", "♍": "m",
    "♏": "m", "♌": "n", "♑": "n", "⛎": "u", "🍸": "y", "✌": "v", "☑": "v", "✔": "v", "Ⅴ": "v", "₵": "c", "₲": "g",
    "₳": "a", "₭": "k", "₦": "n", "₮": "t", "₱": "p", "₩": "w", "฿": "b", "₫": "d", "₣": "f", "₤": "l",
}  # fmt: skip
_NAMED: Final = re.compile(
    r"^(?:(?:MATHEMATICAL|FULLWIDTH|NEGATIVE|CIRCLED|SQUARED|CROSSED|PARENTHESIZED|TORTOISE|REGIONAL|OUTLINED|TAG"
    r"|LATIN)\b.*)"
    r"(?:LETTER|CAPITAL|SMALL|SYMBOL LETTER|LETTER SMALL CAPITAL|TURNED|REVERSED|SCRIPT|DOTLESS|OPEN|BARRED|TAILLESS) "
    r"(?:(?:SCRIPT|DOTLESS|OPEN|TURNED|REVERSED|STRETCHED|INSULAR|BARRED|BLACKLETTER) )*([A-Z])"
    r"(?: (?:WITH|BAR|ROTUNDA)\b.*)?$"
)
_NAMED_LATIN: Final = {
    "ALPHA": "a", "IOTA": "i", "UPSILON": "u", "GAMMA": "y", "ESH": "s", "EZH": "z", "ETH": "d", "THORN": "p",
    "ENG": "n", "SCHWA": "e", "OMEGA": "w", "CHI": "x", "BETA": "b", "YOGH": "z", "LONG S": "s", "KRA": "k",
    "REVERSED ESH": "l", "GLOTTAL STOP": "i", "RAMS HORN": "y", "AE": "a", "TRESILLO": "e", "SHARP S": "b",
}  # fmt: skip
_NAMES: Final = re.split(
    ",",
    "A,BE,VE,GHE,DE,IE,ZHE,ZE,I,SHORT I,KA,EL,EM,EN,O,PE,ER,ES,TE,U,EF,HA,TSE,CHE,SHA,SHCHA,HARD SIGN,YERU,"
    "SOFT SIGN,E,YU,YA",
)
_CYRILLIC_NAMES: Final = dict(
    zip(
        _NAMES,
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        strict=True,
    )
)
_CYRILLIC_NAMED: Final = re.compile(
    r"^CYRILLIC (?:CAPITAL LETTER|SMALL LETTER|LETTER SMALL CAPITAL) (.+?)(?: WITH .+)?$"
)


@lru_cache(maxsize=8192)
def latin_by_name(char: str) -> str:
    """The Latin letter a character's Unicode name speaks of ("CIRCLED LATIN SMALL LETTER A" -> "a"), or ""."""
    name = unicodedata.name(char, "")
    if found := _NAMED.match(name):
        return found[1].lower()
    if name.startswith("LATIN "):
        tail = re.sub(r"^LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL|LETTER) | WITH .*$", "", name)
        return _NAMED_LATIN.get(tail, "")
    return ""


@lru_cache(maxsize=2048)
def cyrillic_by_name(char: str) -> str:
    """The basic Cyrillic letter under a hook, stroke or descender ("қ" -> "к"), or ""."""
    found = _CYRILLIC_NAMED.match(unicodedata.name(char, ""))
    return _CYRILLIC_NAMES.get(found[1], "") if found else ""


@lru_cache(maxsize=16384)
def latin_readings(char: str) -> str:
    """Every plain Latin letter this (normalised) character may stand for, the likeliest first; "" when none."""
    if char in LATIN:
        return char
    found = _TO_LATIN.get(char) or _TO_LATIN.get(char.upper()) or _SYMBOL_LATIN.get(char) or latin_by_name(char)
    return found or _digit(char, _SYMBOL_LATIN)


@lru_cache(maxsize=16384)
def cyrillic_readings(char: str) -> str:
    """Every Cyrillic letter this (normalised) character may stand for, the likeliest first; "" when none."""
    if "а" <= char <= "я":
        return char
    found = _TO_CYRILLIC.get(char) or _SYMBOL_CYRILLIC.get(char) or cyrillic_by_name(char)
    if found:
        return found
    latin = latin_by_name(char) or _TO_LATIN.get(char, "")[:1]
    return _TO_CYRILLIC.get(latin, "") if latin else _digit(char, _SYMBOL_CYRILLIC)


def _digit(char: str, table: dict[str, str]) -> str:
    value = unicodedata.decimal(char, None)
    return "" if value is None else table[str(value)]


def picture(char: str) -> str:
    """Letters an emoji or symbol is used for ("⭕" -> "o", "🆎" -> "ab"); "" when it is only a picture."""
    return _PICTURES.get(char, "")


PICTURES: Final = frozenset(_PICTURES)
