"""Stands in for the module of the SDK's tests that creates namespaces, queues and rules in a cloud.

A preparer decorates a test and gives it one argument or more. Each test has queues to itself.
"""

import functools
import inspect
import sys
import types
import uuid
from enum import Enum
from types import SimpleNamespace

import isodate
import pytest
from azure.servicebus.management import ServiceBusAdministrationClient

from brokers import KEY, RULES
from redirect import HOST, NAMESPACE, SUFFIX as SERVICEBUS_ENDPOINT_SUFFIX

KEY_NAME = "RootManageSharedAccessKey"
CONNECTION_STRING = f"Endpoint=sb://{HOST}/;SharedAccessKeyName={KEY_NAME};SharedAccessKey={KEY}"


class AccessRights(str, Enum):
    manage = "Manage"
    send = "Send"
    listen = "Listen"


# The only name that the tests take from the package for resources in a cloud.
sys.modules["azure.mgmt"] = types.ModuleType("azure.mgmt")
sys.modules["azure.mgmt.servicebus"] = types.ModuleType("azure.mgmt.servicebus")
sys.modules["azure.mgmt.servicebus.models"] = types.ModuleType("azure.mgmt.servicebus.models")
sys.modules["azure.mgmt.servicebus.models"].AccessRights = AccessRights


def preparer(arguments_for):
    """Makes a preparer of a function from its options, and earlier arguments, to arguments."""

    def prepare(**options):
        def decorate(test):
            if inspect.iscoroutinefunction(test):

                @functools.wraps(test)
                async def prepared(self, **earlier):
                    await test(self, **earlier, **arguments_for(options, earlier))

            else:

                @functools.wraps(test)
                def prepared(self, **earlier):
                    test(self, **earlier, **arguments_for(options, earlier))

            return prepared

        return decorate

    return prepare


def administration():
    return ServiceBusAdministrationClient.from_connection_string(CONNECTION_STRING)


@preparer
def nothing(options, earlier):
    return {}


@preparer
def namespace(options, earlier):
    return {
        "servicebus_namespace": SimpleNamespace(name=NAMESPACE),
        "servicebus_namespace_connection_string": CONNECTION_STRING,
        "servicebus_namespace_key_name": KEY_NAME,
        "servicebus_namespace_primary_key": KEY,
    }


@preparer
def queue(options, earlier):
    if options.get("requires_session") or options.get("enable_partitioning"):
        pytest.fail("the broker has neither sessions nor partitions: skipped.txt lacks this test")
    name = f"{options.get('name_prefix', 'queue')}-{uuid.uuid4()}"
    with administration() as client:
        client.create_queue(
            name,
            lock_duration=isodate.parse_duration(options.get("lock_duration", "PT30S")),
            requires_duplicate_detection=options.get("requires_duplicate_detection", False),
            dead_lettering_on_message_expiration=options.get(
                "dead_lettering_on_message_expiration", False
            ),
        )
    return {options.get("parameter_name", "servicebus_queue"): SimpleNamespace(name=name)}


def named(argument):
    """Makes a preparer that only names something: the tests never use what it would create."""
    return preparer(lambda options, earlier: {argument: SimpleNamespace(name=argument)})


def rule(argument, end):
    """Makes a preparer of a rule: the broker has one for each set of rights that tests use."""

    def arguments_for(options, earlier):
        rights = {right.value for right in options.get("access_rights", list(AccessRights))}
        names = [name for name, its in RULES.items() if set(its) == rights]
        if not names and rights != {right.value for right in AccessRights}:
            pytest.fail(f"the broker has no rule with the rights {rights}")
        string = CONNECTION_STRING.replace(KEY_NAME, names[0]) if names else CONNECTION_STRING
        return {argument: string + end(earlier)}

    return preparer(arguments_for)


CachedServiceBusResourceGroupPreparer = nothing
CachedServiceBusNamespacePreparer = namespace
ServiceBusQueuePreparer = CachedServiceBusQueuePreparer = queue
ServiceBusTopicPreparer = CachedServiceBusTopicPreparer = named("servicebus_topic")
CachedServiceBusSubscriptionPreparer = named("servicebus_subscription")
ServiceBusNamespaceAuthorizationRulePreparer = rule(
    "servicebus_authorization_rule_connection_string", lambda earlier: ""
)
ServiceBusQueueAuthorizationRulePreparer = rule(
    "servicebus_queue_authorization_rule_connection_string",
    lambda earlier: f";EntityPath={earlier['servicebus_queue'].name}",
)
