"""Steward itself in a place: being added, being refused, losing rights and getting them back, being handed over.

How to add one of its kind: 1. an event in `bot/domain/events.py` that adapters bring; 2. a function here that takes a
turn and the event; 3. its line in the table of handlers in `moderation`; 4. texts in `presence.ftl`, both languages.
"""
