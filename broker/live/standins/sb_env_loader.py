"""Stands in for the module of the SDK's tests that reads what a deployment has created."""

import functools
import inspect

from redirect import HOST
from servicebus_preparer import CONNECTION_STRING, KEY, KEY_NAME

VALUES = {
    "servicebus_connection_str": CONNECTION_STRING,
    "servicebus_fully_qualified_namespace": HOST,
    "servicebus_sas_policy": KEY_NAME,
    "servicebus_sas_key": KEY,
}


def ServiceBusPreparer():
    def decorate(test):
        parameters = inspect.signature(test).parameters
        takes_all = any(p.kind is p.VAR_KEYWORD for p in parameters.values())
        values = {name: VALUES[name] for name in VALUES if takes_all or name in parameters}
        if inspect.iscoroutinefunction(test):

            @functools.wraps(test)
            async def prepared(self):
                await test(self, **values)

        else:

            @functools.wraps(test)
            def prepared(self):
                test(self, **values)

        # pytest would take the test's own parameters for fixtures.
        prepared.__signature__ = inspect.signature(lambda self: None)
        return prepared

    return decorate
