"""Pictures go to data and come back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from accords.blocks import Document, Picture
from accords.errors import AccordsError
from accords.report.data import from_data, to_data
from report.documents import PICTURES, hostile_timeline


@given(PICTURES)
def test_any_picture_comes_back_through_text(picture: Picture) -> None:
    document = Document("T", "", (), (picture,))
    assert from_data(json.loads(json.dumps(to_data(document)))) == document


def test_a_timeline_must_say_from_when_it_is_seen() -> None:
    data = to_data(Document("T", "", (), (hostile_timeline("a"),)))
    data["sections"][0]["seen_at"] = ""
    with pytest.raises(AccordsError, match=r"sections\[0\]\.seen_at must be a day"):
        from_data(data)


def test_a_mark_that_there_is_not_is_refused() -> None:
    data = to_data(Document("T", "", (), (hostile_timeline("a"),)))
    data["sections"][0]["legend"][0]["mark"] = "flag"
    with pytest.raises(AccordsError, match="is 'flag'; allowed are square"):
        from_data(data)
