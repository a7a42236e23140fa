"""Jobs for tests: of a module, so that other processes can run them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from random import Random
from time import sleep

from accords.work.block import Block
from accords.work.executor import Job, Result


def drawn(block: Block) -> list[int]:
    """Draw a block's numbers from its seed and number alone."""
    source = Random(1_000_003 * block.seed + block.number)  # noqa: S311 - nothing secret
    return [source.randrange(1_000) for _ in range(block.size)]


def broken(block: Block) -> int:
    """Fail at the third block."""
    if block.number == 2:
        message = f"block {block.number}"
        raise ValueError(message)
    return block.number


def ended(block: Block) -> int:
    """End the process that runs it."""
    os._exit(block.size)


def lasting(block: Block) -> None:
    """Say which process runs it, and last longer than any test."""
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    sleep(600 + block.size)


class Interrupted:
    """A job that is interrupted from the keyboard at one of its blocks."""

    def __init__(self, at: int) -> None:
        self.at = at

    def __call__(self, block: Block) -> list[int]:
        """Draw, or be interrupted."""
        if block.number == self.at:
            raise KeyboardInterrupt
        return drawn(block)


class Backwards:
    """An executor that finishes the last block first."""

    def run(self, job: Job[Result], blocks: Sequence[Block]) -> Iterator[tuple[Block, Result]]:
        """Give each block with its result."""
        return iter([(block, job(block)) for block in reversed(blocks)])
