package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.execution.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that opens a store, says so, and holds it until it is told to end. */
public final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final String said;

  private OtherProcess(Process process, String said) {
    this.process = process;
    this.said = said;
  }

  /** Starts one on {@code folder}, and waits until it has opened the store or was refused. */
  public static OtherProcess opening(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                OtherProcess.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    return new OtherProcess(process, String.valueOf(out.readLine()));
  }

  /** The process itself: exit code 1 when it is refused. */
  public static void main(String[] args) throws IOException {
    try (FolderStore store = FolderStore.open(Path.of(args[0]))) {
      System.out.println("opened, with " + store.permission(Cycle.BOOK));
      int end = System.in.read();
      System.exit(end < 0 ? 0 : 2);
    } catch (StoreException e) {
      System.out.println(e.getMessage());
      System.exit(1);
    }
  }

  /** Its first line: that it opened the store, or why not. */
  public String said() {
    return said;
  }

  /** Tells it to end; answers its exit code. */
  public int end() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the other process did not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
