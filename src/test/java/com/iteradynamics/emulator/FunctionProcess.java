package com.iteradynamics.emulator;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The packaged function in a process of its own, under the runtime interface client that AWS runs
 * it under, with nothing on its class path but what AWS has and what the zip brings.
 */
final class FunctionProcess implements AutoCloseable {
  /** What AWS gives a Java function, and the memory that Argus has to do with. */
  static final List<String> JVM =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m");

  /** The handler that the deployment template names. */
  static final String HANDLER =
      "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

  /** The handler of the daily function in the same zip. */
  static final String DAILY_HANDLER = "com.iteradynamics.lambda.GovernanceHandler::handleRequest";

  private final Process process;
  private final RuntimeApi api = new RuntimeApi();
  private final Thread log;
  private volatile boolean closing;

  /**
   * Starts it.
   *
   * @param command how to start a JVM: the java executable, perhaps after another one, and options
   * @param runtime the folder of AWS's jars
   * @param task the unzipped function
   * @param environment what the account and the user say
   * @param lines takes each line that the function writes
   */
  FunctionProcess(
      List<String> command,
      Path runtime,
      Path task,
      String handler,
      Map<String, String> environment,
      Consumer<String> lines)
      throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "-cp",
            runtime.toAbsolutePath() + "/*",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            handler));
    ProcessBuilder builder =
        new ProcessBuilder(all).directory(task.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_RUNTIME_API", api.address(),
                "AWS_LAMBDA_FUNCTION_NAME", "argus-cycle",
                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/argus-cycle",
                "AWS_LAMBDA_LOG_STREAM_NAME", "local",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand",
                "LAMBDA_TASK_ROOT", task.toAbsolutePath().toString(),
                "_HANDLER", handler,
                "TZ", ":UTC"));
    process = builder.start();
    log = Thread.ofPlatform().daemon().start(() -> copy(lines));
  }

  /** Starts the hourly function with AWS's options under the JDK that runs this. */
  static FunctionProcess start(
      Path runtime, Path task, Map<String, String> environment, Consumer<String> lines)
      throws IOException {
    return start(runtime, task, HANDLER, environment, lines);
  }

  /** The same for another handler of the zip. */
  static FunctionProcess start(
      Path runtime,
      Path task,
      String handler,
      Map<String, String> environment,
      Consumer<String> lines)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    return new FunctionProcess(command, runtime, task, handler, environment, lines);
  }

  /** Hands it an event and waits for what it makes of it. */
  Invocation invoke(String event) {
    return api.invoke(event);
  }

  /** How long processors have worked for it so far; empty where the system does not say. */
  Optional<Duration> worked() {
    return process.info().totalCpuDuration();
  }

  /** Ends it. */
  @Override
  public void close() {
    closing = true;
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      log.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      api.close();
    }
  }

  /**
   * Unzips the function beside its zip, unless that was done already; gives the folder. Processes
   * that test side by side share it: one unzips, the others wait.
   */
  static synchronized Path unzipped(Path zip) throws IOException {
    Path folder = zip.resolveSibling("function").resolve("task");
    Path mark = folder.resolveSibling("task.done");
    Files.createDirectories(folder.getParent());
    try (FileChannel file =
            FileChannel.open(folder.resolveSibling("task.lock"), Set.of(CREATE, WRITE));
        FileLock alone = file.lock()) {
      boolean done =
          Files.exists(mark)
              && Files.getLastModifiedTime(mark).compareTo(Files.getLastModifiedTime(zip)) >= 0;
      if (alone.isValid() && !done) {
        Files.deleteIfExists(mark);
        remove(folder);
        unzip(zip, folder);
        Files.createFile(mark);
      }
    }
    return folder;
  }

  private static void unzip(Path zip, Path folder) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException(zip + " holds a file outside of it: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private void copy(Consumer<String> lines) {
    InputStream out = process.getInputStream();
    // Its output ends when the process does; who waits for an answer then waits in vain.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(out, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      if (!closing) {
        throw new UncheckedIOException(e);
      }
    } finally {
      api.ended("{\"errorMessage\": \"the function's process ended\"}");
    }
  }
}
