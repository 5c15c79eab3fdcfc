package com.iteradynamics.emulator;

import com.iteradynamics.adapter.local.SampleTape;
import com.iteradynamics.app.lambda.CycleHandler;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures from the start of the process to the first answer: the packaged function beside {@link
 * PlainHandler}, in turn, each on one processor, with the options and the memory of Lambda. The
 * tick decides nothing that needs an order, in a halted book, so that every run makes the same
 * calls.
 *
 * <p>Arguments: the build's folder, and how many runs of each; 9 unless it says otherwise.
 */
final class ColdStart {
  private static final Instant FIRST = Instant.parse("2025-05-20T00:00:00Z");

  private ColdStart() {}

  public static void main(String[] args) {
    int code = 1;
    try {
      measure(Path.of(args[0]), args.length > 1 ? Integer.parseInt(args[1]) : 9);
      code = 0;
    } catch (IOException | RuntimeException | LinkageError e) {
      System.err.println("the benchmark failed: " + e);
    }
    // DynamoDB Local's threads would go on.
    System.exit(code);
  }

  private static void measure(Path target, int runs) throws IOException {
    Path runtime = target.resolve("function/runtime");
    Path function = FunctionProcess.unzipped(target.resolve("function.zip"));
    Path plain = plain(target);
    List<double[]> times = new ArrayList<>();
    try (Account account = new Account(Fault.NONE)) {
      account.load(SampleTape.load());
      account
          .store()
          .permit(
              BookKey.paper(SampleTape.PRODUCT_ID),
              new TradingPermission(TradingState.HALTED, "a benchmark"),
              new AuditEntry(Instant.now(), "halt", "a benchmark", "HALTED"));
      System.out.println("ms       function  the same without Quarkus  plain handler");
      for (int run = 0; run <= runs; run++) {
        double[] ms = {
          run(account, runtime, function, FunctionProcess.HANDLER, event(2 * run)),
          run(account, runtime, function, CycleHandler.class.getName(), event(2 * run + 1)),
          run(account, runtime, plain, PlainHandler.class.getName(), event(2 * run))
        };
        line(run == 0 ? "warm-up" : "run " + run, ms);
        if (run > 0) {
          times.add(ms);
        }
      }
    }
    double[] medians = {median(times, 0), median(times, 1), median(times, 2)};
    line("median", medians);
    System.out.printf(
        Locale.ROOT,
        "ratio               %24.2f  %13.2f%n",
        medians[0] / medians[1],
        medians[0] / medians[2]);
    System.out.printf(
        Locale.ROOT,
        "zip      %.1f MB; options %s%n",
        Files.size(target.resolve("function.zip")) / 1e6,
        String.join(" ", FunctionProcess.JVM));
  }

  private static double run(Account account, Path runtime, Path task, String handler, String event)
      throws IOException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FunctionProcess.JVM);
    long begun = System.nanoTime();
    try (FunctionProcess process =
        new FunctionProcess(command, runtime, task, handler, account.environment(), log::add)) {
      Invocation invocation = process.invoke(event);
      double ms = (System.nanoTime() - begun) / 1e6;
      if (!invocation.ok()) {
        throw new IllegalStateException(invocation.body() + "\n" + String.join("\n", log));
      }
      return ms;
    }
  }

  private static String event(int hour) {
    return "{\"time\": \"" + FIRST.plus(Duration.ofHours(hour)) + "\"}";
  }

  private static void line(String name, double[] ms) {
    System.out.printf(Locale.ROOT, "%-8s %8.0f  %24.0f  %13.0f%n", name, ms[0], ms[1], ms[2]);
  }

  private static double median(List<double[]> times, int column) {
    return times.stream().mapToDouble(ms -> ms[column]).sorted().toArray()[times.size() / 2];
  }

  /**
   * The plain handler as it is usually deployed: its class and the SDK's jars, each as it comes.
   */
  private static Path plain(Path target) throws IOException {
    Path function = FunctionProcess.unzipped(target.resolve("function/function.zip"));
    Path plain = target.resolve("function/plain");
    Path lib = Files.createDirectories(plain.resolve("lib"));
    String name = PlainHandler.class.getName().replace('.', '/') + ".class";
    Files.createDirectories(plain.resolve(name).getParent());
    copy(target.resolve("test-classes").resolve(name), plain.resolve(name));
    try (Stream<Path> jars = Files.list(function.resolve("lib"))) {
      for (Path jar : jars.toList()) {
        String file = jar.getFileName().toString();
        if (file.startsWith("software.amazon.")
            || file.startsWith("org.reactivestreams")
            || file.startsWith("org.slf4j.slf4j-api")) {
          copy(jar, lib.resolve(file));
        }
      }
    }
    return plain;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
