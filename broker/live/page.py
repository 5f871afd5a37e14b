"""The section of the page on compatibility that says how many of the SDK's tests pass."""

import re
from collections import Counter
from pathlib import Path

import skips

FILE = Path(__file__).parent.parent.parent / "docs" / "broker-compatibility.md"
HEADING = "\n## The SDKs' own tests\n"

TEXT = """
The tests of the Python SDK for queues, for its clients and for the administration of queues, unchanged, from its source
distribution ({sdk}). `broker/live/run` downloads and runs them against the broker's program with a key, those of the
clients with TLS too, and fails if a test fails that is not counted as left out here. CI runs those of the first column.

| tests | passed | passed with `--slow` | left out | skipped by the SDK |
|---|---|---|---|---|
{rows}

Left out, as [skipped.txt](../broker/live/skipped.txt) lists by name:

{reasons}
"""


def column(reason):
    """Returns the column of the table in which a test with that reason is counted."""
    if reason is None:
        return 0
    if reason.startswith(skips.SLOW):
        return 1
    return 3 if reason.startswith(skips.SKIPPED_BY_SDK) else 2


def sdk():
    """Returns the name and version of the package whose tests these are."""
    requirements = (skips.FILE.parent / "requirements.txt").read_text()
    return re.search(r"^azure-servicebus==.*", requirements, re.MULTILINE).group()


def section(tests):
    """Returns the section for those tests, if each has ended as skipped.txt says."""
    reasons = skips.read()
    counts = Counter((name.split("::")[0], column(reasons.get(name))) for name in tests)
    files = sorted({file for file, _ in counts})
    rows = [(f"`{file}`", *(counts[file, i] for i in range(4))) for file in files]
    rows.append(("all", *(sum(counts[file, i] for file in files) for i in range(4))))
    left_out = Counter(reason for reason in reasons.values() if column(reason) == 2)
    return HEADING + TEXT.format(
        sdk=sdk(),
        rows="\n".join(f"| {' | '.join(map(str, row))} |" for row in rows),
        reasons="\n".join(f"- {count}: {reason}" for reason, count in left_out.items()),
    )


def is_up_to_date(tests, write):
    """Checks the section, or writes it."""
    page = FILE.read_text()
    wanted = page.split(HEADING)[0] + section(tests)
    if write:
        FILE.write_text(wanted)
    return write or page == wanted
