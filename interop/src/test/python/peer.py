"""A publisher and worker of boilermaker-servicebus that takes orders.

Reads one JSON object a line on standard input, {"order": NAME, ...}, and writes one a line on standard
output: {"answer": ...} or {"error": ...} for each order, and {"ran": [name, argument, ...]} for each run of a task.
"""

import asyncio
import base64
import contextlib
import dataclasses
import datetime
import decimal
import enum
import importlib.util
import inspect
import json
import logging
import math
import platform
import sys
import types
import typing
import uuid
from importlib.metadata import version

from aio_azure_clients_toolbox import ManagedAzureServiceBusSender
from azure.servicebus import ServiceBusMessage, ServiceBusReceiveMode
from azure.servicebus.aio import ServiceBusClient, ServiceBusSender
from azure.servicebus.amqp import AmqpAnnotatedMessage
from boilermaker import Boilermaker, retries, tracing
from boilermaker.sample import STATIC_DEBUG_TASK
from boilermaker.task import Task

import moving
import tasks
import trials
import values
from routed import RoutedBoilermaker


class Color(enum.Enum):
    RED = "RED"


@dataclasses.dataclass
class Point:
    x: int
    y: int


# What a value of an order may be written with: it is a Python expression.
NAMES = {
    "Color": Color,
    "Point": Point,
    "base64": base64,
    "datetime": datetime,
    "decimal": decimal,
    "math": math,
    "uuid": uuid,
}


def write(line: dict) -> None:
    print(json.dumps(line), flush=True)


def tell(name: str, *arguments: object) -> None:
    write({"ran": [name, *arguments]})


