"""Runs the unmodified Python SDK against the broker: a check for each behaviour of behaviours.txt.

One line of stdout for each: "ok <id>", "not ok <id>: <reason>", "absent <id>: <why>" for what the
client does not have, "known <id>: <why>" for what is known not to work.
"""

import os
import re
import sys
import time
import traceback
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta, timezone

from azure.core.exceptions import HttpResponseError, ResourceExistsError, ResourceNotFoundError
from azure.core.pipeline.transport import RequestsTransport
from azure.servicebus import (
    AutoLockRenewer,
    ServiceBusClient,
    ServiceBusMessage,
    ServiceBusMessageState,
    ServiceBusReceiveMode,
    ServiceBusSubQueue,
    TransportType,
)
from azure.servicebus.amqp import AmqpAnnotatedMessage, AmqpMessageBodyType
from azure.servicebus.exceptions import (
    MessageLockLostError,
    MessageNotFoundError,
    MessageSizeExceededError,
    ServiceBusAuthenticationError,
    ServiceBusConnectionError,
    ServiceBusError,
)
from azure.servicebus.management import AccessRights, AuthorizationRule, ServiceBusAdministrationClient

connection_string, administration_connection_string = sys.argv[1:]

# Without an emulator this client's port is 5671, unless an address of its own leads to another, which means
# WebSockets unless told. With such an address the client raises ServiceBusConnectionError where it would raise
# ServiceBusAuthenticationError: see _handle_amqp_exception_with_condition in its _pyamqp_transport.py.
ENCRYPTED = "UseDevelopmentEmulator=true" not in connection_string
TLS = {}
REFUSED = ServiceBusAuthenticationError
if ENCRYPTED:
    TLS["connection_verify"] = os.environ["SSL_CERT_FILE"]
    address = connection_string[len("Endpoint=sb") :].split(";")[0]
    if not address.endswith(":5671"):
        TLS["custom_endpoint_address"] = "https" + address
        TLS["transport_type"] = TransportType.Amqp
        REFUSED = ServiceBusConnectionError


class PlainHttp(RequestsTransport):
    """This client always speaks TLS, whatever its connection string says of an emulator."""

    def send(self, request, **kwargs):
        if not ENCRYPTED:
            request.url = request.url.replace("https://", "http://", 1)
        return super().send(request, **kwargs)


def administration(**options):
    return ServiceBusAdministrationClient.from_connection_string(
        administration_connection_string, **options
    )


# Every check has a queue to itself, which is called like it.
checks = []


def check(check_id):
    def add(run):
        checks.append((check_id, run, None))

    return add


def known(check_id, why):
    def add(run):
        checks.append((check_id, run, why))

    return add


def absent(check_id, why):
    checks.append((check_id, None, why))


class Bench:
    def __init__(self, queue, stack):
        self.queue = queue
        self.stack = stack
        self.client = stack.enter_context(
            ServiceBusClient.from_connection_string(
                connection_string, retry_total=3, retry_backoff_factor=0.2, **TLS
            )
        )

    def client_of(self, rule, key):
        """Returns a client that signs with the key of another rule."""
        signed = re.sub(
            "SharedAccessKeyName=[^;]*;SharedAccessKey=[^;]*",
            f"SharedAccessKeyName={rule};SharedAccessKey={key}",
            connection_string,
        )
        return self.stack.enter_context(ServiceBusClient.from_connection_string(signed, **TLS))

    def sender(self, queue=None):
        return self.stack.enter_context(self.client.get_queue_sender(queue or self.queue))

    def receiver(self, queue=None, **options):
        return self.stack.enter_context(
            self.client.get_queue_receiver(queue or self.queue, **options)
        )

    def dead_letters(self):
        return self.receiver(sub_queue=ServiceBusSubQueue.DEAD_LETTER)

    def send(self, *texts):
        sender = self.sender()
        for text in texts:
            sender.send_messages(ServiceBusMessage(text))

    def administration(self):
        return self.stack.enter_context(administration(transport=PlainHttp()))


def receive(receiver, count=1, wait=10):
    received = []
    while len(received) < count:
        some = receiver.receive_messages(count - len(received), max_wait_time=wait)
        if not some:
            break
        received += some
    return received


def one(receiver):
    received = receive(receiver)
    assert received, "nothing was received"
    return received[0]


def none(receiver):
    equal(receiver.receive_messages(1, max_wait_time=0.3), [])


def body(message):
    return b"".join(message.body).decode()


def bodies(messages):
    return [body(message) for message in messages]


def equal(actual, expected):
    assert actual == expected, f"{actual!r} is not {expected!r}"


