package com.iteradynamics.emulator;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.lambda.CycleHandler;
import com.iteradynamics.market.GapRule;
import com.iteradynamics.model.ModelCard;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.forest.ForestParameters;
import com.iteradynamics.model.forest.ForestTrainer;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures from the start of the process to the first answer: the packaged function without a model
 * and with one, of 100 trees and promoted in the bucket, beside the same without Quarkus and beside
 * {@link PlainHandler}; in turn, each on one processor, with the options and the memory of Lambda.
 * The tick decides nothing that needs an order, in a halted book, so that every run makes the same
 * calls; a model adds two, its lineage and itself.
 *
 * <p>Arguments: the build's folder; how many runs of each, 9 unless it says otherwise and at most
 * 60; and {@code model}, to measure the function alone, without and with one.
 */
final class ColdStart {
  private static final Instant FIRST = Instant.parse("2025-05-20T00:00:00Z");
  private static final int MOST_RUNS = 60;

  private final Account account;
  private final Path runtime;
  private final Path function;
  private final Map<String, String> withModel;
  private final List<double[]> worked = new ArrayList<>();
  private int hour;

  /** How long the processor worked for the last process, ms; others on it do not count. */
  private double workedMs;

  private ColdStart(Account account, Path runtime, Path function) {
    this.account = account;
    this.runtime = runtime;
    this.function = function;
    this.withModel = new HashMap<>(account.environment());
    withModel.put("ARGUS_MODEL_FILE", "promoted");
  }

  public static void main(String[] args) {
    int code = 1;
    try {
      int runs = args.length > 1 ? Integer.parseInt(args[1]) : 9;
      measure(Path.of(args[0]), Math.min(runs, MOST_RUNS), args.length > 2);
      code = 0;
    } catch (IOException | UntrainableException | RuntimeException | LinkageError e) {
      System.err.println("the benchmark failed: " + e);
    }
    // DynamoDB Local's threads would go on.
    System.exit(code);
  }

  private static void measure(Path target, int runs, boolean modelAlone)
      throws IOException, UntrainableException {
    Path runtime = target.resolve("function/runtime");
    Path function = FunctionProcess.unzipped(target.resolve("function.zip"));
    Path plain = plain(target);
    byte[] model = model();
    List<double[]> times = new ArrayList<>();
    try (Account account = new Account(Fault.NONE)) {
      account.load(SampleCandles.load());
      account.promote(model);
      account
          .store()
          .permit(
              BookKey.paper(SampleCandles.PRODUCT_ID),
              new TradingPermission(TradingState.HALTED, "a benchmark"),
              new AuditEntry(Instant.now(), "halt", "a benchmark", "HALTED"));
      ColdStart here = new ColdStart(account, runtime, function);
      System.out.println("ms       function  with a model  without Quarkus  plain handler");
      for (int run = 0; run <= runs; run++) {
        double[] ms = here.round(run, plain, modelAlone);
        line(run == 0 ? "warm-up" : "run " + run, ms);
        if (run > 0) {
          times.add(ms);
        }
      }
      summary(times);
      growth("time", times);
      growth("processor time", here.worked);
    }
    System.out.printf(
        Locale.ROOT,
        "zip      %.1f MB, model %.0f kB; options %s%n",
        Files.size(target.resolve("function.zip")) / 1e6,
        model.length / 1e3,
        String.join(" ", FunctionProcess.JVM));
  }

  /** One run of each; who comes first of the two with and without a model alternates. */
  private double[] round(int run, Path plain, boolean modelAlone) throws IOException {
    double[] ms = new double[2];
    double[] cpu = new double[2];
    for (int turn = 0; turn < 2; turn++) {
      int which = (run + turn) % 2;
      ms[which] = timed(FunctionProcess.HANDLER, which == 0 ? account.environment() : withModel);
      cpu[which] = workedMs;
      if (which == 1) {
        requireProbability();
      }
    }
    if (run > 0) {
      worked.add(cpu);
    }
    return modelAlone
        ? ms
        : new double[] {
          ms[0],
          ms[1],
          timed(CycleHandler.class.getName(), account.environment()),
          run(plain, PlainHandler.class.getName(), account.environment())
        };
  }

  private double timed(String handler, Map<String, String> environment) throws IOException {
    hour++;
    return run(function, handler, environment);
  }

  /** A tick that had no probability would have measured nothing. */
  private void requireProbability() {
    CortexRecord newest = account.records(SampleCandles.PRODUCT_ID).getLast();
    if (newest.get(Recorded.P_LONG).isEmpty()) {
      throw new IllegalStateException("the model was not asked: " + newest.fields());
    }
  }

  private static byte[] model() throws UntrainableException {
    Samples samples = Samples.of(SampleCandles.load(), GapRule.DEFAULT);
    ModelCard card =
        new ModelCard(
            "argus",
            "RandomForest",
            Optional.of(samples.at(0)),
            Optional.of(samples.at(samples.size() - 1)),
            samples.size(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty());
    return ModelFile.of(
        ForestTrainer.train(samples, ForestParameters.standard(), 1), card, samples);
  }

  private static void growth(String what, List<double[]> pairs) {
    double[] growth = pairs.stream().mapToDouble(ms -> ms[1] / ms[0] - 1).sorted().toArray();
    double[] medians = {median(pairs, 0), median(pairs, 1)};
    System.out.printf(
        Locale.ROOT,
        "with a model, %s: %.0f to %.0f ms, %+.1f %%; pair by pair %+.1f %%, the middle half %+.1f to"
            + " %+.1f %%%n",
        what,
        medians[0],
        medians[1],
        100 * (medians[1] / medians[0] - 1),
        100 * growth[growth.length / 2],
        100 * growth[growth.length / 4],
        100 * growth[3 * growth.length / 4]);
  }

  private static void summary(List<double[]> times) {
    double[] medians = new double[times.getFirst().length];
    for (int column = 0; column < medians.length; column++) {
      medians[column] = median(times, column);
    }
    line("median", medians);
    if (medians.length > 2) {
      System.out.printf(
          Locale.ROOT,
          "function: %.2f of the same without Quarkus, %.2f of the plain handler%n",
          medians[0] / medians[2],
          medians[0] / medians[3]);
    }
  }

  private double run(Path task, String handler, Map<String, String> environment)
      throws IOException {
    List<String> log = Collections.synchronizedList(new ArrayList<>());
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FunctionProcess.JVM);
    long begun = System.nanoTime();
    try (FunctionProcess process =
        new FunctionProcess(command, runtime, task, handler, environment, log::add)) {
      Invocation invocation = process.invoke(event());
      double ms = (System.nanoTime() - begun) / 1e6;
      workedMs = process.worked().map(Duration::toMillis).orElse(0L);
      if (!invocation.ok()) {
        throw new IllegalStateException(invocation.body() + "\n" + String.join("\n", log));
      }
      return ms;
    }
  }

  private String event() {
    return "{\"time\": \"" + FIRST.plus(Duration.ofHours(hour)) + "\"}";
  }

  private static void line(String name, double[] ms) {
    int[] widths = {8, 13, 16, 14};
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-8s", name));
    for (int column = 0; column < ms.length; column++) {
      line.append(String.format(Locale.ROOT, " %" + widths[column] + ".0f", ms[column]));
    }
    System.out.println(line);
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
