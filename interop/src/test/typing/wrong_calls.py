"""Calls of the generated module that no worker takes: a type checker refuses each line of the list."""

import java_tasks

TASKS = [
    java_tasks.takes_list(["a"]),
    java_tasks.takes_list({"a": 1}),
    java_tasks.takes_int_array([None]),
    java_tasks.takes_int(None),
    java_tasks.takes_int(1.5),
    java_tasks.takes_double(None),
    java_tasks.takes_string(1),
    java_tasks.takes_map({1: 1}),
    java_tasks.takes_map(["a"]),
    java_tasks.takes_color("red"),
    java_tasks.takes_bytes(b"abcd"),
    java_tasks.takes_bytes("abcd"),
    java_tasks.takes_point({"x": 1}),
    java_tasks.takes_point((1, 2)),
    java_tasks.takes_payment({"type": "Coin"}),
    java_tasks.takes_uuid(1),
    java_tasks.background_task1(),
    java_tasks.background_task1("a", False),
]
