package com.iteradynamics.adapter.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** {@code moto_server}, other people's emulator of AWS, where it happens to be installed. */
final class Moto implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private Moto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one on a free port; where there is none on the PATH, or it does not start, says so in
   * one line and skips {@code test}.
   */
  public static Moto require(Class<?> test) {
    Optional<Path> program = onPath("moto_server");
    if (program.isEmpty()) {
      throw skip(test, "no moto_server on the PATH");
    }
    try {
      int port = freePort();
      Process process =
          new ProcessBuilder(program.get().toString(), "-H", "127.0.0.1", "-p", "" + port)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      Moto moto = new Moto(process, port);
      if (!moto.answers()) {
        moto.close();
        throw skip(test, "moto_server does not start");
      }
      return moto;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private boolean answers() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < end) {
      try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return open.isConnected();
      } catch (IOException notYet) {
        pause();
      }
    }
    return false;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while moto_server starts", e);
    }
  }

  private static RuntimeException skip(Class<?> test, String reason) {
    System.out.println("[SKIP] " + test.getName() + ": " + reason);
    return Assumptions.abort(reason);
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
