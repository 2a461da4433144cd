"""`attachment_name`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Attachment, AttachmentKind, Message
from rules.hits import Holds
from tests.kit.scenes import holds, message

LINE = 'when.attachment_name = [".exe", "*.scr", "invoice"]'


def named(*names: str) -> Message:
    return message("", attachments=tuple(Attachment(AttachmentKind.FILE, name) for name in names))


def test_endings_and_parts() -> None:
    assert holds(LINE, named("ok.txt", "Setup.EXE")) is Holds.YES
    assert holds(LINE, named("saver.scr ")) is Holds.YES
    assert holds(LINE, named("Invoice-2027.pdf")) is Holds.YES
    assert holds(LINE, named("exe.txt")) is Holds.NO
    assert holds(LINE, "setup.exe") is Holds.NO
