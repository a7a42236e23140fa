"""Kernels as plain Python: what they compute must not depend on the compiler."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

import numba


@contextmanager
def uncompiled(*names: str) -> Iterator[tuple[ModuleType, ...]]:
    """Import modules of :mod:`accords.maths` anew with the compiler off, those that others import first; put the former ones back."""
    addresses = [f"accords.maths.{name}" for name in names]
    before = {address: sys.modules.pop(address, None) for address in addresses}
    settings: Any = numba.config
    disabled = settings.DISABLE_JIT
    settings.DISABLE_JIT = True
    try:
        yield tuple(import_module(address) for address in addresses)
    finally:
        settings.DISABLE_JIT = disabled
        for address, module in before.items():
            sys.modules.pop(address, None)
            if module is not None:
                sys.modules[address] = module
                setattr(sys.modules["accords.maths"], address.rpartition(".")[2], module)
