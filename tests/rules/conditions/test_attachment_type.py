"""`attachment_type`: yes, no and unknown."""

from __future__ import annotations

from bot.domain.messages import Attachment, AttachmentKind
from rules.hits import Holds
from tests.kit.scenes import faults, holds, message, rule

LINE = 'when.attachment_type = ["voice", "sticker"]'


def test_any_kind_of_the_list() -> None:
    photo, sticker = Attachment(AttachmentKind.PHOTO), Attachment(AttachmentKind.STICKER)
    assert holds(LINE, message("", attachments=(photo, sticker))) is Holds.YES
    assert holds(LINE, message("", attachments=(photo,))) is Holds.NO
    assert holds(LINE, "voice") is Holds.NO


def test_unknown_kinds_are_refused() -> None:
    assert faults(rule('when.attachment_type = ["foto"]'))[0][3] == "rule-fault-value"
