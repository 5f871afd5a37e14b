package io.boilermaker.cli.internal.redrive;

import java.nio.file.Path;

/** Why a plan or an export cannot be used; the message is a sentence for people. */
public final class PlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlanException(String message) {
    super(message);
  }

  static PlanException later(Path path, int version, int known) {
    return new PlanException(
        "'"
            + path
            + "' is of version "
            + version
            + ", and this program knows "
            + known
            + " only: use the release that wrote it, or a later one");
  }

  static PlanException changed(Path path) {
    return new PlanException("'" + path + "' was changed since it was written");
  }
}