@contextmanager
def fails(error, *texts):
    try:
        yield
    except error as e:
        for text in texts:
            assert text in str(e), str(e)
    else:
        raise AssertionError(f"there was no {error.__name__}")


@contextmanager
def misses_the_queue():
    """Expects what the client makes of the service's 404 to a token for a queue that does not exist."""
    try:
        yield
    except REFUSED as e:
        assert "CBS Token authentication failed" in str(e.inner_exception), repr(e.inner_exception)
    else:
        raise AssertionError(f"there was no {REFUSED.__name__}")


def now():
    return datetime.now(timezone.utc)


def in_seconds(seconds):
    return now() + timedelta(seconds=seconds)


@check("send")
def _(bench):
    bench.send("hello")
    equal(body(one(bench.receiver())), "hello")


@check("order")
def _(bench):
    numbers = [f"m{i}" for i in range(50)]
    bench.send(*numbers)
    equal(bodies(receive(bench.receiver(), 50)), numbers)


@check("generated-id")
def _(bench):
    bench.send("a", "b")
    a, b = receive(bench.receiver(), 2)
    assert a.message_id and b.message_id and a.message_id != b.message_id


@check("batch")  # B-21
def _(bench):
    sender = bench.sender()
    batch = sender.create_message_batch()
    for name in "abc":
        batch.add_message(ServiceBusMessage(name, message_id=name))
    sender.send_messages(batch)
    equal([m.message_id for m in receive(bench.receiver(), 3)], ["a", "b", "c"])


@check("batch-limit")  # B-05
def _(bench):
    sender = bench.sender()
    batch = sender.create_message_batch()
    equal(batch.max_size_in_bytes, 262_144)
    with fails(MessageSizeExceededError):
        batch.add_message(ServiceBusMessage("x" * 300_000))
    # This client does not count what the batch repeats of its first message: here the id, which the client makes.
    batch = filled(sender)
    equal((len(batch), batch.size_in_bytes), (1_579, 262_114))
    with fails(MessageSizeExceededError):
        sender.send_messages(batch)
    sender.send_messages(filled(sender, max_size_in_bytes=262_144 - 56))
    equal(len(bench.receiver().peek_messages(1, sequence_number=1_578)), 1)


def filled(sender, **options):
    """Returns a batch of messages of 100 bytes, to which no other can be added."""
    batch = sender.create_message_batch(**options)
    try:
        while True:
            batch.add_message(ServiceBusMessage("x" * 100))
    except MessageSizeExceededError:
        return batch


@check("over-size")  # B-21
def _(bench):
    sender = bench.sender()
    with fails(MessageSizeExceededError):
        sender.send_messages(ServiceBusMessage("x" * 300_000))
    sender.send_messages(ServiceBusMessage("small"))
    equal(body(one(bench.receiver())), "small")


@check("large")  # B-20
def _(bench):
    data = bytes(i % 251 for i in range(200_000))
    bench.sender().send_messages(ServiceBusMessage(data))
    equal(b"".join(one(bench.receiver()).body), data)


@check("properties")  # B-17
def _(bench):
    sent = dict(
        message_id="id-1",
        correlation_id="correlation",
        content_type="application/json",
        subject="subject",
        to="somewhere",
        reply_to="answers",
        partition_key="key",
        time_to_live=timedelta(minutes=1),
    )
    own = {"text": "t", "number": 1.5, "flag": True, "whole": 7, "uuid": uuid.uuid4()}
    bench.sender().send_messages(ServiceBusMessage("x", application_properties=own, **sent))
    message = one(bench.receiver())
    for name, value in sent.items():
        equal(getattr(message, name), value)
    received = {
        key.decode(): value.decode() if isinstance(value, bytes) else value
        for key, value in message.application_properties.items()
    }
    equal(received, own)


@check("annotations")
def _(bench):
    bench.send("x")
    message = one(bench.receiver())
    equal(message.sequence_number, 1)
    assert abs(message.enqueued_time_utc - now()) < timedelta(seconds=10)
    assert message.locked_until_utc > now()
    equal(message.state, ServiceBusMessageState.ACTIVE)
    uuid.UUID(str(message.lock_token))


@check("bodies")  # B-17
def _(bench):
    sender = bench.sender()
    sender.send_messages(AmqpAnnotatedMessage(value_body=7))
    sender.send_messages(AmqpAnnotatedMessage(sequence_body=[1, 2]))
    value, sequence = receive(bench.receiver(), 2)
    equal(value.body_type, AmqpMessageBodyType.VALUE)
    equal(value.body, 7)
    equal(sequence.body_type, AmqpMessageBodyType.SEQUENCE)
    equal([list(part) for part in sequence.body], [[1, 2]])


