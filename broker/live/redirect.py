"""Leads the SDK from the name of a namespace to a broker's ports."""

import os
from urllib.parse import urlparse

import certifi
from azure.core.pipeline.transport import AioHttpTransport, RequestsTransport
from azure.servicebus._pyamqp._connection import Connection
from azure.servicebus._pyamqp.aio._connection_async import Connection as AsyncConnection

# Names below "invalid" are never resolved, so a test that is not redirected cannot reach anything.
SUFFIX = ".servicebus.invalid"
NAMESPACE = "boilermaker"
HOST = NAMESPACE + SUFFIX

_ports = (0, 0)
_with_tls = False


def use(ports, with_tls):
    """Sets the ports for the connections that are opened from now on."""
    global _ports, _with_tls
    _ports = ports
    _with_tls = with_tls


def install(certificate):
    """Replaces what opens connections, and trusts the certificate of a broker in place of the usual ones."""
    certifi.where = lambda: str(certificate)
    os.environ["REQUESTS_CA_BUNDLE"] = str(certificate)
    _redirect_amqp(Connection)
    _redirect_amqp(AsyncConnection)
    _redirect_http(RequestsTransport)
    _redirect_http(AioHttpTransport)


def _redirect_amqp(connection):
    original = connection.__init__

    def init(self, endpoint, **options):
        url = urlparse(endpoint)
        websocket = url.path or options.get("http_proxy")
        if url.hostname == HOST and not websocket and not options.get("custom_endpoint_address"):
            if _with_tls:
                options["custom_endpoint_address"] = f"https://localhost:{_ports[0]}"
            else:
                endpoint = f"amqp://127.0.0.1:{_ports[0]}"
                options["use_tls"] = False
        original(self, endpoint, **options)

    connection.__init__ = init


def _redirect_http(transport):
    original = transport.send

    def send(self, request, *arguments, **options):
        address = f"{'https' if _with_tls else 'http'}://localhost:{_ports[1]}"
        request.url = request.url.replace(f"https://{HOST}", address, 1)
        return original(self, request, *arguments, **options)

    transport.send = send
