"""The newsletter: counted by people, escaped in both formats, no link that is none."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from activities.posts.newsletter import Best, Issue, as_html, as_markdown, candidates, most_answered
from bot.domain.records import StoredMessage

LETTERS = st.characters(codec="utf-8", exclude_characters="\x00\r")


def message(number: int, person: int, reply_to: str = "", **more: object) -> StoredMessage:
    """A stored message; its time is its number."""
    row = {"name": f"P{person}", "text": f"Text {number}", "at": number, "gone": False} | more
    return StoredMessage(
        1, "sandbox", "general", str(number), person, str(row["name"]), str(row["text"]), number, reply_to,
        gone=bool(row["gone"]),
    )  # fmt: skip


def test_people_are_counted_not_answers_and_nobody_answers_themselves() -> None:
    rows = [
        message(1, 1), message(2, 2, "1"), message(3, 3, "1"), message(4, 3, "1"), message(5, 1, "1"),
        message(6, 2), message(7, 3, "6"), message(8, 3, "6"),
        message(9, 4), message(10, 1, "9"), message(11, 2, "9"), message(12, 3, "9"),
        message(13, 5, "404"),
    ]  # fmt: skip
    assert [(one.message, count) for one, count in most_answered(rows)] == [("9", 3), ("1", 2)]


def test_candidates_come_by_how_many_people_answered() -> None:
    rows = [message(2, 2, "1"), message(3, 3, "1"), message(4, 3, "9"), *(message(n, n, "8") for n in (5, 6, 7))]
    assert [key[2] for key in candidates(rows, 5)] == ["8", "1"]
    assert [key[2] for key in candidates(rows, 1)] == ["8"]


def test_what_is_gone_empty_or_nameless_is_not_quoted() -> None:
    rows = [
        message(1, 1, gone=True), message(2, 1, text=" "), message(3, 1, name=""),
        *(message(10 * n + who, who, str(n)) for n in (1, 2, 3) for who in (4, 5)),
    ]  # fmt: skip
    assert most_answered(rows) == []


class Tags(HTMLParser):
    """The tags of a page, its links and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag."""
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        """Words."""
        self.words.append(data)


@given(st.text(LETTERS, max_size=80), st.text(LETTERS, max_size=20), st.text(LETTERS, max_size=30))
def test_no_word_of_people_becomes_markup(text: str, name: str, link: str) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=y>"
    best = Best(hostile + text, name + hostile, "general", f"javascript:{link}", 3)
    page = Tags()
    page.feed(as_html(Issue(hostile, "2026-11-16", "2026-11-22", "en", (best,), (hostile,))))
    assert page.tags <= {"html", "head", "meta", "title", "body", "h1", "blockquote", "p", "br", "hr"}
    assert page.links == []
    markdown = as_markdown(Issue(hostile, "2026-11-16", "2026-11-22", "en", (best,), (hostile,)))
    assert not re.search(r"(?<!\\)<", markdown)
    assert "](" not in markdown.replace("\\]\\(", "")


def test_links_names_and_counts_stand_in_both() -> None:
    best = Best("Read [this](http://x.example)\n# now", "Ann_B", "help", "https://t.me/c/1/2", 4)
    issue = Issue("Town", "2026-11-16", "2026-11-22", "ru", (best,), ("We met.",))
    html, markdown = as_html(issue), as_markdown(issue)
    assert '<a href="https://t.me/c/1/2">Ann_B</a> · #help · ↩ 4' in html
    assert '<html lang="ru">' in html
    assert "[Ann\\_B](<https://t.me/c/1/2>)" in markdown
    assert "> \\# now" in markdown
    assert "We met\\." in markdown