@check("schedule")
def _(bench):
    due = in_seconds(8)
    bench.sender().schedule_messages(ServiceBusMessage("x"), due)
    receiver = bench.receiver()
    none(receiver)
    message = one(receiver)
    assert now() >= due, "came early"
    assert abs(message.scheduled_enqueue_time_utc - due) < timedelta(milliseconds=1)


@check("schedule-property")
def _(bench):
    bench.sender().send_messages(
        ServiceBusMessage("x", scheduled_enqueue_time_utc=in_seconds(8))
    )
    receiver = bench.receiver()
    none(receiver)
    equal(body(one(receiver)), "x")


@check("schedule-past")  # B-13
def _(bench):
    sender = bench.sender()
    epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
    equal(sender.schedule_messages([ServiceBusMessage("a"), ServiceBusMessage("b")], epoch), [1, 2])
    sender.schedule_messages(ServiceBusMessage("c"), now())
    equal(bodies(receive(bench.receiver(), 3)), ["a", "b", "c"])


@check("cancel")  # B-12
def _(bench):
    sender = bench.sender()
    numbers = sender.schedule_messages(ServiceBusMessage("x"), in_seconds(60))
    sender.cancel_scheduled_messages(numbers)
    equal(bench.receiver().peek_messages(1), [])


@check("cancel-twice")  # B-12
def _(bench):
    sender = bench.sender()
    numbers = sender.schedule_messages(ServiceBusMessage("x"), in_seconds(60))
    sender.cancel_scheduled_messages(numbers)
    with fails(MessageNotFoundError):
        sender.cancel_scheduled_messages(numbers)


@check("peek")
def _(bench):
    bench.send("deferred", "locked", "active")
    bench.sender().schedule_messages(ServiceBusMessage("scheduled"), in_seconds(60))
    receiver = bench.receiver()
    receiver.defer_message(receive(receiver, 2)[0])
    peeked = bench.receiver().peek_messages(10)
    equal(
        [f"{body(message)}: {message.state.name}" for message in peeked],
        ["deferred: DEFERRED", "locked: ACTIVE", "active: ACTIVE", "scheduled: SCHEDULED"],
    )


@check("peek-on")  # B-07
def _(bench):
    receiver = bench.receiver()
    equal(receiver.peek_messages(1), [])
    bench.send("a", "b", "c")
    first = receiver.peek_messages(2)
    equal(bodies(first), ["a", "b"])
    # This client does not remember where it was.
    equal(
        bodies(receiver.peek_messages(2, sequence_number=first[-1].sequence_number + 1)), ["c"]
    )


@check("peek-lock")
def _(bench):
    bench.send("x")
    one(bench.receiver())
    none(bench.receiver())


@check("complete")
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    receiver.complete_message(one(receiver))
    equal(receiver.peek_messages(1), [])


@check("abandon")
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    receiver.abandon_message(one(receiver))
    equal(one(receiver).delivery_count, 1)


absent("abandon-properties", "its methods take no properties")


@check("defer")  # B-08
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    message = one(receiver)
    receiver.defer_message(message)
    none(receiver)
    number = message.sequence_number
    deferred = receiver.receive_deferred_messages(number)[0]
    equal(body(deferred), "x")
    equal(deferred.state, ServiceBusMessageState.DEFERRED)
    equal(deferred.delivery_count, 1)
    receiver.abandon_message(deferred)
    again = receiver.receive_deferred_messages(number)[0]
    equal(again.delivery_count, 2)
    receiver.complete_message(again)
    with fails(MessageNotFoundError):
        receiver.receive_deferred_messages(number)


absent("defer-properties", "its methods take no properties")


@check("dead-letter")  # B-08
def _(bench):
    bench.sender().send_messages(ServiceBusMessage("x", message_id="dead"))
    receiver = bench.receiver()
    receiver.dead_letter_message(
        one(receiver), reason="reason", error_description="description"
    )
    none(receiver)
    dead = one(bench.dead_letters())
    equal(dead.message_id, "dead")
    equal(dead.dead_letter_reason, "reason")
    equal(dead.dead_letter_error_description, "description")
    equal(dead.dead_letter_source, bench.queue)


absent("dead-letter-properties", "its methods take no properties")


@check("dead-letter-queue")
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    receiver.dead_letter_message(one(receiver))
    dead_letters = bench.dead_letters()
    equal(len(dead_letters.peek_messages(5)), 1)
    dead_letters.abandon_message(one(dead_letters))
    message = one(dead_letters)
    dead_letters.renew_message_lock(message)
    dead_letters.defer_message(message)
    deferred = dead_letters.receive_deferred_messages(message.sequence_number)[0]
    dead_letters.complete_message(deferred)
    equal(dead_letters.peek_messages(5), [])


