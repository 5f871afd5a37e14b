"""Stands in for the SDK's package of that name, as far as the tests for queues use it."""

from azure.servicebus._base_handler import ServiceBusSharedKeyCredential
from azure.servicebus.aio._base_handler_async import (
    ServiceBusSharedKeyCredential as AsyncSharedKeyCredential,
)

from servicebus_preparer import KEY, KEY_NAME


class AzureRecordedTestCase:
    @staticmethod
    def await_prepared_test(test):
        """The plugin for asyncio awaits tests."""
        return test


class AzureMgmtRecordedTestCase(AzureRecordedTestCase):
    pass


def get_credential(is_async=False, **options):
    """The broker has keys where the service has Entra ID."""
    return (AsyncSharedKeyCredential if is_async else ServiceBusSharedKeyCredential)(KEY_NAME, KEY)


def recorded_by_proxy(test):
    """Nothing is recorded: the test talks to the broker itself."""
    return test


def CachedResourceGroupPreparer(**options):
    return lambda test: test
