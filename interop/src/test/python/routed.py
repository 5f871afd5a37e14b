"""A Boilermaker that publishes some tasks to other queues."""

from boilermaker import Boilermaker
from boilermaker.task import Task


class RoutedBoilermaker(Boilermaker):
    """Publishes tasks where they are run: by name, through another application.

    That holds for what its worker publishes as well, so that a callback of a Python task can be a Java
    task in its own queue.
    """

    def __init__(self, state, service_bus_client, routes: dict[str, Boilermaker], **options):
        super().__init__(state, service_bus_client, **options)
        self.routes = routes

    async def publish_task(self, task: Task, *args, **kwargs) -> Task:
        app = self.routes.get(task.function_name)
        if app is not None:
            return await app.publish_task(task, *args, **kwargs)
        return await super().publish_task(task, *args, **kwargs)
