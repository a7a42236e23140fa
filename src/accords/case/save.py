"""Writing files so that nobody loses anything: whole or not at all, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path
from typing import Final

from accords.errors import AccordsError

# What a new file asks for; the system takes off what the user's umask takes off.
_NEW_FILE_MODE: Final = 0o666
# Until it has the permissions of the file that it replaces, a copy is nobody else's to read.
_PRIVATE_MODE: Final = 0o600
_CREATE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def save(path: str | os.PathLike[str], source_bytes: bytes, expected: bytes | None) -> None:
    """Write a case file, if it still is what was read.

    The bytes go to a temporary file in the same folder, are forced to the disk, and take the place of the file in one step, with its
    permissions. A file that already holds these bytes is not touched.

    Parameters
    ----------
    path
        The file.
    source_bytes
        What it shall hold.
    expected
        What it held when it was read; ``None`` for a file that shall be new.

    Raises
    ------
    AccordsError
        When the file has changed since it was read, is gone or is there already, is a symbolic link, or cannot be written.
    """
    target = Path(path)
    refuse_missing_folder(target)
    _refuse_links(target)
    present = _read(target)
    if expected is None and present is not None:
        raise AccordsError(f"{target} exists already. Choose another name, or read the file and change it.")
    if expected is not None and present is None:
        raise AccordsError(f"{target} was moved or removed since it was read. Save the case under another name.")
    if present != expected:
        raise AccordsError(
            f"{target} was changed on disk since it was read. Read it again and repeat the change, or save the case under another name."
        )
    if present != source_bytes:
        _replace(target, source_bytes, new=present is None)


def write_report(path: str | os.PathLike[str], content: bytes, marker: bytes, *, force: bool = False) -> None:
    """Write a generated report, whole or not at all.

    Parameters
    ----------
    path
        The file.
    content
        What it shall hold.
    marker
        What every report of ours holds; a file without it is somebody's own work.
    force
        Overwrite such a file all the same.

    Raises
    ------
    AccordsError
        When a file without the marker stands there and ``force`` is not set, the path is a symbolic link, or it cannot be written.
    """
    target = Path(path)
    refuse_missing_folder(target)
    _refuse_links(target)
    present = _read(target)
    if present is not None and marker not in present and not force:
        raise AccordsError(f"{target} exists and was not written by accords. Choose another name, or use --force to overwrite it.")
    _replace(target, content, new=present is None)


def refuse_missing_folder(path: str | os.PathLike[str]) -> None:
    """Say that there is no folder to write a file to, before work is done for it.

    Raises
    ------
    AccordsError
        When the folder is not there, or is no folder.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise AccordsError(f"There is no folder {target.parent} to write {target.name} to. Make it first, or name another place.")


def _refuse_links(target: Path) -> None:
    if target.is_symlink():
        raise AccordsError(f"{target} is a symbolic link, and accords writes through none. Name the file that it leads to.")


def _read(target: Path) -> bytes | None:
    """Read what stands there; ``None`` if nothing does."""
    try:
        if not stat.S_ISREG(target.stat().st_mode):
            raise AccordsError(f"{target} is not a file that can be written. Choose another name.")
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise AccordsError(f"{target} cannot be read: {_reason(error)}.") from error


def _replace(target: Path, content: bytes, *, new: bool) -> None:
    """Put a new file in the place of the old one (or, for a new one, in a place that is still free) in one step."""
    temporary = target.parent / f".accords-{secrets.token_hex(8)}.tmp"
    try:
        if not new and not os.access(target, os.W_OK):
            raise AccordsError(f"{target} is read-only. Make it writable, or choose another name.")
        with os.fdopen(os.open(temporary, _CREATE, _NEW_FILE_MODE if new else _PRIVATE_MODE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if new:
            _claim(temporary, target)
        else:
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            temporary.replace(target)
    except OSError as error:
        raise AccordsError(f"{target} cannot be written: {_reason(error)}.") from error
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _claim(temporary: Path, target: Path) -> None:
    """Give the temporary file its name if nothing has taken that name meanwhile; file systems without hard links just rename."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError as error:
        raise AccordsError(f"{target} exists already. Choose another name, or read the file and change it.") from error
    except OSError:
        temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Force the folder's entry to the disk; where folders cannot be opened, as on Windows, the rename has to do."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


__all__ = ["save", "write_report"]
