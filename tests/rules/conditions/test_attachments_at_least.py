"""`attachments_at_least`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Attachment, AttachmentKind
from rules.hits import Holds
from tests.kit.scenes import holds, message


def test_counts() -> None:
    photo = Attachment(AttachmentKind.PHOTO)
    assert holds("when.attachments_at_least = 2", message("", attachments=(photo, photo))) is Holds.YES
    assert holds("when.attachments_at_least = 2", message("", attachments=(photo,))) is Holds.NO
