package org.slf4j;

import org.slf4j.spi.MDCAdapter;

/** Replaces the log context of a test's logging back end, which SLF4J lets nobody else do. */
public final class LogContexts {

  private LogContexts() {}

  public static void replace(MDCAdapter adapter) {
    MDC.setMDCAdapter(adapter);
  }
}
