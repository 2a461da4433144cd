"""Which export a file is, decided by its content and never by its name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from adapters.exports.discord import DiscordHistory
from adapters.exports.reading import BOM, CountingFile, Place, tokens
from adapters.exports.telegram import TelegramHistory
from adapters.exports.warnings import WarningsHistory, is_table
from bot.ports.history import ExportFault, History

_HEAD: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_GZIP: Final = b"\x1f\x8b"
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DISCORD_TOP: Final = frozenset({"guild", "channel", "dateRange", "exportedAt", "messageCount"})
_DISCORD_MESSAGE: Final = frozenset({"messages.item.author", "messages.item.timestamp", "messages.item.content"})
_TELEGRAM_MESSAGE: Final = frozenset(
    {"messages.item.date", "messages.item.date_unixtime", "messages.item.from_id", "messages.item.text_entities"}
)


def open_export(path: Path) -> History:
    """The export in a file. Raises ExportFault: missing, directory, empty, zip, encoding, not JSON, other format."""
    _refuse_plainly_wrong(path)
    with path.open("rb") as file:
        if is_table(file.read(_HEAD)):
            return WarningsHistory(path)
        file.seek(0)
        return _recognise(path, CountingFile(file))


def _refuse_plainly_wrong(path: Path) -> None:
    if path.is_dir():
        raise ExportFault("export-fault-directory", str(path))
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError:
        raise ExportFault("export-fault-missing", str(path)) from None
    except OSError as error:
        raise ExportFault("export-fault-unreadable", str(path), error.strerror or "") from None
    if not head.removeprefix(BOM).strip():
        raise ExportFault("export-fault-empty", str(path))
    if head.startswith((_ZIP, _GZIP)):
        raise ExportFault("export-fault-zip", str(path))
    if head.startswith(_UTF16) or b"\0" in head[:64]:
        raise ExportFault("export-fault-encoding", "byte 0, message 0", "UTF-16")
    if head.lstrip().startswith(b"<"):
        raise ExportFault("export-fault-html", str(path))


def _recognise(path: Path, source: CountingFile) -> History:
    """Read tokens until a key decides. Scalars at the top alone (name, type, id) leave it to the first message."""
    top: set[str] = set()
    for prefix, event, _value in tokens(source, Place(source)):
        if prefix == "" and event == "start_array":
            break
        if prefix == "chats.list" and event == "start_array":
            return TelegramHistory(path, full=True)
        if prefix in _DISCORD_TOP or prefix in _DISCORD_MESSAGE:
            return DiscordHistory(path)
        if prefix in _TELEGRAM_MESSAGE:
            return TelegramHistory(path, full=False)
        if prefix == "messages" and event == "end_array" and {"type", "id"} <= top:
            return TelegramHistory(path, full=False)
        if "." not in prefix:
            top.add(prefix)
    raise ExportFault("export-fault-format", str(path), ", ".join(sorted(top - {""})[:6]))
