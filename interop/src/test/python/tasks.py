"""The tasks of the Python worker. Each tells the peer what it was called with."""

import typing

from boilermaker import Boilermaker, retries
from boilermaker.failure import TaskFailureResult
from opentelemetry import trace

ONCE = retries.RetryPolicy(max_tries=1, delay=0, delay_max=0)
THRICE = retries.RetryPolicy(max_tries=3, delay=60, delay_max=60)

Tell = typing.Callable[..., None]


class State:
    """What all tasks get."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell


async def background_task1(state: State, somearg: str, somekwarg: bool = True) -> None:
    state.tell("background_task1", somearg, somekwarg)


async def send_mail(state: State, to: str, subject: str, max_tries: int = 1) -> None:
    state.tell("send_mail", to, subject, max_tries)
    if subject == "busy":
        raise retries.RetryExceptionDefault("the mail server is busy")


async def resize(state: State, image: str) -> None:
    state.tell("resize", image)


async def step(state: State, label: str) -> None:
    state.tell("step", label)


async def a_background_task(state: State, param: str) -> object:
    state.tell("a_background_task", param)
    if param == "fail":
        return TaskFailureResult
    if param == "raise":
        raise ValueError("Exceptions are a bummer!")
    return "OK"


async def happy_path(state: State) -> None:
    state.tell("happy_path")


async def sad_path(state: State) -> None:
    state.tell("sad_path")


async def retried_in_java(state: State, kind: str) -> None:
    """Asks for another try, whoever makes it."""
    state.tell("retried_in_java", kind)
    if kind == "policy":
        policy = retries.RetryPolicy(
            max_tries=4, delay=90, delay_max=300, retry_mode=retries.RetryMode.Linear
        )
        raise retries.RetryException("again", policy)
    raise retries.RetryException("again")


async def retried_in_python(state: State, kind: str) -> None:
    state.tell("retried_in_python", kind)


async def only_in_python(state: State, label: str) -> None:
    state.tell("only_in_python", label)


async def by_name_only(state: State, *, label: str) -> None:
    state.tell("by_name_only", label)


async def by_position_only(state: State, label: str, /) -> None:
    state.tell("by_position_only", label)


def taker(name: str) -> typing.Callable[..., typing.Awaitable[None]]:
    """A task of any name that tells how Python writes its argument."""

    async def takes(state: State, value: object) -> None:
        state.tell(name, repr(value))

    takes.__name__ = name
    return takes


async def traced(state: State) -> None:
    """Tells its trace, and the span that published it: without an SDK its own span has the id of that."""
    context = trace.get_current_span().get_span_context()
    state.tell("traced", trace.format_trace_id(context.trace_id), trace.format_span_id(context.span_id))


def register(app: Boilermaker) -> None:
    app.register_async(background_task1)
    app.register_async(send_mail)
    app.register_async(step, policy=ONCE)
    app.register_async(a_background_task, policy=ONCE)
    app.register_async(happy_path, policy=ONCE)
    app.register_async(sad_path, policy=ONCE)
    app.register_async(retried_in_java, policy=THRICE)
    app.register_async(retried_in_python, policy=THRICE)
    app.register_async(only_in_python)
    app.register_async(resize)
    app.register_async(by_name_only, policy=ONCE)
    app.register_async(by_position_only, policy=ONCE)
    app.register_async(traced, policy=ONCE)
