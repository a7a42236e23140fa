"""A checkpoint gives back what was saved, to the job that saved it, and is never half written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from accords.errors import AccordsError
from accords.work.checkpoint import Checkpoint, fingerprint

JOB = fingerprint({"case": "a", "seed": 1})


def checkpoint(path: Path, job: str = JOB) -> Checkpoint[list[int]]:
    return Checkpoint(path, job, list, list)


def test_what_was_saved_is_given_back(tmp_path: Path) -> None:
    store = checkpoint(tmp_path / "job.json")
    assert store.load() == {}
    store.save({2: [5, 6], 0: [1]})
    assert store.load() == {0: [1], 2: [5, 6]}
    assert [path.name for path in tmp_path.iterdir()] == ["job.json"]


def test_the_bytes_do_not_depend_on_the_order_of_finishing(tmp_path: Path) -> None:
    one, other = checkpoint(tmp_path / "one"), checkpoint(tmp_path / "other")
    one.save({0: [1], 10: [2], 9: [3]})
    other.save({9: [3], 10: [2], 0: [1]})
    assert one.path.read_bytes() == other.path.read_bytes()


def test_the_fingerprint_tells_jobs_apart_and_not_the_order_of_keys() -> None:
    assert fingerprint({"seed": 1, "case": "a"}) == JOB
    assert len({JOB, fingerprint({"case": "a", "seed": 2}), fingerprint({"case": "b", "seed": 1})}) == 3
    assert len(JOB) == 64


def test_another_job_is_refused(tmp_path: Path) -> None:
    checkpoint(tmp_path / "job.json").save({0: [1]})
    with pytest.raises(AccordsError, match="belongs to another job"):
        checkpoint(tmp_path / "job.json", fingerprint({"case": "b"})).load()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"form": "accords checkpoint 0", "job": "x", "blocks": {}}', '{"form": 1}'])
def test_what_is_no_checkpoint_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "job.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AccordsError, match="no checkpoint"):
        checkpoint(path).load()


def test_what_is_no_text_or_cannot_be_read_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "photo"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    with pytest.raises(AccordsError, match="no checkpoint of this version, and is left as it is"):
        checkpoint(path).load()
    assert path.read_bytes() == b"\x89PNG\r\n\x1a\n\xff"
    with pytest.raises(AccordsError, match="cannot be read"):
        checkpoint(tmp_path).load()


def test_results_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "job.json"
    checkpoint(path).save({0: [1]})
    data = json.loads(path.read_text(encoding="utf-8"))
    data["blocks"]["0"] = 5
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(AccordsError, match="no checkpoint"):
        checkpoint(path).load()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_when_writing_stops_the_old_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    store = checkpoint(tmp_path / "job.json")
    store.save({0: [1]})
    before = store.path.read_bytes()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*((os, "fsync", stop) if step == "fsync" else (Path, "replace", stop)))
    with pytest.raises(KeyboardInterrupt):
        store.save({0: [1], 1: [2]})
    assert store.path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store.path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AccordsError, match="cannot be written"):
        checkpoint(tmp_path / "none" / "job.json").save({0: [1]})
