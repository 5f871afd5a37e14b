package io.boilermaker.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Where the program runs.
 *
 * @param environment the environment variables
 * @param streams where it reads and writes
 * @param clock the time
 * @param folder the working folder
 * @param isInteractive whether a person looks at the output
 */
record Surroundings(
    Map<String, String> environment,
    Streams streams,
    Clock clock,
    Path folder,
    boolean isInteractive) {

  /** Where the program reads and writes. */
  record Streams(InputStream in, PrintStream out, PrintStream err) {}
}
