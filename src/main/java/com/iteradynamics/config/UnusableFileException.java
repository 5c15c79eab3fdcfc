package com.iteradynamics.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A file that a person named and that cannot be used; the message says which and why. */
public final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }

  UnusableFileException(String message, IOException cause) {
    super(message, cause);
  }

  /** {@code file} cannot be read. */
  public static UnusableFileException reading(Path file, IOException e) {
    return new UnusableFileException("cannot read " + file + ": " + reason(e), e);
  }

  /** {@code file} cannot be written. */
  public static UnusableFileException writing(Path file, IOException e) {
    return new UnusableFileException("cannot write " + file + ": " + reason(e), e);
  }

  /** What went wrong, in words; the file is not named. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "no such file or folder";
      case AccessDeniedException denied -> "permission denied";
      case FileAlreadyExistsException exists -> "it exists already";
      case NotDirectoryException file -> "it is not a folder";
      case CharacterCodingException coding -> "it is not UTF-8 text";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
