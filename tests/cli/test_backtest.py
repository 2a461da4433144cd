"""steward rules backtest: the public JSON, both exports alike, broken exports, the table, the page."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.kit.exports import Said, discord_export, telegram_export, write

RULES = """format = 1
[[rule]]
id = "insult"
name.en = "Insult <b>"
name.ru = "Грубость <b>"
mode = "ask"
when.says_any = ["idiot*", "дурак"]
then.flag = "insult"
catches = ["idiot"]

[[rule]]
id = "new-link"
mode = "shadow"
when.author_joined_within = "24h"
when.has_link = true
then.flag = "spam"
catches = ["https://example.org"]
"""
CHAT = [
    Said(1, 10, join=True),
    Said(2, 10, "look https://example.org", 60),
    Said(3, 11, "you idiot <script>alert(1)</script>", 120, reply=2),
    Said(4, 12, "see https://example.org & more", 180),
    Said(5, 11, "🙂 дурак", 86_400 * 3),
]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(RULES, encoding="utf-8")
    return path


@pytest.fixture
def telegram(tmp_path: Path) -> Path:
    return write(tmp_path / "result.json", telegram_export(CHAT))


def test_the_json_is_one_line_with_every_hit(steward: Run, rules: Path, telegram: Path) -> None:
    ran = steward("rules", "backtest", telegram, "--rules", rules, "--json")
    assert ran.code == 0
    assert ran.err == ""
    (report,) = ran.json
    assert (report["format"], report["messages"], report["people"]) == (1, 4, 3)
    assert report["seconds"] >= 0
    insult, link = report["rules"]
    assert (insult["rule"], insult["flag"], insult["mode"]) == ("insult", "insult", "ask")
    assert (insult["messages"], insult["people"], insult["undecided"]) == (2, 1, 0)
    assert [(hit["message_id"], hit["author"], hit["at"], hit["spans"]) for hit in insult["hits"]] == [
        ("3", "11", "2026-09-01T12:02:00Z", [[4, 9]]),
        ("5", "11", "2026-09-04T12:00:00Z", [[2, 7]]),
    ]
    assert (link["messages"], link["undecided"]) == (1, 1)
    assert [hit["message_id"] for hit in link["hits"]] == ["2"]


def test_both_exports_of_one_chat_say_the_same(steward: Run, rules: Path, telegram: Path, tmp_path: Path) -> None:
    discord = write(tmp_path / "discord.json", discord_export(CHAT))
    one, two = (steward("rules", "backtest", path, "--rules", rules, "--json").json[0] for path in (telegram, discord))
    for report in (one, two):
        del report["seconds"]
    assert one == two


def test_since_as_a_date_and_as_a_length(steward: Run, rules: Path, telegram: Path) -> None:
    for since in ("2026-09-03", "1d"):
        (report,) = steward("rules", "backtest", telegram, "--rules", rules, "--json", "--since", since).json
        assert report["messages"] == 1
    assert steward("rules", "backtest", telegram, "--rules", rules, "--since", "soon").code == 2


def test_against_another_version(steward: Run, rules: Path, telegram: Path) -> None:
    other = rules.with_name("old.toml")
    other.write_text(RULES.replace(', "дурак"', ', "look"'), encoding="utf-8")
    arguments = ("rules", "backtest", telegram, "--rules", rules, "--against", other)
    insult = steward(*arguments, "--json").json[0]["rules"][0]
    assert (insult["newly_caught"], insult["no_longer_caught"]) == (["5"], ["2"])
    assert "Insult <b>: 1 newly caught, 1 no longer caught" in steward(*arguments).out


def test_past_its_own_limit_is_a_no(steward: Run, rules: Path, tmp_path: Path) -> None:
    limited = RULES.replace('mode = "ask"', 'mode = "act"\nlimit = "1 per hour"\nthen.remove_message = true', 1)
    rules.write_text(limited, encoding="utf-8")
    chat = [Said(n, n, "idiot", n) for n in range(1, 4)]
    ran = steward("rules", "backtest", write(tmp_path / "t.json", telegram_export(chat)), "--rules", rules, "--json")
    assert ran.code == 1
    assert "insult" in ran.err
    assert ran.json[0]["rules"][0]["limit"]["peak"] == 3


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 1, "empty"),
        (b"{]", 1, "not a JSON file"),
        (b'{"a": 1}', 1, "no chat export"),
        (b"PK\x03\x04", 1, "archive"),
    ],
)
def test_a_broken_export_is_told_and_nothing_of_it_used(
    steward: Run, rules: Path, tmp_path: Path, content: bytes, code: int, said: str
) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    page = tmp_path / "out.html"
    ran = steward("rules", "backtest", path, "--rules", rules, "--json", "--html", page)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert not page.exists()


def test_a_cut_export_says_where(steward: Run, rules: Path, telegram: Path) -> None:
    whole = telegram.read_bytes()
    telegram.write_bytes(whole[: whole.index(b'"id": 5')])
    ran = steward("rules", "backtest", telegram, "--rules", rules, "--json", language="ru")
    assert (ran.code, ran.out) == (1, "")
    assert "прочитано сообщений: 4" in ran.err
    assert "обрывается" in ran.err


def test_a_missing_export_and_a_folder_are_wrong_use(steward: Run, rules: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        assert steward("rules", "backtest", path, "--rules", rules).code == 2


@pytest.mark.parametrize(("language", "head"), [("en", "All stay quiet"), ("ru", "Всё спокойно")])
def test_the_table_says_the_verdict_first(steward: Run, rules: Path, telegram: Path, language: str, head: str) -> None:
    ran = steward("rules", "backtest", telegram, "--rules", rules, language=language)
    assert ran.code == 0
    assert ran.out.startswith(head)
    assert "new-link" in ran.out
    assert "\x1b" not in ran.out


def test_an_unwritable_page_says_so(steward: Run, rules: Path, telegram: Path, tmp_path: Path) -> None:
    ran = steward("rules", "backtest", telegram, "--rules", rules, "--html", tmp_path / "no" / "r.html")
    assert ran.code == 2
    assert "r.html" in ran.err


class Tags(HTMLParser):
    """Counts what a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.marked: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.fetched += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        if self.seen and self.seen[-1] == "mark":
            self.marked.append(data)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_stands_alone_and_escapes_members_words(
    steward: Run, rules: Path, telegram: Path, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "report.html"
    ran = steward("rules", "backtest", telegram, "--rules", rules, "--html", path, language=language)
    assert ran.code == 0
    text = path.read_text(encoding="utf-8")
    found = Tags()
    found.feed(text)
    assert {"script", "link", "img", "iframe"} & set(found.seen) == set()
    assert found.fetched == []
    assert "url(" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert {"idiot", "дурак"} <= set(found.marked)
    assert f'lang="{language}"' in text
    assert "backtest-" not in text.replace("rules backtest", "").split("</style>")[1]
