"""Files: photos, documents and albums of the bot, and what it downloads."""

from __future__ import annotations

from typing import Any, Final

from tests.wire.telegram import acts, shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.markup import read_markup
from tests.wire.telegram.methods.call import Args, method
from tests.wire.telegram.methods.sending import check_send, post, read_caption, read_place
from tests.wire.telegram.state import Json, State
from tests.wire.telegram.world import World

LARGEST: Final = {"photo": 10 << 20, "document": 50 << 20, "video": 50 << 20, "animation": 50 << 20}
LARGEST_DOWNLOAD: Final = 20 << 20


def keep(state: State, kind: str, name: str, data: bytes) -> Json:
    """Store a file; the content of the message that carries it."""
    file_id = f"wire-{kind}-{state.count('file', 1000)}"
    state.files[file_id] = (name, data)
    told: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(data)}
    if kind == "photo":
        return {"photo": [told | {"width": 90, "height": 90}, told | {"width": 800, "height": 600}]}
    if kind in ("video", "animation"):
        told |= {"width": 640, "height": 480, "duration": 3}
    if kind in ("voice", "audio"):
        told |= {"duration": 3}
    if kind == "video_note":
        told |= {"duration": 3, "length": 240}
    if kind == "sticker":
        told |= {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {kind: told | ({"file_name": name} if kind == "document" else {})}


def read_file(world: World, kind: str, given: Any, files: dict[str, tuple[str, bytes]]) -> Json:
    """A file of a request: uploaded, known by id, or by URL (which the model takes as empty)."""
    if given in (None, ""):
        raise bad(f"there is no {kind} in the request")
    part = str(given).removeprefix("attach://")
    if part in files:
        name, data = files[part]
        if not data:
            raise bad("file must be non-empty")
        if len(data) > LARGEST.get(kind, 50 << 20):
            raise bad("file is too big")
        return keep(world.state, kind, name, data)
    if part in world.state.files:
        name, data = world.state.files[part]
        return keep(world.state, kind, name, data)
    if part.startswith(("http://", "https://")):
        return keep(world.state, kind, part.rsplit("/", 1)[-1], b"from a link")
    raise bad("wrong file identifier/HTTP URL specified")


def _enter(kind: str, name: str, permission: str) -> None:
    """send… of one kind of file."""

    @method(name)
    def send(world: World, args: Args) -> Json:
        caption = read_caption(args)
        given = kind if kind in args.files else args.raw.get(kind)
        content = read_file(world, kind, given, args.files) | caption
        return post(world, args, check_send(world, args, permission), content)


for _kind, _name, _permission in (
    ("photo", "sendPhoto", "can_send_photos"),
    ("document", "sendDocument", "can_send_documents"),
    ("video", "sendVideo", "can_send_videos"),
    ("animation", "sendAnimation", "can_send_other_messages"),
    ("voice", "sendVoice", "can_send_voice_notes"),
    ("audio", "sendAudio", "can_send_audios"),
    ("sticker", "sendSticker", "can_send_other_messages"),
):
    _enter(_kind, _name, _permission)


@method("sendMediaGroup")
def send_media_group(world: World, args: Args) -> list[Json]:
    """An album of 2 to 10."""
    given = args.data("media")
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise bad("expected an Array of InputMedia")
    if not 2 <= len(given) <= 10:
        raise bad("there are no messages to send" if not given else "too many messages to send as an album")
    items = [_item(world, one, args.files) for one in given]
    chat = check_send(world, args, "can_send_photos", len(items))
    place, album = read_place(world, args, chat), f"1{world.state.count('album', 10**15)}"
    markup = read_markup(args.data("reply_markup"), chat.kind == "private")
    sent = [acts.write(world, chat, world.bot.id, one, album=album, markup=markup, **place) for one in items]
    return [shapes.message(world.state, one) for one in sent]


def _item(world: World, one: Json, files: dict[str, tuple[str, bytes]]) -> Json:
    kind = str(one.get("type"))
    if kind not in ("photo", "video", "document", "audio"):
        raise bad(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    return read_file(world, kind, one.get("media"), files) | read_caption(Args(one))


@method("getFile")
def get_file(world: World, args: Args) -> Json:
    """Where a file can be had; up to 20 MB."""
    file_id = args.text("file_id")
    if not file_id:
        raise bad("file_id not specified")
    if file_id not in world.state.files:
        raise bad("wrong file_id or the file is temporarily unavailable")
    data = world.state.files[file_id][1]
    if len(data) > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    told: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(data)}
    return told | {"file_path": f"wire/{file_id}"}
