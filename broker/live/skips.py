"""The list of tests that are skipped, with the reason for each."""

import re
from pathlib import Path

FILE = Path(__file__).parent / "skipped.txt"

OUT_OF_SCOPE = "out of scope: "
SLOW = "needs "
SKIPPED_BY_SDK = "the SDK skips it: "
FAILED_BY_SDK = "the SDK fails it: "

KINDS = re.compile(
    rf"({OUT_OF_SCOPE}|{SKIPPED_BY_SDK}|{FAILED_BY_SDK}).+"
    rf"|{SLOW}\d+ minutes? \(run with --slow\)"
)


def read():
    """Returns the reason for each test that is skipped."""
    reasons = {}
    reason = None
    for line in FILE.read_text().splitlines():
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if line == text:
            reason = text
            if not KINDS.fullmatch(reason):
                raise ValueError(f"{FILE.name}: no reason of a known kind: {reason}")
        elif text in reasons:
            raise ValueError(f"{FILE.name}: twice: {text}")
        else:
            reasons[text] = reason
    return reasons


def test_name(node_id):
    """Returns a test's name in the list: without its class, of which each file has one."""
    return re.sub(r"::Test\w+::", "::", node_id.split("@")[0])


def is_run(reason, slow):
    """Returns true if a test with that reason is started; null means that there is none."""
    if reason is None or reason.startswith(SKIPPED_BY_SDK):
        return True
    return slow and reason.startswith(SLOW)
