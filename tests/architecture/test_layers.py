"""Imports point down only: the contracts of `.importlinter` hold, and a planted violation breaks them."""

from __future__ import annotations

import os
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

from tests.kit import ROOT


def lint(config: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the packages of a folder."""
    code = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, "--config", str(config), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_imports_point_down_only() -> None:
    asked = lint(ROOT / ".importlinter", ROOT)
    assert asked.returncode == 0, asked.stdout + asked.stderr


def test_every_adapter_is_held_apart() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", "utf-8")
    named = set(contracts["importlinter:contract:adapters"]["modules"].split())
    there = {f"adapters.{path.parent.name}" for path in (ROOT / "adapters").glob("*/__init__.py")}
    shared = {"adapters.http"}  # it owns the web server and mounts what the others hand it
    assert there - shared - named == set(), "name the adapter in .importlinter"


def test_a_planted_import_upwards_is_found(tmp_path: Path) -> None:
    for package in ("low", "high"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("import high\n" if package == "low" else "")
    contract = "[importlinter]\nroot_packages =\n    low\n    high\n[importlinter:contract:layers]\n"
    config = tmp_path / ".importlinter"
    config.write_text(contract + "name = Down only\ntype = layers\nlayers =\n    high\n    low\n")
    asked = lint(config, tmp_path)
    assert asked.returncode == 1
    assert "low -> high" in asked.stdout
