"""Host names: ASCII and shown forms, suffixes, and which host belongs to which domain."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rules.text.listing import listed

CORE_TLDS: Final = listed(
    "com net org info biz io gg ru su рф ua by kz de fr uk pl tr eu nl cn jp br app dev xyz ly tk"
)
_COUNTRIES: Final = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd "
    "cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge "
    "gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh "
    "ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw "
    "mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb "
    "sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk "
    "us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_GENERIC: Final = (
    "com net org info biz name pro edu gov mil int mobi asia tel travel jobs museum aero coop cat post xxx arpa onion "
    "app dev page web xyz top site online store shop club vip icu cyou buzz fun space website tech live "
    "life world today "
    "news blog wiki link click cloud digital email network host hosting press media studio design art agency company "
    "solutions services systems support technology center centre group team chat social community forum "
    "games game play "
    "bet casino poker win bid loan trade market money cash finance fund capital exchange credit crypto gold gift gifts "
    "promo sale deals discount bargains cheap buy free one best plus zone city town land house homes rent apartments "
    "work works expert guru academy school college university education training courses institute science health care "
    "clinic dental doctor fit fitness yoga beauty hair fashion style clothing shoes jewelry diamonds toys kids baby "
    "family love dating date sex porn adult sexy cam singles men wtf lol ninja rocks cool red blue pink black green "
    "monster quest beer wine pub bar cafe coffee pizza food recipes restaurant kitchen farm garden "
    "flowers pet dog horse "
    "fish auto autos car cars bike boats taxi limo tours vacations holiday cruises flights voyage earth energy solar "
    "eco bio green engineering build builders construction contractors tools parts supply supplies equipment repair "
    "cleaning limited ltd llc gmbh inc sarl srl ventures holdings partners associates consulting management marketing "
    "business enterprises industries international global lawyer attorney legal tax accountant photo "
    "photos photography "
    "pics pictures gallery camera video movie film stream show tv radio audio music band dance theater tickets events "
    "party racing run surf golf tennis soccer football hockey rugby cricket ski football guide tips reviews review how "
    "foundation charity church faith bible voto vote republican democrat army navy airforce gay lgbt ong ngo "
    "moscow berlin london paris nyc tokyo amsterdam wien koeln hamburg bayern istanbul tatar rio sydney "
    "melbourne quebec "
    "vegas miami boston africa eus gal scot wales cymru irish swiss bzh corsica frl gent brussels vlaanderen "
    "google amazon youtube android microsoft apple bmw nike sony goog zip mov foo meme phd prof dad nexus esq rsvp day "
    "ink inc ist boo bot bond sbs cfd lat beauty hair makeup skin quest homes motorcycles yachts tickets "
    "autos mom pics "
    "codes software domains directory report rip observer reise schule kaufen immo haus versicherung moda ooo okinawa "
    "wang ren xin vin wedding gratis uno dog fan fans luxe luxury cards codes contact country delivery deal download "
    "feedback fail fyi gripe hiv help id immobilien juegos jetzt kim kiwi kred lease lighting loans "
    "lotto mba menu miami "
    "mortgage navy nagoya osaka organic physio place plumbing productions properties property pub qpon racing rehab "
    "rentals rest reisen ruhr salon sarl security select shiksha shopping soy storage study sucks surgery tattoo tax "
    "theatre tienda tires tirol tools trading trading vet viajes villas vision vodka voting watch webcam winners wtf "
    "cheap faith gdn mobile review science stream party date download racing win bid accountant cricket loan men trade "
    "webcam ads now new here safe zone dealer diet feed ing channel inc open prime case lifestyle living food hotels"
)
_CYRILLIC: Final = "рф рус бел укр срб мкд бг қаз мон ею дети сайт онлайн москва орг ком"
TLDS: Final = frozenset(f"{_COUNTRIES} {_GENERIC} {_CYRILLIC}".split())
WORDLIKE: Final = listed(
    # Endings that are also words or file types: alone after a dot they are more often those than a domain.
    "ac ad ai al am an as at be bf bi by ca cc cd cf ch ci cl cm co cr cs cu cv de do dz es et fm ga gd ge gm go "
    "gs gt he hm ht id ie il im in io is it je ki la le li lt lu ma mc md me mg mk ml mm mo mp ms mt mu mv my na "
    "ne ng ni no nu om or pa pe pf ph pl pm pr ps pt py re ro rs sa sb sc sd se sg sh si sk sl sm sn so sr ss st "
    "su sv sy sz tc td tf tg th tl tm tn to tr tt tv us uz va vc ve vi vn we ws ye you zip mov app page post name "
    "pro int run show now new here how how day one red bot work works place open case id play game games live "
    "life love today free help cool fun best zone team bar land safe date phd foo fan fans plus win men dad ist "
    "ing tips space watch faith band menu rest guide host link press center group house family world news store "
    "design art chat support click download data map ком орг дети сайт онлайн москва рус мон ею cat car cars bid "
    "bet buy sale deal gift black blue pink green gold cash money city town school study science health care "
    "doctor dog fish food pizza beer wine coffee party dance music video movie film radio audio photo camera "
    "stream download report review reviews vote energy earth build tools parts"
) - frozenset(["io", "ru", "ua", "tv"])
_SCRIPTS: Final = re.compile(r"[a-z]|([а-яёіїєґ])")
_TWO_PART: Final = frozenset(["co", "com", "org", "net", "gov", "edu", "ac", "or", "ne", "go"])


@lru_cache(maxsize=4096)
def ascii_host(host: str) -> str:
    """The lower-case ASCII form of a host, without its last dot: "Пример.РФ." -> "xn--e1afmkfd.xn--p1ai"."""
    host = unicodedata.normalize("NFKC", host).lower().replace("。", ".").strip(".")
    return ".".join(_ascii_label(label) for label in host.split("."))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--" + label.encode("utf-8", "replace").decode("utf-8").encode("punycode").decode("ascii")


@lru_cache(maxsize=4096)
def shown_host(host: str) -> str:
    """The form people see: punycode labels decoded where they can be."""
    return ".".join(_shown_label(label) for label in host.split("."))


def _shown_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def host_matches(host: str, pattern: str) -> bool:
    """Whether a host is a domain or under it: "sub.github.com" is of "github.com", "notgithub.com" is not.

    The pattern may be typed as people do: "GitHub.com", "*.github.com", "https://github.com/", "пример.рф".
    """
    wanted = _bare(pattern)
    found = ascii_host(host)
    return bool(wanted) and (found == wanted or found.endswith("." + wanted))


def sites(patterns: Iterable[str]) -> frozenset[str]:
    """Sites as `under` looks for them."""
    return frozenset(bare for pattern in patterns if (bare := _bare(pattern)))


def under(host: str, known: frozenset[str]) -> bool:
    """Whether a host matches any of many sites (see `sites`), in time that does not grow with their number."""
    rest = ascii_host(host)
    while rest not in known:
        _, dot, rest = rest.partition(".")
        if not dot:
            return False
    return True


@lru_cache(maxsize=4096)
def _bare(pattern: str) -> str:
    pattern = pattern.strip().lower()
    pattern = pattern.partition("://")[2] or pattern
    pattern = re.split(r"[/?#\\]", pattern, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    return ascii_host(pattern.removeprefix("*.").removeprefix("."))


def registrable(host: str) -> str:
    """The part of an ASCII host somebody registered, by the common two-part suffixes: "a.b.co.uk" -> "b.co.uk"."""
    labels = host.split(".")
    take = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _TWO_PART else 2
    return ".".join(labels[-take:])


def is_ip(host: str) -> bool:
    """Whether a host is an IP address, also one written as a single number: "3232235777", "0x7f.1"."""
    if host.startswith("["):
        return True
    parts = host.split(".")
    return len(parts) <= 4 and all(re.fullmatch(r"\d{1,10}|0x[0-9a-f]{1,8}", part) for part in parts)


def scripts(label: str) -> int:
    """How many alphabets a label's letters come from."""
    found = set()
    for char in label:
        if char.isalpha():
            found.add(unicodedata.name(char, "?").split(" ", 1)[0])
    return len(found)
