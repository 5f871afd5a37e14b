package io.boilermaker.interceptor;

/** The present state of an application, for gauges. Reading it costs little. Thread safe. */
public interface ApplicationView {

  /**
   * Returns the host of its namespace, with the port if one is configured; empty in inline mode.
   */
  String host();

  /** Returns the name of the application's own queue. */
  String queue();

  /** Returns how many tasks a worker of it runs at the same time. */
  int slots();

  /** Returns how many messages its worker handles at this moment; 0 if none runs. */
  int inFlight();

  /** Tells whether its worker takes messages. */
  boolean isReady();

  /** Returns how many locks its present worker has renewed; 0 if none runs. */
  long lockRenewals();

  /** Returns how many locks its present worker has lost; 0 if none runs. */
  long locksLost();
}
