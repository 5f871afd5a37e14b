package io.boilermaker.internal.process;

import java.util.Arrays;
import java.util.Set;

/** The end of the process, while shutdown hooks run. */
public final class ProcessEnd {

  /** The classes in whose methods a thread waits that ends the JVM for a signal or after main. */
  private static final Set<String> ORDERLY = Set.of("java.lang.Terminator", "java.lang.Shutdown");

  private ProcessEnd() {}

  /**
   * Tells whether code has asked for the end, by {@link System#exit} on any thread, and not a
   * signal or the end of the last thread.
   */
  public static boolean isByExit() {
    if (!isUnderWay()) {
      return false;
    }
    boolean isOrderly = false;
    for (StackTraceElement[] frames : Thread.getAllStackTraces().values()) {
      if (Arrays.stream(frames).anyMatch(ProcessEnd::isExit)) {
        return true;
      }
      isOrderly |= Arrays.stream(frames).anyMatch(f -> ORDERLY.contains(outermost(f)));
    }
    // Virtual threads are not among them, and one may have called it.
    return !isOrderly;
  }

  private static boolean isExit(StackTraceElement frame) {
    return frame.getClassName().equals("java.lang.Runtime") && frame.getMethodName().equals("exit");
  }

  private static String outermost(StackTraceElement frame) {
    String name = frame.getClassName();
    int inner = name.indexOf('$');
    return inner < 0 ? name : name.substring(0, inner);
  }

  private static boolean isUnderWay() {
    var probe = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
