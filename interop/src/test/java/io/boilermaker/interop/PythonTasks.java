package io.boilermaker.interop;

import io.boilermaker.annotations.BackgroundTask;

/** Tasks of tasks.py that only Python runs, in its own queue. */
interface PythonTasks {

  @BackgroundTask(queue = Fleet.PYTHON)
  void onlyInPython(String label);

  @BackgroundTask(queue = Fleet.PYTHON)
  void resize(String image);
}
