"""A test of our own beside those of the SDK, which try one thread only."""

from concurrent.futures import ThreadPoolExecutor

from azure.servicebus import ServiceBusClient, ServiceBusMessage

from devtools_testutils import AzureMgmtRecordedTestCase
from servicebus_preparer import CachedServiceBusNamespacePreparer, ServiceBusQueuePreparer

THREADS = 10
MESSAGES = 40


class TestThreads(AzureMgmtRecordedTestCase):
    @CachedServiceBusNamespacePreparer()
    @ServiceBusQueuePreparer(lock_duration="PT1M")
    def test_ten_threads_share_a_receiver(
        self, *, servicebus_namespace_connection_string=None, servicebus_queue=None, **kwargs
    ):
        client = ServiceBusClient.from_connection_string(servicebus_namespace_connection_string)
        with client, ThreadPoolExecutor(THREADS) as threads:
            with client.get_queue_sender(servicebus_queue.name) as sender:
                sender.send_messages([ServiceBusMessage(str(i)) for i in range(MESSAGES)])
            with client.get_queue_receiver(servicebus_queue.name) as receiver:
                messages = []
                while len(messages) < MESSAGES:
                    messages += receiver.receive_messages(MESSAGES - len(messages))
                connection = receiver._handler._connection
                before = [message.locked_until_utc for message in messages]
                after = list(threads.map(receiver.renew_message_lock, messages))
                assert all(end > start for start, end in zip(before, after))
                assert receiver._handler._connection is connection
                for message in messages:
                    receiver.complete_message(message)
                assert receiver.peek_messages() == []
