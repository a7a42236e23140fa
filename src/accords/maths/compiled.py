"""Compiling a kernel: with a stated signature, kept inside the installation, or compiled anew where nothing can be written there.

Modules whose functions are compiled are named ``..._kernel``; they are imported only where arrays are large, so that nobody waits for a
compiler in small cases. With the environment variable ``NUMBA_DISABLE_JIT=1`` the same functions run as plain Python.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


def compiled(signature: str) -> Callable[[Kernel], Kernel]:
    """Compile a function for one signature when its module is imported, without relaxed arithmetic: sums keep their order.

    Parameters
    ----------
    signature
        Types of result and arguments, as numba writes them.
    """

    def decorate(function: Kernel) -> Kernel:
        # Left to itself the compiler would keep its code in the user's home where the installation cannot be written.
        writable = os.access(Path(function.__code__.co_filename).parent, os.W_OK)
        return cast("Kernel", numba.njit(signature, cache=writable)(function))

    return decorate
