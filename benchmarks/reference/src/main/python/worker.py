"""A worker of boilermaker-servicebus that measures itself.

    worker.py CONNECTION_STRING

Writes its versions, then reads one "QUEUE BEFORE COUNTED" a line on standard input and writes how many tasks a second
it ran: of the queue's tasks the first BEFORE do not count, and COUNTED do after them.
"""

import asyncio
import contextlib
import platform
import sys
import time
from importlib.metadata import version

from aio_azure_clients_toolbox import ManagedAzureServiceBusSender
from boilermaker import Boilermaker

LIMIT_SECONDS = 120


class Meter:
    """The state of the application: takes the time between two of many tasks."""

    def __init__(self, before: int, counted: int) -> None:
        self.first, self.last = before, before + counted
        self.tasks = 0
        self.ended = asyncio.Event()

    def event(self) -> None:
        self.tasks += 1
        if self.tasks == self.first:
            self.start = time.perf_counter()
        elif self.tasks == self.last:
            self.end = time.perf_counter()
            self.ended.set()

    def rate(self) -> float:
        return (self.last - self.first) / (self.end - self.start)


async def load(
    meter: Meter, number: int, customer: str, lines: list[str], urgent: bool = False
) -> None:
    if not customer or not lines or urgent:
        raise ValueError("not what was published")
    meter.event()


async def measure(bus: str, queue: str, before: int, counted: int) -> float:
    meter = Meter(before, counted)
    client = ManagedAzureServiceBusSender("namespace", queue, connection_string=bus)
    app = Boilermaker(meter, client)
    app.register_async(load)
    work = asyncio.create_task(app.run())
    ended = asyncio.create_task(meter.ended.wait())
    await asyncio.wait(
        [work, ended], timeout=LIMIT_SECONDS, return_when=asyncio.FIRST_COMPLETED
    )
    if work.done():
        work.result()
    if not ended.done():
        raise TimeoutError(f"{meter.tasks} of {meter.last} tasks ran")
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await work
    await client.close()
    return meter.rate()


async def main() -> None:
    package = f"boilermaker-servicebus {version('boilermaker-servicebus')}"
    print(f"{package}, Python {platform.python_version()}", flush=True)
    while line := await asyncio.to_thread(sys.stdin.readline):
        queue, before, counted = line.split()
        print(await measure(sys.argv[1], queue, int(before), int(counted)), flush=True)


asyncio.run(main())
