"""The plugin of pytest in the processes that run tests."""

import inspect
import re
import sys
from pathlib import Path

# Before the directory of the tests.
sys.path.insert(0, str(Path(__file__).parent / "standins"))

import pytest  # noqa: E402

import brokers  # noqa: E402
import redirect  # noqa: E402
import skips  # noqa: E402


def pytest_addoption(parser):
    parser.addoption("--slow", action="store_true")


def pytest_configure(config):
    redirect.install(brokers.CERTIFICATE)
    for marker in ("liveTest", "live_test_only"):
        config.addinivalue_line("markers", marker)


def pytest_itemcollected(item):
    if item.path.name in brokers.ALONE:
        item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Before -k deselects some."""
    reasons = skips.read()
    for item in items:
        reason = reasons.get(skips.test_name(item.nodeid))
        if not skips.is_run(reason, config.getoption("slow")):
            item.add_marker(pytest.mark.skip(reason=reason))
    items.sort(key=seconds_waited, reverse=True)
    if hasattr(config, "workeroutput"):
        config.workeroutput["tests"] = [skips.test_name(item.nodeid) for item in items]


def seconds_waited(item):
    """Estimates how long a test waits, so that the longest begin first."""
    source = inspect.getsource(inspect.unwrap(item.function))
    return sum(map(int, re.findall(r"(?:sleep\(|max_wait_time=|seconds=)(\d+)", source)))


def pytest_runtest_setup(item):
    redirect.use(brokers.ports_for(item.path.name), item.path.name in brokers.WITH_TLS)
