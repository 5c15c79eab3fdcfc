package com.iteradynamics.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that every page is made of. */
public final class Resources {
  private Resources() {}

  /** The text of the file {@code name} beside this class. */
  static String text(String name) {
    return text(Resources.class, name);
  }

  /** The text of the file {@code name} beside {@code type}. */
  public static String text(Class<?> type, String name) {
    try (InputStream file = type.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the program was packed without " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
