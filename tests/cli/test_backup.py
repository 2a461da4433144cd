"""`steward backup`, `restore`, `migrate`, `export`: copies beside the owner, and nothing written over by mistake."""

from __future__ import annotations

import json
import resource
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.sql.backup import problems
from bot import bootstrap
from bot.app.house import write_rule
from bot.app.turn import Turn
from tests.cli.conftest import Run
from tests.cli.keeping import Running, found, heard, in_turn, known


@dataclass(slots=True)
class Disk:
    """A disk in a folder; where none may be mounted, a limit on the size of files stands for its end."""

    folder: Path
    size: int
    mounted: bool = False
    limit: tuple[int, int] = (0, 0)

    def __enter__(self) -> Disk:
        self.folder.mkdir()
        self.limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        mount = ["mount", "-t", "tmpfs", "-o", f"size={self.size}", "none", str(self.folder)]
        self.mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        if not self.mounted:
            self._limit(self.size)
        return self

    def __exit__(self, *_: object) -> None:
        if self.mounted:
            # Lazily: a connection that was refused may take a moment longer to let go of its file.
            subprocess.run(["umount", "--lazy", self.folder], check=True)
        resource.setrlimit(resource.RLIMIT_FSIZE, self.limit)

    def _limit(self, size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, self.limit[1]))

    def fill(self) -> None:
        """Leave no room."""
        if not self.mounted:
            self._limit(4096)
            return
        with (self.folder / "filler").open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"x" * 512)

    def drain(self) -> None:
        """Make room again."""
        if self.mounted:
            (self.folder / "filler").unlink()
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, self.limit)


@pytest.fixture
def large(tmp_path: Path) -> Iterator[Disk]:
    """A disk with room for a store and little else."""
    with Disk(tmp_path / "large", 4 << 20) as made:
        yield made


def store_of(folder: Path) -> Path:
    """The file of a folder's store."""
    return folder / bootstrap.STORE_FILE


def later_version(path: Path) -> None:
    """As a newer Steward would have left it."""
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_version VALUES (999, 'of tomorrow', 0)")
    connection.close()


