"""Posts and the editorial calendar: what the team says in public, planned, approved by a second person, and kept.

A post goes draft → approved → scheduled → posted → (edited | withdrawn); one whose time went by while Steward was down
is missed, and staff may still post it. Its public message is a call, so that an edit reaches every channel. What
recurs is a post with a rule (a series): each fire makes a post of its own, from its text or from a pool.

How to add one more thing that a plan should warn of:
1. A dataclass-free function in `warnings.py` over posts, rubrics and the plan, that returns `Say`s with the figures.
2. A call of it in `warnings.warned`.
3. Its text `posts-warn-<what>` in `posts.ftl`, both languages.
4. A law or an example in `tests/activities/posts/test_warnings.py`.
"""
