package com.iteradynamics.archfixture.market;

import com.iteradynamics.archfixture.decision.Innocent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.LongSupplier;
import picocli.CommandLine;

/** Touches everything that pure code must not touch. */
final class Culprit {

  private static final System.Logger LOGGER = System.getLogger("culprit");

  private Culprit() {}

  static String touchEverything() throws IOException {
    LongSupplier clock = System::nanoTime;
    Thread.startVirtualThread(() -> {});
    System.out.println(new Innocent("upwards").name());
    LOGGER.log(System.Logger.Level.INFO, Thread.currentThread().getName());
    return Instant.now()
        + System.getenv("HOME")
        + clock.getAsLong()
        + new Random().nextInt()
        + Files.readString(Path.of("culprit"))
        + new CommandLine(new Object())
        + ServiceLoader.load(Runnable.class);
  }
}
