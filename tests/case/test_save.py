"""Files are written whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from accords.case.save import save, write_report
from accords.errors import AccordsError

MARKER = b"<!-- written by accords -->"


def test_a_file_that_is_as_it_was_read_gets_the_new_bytes(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: 1\r\n")
    save(path, b"a: 2\r\n", b"a: 1\r\n")
    assert path.read_bytes() == b"a: 2\r\n"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.yaml"]


def test_a_new_file_is_written_where_none_is(tmp_path: Path) -> None:
    save(str(tmp_path / "case.yaml"), b"a: 1\n", None)
    assert (tmp_path / "case.yaml").read_bytes() == b"a: 1\n"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_exists_is_not_taken_for_new(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(AccordsError, match="exists already"):
        save(path, b"yours", None)
    assert path.read_bytes() == b"mine"


def test_a_file_that_changed_on_disk_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(AccordsError, match=r"was changed on disk since it was read\. Read it again"):
        save(path, b"new", b"old")
    assert path.read_bytes() == b"theirs"


def test_a_file_that_is_gone_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match="was moved or removed"):
        save(tmp_path / "case.yaml", b"new", b"old")
    assert list(tmp_path.iterdir()) == []


def test_unchanged_bytes_do_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"same")
    before = path.stat()
    save(path, b"same", b"same")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(path, b"new", b"old")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    save(tmp_path / "case.yaml", b"new", None)
    assert (tmp_path / "case.yaml").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("exists", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, exists: bool) -> None:  # noqa: FBT001 - a parameter of the test
    elsewhere, link = tmp_path / "elsewhere.yaml", tmp_path / "case.yaml"
    if exists:
        elsewhere.write_bytes(b"old")
    link.symlink_to(elsewhere)
    with pytest.raises(AccordsError, match="is a symbolic link"):
        save(link, b"new", b"old" if exists else None)
    with pytest.raises(AccordsError, match="is a symbolic link"):
        write_report(link, b"new", MARKER, force=True)
    assert elsewhere.exists() == exists
    assert link.is_symlink()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match="is not a file"):
        save(tmp_path, b"new", None)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match=r"There is no folder .*nowhere to write case.yaml to"):
        save(tmp_path / "nowhere" / "case.yaml", b"new", None)


def test_a_path_that_leads_through_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(AccordsError, match=r"There is no folder .*file to write case.yaml to"):
        save(tmp_path / "file" / "case.yaml", b"new", None)


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(AccordsError, match="is read-only"):
        save(path, b"new", b"old")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises((AccordsError, KeyboardInterrupt)) as caught:
        save(path, b"new", b"old")
    assert isinstance(failure, KeyboardInterrupt) or "cannot be written: no space left" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["case.yaml"]


def test_a_name_that_is_taken_meanwhile_stays_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "case.yaml"

    def taken(target: Path, _: Path) -> None:
        target.write_bytes(b"theirs")
        raise FileExistsError

    monkeypatch.setattr(Path, "hardlink_to", taken)
    with pytest.raises(AccordsError, match="exists already"):
        save(path, b"mine", None)
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_file_systems_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", unsupported)
    save(tmp_path / "case.yaml", b"new", None)
    assert (tmp_path / "case.yaml").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_our_own_reports_are_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_report(path, MARKER + b"1", MARKER)
    write_report(path, MARKER + b"2", MARKER)
    assert path.read_bytes() == MARKER + b"2"


def test_what_somebody_else_wrote_is_overwritten_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"a thesis")
    with pytest.raises(AccordsError, match="was not written by accords"):
        write_report(path, MARKER, MARKER)
    assert path.read_bytes() == b"a thesis"
    write_report(path, MARKER, MARKER, force=True)
    assert path.read_bytes() == MARKER
