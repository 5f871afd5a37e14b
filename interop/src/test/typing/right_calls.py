"""Calls of the generated module that a worker takes: no type checker may refuse one."""

import base64
import collections
import datetime
import decimal
import types
import typing
import uuid

import java_tasks
from java_tasks import Base64

integers: list[int] = [1, 2]
numbers: set[int] = {1, 2}
by_name: dict[str, int] = {"a": 1}
by_number: dict[int, str] = {1: "a"}
boxed: list[int | None] = [1, None]
maybe: typing.Optional[str] = None

TASKS = [
    java_tasks.takes_list(integers),
    java_tasks.takes_list((1, 2)),
    java_tasks.takes_list(boxed),
    java_tasks.takes_list(range(3)),
    java_tasks.takes_list(collections.deque(integers)),
    java_tasks.takes_list(frozenset(integers)),
    java_tasks.takes_list(None),
    java_tasks.takes_set(numbers),
    java_tasks.takes_set(frozenset(numbers)),
    java_tasks.takes_set(by_number.keys()),
    java_tasks.takes_set(integers),
    java_tasks.takes_int_array((1, 2)),
    java_tasks.takes_map(by_name),
    java_tasks.takes_map(types.MappingProxyType(by_name)),
    java_tasks.takes_map(collections.OrderedDict(by_name)),
    java_tasks.takes_map({"a": None}),
    java_tasks.takes_int_map(by_number),
    java_tasks.takes_optional(None),
    java_tasks.takes_optional("a"),
    java_tasks.takes_optional(maybe),
    java_tasks.takes_string(None),
    java_tasks.takes_string(maybe),
    java_tasks.takes_boxed_double(None),
    java_tasks.takes_double(1),
    java_tasks.takes_big_decimal(decimal.Decimal("1.50")),
    java_tasks.takes_big_decimal(1.5),
    java_tasks.takes_big_decimal(2**64),
    java_tasks.takes_color("RED"),
    java_tasks.takes_color(None),
    java_tasks.takes_uuid(uuid.UUID(int=1)),
    java_tasks.takes_bytes(Base64(base64.b64encode(b"\x00").decode())),
    java_tasks.takes_duration(datetime.timedelta(days=400)),
    java_tasks.takes_point({"x": 1, "y": 2}),
    java_tasks.takes_point(None),
    java_tasks.takes_payment({"type": "Card", "token": "t"}),
    java_tasks.takes_payment({"type": "Cash"}),
    java_tasks.takes_object([1.5, {"a": None}]),
    java_tasks.background_task1("a"),
    java_tasks.background_task1("a", somekwarg=False),
]

# Names for routes.
FIRST: str = java_tasks.NAMES[0]
