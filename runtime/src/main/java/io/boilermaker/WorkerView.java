package io.boilermaker;

import io.boilermaker.interceptor.ApplicationView;

/**
 * An application as interceptors see it.
 *
 * @param application what they see
 * @param host of its namespace
 * @param queue its own queue
 * @param slots how many tasks run at the same time
 */
record WorkerView(Boilermaker<?> application, String host, String queue, int slots)
    implements ApplicationView {

  @Override
  public int inFlight() {
    return application.health().inFlight();
  }

  @Override
  public boolean isReady() {
    return application.health().ready();
  }

  @Override
  public long lockRenewals() {
    return application.health().lockRenewals();
  }

  @Override
  public long locksLost() {
    Worker worker = application.current();
    return worker == null ? 0 : worker.locksLost();
  }

  /** Says no more than its queue: it is among the arguments of interceptors. */
  @Override
  public String toString() {
    return "application on queue '" + queue + "'";
  }
}