def load(name: str, path: str) -> types.ModuleType:
    """Runs a module, also one that was there before."""
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Peer:
    def __init__(self) -> None:
        self.state = tasks.State(tell)
        self.clients: list = []
        self.app: Boilermaker | None = None
        self.direct: ServiceBusSender | None = None
        self.work: asyncio.Task | None = None
        self.closing: set[asyncio.Task] = set()

    def connect(self, bus: str, queue: str) -> ManagedAzureServiceBusSender:
        """What boilermaker.service_bus.AzureServiceBus makes, but with a connection string."""
        client = ManagedAzureServiceBusSender(
            "namespace",
            queue,
            connection_string=bus,
            ready_message=STATIC_DEBUG_TASK.model_dump_json(),
        )
        self.clients.append(client)
        return client

    async def open(
        self,
        bus: str,
        queue: str,
        routes: dict[str, str],
        takers: list[str],
        traced: bool = False,
    ) -> None:
        """Makes the application of a queue.

        Tasks of the names in routes go to other queues; takers are names of tasks that tell what they get;
        a traced one begins spans.
        """
        self.bus, self.queue = bus, queue
        publishers = {
            name: Boilermaker(self.state, self.connect(bus, other)) for name, other in routes.items()
        }
        self.app = RoutedBoilermaker(
            self.state, self.connect(bus, queue), publishers, enable_opentelemetry=traced
        )
        tasks.register(self.app)
        for name in takers:
            self.app.register_async(tasks.taker(name))

    async def open_moving(self, bus: str, python_queue: str, java_queue: str) -> None:
        """Makes the application of moving.py."""
        self.bus, self.queue = bus, python_queue
        self.app = moving.application(
            self.state, self.connect(bus, python_queue), self.connect(bus, java_queue)
        )

    async def close(self) -> None:
        """Ends the application; its connections close on their own time, which is seconds."""
        closing = asyncio.create_task(self.disconnect(self.work, self.clients))
        self.closing.add(closing)
        closing.add_done_callback(self.closing.discard)
        self.work, self.clients, self.direct = None, [], None
        await asyncio.sleep(0)

    async def disconnect(self, work: asyncio.Task | None, clients: list) -> None:
        if work is not None:
            work.cancel()
            await asyncio.wait([work])
        await asyncio.gather(*(client.close() for client in clients), return_exceptions=True)

    async def start(self) -> None:
        """Runs the worker until rest()."""
        self.work = asyncio.create_task(self.app.run())

    async def rest(self) -> None:
        if self.work is not None:
            self.work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.work
            self.work = None

    def task(self, spec: dict) -> Task:
        """A task from {"name", "args", "kwargs", "policy", "on_success", "on_failure", ...}."""
        task = self.app.create_task(
            getattr(tasks, spec["name"]),
            *spec.get("args", []),
            policy=self.policy(spec),
            **spec.get("kwargs", {}),
        )
        for field in ("should_dead_letter", "acks_late", "graph_id"):
            if field in spec:
                setattr(task, field, spec[field])
        for field in ("on_success", "on_failure"):
            if field in spec:
                setattr(task, field, self.task(spec[field]))
        return task

    def policy(self, spec: dict) -> retries.RetryPolicy | None:
        policy = spec.get("policy")
        return None if policy is None else retries.RetryPolicy.model_validate(policy)

    async def apply(self, spec: dict, delay: int = 0) -> dict:
        published = await self.app.apply_async(
            getattr(tasks, spec["name"]),
            *spec.get("args", []),
            delay=delay,
            policy=self.policy(spec),
            **spec.get("kwargs", {}),
        )
        return self.published(published)

    async def publish(self, spec: dict, delay: int = 0) -> dict:
        return self.published(await self.app.publish_task(self.task(spec), delay=delay))

    async def chain(self, specs: list[dict], on_failure: dict | None = None) -> dict:
        handler = None if on_failure is None else self.task(on_failure)
        chain = self.app.chain(*(self.task(spec) for spec in specs), on_failure=handler)
        return self.published(await self.app.publish_task(chain))

    async def chains(self, count: int, steps: int) -> int:
        """Many chains of step, each with a label of its own."""
        for n in range(count):
            chain = [Task.si(tasks.step, f"python-{n}-{i}") for i in range(steps)]
            await self.app.publish_task(self.app.chain(*chain) if steps > 1 else chain[0])
        return count

    async def value(self, name: str, expression: str) -> dict:
        """Publishes a call of a task that Python does not know, with a value in Python's own words."""
        value = eval(expression, NAMES)
        task = Task.default(name, payload={"args": [value], "kwargs": {}})
        return self.published(await self.app.publish_task(task))

    async def rows(self) -> list[str]:
        return list(values.ROWS)

    async def values(self, row: str, count: int, seed: int) -> list[dict]:
        """Publishes values that hypothesis makes for a row, and tells what the page says of each."""
        made: list[typing.Any] = []
        trials.explore(row, count, seed, made.append)
        sent = [trial for value in made if (trial := trials.Trial.of(row, value)) is not None]
        sender = self.sender()
        for first in range(0, len(sent), 50):
            await sender.send_messages([trial.message() for trial in sent[first : first + 50]])
        return [trial.told() for trial in sent]

    async def smallest(self, row: str, count: int, seed: int) -> dict | None:
        """The smallest value of a row that does not arrive as the page says; Java tells what arrived."""
        loop = asyncio.get_running_loop()
        sender = self.sender()

        def arrives(trial: trials.Trial) -> bool:
            sending = sender.send_messages(trial.message())
            asyncio.run_coroutine_threadsafe(sending, loop).result()
            write({"asked": trial.told()})
            return json.loads(sys.stdin.readline())["answer"]

        return await asyncio.to_thread(trials.smallest, row, count, seed, arrives)

    def sender(self) -> ServiceBusSender:
        """A sender of the queue until close(): to open and close one takes seconds."""
        if self.direct is None:
            client = ServiceBusClient.from_connection_string(self.bus)
            self.direct = client.get_queue_sender(self.queue)
            self.clients.append(client)
        return self.direct

    async def take(self, count: int) -> dict[str, typing.Any]:
        """The arguments of messages as the package reads them, by task id."""
        got: dict[str, typing.Any] = {}
        async with ServiceBusClient.from_connection_string(self.bus) as client:
            mode = ServiceBusReceiveMode.RECEIVE_AND_DELETE
            async with client.get_queue_receiver(self.queue, receive_mode=mode) as receiver:
                while len(got) < count:
                    for message in await receiver.receive_messages(200, max_wait_time=5):
                        task = Task.model_validate_json(str(message))
                        got[task.task_id] = trials.seen(task.payload["args"][0])
        return got

    async def raw(self, body: str, properties: dict | None = None) -> None:
        """Sends a body as it is."""
        async with ServiceBusClient.from_connection_string(self.bus) as client:
            async with client.get_queue_sender(self.queue) as sender:
                await sender.send_messages(
                    ServiceBusMessage(body, application_properties=properties)
                )

    async def amqp(self, form: str, body: str) -> None:
        """Sends a body in another form than the one data section of a plain message."""
        bodies = {
            "value of text": {"value_body": body},
            "value of bytes": {"value_body": body.encode()},
            "two data sections": {"data_body": [body[:9].encode(), body[9:].encode()]},
            "sequence": {"sequence_body": [[body]]},
        }
        async with ServiceBusClient.from_connection_string(self.bus) as client:
            async with client.get_queue_sender(self.queue) as sender:
                await sender.send_messages(AmqpAnnotatedMessage(**bodies[form]))

    async def traces(self) -> list[str | None]:
        """What the Python package takes for the traces of the queue's messages."""
        async with ServiceBusClient.from_connection_string(self.bus) as client:
            async with client.get_queue_receiver(self.queue) as receiver:
                messages = await receiver.peek_messages(max_message_count=10)
                return [tracing.get_traceparent(message) for message in messages]

    async def generated(self, path: str, expression: str) -> dict:
        """Publishes a task that a module written from a manifest makes."""
        module = load("java_tasks", path)
        for function in vars(module).values():
            if inspect.isfunction(function):
                typing.get_type_hints(function)
        task = eval(expression, {**NAMES, **vars(module)})
        return self.published(await self.app.publish_task(task))

    async def right_calls(self, path: str = "target/java_tasks.py") -> int:
        """Publishes the calls that type checkers accept."""
        load("java_tasks", path)
        calls = load("right_calls", "src/test/typing/right_calls.py").TASKS
        for task in calls:
            await self.app.publish_task(task)
        return len(calls)

    async def read(self, body: str) -> str:
        """What the Python package makes of a body."""
        return Task.model_validate_json(body).model_dump_json()

    async def read_all(self, bodies: list[str]) -> list[str]:
        return [await self.read(body) for body in bodies]

    async def nothing(self) -> None:
        pass

    async def versions(self) -> dict:
        return {
            "python": platform.python_version(),
            "boilermaker-servicebus": version("boilermaker-servicebus"),
            "azure-servicebus": version("azure-servicebus"),
            "pydantic": version("pydantic"),
        }

    @staticmethod
    def published(task: Task) -> dict:
        return {"task_id": task.task_id, "sequence_number": task.sequence_number}

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
    await peer.close()


asyncio.run(main())
