package com.iteradynamics.testkit.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A headless Chromium where one is installed: {@code CHROME_BIN}, else the first known name on the
 * PATH. It is driven by its DevTools protocol on the loopback interface.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");

  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path profile;

  private Chromium(Process process, Path profile) {
    this.process = process;
    this.profile = profile;
  }

  /**
   * Starts one with its profile in the folder {@code work}; where there is none, or it does not
   * start, says so in one line and skips {@code test}.
   */
  public static Chromium require(Class<?> test, Path work) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      throw skip(test, "no Chromium; install Debian's package chromium or set CHROME_BIN");
    }
    Path profile = work.resolve("profile");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(program.get(), profile))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(work.resolve("chromium.log").toFile());
      // Its socket is to go with the folder.
      builder.environment().put("TMPDIR", work.toString());
      Process process = builder.start();
      Chromium chromium = new Chromium(process, profile);
      if (chromium.port().isEmpty()) {
        chromium.close();
        throw skip(test, program.get() + " does not start");
      }
      return chromium;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Path program, Path profile) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--no-sandbox");
    }
    command.add("about:blank");
    return command;
  }

  /** A new tab. */
  public Tab tab() {
    return Tab.open(port().orElseThrow());
  }

  /** The port it listens on; empty when it ended before it said so. */
  private Optional<Integer> port() {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        if (lines.size() >= 2) {
          return Optional.of(Integer.parseInt(lines.getFirst()));
        }
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while Chromium starts", e);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Path> program() {
    String named = System.getenv("CHROME_BIN");
    if (named != null) {
      return Optional.of(Path.of(named)).filter(Files::isExecutable);
    }
    String[] folders = System.getenv().getOrDefault("PATH", "").split(":", -1);
    return NAMES.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder).resolve(name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static RuntimeException skip(Class<?> test, String reason) {
    System.out.println("[SKIP] " + test.getName() + ": " + reason);
    return Assumptions.abort(reason);
  }
}
