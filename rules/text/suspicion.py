"""Why a link is suspicious: a name that imitates another, a host that hides, a text that names somewhere else."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from rules.text.alphabet import latin_readings
from rules.text.hosts import ascii_host, host_matches, is_ip, registrable, scripts, shown_host, sites, under
from rules.text.link import Link
from rules.text.listing import in_order, listed

WELL_KNOWN: Final = in_order(
    "discord.com discord.gg discordapp.com discord.media telegram.org telegram.me t.me telegra.ph "
    "steamcommunity.com steampowered.com google.com youtube.com youtu.be github.com gitlab.com facebook.com "
    "instagram.com whatsapp.com twitter.com x.com tiktok.com twitch.tv reddit.com roblox.com epicgames.com "
    "minecraft.net microsoft.com apple.com icloud.com amazon.com netflix.com paypal.com spotify.com binance.com "
    "coinbase.com metamask.io opensea.io trustwallet.com blockchain.com uniswap.org ethereum.org wikipedia.org "
    "yandex.ru mail.ru vk.com ok.ru avito.ru sberbank.ru gosuslugi.ru tinkoff.ru ozon.ru wildberries.ru "
    "rambler.ru habr.com linkedin.com dropbox.com stackoverflow.com nvidia.com playstation.com xbox.com "
    "nintendo.com ea.com blizzard.com battle.net "
)  # fmt: skip
SHORTENERS: Final = listed(
    "bit.ly t.co goo.gl tinyurl.com is.gd v.gd ow.ly buff.ly cutt.ly rb.gy shorturl.at rebrand.ly t.ly clck.ru "
    "vk.cc u.to qps.ru goo.su bitly.com tiny.cc shorte.st adf.ly bc.vc soo.gd s.id x.gd da.gd tny.im lnkd.in "
    "trib.al surl.li kutt.it grabify.link iplogger.org iplogger.com 2no.co yip.su lnk.bio linkd.in amzn.to "
    "dlvr.it short.io"
)
_BRANDS: Final = {
    "discord": "discord.com", "steamcommunity": "steamcommunity.com", "steampowered": "steampowered.com",
    "telegram": "telegram.org", "roblox": "roblox.com", "metamask": "metamask.io", "opensea": "opensea.io",
    "binance": "binance.com", "coinbase": "coinbase.com", "paypal": "paypal.com", "instagram": "instagram.com",
    "facebook": "facebook.com", "whatsapp": "whatsapp.com", "gosuslugi": "gosuslugi.ru", "sberbank": "sberbank.ru",
    "wildberries": "wildberries.ru", "epicgames": "epicgames.com", "trustwallet": "trustwallet.com",
    "uniswap": "uniswap.org", "netflix": "netflix.com", "youtube": "youtube.com",
}  # fmt: skip
_OWN: Final = in_order(
    # What the brands themselves own or others rightly run under their names.
    "discord.new discord.gift discord.gifts discord.dev discord.media discordapp.net discordstatus.com discordjs.guide "
    "discordjs.dev discord.js.org discordpy.readthedocs.io steamstatic.com steamdb.info steam.tv "
    "telegram.dog telegram.im "
    "githubusercontent.com github.io googleapis.com googleusercontent.com youtube-nocookie.com steamusercontent.com "
    "netflix.net paypal.me facebook.net whatsapp.net fb.com binance.org binance.us coinbase.org top.gg"
)  # fmt: skip
WELL_KNOWN_SITES: Final = sites(WELL_KNOWN)
_TRUSTED: Final = sites((*WELL_KNOWN, *_OWN))
_LURES: Final = re.compile(
    r"nitro|gift|free|airdrop|bonus|claim|giveaway|skin|login|verify|support|secure|wallet|reward|promo|trade|drop"
)
_BAIT: Final = re.compile(
    # Skeletons (i = l): what only promises of gifts and squads are named after.
    r"hypesquad|hypsquad|airdrop|giveaway|freenitro|nitro-?(?:free|gift|giif|app)|(?:free|get|gift|ciaim)-?nitro|csgo-?(?:skin|drop|case|free|gift|trade)"
    r"|free-?(?:skin|robux|usdt|nft|crypto|gift)|ciaim-|-ciaim|(?:usdt|btc|eth|nft)-?(?:mint|ciaim|drop|bonus|gift|free)|(?:x2|doubie)-?(?:btc|eth)"
    r"|steam-?(?:gift|trade|nitro|free|card|bonus)|robux|mint-?nft|moderators?-?(?:academy|exam|app)|academy-?moderator"
)
_INNOCENT: Final = listed(
    # Words and names that happen to be one slip from a well-known domain.
    "switch finance twister discard discourse goggle goggles credit stream finances roblog metamark telegraph"
)
_HOST_IN_TEXT: Final = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,24}")


def suspicious(link: Link, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Reasons, as keys, the weightiest first; () for an ordinary link. `known`: the community's own domains.

    Keys: `look-alike`, `brand-subdomain`, `text-names-another-host`, `bait`, `userinfo`, `mixed-script`, `punycode`,
    `ip-address`, `shortener`.
    """
    return _reasons(link.host, link.host_shown, link.scheme, link.userinfo, link.label, tuple(known))