def test_a_copy_is_taken_beside_the_owner_and_is_sound(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1", "Ann", "hello")
    with Running(tmp_path):
        ran = steward("backup", tmp_path / "copy.db", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "communities: 1" in ran.out
    assert problems(tmp_path / "copy.db") == ()
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_copy_without_a_name_goes_beside_the_store(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    assert steward("backup", "--data", tmp_path).code == 0
    assert [one.name.startswith("steward-") for one in (tmp_path / "backups").iterdir()] == [True]
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    assert steward("backup", folder, "--data", tmp_path).code == 0
    assert len(list(folder.iterdir())) == 1


def test_a_backup_may_be_renewed_and_nothing_else_is_written_over(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    target = tmp_path / "copy.db"
    assert steward("backup", target, "--data", tmp_path).code == 0
    assert steward("backup", target, "--data", tmp_path).code == 0
    notes = tmp_path / "notes.txt"
    notes.write_text("dear to me")
    ran = steward("backup", notes, "--data", tmp_path)
    assert ran.code == 1
    assert notes.read_text() == "dear to me"
    itself = steward("backup", store_of(tmp_path), "--data", tmp_path)
    assert itself.code == 1
    assert "living data" in itself.err


def test_a_backup_without_a_store_or_into_a_file_is_said(steward: Run, tmp_path: Path) -> None:
    assert "steward.db" in steward("backup", "--data", tmp_path).err
    found(tmp_path)
    (tmp_path / "file").write_text("x")
    ran = steward("backup", tmp_path / "file" / "copy.db", "--data", tmp_path)
    assert ran.code == 1
    assert "Traceback" not in ran.err


def test_a_full_disk_is_said_and_leaves_no_half_copy(steward: Run, tmp_path: Path, large: Disk) -> None:
    data = tmp_path / "data"
    found(data)
    large.fill()
    ran = steward("backup", large.folder / "copy.db", "--data", data)
    assert ran.code == 1
    assert "disk" in ran.err
    assert "Traceback" not in ran.err
    assert not list(large.folder.glob("copy*"))


def test_a_store_on_a_full_disk_is_said(steward: Run, large: Disk) -> None:
    community = found(large.folder)
    heard(large.folder, community, "1", "Ann", "hello")
    large.fill()
    ran = steward("forget", "Ann", "--data", large.folder)
    assert ran.code == 1
    assert "disk" in ran.err
    assert "Traceback" not in ran.err
    large.drain()
    assert known(large.folder, community, "1") is not None, "nothing was half done"
    assert steward("forget", "Ann", "--data", large.folder).code == 0


def test_a_backup_is_put_back_and_the_old_store_kept(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1", "Ann", "hello")
    steward("backup", tmp_path / "copy.db", "--data", tmp_path)
    heard(tmp_path, community, "2", "Ben", "hello later")
    ran = steward("restore", tmp_path / "copy.db", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert known(tmp_path, community, "1") is not None
    assert known(tmp_path, community, "2") is None
    aside = tmp_path / "steward.db.before-restore-1"
    assert str(aside) in ran.err
    assert problems(aside) == ()


def test_a_backup_goes_into_a_new_folder(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    steward("backup", tmp_path / "copy.db", "--data", tmp_path)
    ran = steward("restore", tmp_path / "copy.db", "--data", tmp_path / "new" / "place")
    assert ran.code == 0, ran.err
    assert known(tmp_path / "new" / "place", community, "1") is None


def test_nothing_is_put_back_under_an_owner(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    steward("backup", tmp_path / "copy.db", "--data", tmp_path)
    heard(tmp_path, community, "1", "Ann", "hello")
    with Running(tmp_path):
        ran = steward("restore", tmp_path / "copy.db", "--data", tmp_path)
    assert ran.code == 1
    assert "steward run, process" in ran.err
    assert known(tmp_path, community, "1") is not None


def test_what_is_no_backup_is_not_put_back(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    steward("backup", tmp_path / "copy.db", "--data", tmp_path)
    half = tmp_path / "half.db"
    half.write_bytes((tmp_path / "copy.db").read_bytes()[:40_000])
    other = tmp_path / "other.db"
    sqlite3.connect(other).execute("CREATE TABLE songs (name TEXT)").connection.close()
    text = tmp_path / "text.db"
    text.write_text("not a database at all")
    newer = tmp_path / "newer.db"
    newer.write_bytes((tmp_path / "copy.db").read_bytes())
    later_version(newer)
    for wrong in (half, other, text, newer):
        ran = steward("restore", wrong, "--data", tmp_path)
        assert ran.code == 1, wrong
        assert "Traceback" not in ran.err
    assert steward("restore", tmp_path / "none.db", "--data", tmp_path).code == 2
    assert problems(store_of(tmp_path)) == ()
    assert known(tmp_path, community, "1") is None, "the store stands and opens"
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_store_of_a_newer_version_is_left_alone(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    later_version(store_of(tmp_path))
    for words in (["migrate"], ["backup"], ["forget", "Ann"], ["export"], ["check"]):
        ran = steward(*words, "--data", tmp_path)
        assert ran.code == 1, words
        assert "newer Steward" in ran.err, words


def test_migrating_what_is_current_changes_nothing(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    ran = steward("migrate", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "up to date" in ran.out
    assert steward("migrate", "--data", tmp_path / "nowhere").code == 1


def test_migrating_what_is_older_makes_a_copy_first(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    with sqlite3.connect(store_of(tmp_path)) as connection:
        connection.execute("DROP TABLE marks")
        connection.execute("DELETE FROM schema_version")
        connection.execute("INSERT INTO schema_version VALUES (0, 'of yesterday', 0)")
    connection.close()
    ran = steward("migrate", "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert "schema 0 → " in ran.out or "up to date" not in ran.out
    assert steward("check", "--data", tmp_path).code == 0


def test_nothing_is_migrated_under_an_owner(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    with Running(tmp_path):
        ran = steward("migrate", "--data", tmp_path)
    assert ran.code == 1
    assert "already has an owner" in ran.err


def test_an_export_has_no_names_unless_they_are_asked_for(steward: Run, tmp_path: Path) -> None:
    community = found(tmp_path)
    heard(tmp_path, community, "1001", "Kestrel", "hello")
    in_turn(tmp_path, community, lambda turn: write_rule(turn, 1, "en", "Be kind", "To everybody.", None))
    ran = steward("export", "--data", tmp_path)
    assert ran.code == 0, ran.err
    kinds = [line["kind"] for line in ran.json]
    assert kinds == ["community", "place", "house_rule"]
    assert {line["format"] for line in ran.json} == {1}
    assert {line["community"] for line in ran.json} == {str(community)}
    assert "Kestrel" not in ran.out
    assert "1001" not in ran.out.replace(str(community), "")
    named = steward("export", "--with-names", "--data", tmp_path)
    assert [line["kind"] for line in named.json][-2:] == ["person", "account"]
    assert "Kestrel" in named.out
    assert "salt" not in named.out


def test_an_export_goes_to_a_file_of_its_owners(steward: Run, tmp_path: Path) -> None:
    found(tmp_path)
    out = tmp_path / "out.jsonl"
    with Running(tmp_path):
        ran = steward("export", "--out", out, "--data", tmp_path)
    assert ran.code == 0, ran.err
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert [json.loads(line)["kind"] for line in out.read_text().splitlines()] == ["community", "place"]
    wrong = steward("export", "--out", tmp_path / "none" / "x", "--data", tmp_path)
    assert wrong.code == 1
    assert "can't be written" in wrong.err


def test_an_export_to_a_full_disk_is_said(steward: Run, tmp_path: Path, large: Disk) -> None:
    data = tmp_path / "data"
    community = found(data)

    async def much(turn: Turn) -> None:
        for number in range(40):
            await write_rule(turn, number, "en", "Be kind", "kind words " * 20, None)

    in_turn(data, community, much)
    large.fill()
    ran = steward("export", "--out", large.folder / "out.jsonl", "--data", data)
    assert ran.code == 1
    assert "can't be written" in ran.err
    assert not list(large.folder.glob("out*"))
