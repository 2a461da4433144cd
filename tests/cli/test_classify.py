"""`steward classify`: one answer for each line, in order, whatever the lines are."""

from __future__ import annotations

import errno
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import scorer, texts
from bot.cli.judging import Judge, read_line
from bot.cli.lines import FULL, Lines
from bot.domain.assessment import KINDS, SEVERITIES, TARGETS, Assessment
from bot.domain.scores import HEADS, Scores
from bot.domain.text import say
from tests.cli.conftest import Run

KEYS = ["format", "text", "lang", "scores", "class", "target", "severity", "needs_human", "why", "error"]
COMMAND = [sys.executable, "-m", "bot", "classify"]


def test_every_key_is_there_and_reasons_are_said(steward: Run) -> None:
    ran = steward("classify", stdin=b"you idiot\nhello there\n")
    assert ran.code == 0
    rude, calm = ran.json
    assert list(rude) == list(calm) == KEYS
    assert list(rude["scores"]) == list(HEADS)
    assert all(len(str(score)) <= len("0.1234") for score in rude["scores"].values()), "figures, no noise behind them"
    assert (rude["format"], rude["class"], rude["target"], rude["error"]) == (1, "abuse", "person", None)
    assert any("insult at a person" in one for one in rude["why"])
    assert (calm["class"], calm["severity"], calm["needs_human"], calm["why"]) == ("chat", "none", False, [])


def test_reasons_are_english_unless_russian_is_asked_for(steward: Run) -> None:
    assert "insult" in steward("classify", stdin=b"you idiot\n", language="ru").json[0]["why"][0]
    asked = steward("classify", "--language", "ru", stdin=b"you idiot\n{}\n").json
    assert "оскорбление" in asked[0]["why"][0]
    assert "под ключом" in asked[1]["error"]
    assert steward("classify", "--language", "xx", stdin=b"hi\n").code == 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"plain", "plain"),
        (b'{"text": "in JSON", "id": 3}', "in JSON"),
        (b'  {"text": "indented"}  ', "indented"),
        (b'{"text": "a", "text": "b"}', "b"),
        (b'{"text": "\\ud800x\\u0000", "n": NaN}', "\ufffdx\ufffd"),
        (b'{"text": "long", "n": ' + b"9" * 9000 + b"}", "long"),
        (b'{"text": "cut', '{"text": "cut'),
        (b"{" * 3000, "{" * 3000),
        (b'["text"]', '["text"]'),
        (b'"quoted"', '"quoted"'),
        (b"42", "42"),
        (b"null", "null"),
        (b"a\x00b", "a\ufffdb"),
        (b"\xff\xfe broken", "\ufffd\ufffd broken"),
        ("только по-русски".encode(), "только по-русски"),
        ("😀😀😀".encode(), "😀😀😀"),
        (b" \t leading", " \t leading"),
        (b"one\rtwo", "one\rtwo"),
    ],
)
def test_what_the_text_of_a_line_is(line: bytes, text: str) -> None:
    read = read_line(line)
    assert (read.text, read.error) == (text, None)


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"", "classify-empty"),
        (b" \t ", "classify-empty"),
        (b'{"text": ""}', "classify-empty"),
        (b"{}", "classify-no-text"),
        (b'{"message": "x"}', "classify-no-text"),
        (b'{"text": 5}', "classify-no-text"),
        (b'{"text": null}', "classify-no-text"),
        (b'{"text": ["x"]}', "classify-no-text"),
        (None, "classify-too-long"),
    ],
)
def test_a_line_that_can_not_be_judged_gets_zeros_and_an_error(line: bytes | None, error: str) -> None:
    answer = json.loads(Judge(scorer(), texts(), "en").answer([line])[0])
    assert answer["error"] == texts().say(say(error), "en")
    assert list(answer) == KEYS
    assert not any(answer["scores"].values())
    assert (answer["class"], answer["target"], answer["severity"], answer["why"]) == ("chat", "none", "none", [])


