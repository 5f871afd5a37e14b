"""What applications add while releases of the package before and after 1.0 share a queue."""

import json
import uuid

from boilermaker.app import Boilermaker


class OldReaders:
    """The client of an application of 1.x that sends what workers before 1.0 can read."""

    def __init__(self, client):
        self.client = client

    def __getattr__(self, name):
        return getattr(self.client, name)

    async def send_message(self, message: str, *args, **options):
        body = json.dumps(readable(json.loads(message)))
        return await self.client.send_message(body, *args, **options)


def readable(task: dict | None) -> dict | None:
    """Adds the field that they need, to callbacks too."""
    if task is None:
        return None
    callbacks = {name: readable(task.get(name)) for name in ("on_success", "on_failure")}
    return {"diagnostic_id": None, **task, **callbacks}


class OwnIds(Boilermaker):
    """An application of a release before 1.0 that gives each call an id of its own."""

    def create_task(self, fn, *args, **options):
        task = super().create_task(fn, *args, **options)
        task.task_id = str(uuid.uuid4())
        return task