@lru_cache(maxsize=4096)
def _reasons(
    host: str, host_shown: str, scheme: str, userinfo: str, label: str, own: tuple[str, ...]
) -> tuple[str, ...]:
    """The same by the parts that decide it; chats link to the same few sites again and again."""
    reasons = []
    trusted = under(host, _TRUSTED) or any(host_matches(host, name) for name in own)
    if not trusted:
        names = (*WELL_KNOWN, *(ascii_host(name.removeprefix("*.")) for name in own))
        if _looks_like(host, names):
            reasons.append("look-alike")
        if _holds_name(host, names):
            reasons.append("brand-subdomain")
        if _BAIT.search(_bare_label(host)):
            reasons.append("bait")
    if _names_another(host, label):
        reasons.append("text-names-another-host")
    if userinfo and scheme not in ("mailto", "ssh", "git"):
        reasons.append("userinfo")
    if any(scripts(part) > 1 for part in host_shown.split(".")):
        reasons.append("mixed-script")
    if "xn--" in host and not host.rsplit(".", 1)[-1].startswith("xn--"):
        reasons.append("punycode")
    if is_ip(host):
        reasons.append("ip-address")
    if registrable(host) in SHORTENERS or host in SHORTENERS:
        reasons.append("shortener")
    return tuple(reasons)


def _looks_like(host: str, names: tuple[str, ...]) -> bool:
    """Whether the registered name imitates one of `names`: equal at a glance, a slip away, or with more around it."""
    label = registrable(host).partition(".")[0]
    if label in _INNOCENT:
        return False
    plain = skeleton(shown_host(label))
    for wanted in [_own_label(name) for name in names]:
        if label == wanted:
            if label in _BRANDS:
                return True  # the name itself under an ending its owner does not use
        elif len(wanted) > 3 and _near(plain, skeleton(wanted)):
            return True
    return _baits(label, plain)


@lru_cache(maxsize=4096)
def _own_label(name: str) -> str:
    """The label of a site that somebody registered: "github" of "gist.github.com"."""
    return registrable(name).partition(".")[0]


def _bare_label(host: str) -> str:
    """The registered label of a host with its digits read as letters."""
    return skeleton(registrable(host).partition(".")[0])


def _near(plain: str, wanted: str) -> bool:
    """Equal at a glance, or a slip or two away where the name is long enough for that to be no chance."""
    slips = 2 if len(wanted) > 8 else 1 if len(wanted) > 5 else 0
    if abs(len(plain) - len(wanted)) > slips:
        return False
    return OSA.distance(plain, wanted, score_cutoff=slips) <= slips


def _baits(label: str, plain: str) -> bool:
    """A brand's name with more around it: parted by a hyphen, misspelled, or beside a word of bait."""
    for brand in _BRANDS:
        if len(plain) > len(brand) and skeleton(brand) in plain:
            return brand not in label or "-" in label or bool(_LURES.search(plain)) or len(plain) - len(brand) < 4
    parts = [part for part in plain.split("-") if len(part) > 5]
    return (
        len(parts) > 0
        and "-" in plain
        and any(OSA.distance(part, skeleton(brand), score_cutoff=1) <= 1 for part in parts for brand in _BRANDS)
    )


def _holds_name(host: str, names: tuple[str, ...]) -> bool:
    """Whether another's whole domain, or a brand, stands before the registered one: "discord.com.example.ru"."""
    before = host.removesuffix(registrable(host)).strip(".")
    if not before:
        return False
    dotted = f".{skeleton(before)}."
    return any(f".{skeleton(name)}." in dotted or f".{skeleton(name.replace('.', '-'))}" in dotted for name in names)


def _names_another(host: str, label: str) -> bool:
    """Whether a markdown link shows one host and leads to another."""
    if not label:
        return False
    shown = _HOST_IN_TEXT.search(label.lower())
    if shown is None:
        return False
    target, named = registrable(host), registrable(ascii_host(shown[0]))
    return target != named


@lru_cache(maxsize=4096)
def skeleton(label: str) -> str:
    """How a label looks at a glance: look-alikes and digits as letters, i = l = 1, "rn" = m, "vv" = w."""
    plain = "".join(char if char in "-." else latin_readings(char)[:1] or char for char in label.lower())
    return plain.replace("rn", "m").replace("vv", "w").replace("l", "i").replace("cl", "d")
