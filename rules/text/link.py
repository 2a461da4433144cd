"""One link of a message, read into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rules.text.hosts import ascii_host, shown_host
from rules.text.listing import listed

_PARTS: Final = re.compile(r"(?:([a-zA-Z][a-zA-Z0-9+.-]*):/{0,3})?([^/?#\\]*)([/?#\\].*)?", re.DOTALL)
_NO_HOST: Final = re.compile(r"[^\w.\-\[\]:]")
_LOCAL: Final = listed("file data about chrome javascript apt mailto")
_SCHEMES: Final = {"hxxp": "http", "hxxps": "https", "htp": "http", "htps": "https"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link. `start`, `end`: code points of the original text (0, 0 for one embedded in markup only).

    `host` is ASCII and lower-case, `host_shown` what people read; `label` the text a markdown link shows, if any.
    """

    start: int
    end: int
    url: str
    host: str
    host_shown: str
    path: str
    scheme: str = ""
    userinfo: str = ""
    label: str = ""


def parse(url: str, start: int, end: int, label: str = "") -> Link | None:
    """Read a link's text into its parts; None when there is no host in it. Understands `hxxp`, userinfo, ports."""
    found = _PARTS.match(url)
    if found is None:
        return None
    scheme = (found[1] or "").lower()
    authority = found[2]
    if scheme and "." in scheme and authority.isdigit():  # "host:8080" without a scheme
        scheme, authority = "", f"{found[1]}:{authority}"
    userinfo, _, place = authority.rpartition("@")
    host = place if place.startswith("[") else place.partition(":")[0]
    host = ascii_host(host)
    scheme = _SCHEMES.get(scheme, scheme)
    if not host or len(host) > 253 or _NO_HOST.search(host) or scheme in _LOCAL:
        return None
    return Link(start, end, url, host, shown_host(host), found[3] or "", scheme, userinfo, label)
