"""steward rules check, match, explain: answers on stdout, faults with file, line, rule and remedy, exit statuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.matching import read_line
from tests.cli.conftest import Run

GOOD = """format = 1
[[rule]]
id = "insult"
name.en = "Insult"
name.ru = "Грубость"
mode = "ask"
when.says_any = ["idiot*", "дурак"]
unless.author_is_staff = true
then.flag = "insult"
catches = ["you idiot"]
allows = ["hello"]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "house.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_check_says_yes(steward: Run, rules: Path) -> None:
    ran = steward("rules", "check", rules)
    assert ran.code == 0
    assert ran.out == f"{rules}: 1 rule, all 2 examples pass\n"


def test_check_names_file_line_rule_and_the_closest_key(steward: Run, rules: Path) -> None:
    rules.write_text(GOOD.replace("says_any", "say_any"), encoding="utf-8")
    ran = steward("rules", "check", rules)
    assert ran.code == 1
    assert f"{rules}:7: insult, when.say_any:" in ran.err
    assert "says_any" in ran.err
    assert ran.out == ""


def test_check_runs_the_examples(steward: Run, rules: Path) -> None:
    rules.write_text(GOOD.replace('allows = ["hello"]', 'allows = ["idiots all"]'), encoding="utf-8")
    ran = steward("rules", "check", rules, language="ru")
    assert ran.code == 1
    assert f"{rules}:11: insult, allows:" in ran.err
    assert "idiots all" in ran.err


def test_check_takes_presets_folders_and_several_files(steward: Run, rules: Path) -> None:
    ran = steward("rules", "check", rules.parent, rules, "gaming")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 3


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 1, "house.toml:1:"),
        (b"\xff\xfe\x00", 1, "UTF-8"),
        ("правило = «да»".encode("cp1251"), 1, "UTF-8"),
        (b"format = 1\n[[rule]]\nid = ", 1, "house.toml:3:"),
    ],
)
def test_check_of_what_is_no_rule_file(steward: Run, rules: Path, content: bytes, code: int, said: str) -> None:
    rules.write_bytes(content)
    ran = steward("rules", "check", rules)
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_missing_file_is_wrong_use_and_near_presets_are_named(steward: Run, tmp_path: Path) -> None:
    ran = steward("rules", "check", tmp_path / "none.toml")
    assert ran.code == 2
    assert "gaming" in ran.err
    assert "“gaming”" in steward("rules", "match", "--rules", "gamin").err
    assert steward("rules", "check", tmp_path).code == 2


def test_match_answers_each_line_in_order(steward: Run, rules: Path) -> None:
    lines = [
        b"\xef\xbb\xbfyou idiot",
        b'{"text": "hello"}',
        "ты дурак, дурак".encode(),
        b"",
        b'{"text": 5}',
        b"{not json idiot",
    ]
    ran = steward("rules", "match", "--rules", rules, stdin=b"\n".join(lines) + b"\n")
    assert ran.code == 0
    found = ran.json
    assert [one["text"] for one in found] == ["you idiot", "hello", "ты дурак, дурак", "", "", "{not json idiot"]
    assert found[0] == {
        "format": 1,
        "text": "you idiot",
        "matched": [{"rule": "insult", "flag": "insult", "mode": "ask", "spans": [[4, 9]], "unknown": []}],
        "error": None,
    }
    assert [[hit["spans"] for hit in one["matched"]] for one in found[1:4]] == [[], [[[3, 8], [10, 15]]], []]
    assert found[4]["error"] == "no-text"
    assert found[5]["matched"]


def test_match_spans_are_code_points_of_the_original(steward: Run, rules: Path) -> None:
    text = "🙂🙂 ты i\u200bd\u00adiot!"
    ran = steward("rules", "match", "--rules", rules, stdin=json.dumps({"text": text}).encode() + b"\r\n")
    ((start, end),) = ran.json[0]["matched"][0]["spans"]
    assert text[start:end] == "i\u200bd\u00adiot"


def test_match_as_somebody_else(steward: Run, rules: Path) -> None:
    ran = steward("rules", "match", "--rules", rules, "--as", "moderator", stdin=b"idiot\n")
    assert ran.json[0]["matched"] == []
    assert steward("rules", "match", "--rules", rules, "--as", "king").code == 2


def test_match_by_several_files_keeps_their_order(steward: Run, rules: Path) -> None:
    other = rules.with_name("other.toml")
    other.write_text(GOOD.replace('"insult"', '"second"', 1), encoding="utf-8")
    ran = steward("rules", "match", "--rules", other, "--rules", rules, stdin=b"idiot\n")
    assert [hit["rule"] for hit in ran.json[0]["matched"]] == ["second", "insult"]


def test_a_broken_file_stops_match_before_the_first_line(steward: Run, rules: Path) -> None:
    rules.write_text(GOOD.replace("ask", "askk"), encoding="utf-8")
    ran = steward("rules", "match", "--rules", rules, stdin=b"idiot\n")
    assert (ran.code, ran.out) == (1, "")
    assert f"{rules}:6:" in ran.err


@settings(deadline=None)
@given(line=st.binary(max_size=60))
def test_any_bytes_are_a_text_or_an_error(line: bytes) -> None:
    text, error = read_line(line)
    assert error in (None, "no-text")
    assert "\0" not in text
    text.encode("utf-8")


def test_explain_says_each_line_of_hits_and_misses(steward: Run, rules: Path) -> None:
    ran = steward("rules", "explain", "--rules", rules, "--text", "you idiot")
    assert ran.code == 0
    assert ran.out.startswith("+ Insult (insult @")
    assert "idiot" in ran.out
    missed = steward("rules", "explain", "--rules", rules, "--text", "привет", language="ru").out
    assert missed.startswith("− Грубость (insult): не сработает\n")
    cancelled = steward("rules", "explain", "--rules", rules, "--text", "idiot", "--as", "moderator").out
    assert "an exception applies" in cancelled


def test_explain_as_json(steward: Run, rules: Path) -> None:
    ran = steward("rules", "explain", "--rules", rules, "--text", "idiot", "--json")
    (one,) = ran.json
    assert (one["format"], one["text"], one["as"]) == (1, "idiot", "newcomer")
    (rule,) = one["rules"]
    assert (rule["outcome"], rule["short_by"], rule["mode"]) == ("hit", 0, "ask")
    assert [(row["side"], row["key"], row["holds"]) for row in rule["rows"]] == [
        ("when", "says_any", "yes"),
        ("unless", "author_is_staff", "no"),
    ]
