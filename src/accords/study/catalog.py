"""The cases that ship with the program, as data."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from accords.errors import AccordsError

DEMO = "gaza-talks-2024/ceasefire"
STARTER = "invented/starter"


def text_of(name: str) -> str:
    """Give the text of a bundled case, by folder and name.

    Raises
    ------
    AccordsError
        If there is none of that name.
    """
    if name not in names():
        raise AccordsError(f"There is no bundled case '{name}'. There are: {', '.join(names())}.")
    return resources.files("accords").joinpath("catalog", *f"{name}.yaml".split("/")).read_text(encoding="utf-8")


def names() -> Iterator[str]:
    """Give the names of the bundled cases, in alphabetical order."""
    folders = sorted(
        (folder for folder in resources.files("accords").joinpath("catalog").iterdir() if folder.is_dir()), key=lambda f: f.name
    )
    for folder in folders:
        files = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml") and not file.name.endswith("expected.yaml"))
        yield from (f"{folder.name}/{name.removesuffix('.yaml')}" for name in files)
