"""Starts brokers, and tells the processes that run tests where they are."""

import json
import os
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

JAR = Path(__file__).parent.parent / "target" / "boilermaker-broker.jar"
KEY = "the key of the brokers for these tests"
VARIABLE = "BOILERMAKER_LIVE_BROKERS"

# Tests of administration delete all queues that they find: each such file has a broker to itself.
ALONE = ("test_mgmt_queues.py", "test_mgmt_queues_async.py")
SHARED = "shared"

# Where clients themselves are tested, they use TLS.
WITH_TLS = ("test_sb_client.py", "test_sb_client_async.py")
ENCRYPTED = "encrypted"
CERTIFICATE = Path(__file__).parent / ".venv" / "broker.pem"

# The rights of each rule that a test asks for, by its name; the other one has all.
RULES = {"listen-only": ["Listen"], "send-only": ["Send"]}


@contextmanager
def started():
    """Starts a broker for each of the files that want one alone, one with TLS, and one for the others."""
    processes = {}
    with tempfile.NamedTemporaryFile("w", suffix=".json") as configuration:
        json.dump(_configuration(), configuration)
        configuration.flush()
        try:
            for name in (SHARED, ENCRYPTED, *ALONE):
                options = [] if name in ALONE else ["--config", configuration.name]
                if name == ENCRYPTED:
                    options += ["--tls", "--tls-certificate", str(CERTIFICATE)]
                processes[name] = subprocess.Popen(
                    ["java", "-jar", str(JAR), "--port=0", "--admin-port=0", *options],
                    env={**os.environ, "BOILERMAKER_BROKER_KEY": KEY},
                    stdout=subprocess.PIPE,
                    text=True,
                )
            ports = {name: _ports(process) for name, process in processes.items()}
            os.environ[VARIABLE] = json.dumps(ports)
            yield processes
        finally:
            for process in processes.values():
                process.terminate()
                process.wait()


def _configuration():
    """Returns a configuration with the rules; it needs a queue, which no test uses."""
    rules = [
        {"KeyName": name, "PrimaryKey": KEY, "Rights": rights} for name, rights in RULES.items()
    ]
    namespace = {"Name": "live", "Queues": [{"Name": "unused"}], "AuthorizationRules": rules}
    return {"UserConfig": {"Namespaces": [namespace]}}


def _ports(process):
    """Reads the two connection strings that the program prints."""
    lines = [process.stdout.readline() for _ in ("AMQP", "administration")]
    return [urlparse(line.split("Endpoint=")[1].split(";")[0]).port for line in lines]


def ports_for(file_name):
    """Returns the ports for AMQP and for administration that a file of tests uses."""
    ports = json.loads(os.environ[VARIABLE])
    return ports.get(file_name, ports[ENCRYPTED if file_name in WITH_TLS else SHARED])