@check("receive-and-delete")
def _(bench):
    bench.send("a", "b")
    receiver = bench.receiver(receive_mode=ServiceBusReceiveMode.RECEIVE_AND_DELETE)
    equal(bodies(receive(receiver, 2)), ["a", "b"])
    equal(receiver.peek_messages(5), [])


@check("share")
def _(bench):
    bench.send("a", "b")
    received = [one(bench.receiver()), one(bench.receiver())]
    equal(sorted(bodies(received)), ["a", "b"])


@check("empty")  # B-19
def _(bench):
    receiver = bench.receiver()
    none(receiver)
    bench.send("later")
    message = one(receiver)
    equal(body(message), "later")
    equal(message.delivery_count, 0)


absent("processor", "it has none")


@check("delivery-count")  # B-09
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    equal(receiver.peek_messages(1)[0].delivery_count, 0)
    equal(one(receiver).delivery_count, 0)


@check("delivery-limit")  # B-09
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    for count in range(3):
        message = one(receiver)
        equal(message.delivery_count, count)
        receiver.abandon_message(message)
    dead = one(bench.dead_letters())
    equal(dead.dead_letter_reason, "MaxDeliveryCountExceeded")
    equal(dead.delivery_count, 3)


@check("renew")  # B-02
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    message = one(receiver)
    time.sleep(2.5)
    assert receiver.renew_message_lock(message) > now()
    time.sleep(3.5)
    receiver.complete_message(message)


@check("auto-renew")
def _(bench):
    bench.send("slow")
    renewer = bench.stack.enter_context(AutoLockRenewer())
    receiver = bench.receiver(auto_lock_renewer=renewer)
    message = one(receiver)
    time.sleep(7)
    receiver.complete_message(message)
    equal(message.delivery_count, 0)
    equal(receiver.peek_messages(1), [])


@check("lock-expiry")
def _(bench):
    bench.send("x")
    one(bench.receiver())
    equal(one(bench.receiver()).delivery_count, 1)


@check("lock-lost")  # B-01
def _(bench):
    bench.send("x")
    receiver = bench.receiver()
    message = one(receiver)
    again = one(receiver)
    with fails(MessageLockLostError):
        receiver.complete_message(message)
    receiver.complete_message(again)
    with fails(MessageLockLostError):
        receiver.renew_message_lock(message)


@check("expiry")
def _(bench):
    sender = bench.sender()
    sender.send_messages(ServiceBusMessage("short", time_to_live=timedelta(milliseconds=300)))
    sender.send_messages(ServiceBusMessage("long"))
    time.sleep(0.4)
    equal(bodies(receive(bench.receiver(), 2, 0.3)), ["long"])


@check("expiry-dead-letter")
def _(bench):
    bench.sender().send_messages(
        ServiceBusMessage("x", time_to_live=timedelta(milliseconds=100))
    )
    equal(one(bench.dead_letters()).dead_letter_reason, "TTLExpiredException")


@check("duplicates")  # B-14
def _(bench):
    sender = bench.sender()
    for text, name in (("first", "same"), ("second", "same"), ("no id", None), ("no id", None)):
        sender.send_messages(ServiceBusMessage(text, message_id=name))
    equal(bodies(receive(bench.receiver(), 4, 0.5)), ["first", "no id", "no id"])


absent("transaction-commit", "it has no transactions")
absent("transaction-rollback", "it has no transactions")


@check("wrong-queue")
def _(bench):
    with misses_the_queue():
        bench.sender("no-such-queue").send_messages(ServiceBusMessage("x"))


@check("wrong-queue-receive")
def _(bench):
    with misses_the_queue():
        one(bench.receiver("no-such-queue"))


@check("sessions")
def _(bench):
    with fails(ServiceBusError, "sessions are not supported"):
        one(bench.receiver(session_id="s"))


@check("admin-create")
def _(bench):
    created = bench.administration().create_queue(
        "py-created",
        lock_duration=timedelta(seconds=20),
        max_delivery_count=4,
        default_message_time_to_live=timedelta(hours=2),
        dead_lettering_on_message_expiration=True,
        requires_duplicate_detection=True,
        duplicate_detection_history_time_window=timedelta(minutes=3),
        max_message_size_in_kilobytes=2_048,
    )
    equal(created.name, "py-created")
    equal(created.max_delivery_count, 4)
    equal(created.default_message_time_to_live, timedelta(hours=2))
    bench.sender("py-created").send_messages(ServiceBusMessage("x"))
    equal(body(one(bench.receiver("py-created"))), "x")


