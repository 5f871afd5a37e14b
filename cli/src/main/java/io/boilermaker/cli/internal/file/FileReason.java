package io.boilermaker.cli.internal.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/**
 * Why a file cannot be used, in words: the messages of Java's exceptions are often nothing but the
 * name of the file.
 */
public final class FileReason {

  private FileReason() {}

  /** Returns the reason; it may name another file than the one that was asked for. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof AccessDeniedException denied) {
      return "you have no right to '" + denied.getFile() + "'";
    }
    if (failure instanceof FileAlreadyExistsException there) {
      // Where a folder is wanted: of a file, its name is asked for again.
      return "'" + there.getFile() + "' is there, and is no folder";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    String reason =
        failure instanceof FileSystemException other ? other.getReason() : failure.getMessage();
    return Objects.requireNonNullElse(reason, failure.toString());
  }
}
