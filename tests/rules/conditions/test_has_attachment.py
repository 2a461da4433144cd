"""`has_attachment`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Attachment, AttachmentKind
from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_yes_and_no() -> None:
    assert (
        holds("when.has_attachment = true", message("x", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.YES
    )
    assert holds("when.has_attachment = true", message("x")) is Holds.NO


def test_false_turns_it_round() -> None:
    assert (
        holds("when.has_attachment = false", message("x", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.NO
    )
    assert holds("when.has_attachment = false", message("x")) is Holds.YES
