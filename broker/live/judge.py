"""Runs the tests in several processes, since they mostly wait, and says how each ended."""

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import brokers
import page
import skips

HERE = Path(__file__).parent
TESTS = HERE / ".venv" / "tests"
LONGEST_TEST_SECONDS = 900


class Outcomes:
    """A plugin in the process that distributes the tests: collects how each ended."""

    def __init__(self):
        self.collected = set()
        self.of_test = {}
        self.text = {}
        self.node_ids = {}
        self.seconds = Counter()

    def pytest_runtest_logreport(self, report):
        name = skips.test_name(report.nodeid)
        self.node_ids[name] = report.nodeid.split("@")[0]
        self.seconds[name] += report.duration
        if report.skipped:
            self.of_test[name] = "skipped"
            self.text[name] = re.sub("^Skipped: ", "", report.longrepr[2])
        elif report.failed:
            self.of_test[name] = "failed"
            self.text[name] = report.longreprtext
        elif report.when == "call":
            self.of_test.setdefault(name, "passed")

    def pytest_collectreport(self, report):
        if report.failed:
            self.of_test[report.nodeid] = "failed"
            self.text[report.nodeid] = report.longreprtext

    def pytest_testnodedown(self, node, error):
        self.collected.update(getattr(node, "workeroutput", {}).get("tests", ()))

    def names(self, outcome):
        return sorted(name for name, its in self.of_test.items() if its == outcome)

    def add_second_try(self, second):
        """Takes over what passed when it was run once more, alone."""
        for name in second.names("passed"):
            self.of_test[name] = "passed"
        return {name: self.text[name] for name in second.names("passed")}


def run(tests, processes, slow, pattern=""):
    outcomes = Outcomes()
    arguments = [
        "--rootdir", str(TESTS), "-c", "/dev/null", "-p", "plugin", "-p", "no:cacheprovider",
        "-o", "asyncio_mode=auto", "-o", "asyncio_default_fixture_loop_scope=function",
        "-q", "--no-header", "--no-summary", "--show-capture=no", "-W", "ignore",
        "--timeout", str(LONGEST_TEST_SECONDS), "-n", str(processes), "--dist", "loadgroup",
        *(["--slow"] if slow else []), *(["-k", pattern] if pattern else []), *tests,
    ]  # fmt: skip
    pytest.main(arguments, plugins=[outcomes])
    return outcomes


def stale(outcomes):
    """Returns what is wrong with the list of skipped tests."""
    reasons = skips.read()
    for name in sorted(reasons.keys() - outcomes.collected):
        yield f"{skips.FILE.name} names a test that is not there: {name}"
    for name in outcomes.names("skipped"):
        own = skips.SKIPPED_BY_SDK + outcomes.text[name]
        if reasons.get(name) not in (own, outcomes.text[name]):
            yield f"{skips.FILE.name} lacks {name}, with the reason '{own}'"
    for name in outcomes.names("passed"):
        if not skips.is_run(reasons.get(name), slow=True) or reasons.get(name, "").startswith(
            skips.SKIPPED_BY_SDK
        ):
            yield f"{skips.FILE.name} names a test that passes: {name}"


def main():
    parser = argparse.ArgumentParser(prog="broker/live/run")
    parser.add_argument("--slow", action="store_true", help="also run tests that wait for minutes")
    parser.add_argument("-k", default="", metavar="PATTERN", help="only tests that match")
    parser.add_argument("--processes", type=int, default=16, help="how many run at once (16)")
    parser.add_argument("--times", action="store_true", help="print how long each test took")
    parser.add_argument("--write", action="store_true", help="write the figures into the page")
    options = parser.parse_args()
    with brokers.started():
        files = sorted(map(str, TESTS.glob("test_*.py")))
        outcomes = run(files, options.processes, options.slow, options.k)
        failed = [outcomes.node_ids.get(name) for name in outcomes.names("failed")]
        again = {}
        if failed and None not in failed:
            # Most of these tests depend on locks of seconds, which a busy machine may miss.
            tests = [str(TESTS / node_id) for node_id in failed]
            again = outcomes.add_second_try(run(tests, 1, options.slow))
    return report(outcomes, again, options)


def report(outcomes, again, options):
    if options.times:
        for name, seconds in outcomes.seconds.most_common():
            print(f"{seconds:7.1f} s  {outcomes.of_test[name]}  {name}")
    for reason, count in Counter(map(outcomes.text.get, outcomes.names("skipped"))).items():
        print(f"skipped, {reason}: {count}")
    for name, first in again.items():
        error = re.findall(r"^E +(.*)", first, re.MULTILINE)[-1:]
        print(f"passed when it was run again, alone: {name}; it had failed with {error}")
    for name in outcomes.names("failed"):
        print(f"\nfailed: {name}\n{outcomes.text[name]}\n")
    wrong = list(stale(outcomes))
    if not outcomes.names("failed") and not page.is_up_to_date(outcomes.collected, options.write):
        wrong.append(f"{page.FILE.name} has other figures: broker/live/run --write writes them")
    print("\n".join(wrong))
    print(", ".join(f"{its} {len(outcomes.names(its))}" for its in ("passed", "failed", "skipped")))
    return 1 if wrong or outcomes.names("failed") else 0


if __name__ == "__main__":
    sys.exit(main())
