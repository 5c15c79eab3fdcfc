package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Measures how long a tick reads its window from the archive: 1,500 candles, and the 10,000 that a
 * strategy may ask for, from a model of S3 that answers each read 30 ms late. Each run is a process
 * of its own on one processor, with the options of the function: its first read, with the start of
 * the SDK, and the same when the SDK has read something else before.
 *
 * <p>Argument: how many runs of each, 9 unless it says otherwise.
 */
final class WindowReads {
  private static final String PRODUCT = "BTC-USD";
  private static final String OTHER = "ETH-USD";
  private static final String BUCKET = "candles";
  private static final Duration LATE = Duration.ofMillis(30);
  private static final int HOURS = 11_000;
  private static final int[] COUNTS = {1_500, 10_000};
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx128m");

  private WindowReads() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 4) {
      read(
          URI.create(args[0]),
          Instant.parse(args[1]),
          Integer.parseInt(args[2]),
          Boolean.parseBoolean(args[3]));
      return;
    }
    int runs = args.length == 0 ? 9 : Integer.parseInt(args[0]);
    try (ModelServer aws = ModelServer.start()) {
      Instant hour = load(aws);
      aws.plant(call -> call.is("GetObject"), Integer.MAX_VALUE, new ModelServer.Fault.Late(LATE));
      double[][][] ms = new double[COUNTS.length][2][runs];
      for (int run = -1; run < runs; run++) {
        for (int c = 0; c < COUNTS.length; c++) {
          for (int what = 0; what < 2; what++) {
            double took = child(aws.endpoint(), hour, COUNTS[c], what == 1);
            if (run >= 0) {
              ms[c][what][run] = took;
            }
          }
        }
      }
      report("the first read of a process", ms[0][0], ms[1][0]);
      report("after another read", ms[0][1], ms[1][1]);
    }
    // The model's threads would go on.
    System.exit(0);
  }

  private static Instant load(ModelServer aws) {
    aws.buckets().create(BUCKET);
    CandleSeries tape = Tapes.random(1, HOURS);
    try (S3Client s3 = TestClients.s3(aws.endpoint());
        ExecutorService threads = Threads.forEachTask()) {
      S3Candles archive = new S3Candles(s3, BUCKET, threads);
      archive.append(tape);
      List<Candle> other = tape.last(24).candles();
      archive.append(CandleSeries.of(OTHER, other));
    }
    return tape.openTime(HOURS - 1).plus(CandleSeries.INTERVAL);
  }

  private static double child(URI endpoint, Instant hour, int count, boolean after)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", "0"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WindowReads.class.getName());
    command.addAll(List.of(endpoint.toString(), hour.toString(), Integer.toString(count)));
    command.add(Boolean.toString(after));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("a run failed: " + said);
    }
    return Double.parseDouble(said.strip());
  }

  /** In the child: prints how long the read took, ms, perhaps after a small one. */
  private static void read(URI endpoint, Instant hour, int count, boolean after) {
    if (after) {
      timed(endpoint, OTHER, hour, 24);
    }
    System.out.println(timed(endpoint, PRODUCT, hour, count));
    System.exit(0);
  }

  private static double timed(URI endpoint, String product, Instant hour, int count) {
    long begun = System.nanoTime();
    try (S3Client s3 = TestClients.s3(endpoint);
        ExecutorService threads = Threads.forEachTask()) {
      CandleWindow window = new S3Candles(s3, BUCKET, threads).window(product, hour, count);
      if (window.closed().size() != count) {
        throw new IllegalStateException(count + " candles: " + window.refused());
      }
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static void report(String what, double[] few, double[] many) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d candles %.0f ms, %,d candles %.0f ms, ratio %.2f%n",
        what,
        COUNTS[0],
        median(few),
        COUNTS[1],
        median(many),
        median(many) / median(few));
  }

  private static double median(double[] ms) {
    double[] sorted = ms.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
