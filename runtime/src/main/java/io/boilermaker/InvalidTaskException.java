package io.boilermaker;

/** A message body that is not a task. The message says why and quotes nothing of the body. */
class InvalidTaskException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidTaskException(String message) {
    super(message);
  }
}
