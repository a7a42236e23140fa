"""What holds for every test: no network, and the same hypothesis examples on every run.

``ACCORDS_HYPOTHESIS_PROFILE=thorough`` looks for new examples, and for more of them.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

NETWORK_EVENTS = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)

settings.register_profile("default", derandomize=True, deadline=None)
settings.register_profile("thorough", derandomize=False, deadline=None, max_examples=2_000, print_blob=True)
settings.load_profile(os.environ.get("ACCORDS_HYPOTHESIS_PROFILE", "default"))

_attempts: list[str] = []


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    if event not in NETWORK_EVENTS:
        return
    # Processes of one machine talk over these; nothing leaves it.
    if isinstance(arguments[0], socket.socket) and arguments[0].family == getattr(socket, "AF_UNIX", None):
        return
    _attempts.append(event)
    message = f"A test may not use the network ({event})."
    raise RuntimeError(message)


# An audit hook cannot be taken away again, so there is one for the whole run.
sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Fail the test if it tried to use the network, even where the refusal was swallowed."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to use the network: {', '.join(_attempts)}"
