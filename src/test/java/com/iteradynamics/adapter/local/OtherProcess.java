package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that does something to a store, says so, and ends when it is told to. */
public final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final String said;

  private OtherProcess(Process process) throws IOException {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.said = String.valueOf(out.readLine());
  }

  /** One that has begun a tick on {@code folder}, or was refused. */
  public static OtherProcess opening(Path folder) throws IOException {
    return starting("tick", folder);
  }

  /** One that is in the middle of a change of the database, and does not get on. */
  public static OtherProcess stuck(Path folder) throws IOException {
    return starting("stuck", folder);
  }

  /** One that runs one hour after another, as a life without an end. */
  static OtherProcess living(Path folder) throws IOException {
    return starting("live", folder);
  }

  private static OtherProcess starting(String what, Path folder) throws IOException {
    return new OtherProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                what,
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The process itself: exit code 1 when it is refused. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    try {
      switch (args[0]) {
        case "tick" -> tick(folder);
        case "stuck" -> stick(folder);
        default -> live(folder);
      }
    } catch (StoreException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  private static void tick(Path folder) throws IOException {
    try (FolderStore store = FolderStore.open(folder)) {
      store.begin(
          new TickKey(StoreCycle.BOOK, StoreCycle.hour(9_999)),
          StoreCycle.hour(9_999),
          StoreCycle.hour(10_000));
      System.out.println("ticks, with " + store.permission(StoreCycle.BOOK));
      waitForTheEnd();
      store.giveBack(new TickKey(StoreCycle.BOOK, StoreCycle.hour(9_999)));
    }
  }

  private static void stick(Path folder) {
    try (Database database = Database.open(folder, true, notice -> {})) {
      database.write(
          "be stuck",
          () -> {
            System.out.println("stuck");
            waitForTheEnd();
            return true;
          });
    }
  }

  private static void live(Path folder) {
    try (FolderStore store = FolderStore.open(folder)) {
      StoreCycle cycle = Living.cycle();
      int hour = Living.next(store);
      System.out.println("lives");
      while (true) {
        cycle.run(store, hour++);
      }
    }
  }

  private static void waitForTheEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its first line: what it does, or why not. */
  public String said() {
    return said;
  }

  /** Tells it to end; answers its exit code. */
  public int end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    return waited();
  }

  /** Kills it, as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    waited();
  }

  private int waited() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the other process did not end");
    }
    return process.exitValue();
  }

  boolean lives() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
