"""What holds for every test: no network, the same hypothesis examples on every run, and coverage measured where it tells something.

``ACCORDS_HYPOTHESIS_PROFILE=fresh`` looks at other examples, ``thorough`` at many more; ``--hypothesis-seed`` repeats such a run.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Iterator
from functools import wraps
from itertools import count

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from hypothesis.internal.constants_ast import Constants

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

# How long an example takes says nothing about the program on a busy machine, so no test fails for it.
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", UNTIMED, derandomize=True, max_examples=30)
settings.register_profile("fresh", UNTIMED, derandomize=False, max_examples=120, print_blob=True)
settings.register_profile("thorough", UNTIMED, derandomize=False, max_examples=2_000, print_blob=True)
PROFILE = os.environ.get("ACCORDS_HYPOTHESIS_PROFILE", "default")
settings.load_profile(PROFILE)
if PROFILE == "default":
    # Hypothesis draws numbers and texts that stand in the modules loaded so far: other examples after any change of the program, and in
    # any other order of the tests. Here examples depend on the test alone.
    pytest.MonkeyPatch().setattr("hypothesis.internal.conjecture.providers._get_local_constants", Constants)

# Coverage slows the program down several times over, and after so many examples another one hardly reaches a line that none has reached.
MEASURED = 12

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


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Leave one measurement running: a worker of xdist begins two, and to pause the upper one would only set the lower one going."""
    measuring = getattr(session.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    if measuring is None or not hasattr(session.config, "workerinput"):
        return
    while (running := Coverage.current()) is not None:
        running.stop()
    measuring.resume()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Measure coverage during the first examples of a random test only; the rest run at full speed."""
    measuring = getattr(item.config.pluginmanager.getplugin("_cov"), "cov_controller", None)
    handle = getattr(getattr(item, "obj", None), "hypothesis", None)
    if measuring is None or handle is None or item.get_closest_marker("no_cover"):
        yield
        return
    test, examples = handle.inner_test, count(1)

    @wraps(test)
    def measured(*arguments: object, **named: object) -> object:
        if next(examples) == MEASURED + 1:
            measuring.pause()
        return test(*arguments, **named)

    handle.inner_test = measured
    try:
        yield
    finally:
        handle.inner_test = test
        if next(examples) > MEASURED + 1:
            measuring.resume()


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """Fail the test if it tried to use the network, even where the refusal was swallowed."""
    _attempts.clear()
    yield _attempts
    assert not _attempts, f"the test tried to use the network: {', '.join(_attempts)}"
