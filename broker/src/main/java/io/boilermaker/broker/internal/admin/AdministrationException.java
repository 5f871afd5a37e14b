package io.boilermaker.broker.internal.admin;

/** A request of an administration client is refused. */
final class AdministrationException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status the HTTP status of the answer
   * @param message the text of the answer
   */
  AdministrationException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
