"""link_to: a link leads to one of these sites (their subdomains too, and with a path only below it).

As an exception it holds only when every link does: one good link must not carry a bad one through.
"""

from __future__ import annotations

from typing import Final

from rules.conditions.base import NO, Build, Condition, Found, Line, Sign, Spec, clause, items
from rules.conditions.has_link import hosts_seen
from rules.conditions.places import placed
from rules.reading import Reading
from rules.schema_values import Bad, Context, expected, read_texts
from rules.text.links import Link, host_matches

OWN: Final = "@own"
"""Stands for the community's own sites."""


def leads_to(link: Link, site: str) -> bool:
    """Whether a link leads to a site, given as a host or as a host with the beginning of a path."""
    host, slash, path = site.partition("/")
    if not host_matches(link.host, host):
        return False
    if not slash or not path:
        return True
    below = link.path.strip("/").casefold()
    wanted = path.strip("/").casefold()
    return below == wanted or below.startswith((wanted + "/", wanted + "?", wanted + "#"))


def read_sites(raw: object, context: Context) -> tuple[str, ...] | Bad:
    """Sites; a scheme or "www." in front is taken off."""
    texts = read_texts(raw, context)
    if isinstance(texts, Bad):
        return texts
    sites = []
    for number, text in enumerate(texts):
        site = text.casefold().split("://", 1)[-1].removeprefix("www.").removeprefix("*.").rstrip("/")
        if site != OWN and ("." not in site.split("/")[0] or " " in site):
            return expected("site", text, *((number,) if isinstance(raw, list) else ()))
        sites.append(site)
    return tuple(sites)


def _build(sites: tuple[str, ...], build: Build) -> Condition:
    plain = tuple(site for site in sites if site != OWN)
    own = OWN in sites

    def check(reading: Reading) -> Found:
        links = reading.links
        if not links:
            return NO
        wanted = (*plain, *reading.scene.own_domains) if own else plain
        good = [pair for pair in links if any(leads_to(pair[1], site) for site in wanted)]
        if build.exception and len(good) < len(links):
            return NO
        return placed(good)

    name = "link_to_only" if build.exception else "link_to"
    return Line("link_to", check, clause(name, sites=items(sites)), hosts_seen, Sign.LINK)


SPEC: Final = Spec("link_to", read_sites, _build, cost=5, reads_text=True)
