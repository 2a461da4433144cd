"""Builders and doubles that several test folders share.

How to add one:
1. One file a noun (`people.py` builds authors, `texts.py` says keys), plain functions with sensible defaults.
2. What stands for the world comes from `adapters/memory`, never from a mock.
3. Import it as `from tests.kit.<file> import <name>`; keep the product's own packages free of it.
4. If it holds logic worth a doubt, test it in the folder that uses it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")


def find_chromium() -> str | None:
    """Where Chromium is: STEWARD_CHROMIUM, or the first known name on the path; None when there is none."""
    named = os.environ.get("STEWARD_CHROMIUM")
    return named or next((path for name in _BROWSERS if (path := shutil.which(name))), None)


def find_shared() -> Path | None:
    """The folder of shared measurement data: STEWARD_SHARED, or `../shared`; None when it is not there."""
    folder = Path(os.environ.get("STEWARD_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None
