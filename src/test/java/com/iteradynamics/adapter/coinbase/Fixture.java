package com.iteradynamics.adapter.coinbase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What Coinbase answers, from {@code src/test/resources/coinbase}. */
public final class Fixture {
  private Fixture() {}

  /** The text of a file there. */
  public static String text(String name) {
    try (InputStream in = Fixture.class.getResourceAsStream("/coinbase/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
