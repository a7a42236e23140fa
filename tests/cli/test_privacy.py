"""Nothing leaves the machine, and nothing is written but what was asked for."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import FLOUR, STARTER, VILLAGES, process

# Python runs this before the program. It ends the process where a connection or a name is asked for, even if that is caught above it.
WATCH = """
import os, sys
EVENTS = {"bind", "connect", "connect_ex", "getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo", "sendto", "sendmsg"}

def watch(event, arguments):
    if event.startswith("socket.") and event.removeprefix("socket.") in EVENTS or event in {"urllib.Request", "webbrowser.open"}:
        os.write(2, f"used the network: {event}\\n".encode())
        os._exit(97)

sys.addaudithook(watch)
"""

COMMANDS = (
    ("--help",),
    ("analyse", "case.yaml"),
    ("analyse", "case.yaml", "--format", "json", "-o", "report.json"),
    ("check", "case.yaml"),
    ("demo",),
    ("new", "new.yaml"),
    ("run", "change", "case.yaml"),
    ("run", "deals", "flour.yaml"),
    ("run", "openings", "case.yaml"),
    ("run", "robustness", "flour.yaml"),
    ("schema",),
)
WRITTEN = {"analyse": {"case-report.html"}, "demo": {"accords-demo.html"}, "new": {"new.yaml"}}


class Desk:
    """A folder to work in and a home beside it, both empty but for one case."""

    def __init__(self, root: Path) -> None:
        self.root, self.work, self.home, self.hooks = root, root / "work", root / "home", root / "hooks"
        for folder in (self.work, self.home, self.hooks, root / "temporary"):
            folder.mkdir()
        (self.work / "case.yaml").write_bytes(Path(STARTER).read_bytes())
        (self.work / "flour.yaml").write_bytes(Path(FLOUR).read_bytes())
        (self.hooks / "sitecustomize.py").write_text(WATCH, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """Give where programs look for a home, a cache and a place for temporary files."""
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.home))
        places = {"TMPDIR": str(self.root / "temporary"), "XDG_CACHE_HOME": str(self.home / "cache")}
        return homes | places | {"PYTHONPATH": str(self.hooks)}

    def files(self) -> dict[str, str]:
        """Give every file below the root with its checksum."""
        found = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


@pytest.fixture(name="desk")
def make_desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_uses_no_network_and_writes_nothing_but_what_was_asked_for(desk: Desk, command: tuple[str, ...]) -> None:
    before = desk.files()
    done = process(*command, cwd=desk.work, env=desk.environment)
    assert (done.returncode, done.stderr) == (0, "")
    after = desk.files()
    new = {"report.json"} if "-o" in command else WRITTEN.get(command[0], set())
    assert {name for name in after if name not in before} == {f"work/{name}" for name in new}
    assert {name: after[name] for name in before} == before


def test_several_processes_use_no_network_either_and_only_the_checkpoint_is_written(desk: Desk) -> None:
    (desk.work / "case.yaml").write_bytes(Path(FLOUR).read_bytes())
    before = desk.files()
    command = ("run", "robustness", "case.yaml", "--json", "--draws", "1100", "--cap", "8", "--workers", "2")
    plain = process(*command, cwd=desk.work, env=desk.environment)
    assert (plain.returncode, plain.stderr, desk.files()) == (0, "", before)
    kept = process(*command, "--checkpoint", "kept.json", cwd=desk.work, env=desk.environment)
    assert (kept.returncode, kept.stderr, kept.stdout) == (0, "", plain.stdout)
    after = desk.files()
    assert after.pop("work/kept.json")
    assert after == before


def test_the_watch_would_see_a_connection(desk: Desk) -> None:
    code = "import socket\ntry: socket.create_connection(('localhost', 9))\nexcept BaseException: pass"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=desk.environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    assert done.returncode == 97
    assert "used the network" in done.stderr


def test_analyse_works_where_there_is_no_network(desk: Desk) -> None:
    """In a namespace without any network, where the system lets one be made; everywhere else under the watch alone."""
    unshare = shutil.which("unshare")
    able = unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False).returncode == 0
    prefix = [str(unshare), "-rn"] if able else []
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "accords", "analyse", "case.yaml"],
        cwd=desk.work,
        env=desk.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (desk.work / "case-report.html").exists()


def test_a_report_tells_nothing_of_the_machine(desk: Desk) -> None:
    (desk.work / "deep").mkdir()
    shutil.copy(VILLAGES, desk.work / "deep" / "case.yaml")
    process("analyse", str(desk.work / "deep" / "case.yaml"), "-o", "report.html", cwd=desk.work, env=desk.environment)
    report = (desk.work / "report.html").read_text(encoding="utf-8")
    assert str(desk.root) not in report
    assert sys.prefix not in report
