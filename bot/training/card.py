"""The model card: `docs/model.md`, its figures written by training, the rest by people.

What stands between the marks is written anew with each training; everything else of the page is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.training.corpus import HELD_OUT
from bot.training.measuring import Figure
from bot.training.sources import SOURCES
from bot.training.train import Trained

BEGIN: Final = "<!-- figures: written by `steward train` -->"
END: Final = "<!-- end of figures -->"


def written(trained: Trained, page: str) -> str:
    """The page with these figures; a page without marks gets them at its end."""
    part = "\n".join([BEGIN, "", *_sources(trained), "", *_figures(trained.figures), END])
    if BEGIN not in page or END not in page:
        return f"{page.rstrip()}\n\n{part}\n".lstrip()
    before, rest = page.split(BEGIN, 1)
    return before + part + rest.split(END, 1)[1]


def _sources(trained: Trained) -> Iterator[str]:
    yield "### Learned from"
    yield ""
    yield "| source | rows | licence of the text |"
    yield "|---|---|---|"
    for one in SOURCES:
        yield f"| {one.name} | {trained.counts.get(one.name, 0)} | {one.licence} |"
    own = {hand: trained.counts.get(f"own/{hand}", 0) for hand in trained.hands if hand not in HELD_OUT}
    yield f"| our own sentences ({len(own)} hands) | {sum(own.values())} | the project's |"
    yield ""
    yield "Rows count disguised twins of rude examples, and leave out what could not be read."


def _figures(figures: Sequence[Figure]) -> Iterator[str]:
    for group in dict.fromkeys(one.group for one in figures):
        yield f"### {group}"
        yield ""
        yield "| figure | value | bar | holds | rows |"
        yield "|---|---|---|---|---|"
        for one in figures:
            if one.group == group:
                yield f"| {one.name} | {one.value:.3f} | {one.wanted} | {one.verdict} | {one.count} |"
        yield ""
