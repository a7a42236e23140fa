"""The command line, called within the test or as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from typer.testing import CliRunner, Result

from accords.cli.main import app

CATALOG = Path(str(resources.files("accords").joinpath("catalog")))
SEED = str(CATALOG / "gaza-talks-2024" / "ceasefire.yaml")
VILLAGES = str(CATALOG / "invented" / "two-villages.yaml")
WAGES = str(CATALOG / "invented" / "wage-round.yaml")
FLOUR = str(CATALOG / "invented" / "flour.yaml")
STARTER = str(CATALOG / "invented" / "starter.yaml")


def accords(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
    """Call a command within this process; what escapes it as an exception fails the test."""
    return CliRunner().invoke(app, list(arguments), env=env, catch_exceptions=False, prog_name="accords")


def process(*arguments: str, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Call a command as a process, with an environment that holds nothing but what it needs and what is given."""
    clean = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "accords", *arguments],
        cwd=cwd,
        env=clean | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"} | dict(env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
