package com.iteradynamics.testkit;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** Emulators of AWS that a machine may have; a test that finds none says so in one line. */
public final class Emulators {
  private static final long PATIENCE_MILLIS = 60_000;

  private Emulators() {}

  /** Whether there is a Docker engine: asked for by a variable, or by its socket. */
  public static boolean docker() {
    return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
  }

  /** Skips the tests of {@code type}, with one line that says why. */
  public static void skip(Class<?> type, String reason) {
    System.out.println("[SKIP] " + type.getSimpleName() + ": " + reason);
    Assumptions.abort(reason);
  }

  /** A command on the path. */
  public static Optional<Path> onPath(String command) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .map(folder -> Path.of(folder, command))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A running {@code moto_server}. */
  public record Moto(Process process, URI endpoint) implements AutoCloseable {
    /** Starts the command; comes back when it answers. */
    public static Moto start(Path command) throws IOException, InterruptedException {
      int port = freePort();
      Process process =
          new ProcessBuilder(command.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Moto moto = new Moto(process, URI.create("http://127.0.0.1:" + port));
      try {
        moto.await();
        return moto;
      } catch (IOException | InterruptedException | RuntimeException e) {
        moto.close();
        throw e;
      }
    }

    private void await() throws IOException, InterruptedException {
      long end = System.currentTimeMillis() + PATIENCE_MILLIS;
      while (!answers()) {
        if (!process.isAlive() || System.currentTimeMillis() > end) {
          throw new IOException("moto_server does not answer at " + endpoint);
        }
        Thread.sleep(100);
      }
    }

    private boolean answers() {
      try {
        HttpURLConnection connection =
            (HttpURLConnection) endpoint.resolve("/moto-api/").toURL().openConnection();
        return connection.getResponseCode() > 0;
      } catch (IOException notYet) {
        return false;
      }
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
