"""Values of Python for each type of Java in the table, and what the page says that the task gets.

An expectation is written as Canonical.java writes what a task got, or is REFUSED.
"""

import base64
import dataclasses
import datetime
import decimal
import enum
import math
import re
import struct
import typing

from hypothesis import strategies as st

REFUSED = {"refused": True}
EPOCH = datetime.datetime(1970, 1, 1)
UTC = datetime.UTC


class Color(enum.Enum):
    RED = "RED"
    GREEN = "green"


class Level(enum.IntEnum):
    LOW = 1


@dataclasses.dataclass
class Point:
    x: typing.Any
    y: typing.Any


def as_written(value: typing.Any) -> typing.Any:
    """A value without what JSON has not: NaN and infinities are written as null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, (list, tuple)):
        return [as_written(element) for element in value]
    if isinstance(value, (set, frozenset)):
        return {as_written(element) for element in value}
    if isinstance(value, dict):
        return {key: as_written(item) for key, item in value.items()}
    return value


def is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, (bool, enum.Enum))


def integer(value: object) -> dict:
    return {"i": str(int(value))}


def within(bits: int) -> typing.Callable[[object], object]:
    def expected(value: object) -> object:
        if isinstance(value, Level):
            value = int(value)
        fits = is_int(value) and -(2 ** (bits - 1)) <= value < 2 ** (bits - 1)
        return integer(value) if fits else REFUSED

    return expected


def boolean(value: object) -> object:
    return value if isinstance(value, bool) else REFUSED


def big_integer(value: object) -> object:
    if value is None:
        return None
    return integer(value) if is_int(value) or isinstance(value, Level) else REFUSED


def bits(value: float) -> dict:
    return {"f": struct.pack(">d", value).hex()}


def double(value: object) -> object:
    if isinstance(value, Level):
        value = int(value)
    if is_int(value):
        try:
            exact = int(float(value)) == value
        except OverflowError:
            return REFUSED
        return bits(float(value)) if exact else REFUSED
    return bits(value) if isinstance(value, float) else REFUSED


def boxed_double(value: object) -> object:
    return None if value is None else double(value)


def nearest_single(value: float) -> float:
    """Rounds the text of a float, as the message has it."""
    near = struct.unpack(">f", struct.pack(">f", value))[0]
    pattern = struct.unpack(">i", struct.pack(">f", near))[0]
    around = [near]
    for step in (-1, 1):
        with_step = struct.unpack(">f", struct.pack(">i", pattern + step))[0]
        if math.isfinite(with_step):
            around.append(with_step)
    text = decimal.Decimal(repr(value))
    with decimal.localcontext(prec=2000):
        return min(around, key=lambda each: (abs(decimal.Decimal(each) - text), each != near))


def single(value: object) -> object:
    if isinstance(value, Level):
        value = int(value)
    if is_int(value):
        try:
            near = struct.unpack(">f", struct.pack(">f", value))[0]
        except (OverflowError, struct.error):
            return REFUSED
        return {"f32": struct.pack(">f", near).hex()} if int(near) == value else REFUSED
    if not isinstance(value, float):
        return REFUSED
    try:
        near = nearest_single(abs(value))
    except OverflowError:
        return REFUSED
    if near == 0 and value != 0:
        return REFUSED
    return {"f32": struct.pack(">f", math.copysign(near, value)).hex()}


def number(value: decimal.Decimal) -> dict:
    value = value if value else value.copy_abs()  # Java has no negative zero here
    return {"n": str(value).replace("e", "E")}


def big_decimal(value: object) -> object:
    if isinstance(value, Level):
        value = int(value)
    if value is None:
        return None
    if is_int(value):
        return number(decimal.Decimal(value))
    if isinstance(value, float):
        return number(decimal.Decimal(repr(value)))
    if isinstance(value, decimal.Decimal) and value.is_finite():
        return number(value)
    return REFUSED


def string(value: object) -> object:
    if value is None:
        return None
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, Color):
        return value.value
    return value if isinstance(value, str) else REFUSED


def char(value: object) -> object:
    fits = isinstance(value, str) and len(value) == 1 and ord(value) < 0x10000
    return value if fits else REFUSED


def color(value: object) -> object:
    if value is None:
        return None
    text = value.value if isinstance(value, enum.Enum) else value
    return "RED" if text == "RED" else REFUSED


def bytes_of(value: object) -> object:
    if value is None:
        return None
    text = value.decode() if isinstance(value, bytes) else value
    form = r"([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
    if not isinstance(text, str) or not re.fullmatch(form, text):
        return REFUSED
    return {"bytes": base64.b64decode(text).hex()}


def uuid_of(value: object) -> object:
    return None if value is None else str(value)


def stamp(value: datetime.datetime) -> list[str]:
    since = value - EPOCH
    return [str(since.days * 86400 + since.seconds), str(since.microseconds * 1000)]


def whole_minutes(value: datetime.datetime) -> datetime.timedelta:
    """The offset as the package writes it: without seconds."""
    offset = value.utcoffset()
    seconds = abs(offset).days * 86400 + abs(offset).seconds
    cut = datetime.timedelta(minutes=seconds // 60)
    return cut if offset >= datetime.timedelta() else -cut


def is_in_range(offset: datetime.timedelta) -> bool:
    return abs(offset) <= datetime.timedelta(hours=18)


def instant(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, datetime.datetime) or value.tzinfo is None:
        return REFUSED
    offset = whole_minutes(value)
    if not is_in_range(offset):
        return REFUSED
    naive = value.replace(tzinfo=None)
    seconds, nanos = stamp(naive)
    return {"instant": [str(int(seconds) - int(offset.total_seconds())), nanos]}


def offset_date_time(value: object) -> object:
    if value is None:
        return None
    expected = instant(value)
    if expected == REFUSED:
        return REFUSED
    return {"offset": [*expected["instant"], str(int(whole_minutes(value).total_seconds()))]}


def local_date_time(value: object) -> object:
    if value is None:
        return None
    fits = isinstance(value, datetime.datetime) and value.tzinfo is None
    return {"local": stamp(value)} if fits else REFUSED


def local_date(value: object) -> object:
    if value is None:
        return None
    fits = isinstance(value, datetime.date) and not isinstance(value, datetime.datetime)
    return {"date": value.isoformat()} if fits else REFUSED


def local_time(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, datetime.time) or value.tzinfo is not None:
        return REFUSED
    seconds = value.hour * 3600 + value.minute * 60 + value.second
    return {"time": str((seconds * 1_000_000 + value.microsecond) * 1000)}


def duration(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, datetime.timedelta):
        return REFUSED
    return {
        "duration": [str(value.days * 86400 + value.seconds), str(value.microseconds * 1000)]
    }


def items(of: typing.Callable[[object], object], wrap: typing.Callable[[list], object]):
    """A list or set of elements."""

    def expected(value: object) -> object:
        if value is None:
            return None
        if not isinstance(value, (list, tuple, set, frozenset)):
            return REFUSED
        elements = [of(element) for element in value]
        return REFUSED if REFUSED in elements else wrap(elements)

    return expected


def or_none(of: typing.Callable[[object], object]) -> typing.Callable[[object], object]:
    return lambda value: None if value is None else of(value)


def as_set(elements: list) -> dict:
    unique = {"None" if each is None else each["i"]: each for each in elements}
    return {"set": [unique[key] for key in sorted(unique)]}


def key_text(key: object) -> str:
    if key is None:
        return "None"
    if isinstance(key, bool):
        return str(key).lower()
    return str(key)


def mapping(
    key: typing.Callable[[str], str | None], of: typing.Callable[[object], object]
) -> typing.Callable[[object], object]:
    def expected(value: object) -> object:
        if value is None:
            return None
        if not isinstance(value, dict):
            return REFUSED
        entries = {key(key_text(each)): of(item) for each, item in value.items()}
        return REFUSED if None in entries or REFUSED in entries.values() else {"map": entries}

    return expected


def int_key(text: str) -> str | None:
    try:
        fits = -(2**31) <= int(text) < 2**31 and str(int(text)) == text and text.isascii()
    except ValueError:
        return None
    return text if fits else None


def record(fields: dict[str, typing.Callable[[object], object]]):
    def expected(value: object) -> object:
        if value is None:
            return None
        if isinstance(value, Point):
            value = {"x": value.x, "y": value.y}
        if not isinstance(value, dict) or not fields.keys() <= value.keys():
            return REFUSED
        entries = {name: of(value[name]) for name, of in fields.items()}
        return REFUSED if REFUSED in entries.values() else {"map": entries}

    return expected


def payment(value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, dict):
        return REFUSED
    if value.get("type") == "Card":
        return record({"token": string})(value)
    return {"map": {}} if value.get("type") == "Cash" else REFUSED


def anything(value: object) -> object:
    if isinstance(value, enum.Enum):
        value = value.value
    if value is None or isinstance(value, (bool, str)):
        return value
    if is_int(value):
        return integer(value)
    if isinstance(value, float):
        return number(decimal.Decimal(repr(value)))
    if isinstance(value, (list, tuple)):
        return [anything(element) for element in value]
    if isinstance(value, dict):
        return {"map": {key_text(key): anything(item) for key, item in value.items()}}
    if isinstance(value, decimal.Decimal):
        return str(value)
    raise AssertionError(value)


BIG = st.integers() | st.integers(-(2**70), 2**70) | st.sampled_from(
    [sign * 2**power + step for power in (7, 8, 15, 16, 24, 31, 32, 53, 63, 64, 1024)
     for step in (-1, 0, 1) for sign in (1, -1)]
)  # fmt: skip
FLOATS = st.floats() | st.floats(width=32) | st.integers(-(2**60), 2**60).map(float)
NUMBERS = BIG | FLOATS | st.booleans() | st.none() | st.just(Level.LOW) | st.decimals(
    allow_nan=False, allow_infinity=False
)  # fmt: skip
TEXTS = st.text() | st.text(alphabet='"\\/\b\n\r\t\x00\x1f\x7f\u2028\ufeff😀é', max_size=5)
OFFSETS = st.builds(
    datetime.timezone,
    st.timedeltas(
        min_value=datetime.timedelta(hours=-23, minutes=-59),
        max_value=datetime.timedelta(hours=23, minutes=59),
    ).map(lambda offset: datetime.timedelta(seconds=int(offset.total_seconds()))),
) | st.builds(
    datetime.timezone, st.integers(-18 * 60, 18 * 60).map(lambda n: datetime.timedelta(minutes=n))
)
AWARE = st.datetimes(timezones=st.just(UTC)) | st.datetimes(timezones=OFFSETS)
TIMES = AWARE | st.datetimes() | st.dates() | st.times() | st.none() | st.timedeltas()
DURATIONS = st.timedeltas() | st.timedeltas(
    min_value=datetime.timedelta(days=-800), max_value=datetime.timedelta(days=800)
)
INTS = st.integers(-(2**31), 2**31 - 1)
KEYS = TEXTS | st.integers() | st.none() | st.booleans()
BYTES = st.binary(max_size=12)
PLAIN_TEXTS = TEXTS | st.just("RED") | st.sampled_from(Color)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | TEXTS | st.decimals(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
INT_DICTS = st.dictionaries(KEYS, INTS | st.none(), max_size=4)
POINTS = (
    st.builds(Point, INTS | st.none(), INTS)
    | st.fixed_dictionaries({"x": INTS, "y": INTS})
    | st.dictionaries(st.sampled_from("xyz"), INTS)
)
PAYMENTS = st.fixed_dictionaries(
    {"type": st.sampled_from(["Card", "Cash", "Coin"])}, optional={"token": TEXTS | st.none()}
)

# Strategy and expectation, by the Java task that takes the values.
ROWS: dict[str, tuple[st.SearchStrategy, typing.Callable[[object], object]]] = {
    "takes_boolean": (st.booleans() | NUMBERS, boolean),
    "takes_short": (NUMBERS | st.integers(-(2**15), 2**15 - 1), within(16)),
    "takes_int": (NUMBERS | INTS, within(32)),
    "takes_long": (NUMBERS, within(64)),
    "takes_float": (NUMBERS, single),
    "takes_double": (NUMBERS, double),
    "takes_boxed_double": (NUMBERS, boxed_double),
    "takes_big_integer": (NUMBERS, big_integer),
    "takes_big_decimal": (NUMBERS | st.decimals(), big_decimal),
    "takes_char": (TEXTS | st.characters(), char),
    "takes_string": (PLAIN_TEXTS | st.integers() | BYTES | st.none(), string),
    "takes_color": (PLAIN_TEXTS | st.just(Level.LOW) | st.none(), color),
    "takes_bytes": (
        BYTES.map(lambda data: base64.b64encode(data).decode())
        | BYTES
        | st.text("abcd+/=-_ ", max_size=9)
        | st.none(),
        bytes_of,
    ),
    "takes_uuid": (st.uuids() | st.none(), uuid_of),
    "takes_instant": (AWARE | TIMES, instant),
    "takes_local_date": (st.dates() | TIMES, local_date),
    "takes_local_time": (st.times() | TIMES, local_time),
    "takes_local_date_time": (st.datetimes() | TIMES, local_date_time),
    "takes_offset_date_time": (AWARE | TIMES, offset_date_time),
    "takes_duration": (DURATIONS | TIMES, duration),
    "takes_int_array": (st.lists(NUMBERS | INTS, max_size=3) | st.none(), items(within(32), list)),
    "takes_list": (
        st.lists(INTS | st.none(), max_size=5)
        | st.lists(NUMBERS, max_size=2)
        | st.tuples(INTS, INTS)
        | st.dictionaries(TEXTS, INTS, max_size=1),
        items(or_none(within(32)), list),
    ),
    "takes_set": (
        st.sets(INTS, max_size=5) | st.frozensets(INTS | st.none(), max_size=5) | st.lists(NUMBERS),
        items(or_none(within(32)), as_set),
    ),
    "takes_map": (INT_DICTS | st.lists(INTS, max_size=2), mapping(str, or_none(within(32)))),
    "takes_int_map": (
        st.dictionaries(INTS, TEXTS | st.none(), max_size=4) | st.dictionaries(KEYS, TEXTS),
        mapping(int_key, string),
    ),
    "takes_optional": (PLAIN_TEXTS | st.none() | st.integers(), string),
    "takes_point": (POINTS | st.tuples(INTS, INTS), record({"x": within(32), "y": within(32)})),
    "takes_payment": (PAYMENTS | st.none(), payment),
    "takes_object": (JSON, anything),
}
