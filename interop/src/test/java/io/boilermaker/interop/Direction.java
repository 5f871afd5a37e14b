package io.boilermaker.interop;

/** Which language publishes, and which runs. */
enum Direction {
  JAVA_TO_PYTHON("Java to Python"),
  PYTHON_TO_JAVA("Python to Java"),
  BOTH("alternating");

  final String title;

  Direction(String title) {
    this.title = title;
  }
}