def test_order_holds_and_the_last_line_needs_no_end(steward: Run) -> None:
    lines = [f"line {number}" for number in range(1500)]
    ran = steward("classify", stdin=b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert [one["text"] for one in ran.json] == lines
    assert steward("classify", stdin=b"").out == ""
    assert steward("classify", stdin=b"\xef\xbb\xbf").out == ""
    assert [one["text"] for one in steward("classify", stdin=b"\n\nx\n").json] == ["", "", "x"]


def test_a_megabyte_in_a_line(steward: Run) -> None:
    long = b"word " * 210_000
    ran = steward("classify", stdin=b"a\n" + long + b"\nb\n")
    assert [len(one["text"]) for one in ran.json] == [1, len(long), 1]
    assert ran.json[1]["error"] is None


class Moody:
    """Fails on a batch that holds the text "bad"; says nothing of "dumb"; too little of a batch that holds "few"."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def assess(self, texts: Sequence[str]) -> list[Assessment | None]:
        self.batches.append(len(texts))
        if "bad" in texts:
            raise ZeroDivisionError("secret")
        if "few" in texts and len(texts) > 1:
            return []
        return [None if text == "dumb" else Assessment(Scores(praise=0.9), "en", "praise") for text in texts]


@pytest.mark.parametrize("word", ["bad", "few", "dumb"])
def test_a_classifier_that_fails_costs_only_the_lines_it_fails_on(word: str) -> None:
    answers = [json.loads(one) for one in Judge(Moody(), texts(), "en").answer([b"a", word.encode(), b"", b"c"])]
    errors = [one["error"] for one in answers]
    assert (errors[0], errors[3]) == (None, None)
    assert answers[0]["class"] == answers[3]["class"] == "praise"
    assert bool(errors[1]) == (word != "few")
    assert "secret" not in json.dumps(answers)
    assert answers[1]["class"] == ("praise" if word == "few" else "chat")


def test_many_lines_are_judged_together() -> None:
    moody = Moody()
    Judge(moody, texts(), "en").answer([b"x"] * 200)
    assert moody.batches == [200]


@given(st.lists(st.binary(max_size=60)))
def test_any_bytes_give_an_answer_for_each_line(lines: list[bytes]) -> None:
    whole = b"".join(line.replace(b"\n", b"") + b"\n" for line in lines)
    read = [one for batch in Lines(io.BytesIO(whole)) for one in batch]
    answers = [json.loads(one) for one in Judge(scorer(), texts(), "ru").answer(read)]
    assert len(answers) == len(lines)
    for one in answers:
        assert list(one) == KEYS
        assert one["class"] in KINDS
        assert one["target"] in TARGETS
        assert one["severity"] in SEVERITIES
        assert all(0 <= score <= 1 for score in one["scores"].values())


@given(st.lists(st.binary(max_size=12).map(lambda one: one.replace(b"\n", b"").replace(b"\r", b""))))
def test_lines_come_as_they_were_joined(lines: list[bytes]) -> None:
    whole = io.BytesIO(b"".join(one + b"\n" for one in lines))
    read = [one for batch in Lines(whole) for one in batch]
    assert read == [one.removeprefix(b"\xef\xbb\xbf") if not place else one for place, one in enumerate(lines)]


class _Pieces(io.BytesIO):
    """A stream that comes in pieces of its own choosing."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        super().__init__()
        self._pieces = [one for one in pieces if one]

    def read(self, _: int | None = -1, /) -> bytes:
        """The next piece."""
        return self._pieces.pop(0) if self._pieces else b""


@given(st.lists(st.sampled_from([b"a", b"\r", b"\n", b"\r\n", b"\xef", b"\xbb\xbf", b"long enough", b""]), max_size=40))
def test_where_a_stream_is_cut_makes_no_difference(pieces: list[bytes]) -> None:
    whole = [one for batch in Lines(io.BytesIO(b"".join(pieces)), most=9) for one in batch]
    assert [one for batch in Lines(_Pieces(pieces), most=9) for one in batch] == whole
    plain = b"".join(pieces).removeprefix(b"\xef\xbb\xbf")
    assert len(whole) == plain.count(b"\n") + (not plain.endswith(b"\n") and bool(plain))


def test_a_line_without_end_is_not_kept() -> None:
    read = [one for batch in Lines(io.BytesIO(b"ab\nabcdef\nabcde\r\n" + b"x" * 9), most=5) for one in batch]
    assert read == [b"ab", None, b"abcde", None]


def test_a_file_comes_in_full_batches() -> None:
    assert [len(batch) for batch in Lines(io.BytesIO(b"x\n" * 10))] == [10]
    assert all(len(batch) >= FULL for batch in list(Lines(io.BytesIO(b"some words\n" * 100_000)))[:-1])


@contextmanager
def _running() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_pipe_that_trickles_is_answered_line_by_line() -> None:
    with _running() as process:
        assert process.stdin
        assert process.stdout
        for text in ("one", "two"):
            process.stdin.write(f"{text}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
        process.stdin.close()
        assert process.wait(30) == 0


def test_who_stops_reading_is_no_error() -> None:
    with _running() as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"x\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(b"y\n")
        process.stdin.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == b""


def test_an_interruption_ends_with_130() -> None:
    with _running() as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"x\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr.read() == b""


def test_a_stdin_that_can_not_be_read_is_told() -> None:
    sink = os.open(os.devnull, os.O_WRONLY)
    try:
        done = subprocess.run(COMMAND, stdin=sink, capture_output=True, text=True, check=False, timeout=60)
    finally:
        os.close(sink)
    assert done.returncode == 2
    assert "steward classify <" in done.stderr


class _Full:
    """An stdout on a disk that is full."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.buffer = self

    def write(self, _: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        """Nothing was taken."""

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return self._descriptor


def test_answers_that_can_not_be_written_are_told(
    steward: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out").open("wb") as file:
        monkeypatch.setattr("sys.stdout", _Full(file.fileno()))
        ran = steward("classify", stdin=b"a\nb\n")
    assert ran.code == 1
    assert "No space left" in ran.err


@pytest.mark.parametrize("closed", ["stdin", "stdout"])
def test_a_stream_that_the_shell_closed_is_no_error(closed: str) -> None:
    code = f"import sys; sys.{closed} = None; from bot.cli.app import build; build(['classify'])(['classify'])"
    done = subprocess.run([sys.executable, "-c", code], input=b"x\n", capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
