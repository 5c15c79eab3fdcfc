package com.iteradynamics.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Which build of Argus runs. */
public final class Version {
  private Version() {}

  /**
   * {@code 0.1.0-SNAPSHOT+<short commit>}, as the jar's manifest has it or, in the function, which
   * is no jar, its properties; {@code unpackaged} when neither says.
   */
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .or(Version::ofFunction)
        .orElse("unpackaged");
  }

  private static Optional<String> ofFunction() {
    try (InputStream in = Version.class.getResourceAsStream("/application.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("argus.version"))
          .filter(version -> !version.contains("${"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
