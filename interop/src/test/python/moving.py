"""The Python application of docs/mixed-fleets.md while send_mail moves to Java."""

from boilermaker import Boilermaker

import tasks
from routed import RoutedBoilermaker


def application(state, python_queue, java_queue) -> Boilermaker:
    java = Boilermaker(state, java_queue)
    app = RoutedBoilermaker(state, python_queue, routes={"send_mail": java})
    app.register_async(tasks.send_mail)  # until its queue holds no more of it
    app.register_async(tasks.resize)
    return app
