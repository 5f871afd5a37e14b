"""A publisher and worker of any release of boilermaker-servicebus, for the matrix of releases.

Takes orders as peer.py does. It uses what the release has, and says of the rest that the release has it not.
"""

import asyncio
import contextlib
import importlib.util
import json
import logging
import sys
import typing
from importlib.metadata import version

from azure.servicebus.aio import ServiceBusClient
from boilermaker import retries
from boilermaker.app import Boilermaker
from boilermaker.task import Task

from upgrading import OldReaders, OwnIds

try:
    # From 0.6 on the package sends and receives by this.
    from aio_azure_clients_toolbox import ManagedAzureServiceBusSender
    from boilermaker.sample import STATIC_DEBUG_TASK

    def connect(bus: str, queue: str) -> typing.Any:
        return ManagedAzureServiceBusSender(
            "namespace",
            queue,
            connection_string=bus,
            ready_message=STATIC_DEBUG_TASK.model_dump_json(),
        )

    if tuple(map(int, version("boilermaker-servicebus").split(".")[:2])) < (0, 6):
        raise ImportError
except ImportError:
    from boilermaker.service_bus import AzureServiceBus

    def connect(bus: str, queue: str) -> typing.Any:
        client = AzureServiceBus.__new__(AzureServiceBus)
        client.queue_name = queue
        client._client = ServiceBusClient.from_connection_string(bus)
        client._receiver_client = client._sender_client = None
        return client


POLICY = retries.RetryPolicy(max_tries=2, delay=60, delay_max=60)


class State:
    """What all tasks get."""

    def __init__(self) -> None:
        self.asked: set[str] = set()


def write(line: dict) -> None:
    print(json.dumps(line), flush=True)


def tell(name: str, *arguments: object) -> None:
    write({"ran": [name, *arguments]})


async def release_step(state: State, label: str, mark: str = "none") -> None:
    tell("release_step", label, mark)


async def release_asks(state: State, label: str) -> None:
    """Asks for another try, once for each label unless Java has asked."""
    tell("release_asks", label)
    if label != "asked in Java" and label not in state.asked:
        state.asked.add(label)
        raise retries.RetryException("again", POLICY)


async def release_insists(state: State, label: str) -> None:
    tell("release_insists", label)
    raise retries.RetryException("again", POLICY)


async def release_fails(state: State, label: str) -> None:
    tell("release_fails", label)
    raise ValueError("Exceptions are a bummer!")


async def release_unknown(state: State, label: str) -> None:
    """No worker knows it."""


class Missing(Exception):
    """The release has no such thing."""


