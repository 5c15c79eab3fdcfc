package com.iteradynamics.research.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How the equities of many runs spread on their way.
 *
 * @param runs how many were looked at, the first of all
 * @param after after how many returns, rising; the last is all of them
 * @param growth what equity had come to by then, as a multiple of that at the start
 */
public record Fan(int runs, List<Integer> after, List<Bands> growth) {
  /** More do not change a band by what can be seen. */
  private static final int MOST_RUNS = 1_000;

  /** More points cannot be told apart either. */
  private static final int MOST_POINTS = 400;

  public Fan {
    after = List.copyOf(after);
    growth = List.copyOf(growth);
  }

  /** That of the very runs of {@link BlockBootstrap#of}, with the same arguments. */
  public static Fan of(double[] returns, int meanBlock, Resampling.Plan plan) {
    int runs = Math.min(MOST_RUNS, plan.runs());
    int points = Math.min(MOST_POINTS, returns.length);
    List<Integer> after =
        IntStream.rangeClosed(1, points)
            .mapToObj(point -> (int) ((long) point * returns.length / points))
            .toList();
    double[][] reached = new double[points][runs];
    IntStream.range(0, runs)
        .parallel()
        .forEach(
            run -> {
              double[] path = path(returns, meanBlock, Resampling.random(plan, run));
              for (int point = 0; point < points; point++) {
                reached[point][run] = path[after.get(point) - 1];
              }
            });
    List<Bands> growth = new ArrayList<>();
    for (double[] each : reached) {
      growth.add(Bands.of(each));
    }
    return new Fan(runs, after, growth);
  }

  private static double[] path(double[] returns, int meanBlock, SplittableRandom random) {
    double[] path = new double[returns.length];
    int[] at = {0};
    BlockBootstrap.draw(
        returns,
        meanBlock,
        random,
        value -> {
          path[at[0]] = (at[0] == 0 ? 1 : path[at[0] - 1]) * (1 + value);
          at[0]++;
        });
    return path;
  }
}
