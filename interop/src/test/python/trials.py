"""Makes values of the rows of values.py, and finds the smallest that does not arrive as the page says."""

import dataclasses
import struct
import typing

from azure.servicebus import ServiceBusMessage
from boilermaker.task import Task
from hypothesis import HealthCheck, Phase, given, seed as seeded, settings
from pydantic_core import PydanticSerializationError

import values

QUIET = {
    "database": None,
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
}


@dataclasses.dataclass
class Trial:
    """A value in a message."""

    value: typing.Any
    task_id: str
    body: str
    expected: typing.Any

    @classmethod
    def of(cls, row: str, value: typing.Any) -> "Trial | None":
        """None if the package cannot write it, which it says where the call is made."""
        task = Task.default(row, payload={"args": [value], "kwargs": {}})
        try:
            body = task.model_dump_json()
        except PydanticSerializationError:
            return None
        return cls(value, task.task_id, body, values.ROWS[row][1](values.as_written(value)))

    def message(self) -> ServiceBusMessage:
        return ServiceBusMessage(self.body, message_id=self.task_id)

    def told(self) -> dict:
        return {"id": self.task_id, "expected": self.expected, "value": repr(self.value)}


def explore(row: str, count: int, seed: int, use: typing.Callable[[typing.Any], object]) -> None:
    @seeded(seed)
    @settings(max_examples=count, phases=[Phase.generate], **QUIET)
    @given(values.ROWS[row][0])
    def each(value: typing.Any) -> None:
        use(value)

    each()


def smallest(
    row: str, count: int, seed: int, arrives: typing.Callable[[Trial], bool]
) -> dict | None:
    last: list[dict] = []

    def is_wrong(value: typing.Any) -> bool:
        trial = Trial.of(row, value)
        wrong = trial is not None and not arrives(trial)
        if wrong:
            last[:] = [trial.told()]
        return wrong

    @seeded(seed)
    @settings(max_examples=count, report_multiple_bugs=False, **QUIET)
    @given(values.ROWS[row][0])
    def each(value: typing.Any) -> None:
        assert not is_wrong(value)

    try:
        each()
    except AssertionError:
        # The last one that hypothesis shows is the smallest that it found.
        return last[0]
    return None


def seen(value: typing.Any) -> typing.Any:
    """What Python gets, with the types that JSON does not tell apart."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"i": str(value)}
    if isinstance(value, float):
        return {"f": struct.pack(">d", value).hex()}
    if isinstance(value, list):
        return [seen(element) for element in value]
    return {"map": {key: seen(item) for key, item in value.items()}}
