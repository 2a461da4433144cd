"""What platforms do by themselves and what people do by their means: sanctions by hand, flags and rules of the
platform's own moderation.

How to add one of its kind: 1. an event in `bot/domain/events.py` that adapters bring; 2. a function here that takes a
turn and the event; 3. its line in `moderation.HAPPENED`; 4. texts in `native.ftl`, both languages.
"""