class Peer:
    def __init__(self) -> None:
        self.state = State()
        self.work: asyncio.Task | None = None

    async def open(
        self, bus: str, queue: str, knows: bool = True, upgrading: bool = False
    ) -> None:
        self.client = connect(bus, queue)
        if upgrading:
            is_old = "diagnostic_id" in Task.model_fields
            client = self.client if is_old else OldReaders(self.client)
            self.app = (OwnIds if is_old else Boilermaker)(self.state, client)
        else:
            self.app = Boilermaker(self.state, self.client)
        functions = [release_step, release_asks, release_insists, release_fails]
        for function in functions + ([] if knows else [release_unknown]):
            self.app.register_async(function)
            # Not every release takes it in the call before.
            self.app.task_registry[function.__name__].policy = POLICY

    async def close(self) -> None:
        if self.work is not None:
            self.work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.work
        self.work = None
        with contextlib.suppress(Exception):
            await self.client.close()

    async def start(self) -> None:
        self.work = asyncio.create_task(self.app.run())

    def task(self, function: typing.Callable, *args: object) -> Task:
        if hasattr(self.app, "create_task"):
            return self.app.create_task(function, *args)
        task = Task.default(function.__name__)
        task.policy = POLICY
        task.payload = {"args": list(args), "kwargs": {}}
        return task

    def callback(self, task: Task, field: str, value: Task) -> Task:
        if field not in Task.model_fields:
            raise Missing
        setattr(task, field, value)
        return task

    async def publish(self, what: str) -> str:
        """Publishes for a feature; answers with a word."""
        try:
            await getattr(self, "publish_" + what)()
            return "published"
        except Missing:
            return "missing"

    async def publish_plain(self) -> None:
        await self.app.apply_async(release_step, "plain")

    async def publish_by_name(self) -> None:
        await self.app.apply_async(release_step, "by name", mark="given")

    async def publish_delayed(self) -> None:
        await self.app.apply_async(release_step, "delayed", delay=3600)

    async def publish_asks(self) -> None:
        await self.app.apply_async(release_asks, "asked once")

    async def publish_asks_first(self) -> None:
        await self.app.apply_async(release_asks, "asked in Python")

    async def publish_insists(self) -> None:
        await self.app.apply_async(release_insists, "always")

    async def publish_chain(self) -> None:
        third = self.task(release_step, "third")
        second = self.callback(self.task(release_step, "second"), "on_success", third)
        first = self.callback(self.task(release_step, "first"), "on_success", second)
        await self.app.publish_task(first)

    async def publish_failure(self) -> None:
        handler = self.task(release_step, "handler")
        await self.app.publish_task(
            self.callback(self.task(release_fails, "handled"), "on_failure", handler)
        )

    async def publish_dead(self) -> None:
        await self.app.apply_async(release_fails, "dead")

    async def publish_not_dead(self) -> None:
        task = self.task(release_fails, "not dead")
        task.should_dead_letter = False
        await self.app.publish_task(task)

    async def publish_at_most_once(self) -> None:
        task = self.task(release_fails, "at most once")
        task.acks_late = False
        task.should_dead_letter = False
        await self.app.publish_task(task)

    async def publish_debug(self) -> None:
        try:
            from boilermaker.sample import STATIC_DEBUG_TASK
        except ImportError:
            raise Missing from None
        await self.app.publish_task(STATIC_DEBUG_TASK)

    async def publish_unknown(self) -> None:
        await self.app.apply_async(release_unknown, "unknown")

    async def publish_same(self) -> None:
        """Five calls of one function, which releases before 1.0 give one id."""
        for n in range(5):
            task = self.task(release_step, f"same {n}")
            callback = self.task(release_step, f"after same {n}")
            await self.app.publish_task(self.callback(task, "on_success", callback))

    async def publish_generated(self) -> None:
        spec = importlib.util.spec_from_file_location("java_tasks", "target/java_tasks.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        await self.app.publish_task(module.release_step("generated", mark="module"))
        await self.app.publish_task(module.takes_list(range(3)))

    async def publish_fleet(self, publisher: str, count: int) -> int:
        """A third each of calls, of chains, and of calls that spend their tries and have a callback."""
        for n in range(count):
            label = f"{publisher}-{n}"
            task = self.task(release_step if n % 3 else release_insists, label)
            if n % 3 == 0:
                task.on_failure = self.task(release_step, f"{label}-failed")
            elif n % 3 == 1:
                task.on_success = self.task(release_step, f"{label}-second")
                task.on_success.on_success = self.task(release_step, f"{label}-third")
            await self.app.publish_task(task)
        return count

    async def nothing(self) -> None:
        pass

    async def versions(self) -> dict:
        return {"boilermaker-servicebus": version("boilermaker-servicebus")}

    async def obey(self, line: str) -> None:
        order = json.loads(line)
        method: typing.Callable = getattr(self, order.pop("order"))
        try:
            write({"answer": await method(**order)})
        except Exception as error:
            logging.exception("order failed")
            write({"error": f"{type(error).__name__}: {error}"})


async def main() -> None:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr)
    logging.getLogger("azure").setLevel(logging.WARNING)
    peer = Peer()
    while line := await asyncio.to_thread(sys.stdin.readline):
        await peer.obey(line)


asyncio.run(main())
