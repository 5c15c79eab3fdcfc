package com.iteradynamics.model.forest;

import java.util.Locale;

/** What has to hold of the values of a model; each message is tested where it is made. */
public final class Check {
  private Check() {}

  /**
   * That something holds.
   *
   * @param otherwise a format of {@link String#format}
   * @throws IllegalArgumentException when it does not
   */
  @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in no dependency of ours.
  public static void that(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, otherwise, values));
    }
  }
}
