package com.iteradynamics.simulation;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Runs the simulation for {@code ./argus simulate}: its arguments are ticks, seed and threads. */
public final class SimulateMain {
  private static final int TRIES = 400;
  private static final int TELL_EVERY = 10_000;

  private SimulateMain() {}

  /** Exits with 0 when every rule held, else with 1. */
  public static void main(String[] args) {
    System.exit(
        run(
            Integer.parseInt(args[0]),
            Long.parseLong(args[1]),
            Integer.parseInt(args[2]),
            System.out));
  }

  private static int run(int ticks, long seed, int threads, PrintStream out) {
    out.printf(
        Locale.ROOT, "simulating %,d ticks from seed %d on %d threads%n", ticks, seed, threads);
    long begun = System.nanoTime();
    Simulation.Result result =
        Simulation.run(Bug.NONE, ticks, seed, threads, progress(ticks, begun, System.err));
    out.println(result.figures());
    out.printf(
        Locale.ROOT,
        "%,d worlds, %.0f s, log hash %016x%n",
        result.worlds(),
        seconds(begun),
        result.hash());
    if (result.violation().isEmpty()) {
      out.println("every rule held after every tick");
      return 0;
    }
    Violation violation = result.violation().get();
    out.println("VIOLATION in the world of seed " + violation.seed() + ": " + violation.rule());
    violation.trace(Bug.NONE, TRIES).forEach(out::println);
    out.println("run it again: ./argus simulate --ticks 1 --seed " + violation.seed());
    return 1;
  }

  /** Tells how far it is, every so many ticks. */
  private static IntConsumer progress(int ticks, long begun, PrintStream err) {
    int[] told = {0};
    return done -> {
      if (done - told[0] < TELL_EVERY) {
        return;
      }
      told[0] = done;
      double rate = done / seconds(begun);
      err.printf(
          Locale.ROOT,
          "%,12d ticks, %.0f a second, %.0f s left%n",
          done,
          rate,
          Math.max(0, ticks - done) / rate);
    };
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
