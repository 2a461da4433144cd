"""Tables of other bots' warnings: read by the names of their columns, refused with the row that can't be."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.exports.opening import open_export
from adapters.exports.warnings import WarningsHistory
from bot.domain.events import MemberSanctioned
from bot.ports.history import ExportFault

MONDAY = 1_700_000_000_000_000


def read(folder: Path, text: str, encoding: str = "utf-8") -> list[MemberSanctioned]:
    """The warnings of a table."""
    path = folder / "warnings.csv"
    path.write_bytes(text.encode(encoding))
    return [event for event, _ in open_export(path).events() if isinstance(event, MemberSanctioned)]


@pytest.mark.parametrize(
    "table",
    [
        'user_id,reason,moderator_id,timestamp\n100000000000000001,"rude, twice",100000000000000002,1700000000\n',
        "User ID;Reason;Moderator;Date\n100000000000000001;rude, twice;<@!100000000000000002>;2023-11-14T22:13:20Z\n",
        "\ufeffmember_id\tnote\tmod_id\tcreated_at\n"
        "100000000000000001\trude, twice\t100000000000000002\t1700000000000\n\n",
    ],
)
def test_columns_are_known_by_their_names(tmp_path: Path, table: str) -> None:
    (event,) = read(tmp_path, table)
    assert (event.verb, event.platform, event.author.account.id) == ("warn", "discord", "100000000000000001")
    assert (event.reason, event.at) == ("rude, twice", MONDAY)
    assert event.by is not None
    assert event.by.account.id == "100000000000000002"


def test_shorter_ids_are_telegrams_and_a_name_is_no_moderators_id(tmp_path: Path) -> None:
    (event,) = read(tmp_path, "user,moderator,date\n123456789,Mira,2023-11-14 22:13:20\n")
    assert (event.platform, event.by, event.at) == ("telegram", None, MONDAY)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("user_id,date\n123456789,2023-11-14\nsomebody,2023-11-14\n", "3"),
        ("user_id,date\n123456789,yesterday\n", "2"),
        ("user_id,date\n,2023-11-14\n", "2"),
    ],
)
def test_a_row_without_an_account_or_a_time_is_named(tmp_path: Path, table: str, row: str) -> None:
    with pytest.raises(ExportFault) as caught:
        read(tmp_path, table)
    assert (caught.value.key, caught.value.where) == ("export-fault-row", row)


def test_another_encoding_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ExportFault) as caught:
        read(tmp_path, "user_id,date,reason\n123456789,2023-11-14,грубость\n", "cp1251")
    assert caught.value.key == "export-fault-encoding"


@given(rows=st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.csv"
        text = "user_id,reason,date\n" + "\n".join(",".join(row) for row in rows)
        path.write_bytes(text.encode("utf-8", "replace"))
        try:
            events = [event for event, _ in WarningsHistory(path).events()]
        except ExportFault:
            return
        assert all(isinstance(one, MemberSanctioned) for one in events)
