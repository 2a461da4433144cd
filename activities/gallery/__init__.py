"""The gallery: works of members, shown with their consent and their credit, until they take them back.

A gallery is open for a time and gathers works by a hashtag or by /submit. Each is looked at by the team and shown only
once its author has said yes and chosen how to be named; whoever likes it gives it a heart, nobody their own. An author
may take a work back at any time, and everything that was shown of it goes.

How to add one more way in (a form of another kind, a channel of its own):
1. An ear or a command that calls `service.hand_in` with who made it and where it stands.
2. Its words `gallery-…` in both languages.
3. A test in `tests/app/engage/test_gallery.py` that walks it to the gallery and back.
"""
