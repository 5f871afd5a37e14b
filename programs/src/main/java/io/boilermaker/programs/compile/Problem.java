package io.boilermaker.programs.compile;

/**
 * An error or a warning.
 *
 * @param packageName the package of the file that it stands in; empty if it stands in none
 * @param file the simple name of that file
 * @param line its number; 0 if there is none
 */
public record Problem(boolean isError, String packageName, String file, long line, String message) {

  /** Returns the code of an error of the processor; empty if it is none of those. */
  public String code() {
    return message.startsWith("[") ? message.substring(1, message.indexOf(']')) : "";
  }
}
