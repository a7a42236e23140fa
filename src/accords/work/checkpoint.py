"""What was finished, in a file: so that an interrupted job is taken up where it stopped, with the same bytes at the end."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Generic

from accords.errors import AccordsError
from accords.work.executor import Result

# Named in every file; a later form of the file counts it up.
_FORM = "accords checkpoint 1"


def fingerprint(description: Mapping[str, Any]) -> str:
    """Give the fingerprint of a job: equal for equal descriptions, whatever the order of their keys.

    Parameters
    ----------
    description
        All that the numbers depend on, as JSON data: the hash of the case, options, seed, draws, size of a block, version.
    """
    return sha256(json.dumps(description, sort_keys=True, ensure_ascii=False, allow_nan=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Checkpoint(Generic[Result]):
    """A file with the results of finished blocks.

    Attributes
    ----------
    path
        Where it stands. Its folder exists.
    job
        The job's :func:`fingerprint`. Results of another job are never taken.
    encode, decode
        From a result to JSON data and back, without loss.
    """

    path: Path
    job: str
    encode: Callable[[Result], Any]
    decode: Callable[[Any], Result]

    def load(self) -> dict[int, Result]:
        """Give the results by the number of their block; none where there is no file.

        Raises
        ------
        AccordsError
            When the file cannot be read, is not a checkpoint, or belongs to another job.
        """
        try:
            text = self.path.read_bytes()
        except FileNotFoundError:
            return {}
        except OSError as reason:
            raise AccordsError(f"{self.path}: the checkpoint cannot be read ({reason.strerror}). Name a file that can be.") from None
        try:
            data = json.loads(text)
            form, job, stored = data["form"], data["job"], data["blocks"]
            results = {int(number): self.decode(result) for number, result in stored.items()} if form == _FORM and job == self.job else {}
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            form, job, results = "", "", {}
        if form != _FORM:
            raise AccordsError(f"{self.path}: this is no checkpoint of this version, and is left as it is. Name another file.")
        if job != self.job:
            raise AccordsError(
                f"{self.path}: this checkpoint belongs to another job (another case, other options, another seed or version). "
                "Name another file, or remove this one to start anew."
            )
        return results

    def save(self, results: Mapping[int, Result]) -> None:
        """Write the results of finished blocks.

        The file is replaced as a whole: whoever reads it, and whenever the writing stops, it is the old one or the new one. Its bytes
        depend on the job and the finished blocks alone, not on the order in which they were finished.

        Raises
        ------
        AccordsError
            When the file cannot be written.
        """
        stored = {str(number): self.encode(results[number]) for number in sorted(results)}
        text = json.dumps({"form": _FORM, "job": self.job, "blocks": stored}, separators=(",", ":"), allow_nan=False) + "\n"
        try:
            _replace(self.path, text)
        except OSError as reason:
            raise AccordsError(f"{self.path}: the checkpoint cannot be written ({reason.strerror}). Name a file that can be.") from None


def _replace(path: Path, text: str) -> None:
    with NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            temporary.unlink(missing_ok=True)
            raise
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Let the new name outlast a loss of power, where the system can do that for a folder."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
