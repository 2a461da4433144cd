"""Polls of the bot's."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

from tests.wire.telegram import acts, events, shapes
from tests.wire.telegram.errors import bad
from tests.wire.telegram.markup import read_markup
from tests.wire.telegram.methods.call import Args, get_chat, get_message, method
from tests.wire.telegram.methods.sending import check_send, read_place
from tests.wire.telegram.state import Json, Poll
from tests.wire.telegram.text import read_text
from tests.wire.telegram.world import World

MOST_OPTIONS: Final = 12
LONGEST_PERIOD: Final = 2_628_000
LONGEST_EXPLANATION: Final = 200
MOST_FEEDS: Final = 2


def _options(given: Any) -> list[str]:
    """1 to 12 options of 1 to 100 characters."""
    if not isinstance(given, list):
        raise bad("expected an Array of String as options")
    texts = [one if isinstance(one, str) else str(one.get("text", "")) for one in given]
    if not 1 <= len(texts) <= MOST_OPTIONS:
        raise bad(f"poll must have at least 1 option and no more than {MOST_OPTIONS}")
    if any(not one.strip() for one in texts):
        raise bad("poll options must be non-empty")
    if any(len(one) > 100 for one in texts):
        raise bad("poll options length must not exceed 100")
    return texts


def _settings(args: Args, options: list[str]) -> Json:
    """What kind of poll it is."""
    question = read_text(args.text("question"), "", None, 300, "poll question length must not exceed 300")[0]
    if not question:
        raise bad("poll question must be non-empty")
    kind = args.text("type", "regular")
    if kind not in ("regular", "quiz"):
        raise bad("unsupported poll type specified")
    settings: Json = {
        "question": question,
        "type": kind,
        "is_anonymous": args.flag("is_anonymous", default=True),
        "allows_multiple_answers": args.flag("allows_multiple_answers"),
        "allows_revoting": args.flag("allows_revoting", default=kind == "regular"),
        "members_only": args.flag("members_only"),
    }
    if kind == "quiz":
        right = args.data("correct_option_ids")
        if args.has("correct_option_id"):
            raise bad("correct_option_id is no parameter any more")
        if not right or any(not 0 <= int(one) < len(options) for one in right):
            raise bad("wrong quiz correct_option_ids")
        if any(first >= second for first, second in pairwise(right)):
            raise bad("correct_option_ids must be monotonically increasing")
        settings["correct_option_ids"] = right
        explanation = args.text("explanation")
        if len(explanation) > LONGEST_EXPLANATION or explanation.count("\n") > MOST_FEEDS:
            raise bad("poll explanation is too long")
        settings |= {"explanation": explanation} if explanation else {}
    return settings


def _times(world: World, args: Args) -> Json:
    """`open_period` or `close_date`, 5 to 2 628 000 seconds."""
    now, period = world.clock.second(), args.number("open_period")
    if args.has("close_date"):
        period = args.number("close_date") - now
    if args.has("open_period") and args.has("close_date"):
        raise bad("open_period and close_date can't be used together")
    if (args.has("open_period") or args.has("close_date")) and not 5 <= period <= LONGEST_PERIOD:
        raise bad("wrong poll close date specified" if args.has("close_date") else "POLL_OPEN_PERIOD_INVALID")
    return {"open_period": period, "close_date": now + period} if period else {}


@method("sendPoll")
def send_poll(world: World, args: Args) -> Json:
    """A native poll."""
    options = _options(args.data("options"))
    settings = _settings(args, options) | _times(world, args)
    chat = check_send(world, args, "can_send_polls")
    if chat.kind == "channel" and not settings["is_anonymous"]:
        raise bad("non-anonymous polls can't be sent to channel chats")
    place = read_place(world, args, chat)
    markup = read_markup(args.data("reply_markup"), chat.kind == "private")
    poll = Poll(str(world.state.count("poll", 5 * 10**18)), chat.id, 0, options, settings, by_bot=True)
    content = {"poll": shapes.poll(poll)}
    message = acts.write(world, chat, world.bot.id, content, markup=markup, **place)
    poll.message_id, poll.closed = message.id, args.flag("is_closed")
    world.state.polls[poll.id] = poll
    return shapes.message(world.state, message)


@method("stopPoll")
def stop_poll(world: World, args: Args) -> Json:
    """Close a poll of the bot's; the last counts."""
    chat = get_chat(world, args)
    message = get_message(world, args, chat, "message with poll to stop")
    acts.close_polls(world)
    poll = world.state.polls.get(str(message.content.get("poll", {}).get("id")))
    if poll is None:
        raise bad("message is not a poll")
    if not poll.by_bot:
        raise bad("poll can't be stopped")
    if poll.closed:
        raise bad("poll has already been closed")
    poll.closed = True
    message.content["poll"] = shapes.poll(poll)
    message.markup = read_markup(args.data("reply_markup"), chat.kind == "private")
    events.poll_changed(world, poll)
    return shapes.poll(poll)
