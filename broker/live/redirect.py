"""Leads the SDK from the name of a namespace to a broker's ports, without TLS."""

from urllib.parse import urlparse

from azure.core.pipeline.transport import AioHttpTransport, RequestsTransport
from azure.servicebus._pyamqp._connection import Connection
from azure.servicebus._pyamqp.aio._connection_async import Connection as AsyncConnection

# Names below "invalid" are never resolved, so a test that is not redirected cannot reach anything.
SUFFIX = ".servicebus.invalid"
NAMESPACE = "boilermaker"
HOST = NAMESPACE + SUFFIX

_ports = (0, 0)


def use(ports):
    """Sets the ports for the connections that are opened from now on."""
    global _ports
    _ports = ports


def install():
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
            endpoint = f"amqp://127.0.0.1:{_ports[0]}"
            options["use_tls"] = False
        original(self, endpoint, **options)

    connection.__init__ = init


def _redirect_http(transport):
    original = transport.send

    def send(self, request, *arguments, **options):
        request.url = request.url.replace(f"https://{HOST}", f"http://127.0.0.1:{_ports[1]}", 1)
        return original(self, request, *arguments, **options)

    transport.send = send
