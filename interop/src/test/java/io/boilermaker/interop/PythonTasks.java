package io.boilermaker.interop;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;

/** Tasks of tasks.py that only Python runs, in its own queue. */
interface PythonTasks {

  @BackgroundTask(queue = Fleet.PYTHON)
  void onlyInPython(String label);

  @BackgroundTask(queue = Fleet.PYTHON)
  void resize(String image);

  /** A parameter that Python takes by name only is one with a default here. */
  @BackgroundTask(queue = Fleet.PYTHON)
  void byNameOnly(@Default("none") String label);

  @BackgroundTask(queue = Fleet.PYTHON)
  void traced();

  @BackgroundTask(queue = Fleet.PYTHON)
  void byPositionOnly(String label);
}