@check("admin-rules")
def _(bench):
    rule = AuthorizationRule(
        type="SharedAccessAuthorizationRule",
        claim_type="SharedAccessKey",
        claim_value="None",
        rights=[AccessRights.SEND],
        key_name="sender",
        primary_key="first",
        secondary_key="second",
    )
    administration = bench.administration()
    administration.create_queue("py-rules", authorization_rules=[rule])
    (kept,) = administration.get_queue("py-rules").authorization_rules
    for name in ("type", "claim_type", "rights", "key_name", "primary_key", "secondary_key"):
        equal(getattr(kept, name), getattr(rule, name))
    for key in ("first", "second"):
        sender = bench.client_of("sender", key).get_queue_sender("py-rules")
        bench.stack.enter_context(sender).send_messages(ServiceBusMessage("x"))
    equal(bodies(receive(bench.receiver("py-rules"), 2)), ["x", "x"])


@check("admin-read")
def _(bench):
    client = bench.administration()
    queue = client.get_queue(bench.queue)
    equal(queue.lock_duration, timedelta(seconds=10))
    equal(queue.max_delivery_count, 3)
    equal(queue.requires_duplicate_detection, False)
    assert client.get_namespace_properties().name


@check("admin-list")
def _(bench):
    names = [queue.name for queue in bench.administration().list_queues()]
    assert bench.queue in names and "send" in names, names


@check("admin-counts")
def _(bench):
    bench.send("a", "b", "c")
    bench.sender().schedule_messages(ServiceBusMessage("later"), in_seconds(60))
    receiver = bench.receiver()
    receiver.dead_letter_message(one(receiver))
    counts = bench.administration().get_queue_runtime_properties(bench.queue)
    equal(counts.active_message_count, 2)
    equal(counts.dead_letter_message_count, 1)
    equal(counts.scheduled_message_count, 1)
    equal(counts.total_message_count, 4)


@check("admin-update")
def _(bench):
    client = bench.administration()
    queue = client.get_queue(bench.queue)
    queue.max_delivery_count = 1
    client.update_queue(queue)
    equal(client.get_queue(bench.queue).max_delivery_count, 1)
    bench.send("x")
    receiver = bench.receiver()
    receiver.abandon_message(one(receiver))
    equal(body(one(bench.dead_letters())), "x")


@check("admin-delete")
def _(bench):
    client = bench.administration()
    sender = bench.sender()
    sender.send_messages(ServiceBusMessage("x"))
    client.delete_queue(bench.queue)
    with fails(ResourceNotFoundError):
        client.get_queue(bench.queue)
    with misses_the_queue():
        sender.send_messages(ServiceBusMessage("x"))


@check("admin-exists")
def _(bench):
    with fails(ResourceExistsError):
        bench.administration().create_queue(bench.queue)


@check("admin-missing")
def _(bench):
    client = bench.administration()
    queue = client.get_queue(bench.queue)
    queue.name = "none"
    for request in (
        lambda: client.get_queue("none"),
        lambda: client.update_queue(queue),
        lambda: client.delete_queue("none"),
    ):
        with fails(ResourceNotFoundError):
            request()


@check("admin-refused")
def _(bench):
    client = bench.administration()
    with fails(HttpResponseError, "sessions are not supported"):
        client.create_queue("refused", requires_session=True)
    with fails(HttpResponseError, "forwarding is not supported"):
        client.create_queue("refused", forward_to="send")
    with fails(HttpResponseError, "Only queues are supported"):
        client.create_topic("refused")


@known("admin-plain", "it always speaks TLS: a transport that rewrites the URL helps")
def _(_):
    # The other end waits for the rest of a request, and this one for the handshake.
    with administration(retry_total=0, connection_timeout=2, read_timeout=2) as plain:
        plain.get_queue("send")


def attempt(check_id, run, why):
    if run is None:
        return f"absent {check_id}: {why}"
    try:
        with ExitStack() as stack:
            run(Bench(check_id, stack))
        return f"ok {check_id}"
    except Exception:
        if why:
            return f"known {check_id}: {why}"
        reason = traceback.format_exc().strip().replace("\n", " | ")
        return f"not ok {check_id}: {reason}"


# The exit code stays 0: which checks failed is told by the lines.
with ThreadPoolExecutor(20) as threads:
    for line in threads.map(lambda one_check: attempt(*one_check), checks):
        print(line, flush=True)
print(f"done {len(checks)}")
