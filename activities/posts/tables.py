"""Tables of posts."""

from __future__ import annotations

from typing import Any, Final

from activities.posts.approval import Crew
from activities.posts.model import Picture, Plan, Post, Rubric, Spot, Template
from activities.posts.quiet import Hour, Prompt
from activities.posts.rotation import Item, Pool
from activities.posts.sheet import Sheet
from bot.ports.store import Table

POSTS: Final = Table(
    "posts",
    Post,
    ("community", "id"),
    indexes=(
        ("community", "state", "at"),
        ("community", "state", "posted_at"),
        ("community", "by"),
        ("community", "series"),
    ),
    personal=("text", "variants", "media", "link"),
)
RUBRICS: Final = Table("post_rubrics", Rubric, ("community", "name"))
TEMPLATES: Final = Table(
    "post_templates", Template, ("community", "name"), indexes=(("community", "by"),), personal=("text",)
)
PLANS: Final = Table("post_plans", Plan, ("community",))
CREWS: Final = Table("post_crews", Crew, ("community",))
SPOTS: Final = Table("post_channels", Spot, ("community", "platform", "channel"))
PICTURES: Final = Table("post_pictures", Picture, ("community", "post", "platform", "channel"))
POOLS: Final = Table("post_pools", Pool, ("community", "name"))
ITEMS: Final = Table(
    "post_items", Item, ("community", "pool", "id"), indexes=(("community", "by"),), personal=("text",)
)
PROMPTS: Final = Table("post_prompts", Prompt, ("community", "platform", "channel"), indexes=(("community", "by"),))
HOURS: Final = Table("post_hours", Hour, ("community", "platform", "channel", "hour"))
SHEETS: Final = Table("post_sheets", Sheet, ("community", "id"), indexes=(("community", "by"),), personal=("rows",))
TABLES: Final[tuple[Table[Any], ...]] = (
    POSTS, RUBRICS, TEMPLATES, PLANS, CREWS, SPOTS, PICTURES, POOLS, ITEMS, PROMPTS, HOURS, SHEETS,
)  # fmt: skip
