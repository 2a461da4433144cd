"""`only_media`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Attachment, AttachmentKind
from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_yes_and_no() -> None:
    assert holds("when.only_media = true", message("", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.YES
    assert holds("when.only_media = true", message("look", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.NO


def test_false_turns_it_round() -> None:
    assert holds("when.only_media = false", message("", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.NO
    assert (
        holds("when.only_media = false", message("look", attachments=(Attachment(AttachmentKind.PHOTO),))) is Holds.YES
    )
