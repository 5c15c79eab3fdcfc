package com.iteradynamics.research.comparison;

import com.iteradynamics.research.PerformanceMetrics;
import com.iteradynamics.research.bootstrap.HolmCorrection;
import com.iteradynamics.research.bootstrap.PairedBootstrap;
import com.iteradynamics.research.bootstrap.PairedBootstrap.Difference;
import com.iteradynamics.research.bootstrap.PairedBootstrap.Differences;
import com.iteradynamics.research.statistics.MarketStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Backtests over the same hours, beside each other, and buying and holding as the last of them.
 *
 * @param runs each by a name of its own
 * @param idle those of them whose equity never moved, but for the first: there is nothing to
 *     compare
 * @param how how the differences were drawn
 * @param differences of each other run to the first, in their order; none when there are too few
 *     hours
 */
public record RunComparison(
    List<ComparedRun> runs, List<ComparedRun> idle, Draws how, List<Compared> differences) {
  /** Fewer blocks of hours than that say little about how others would have come out. */
  static final int FEWEST_BLOCKS = 20;

  private static final double YEAR_HOURS = 365.25 * 24;

  /**
   * How chance is drawn.
   *
   * @param draws how many
   * @param seed of all of them
   * @param blockHours mean length of the blocks of hours
   */
  public record Draws(int draws, long seed, int blockHours) {
    /**
     * A day. What matters here is how far means of returns spread, and hourly returns hardly depend
     * on each other but for the time of day; the best length grows with the cube root of their
     * number (Politis and White, Automatic Block-Length Selection, Econometric Reviews 23, 2004),
     * which is 26 for two years. Weeks, as {@link
     * com.iteradynamics.research.bootstrap.BlockBootstrap} takes for drawdowns, leave so few blocks
     * that the intervals get too narrow. It is a choice, not an estimate.
     */
    public static final int DEFAULT_BLOCK_HOURS = 24;
  }

  /**
   * A run's differences to the first.
   *
   * @param sharpe in Sharpe ratio
   * @param growth in logarithmic growth a year
   */
  public record Compared(ComparedRun run, Optional<Tested> sharpe, Optional<Tested> growth) {}

  /**
   * A difference, and how sure it is.
   *
   * @param holm its p value by Holm, among all runs that are compared, 0..1
   */
  public record Tested(Difference difference, double holm) {
    /** Whether it is beyond chance, however many were compared. */
    public boolean significant() {
      return holm <= PairedBootstrap.LEVEL;
    }
  }

  /**
   * Compares {@code runs}.
   *
   * @throws IllegalArgumentException when there are fewer than two, or two of them are of another
   *     product, engine or span, or of other hours; says which
   */
  public static RunComparison of(List<ComparedRun> runs, Draws how) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("a comparison needs two runs");
    }
    ComparedRun first = runs.getFirst();
    runs.forEach(run -> requireSame(first, run));
    List<ComparedRun> all = new ArrayList<>(named(runs));
    all.add(first.holding());
    List<ComparedRun> idle =
        all.stream()
            .skip(1)
            .filter(run -> Arrays.stream(run.returns()).allMatch(r -> r == 0))
            .toList();
    double[] returns = first.returns();
    if (returns.length < (long) FEWEST_BLOCKS * how.blockHours()) {
      return new RunComparison(List.copyOf(all), idle, how, List.of());
    }
    List<ComparedRun> others = all.stream().skip(1).filter(run -> !idle.contains(run)).toList();
    List<Differences> drawn =
        PairedBootstrap.of(
            returns,
            others.stream().map(ComparedRun::returns).toList(),
            new PairedBootstrap.Plan(
                how.blockHours(),
                how.draws(),
                how.seed(),
                PerformanceMetrics.HOURS_A_YEAR,
                years(first)));
    List<Optional<Tested>> sharpes = tested(drawn, Differences::sharpe);
    List<Optional<Tested>> growths = tested(drawn, Differences::growth);
    List<Compared> differences = new ArrayList<>();
    for (int i = 0; i < others.size(); i++) {
      differences.add(new Compared(others.get(i), sharpes.get(i), growths.get(i)));
    }
    return new RunComparison(List.copyOf(all), idle, how, List.copyOf(differences));
  }

  private static void requireSame(ComparedRun first, ComparedRun other) {
    for (String fact : List.of("product_id", "execution", "from", "to")) {
      Object ours = first.result().get(fact);
      Object theirs = other.result().get(fact);
      if (!ours.equals(theirs)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s and %s cannot be compared: %s is %s in one and %s in the other",
                first.source(),
                other.source(),
                fact,
                ours,
                theirs));
      }
    }
    if (!first.openTimes().equals(other.openTimes())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s and %s cannot be compared: they have candles of other hours",
              first.source(),
              other.source()));
    }
  }

  /** Runs of one strategy are told apart by where they are from. */
  private static List<ComparedRun> named(List<ComparedRun> runs) {
    Map<String, Integer> counts = new HashMap<>();
    runs.forEach(run -> counts.merge(run.name(), 1, Integer::sum));
    return runs.stream()
        .map(
            run ->
                counts.get(run.name()) == 1
                    ? run
                    : run.called(run.name() + " (" + run.source() + ")"))
        .toList();
  }

  private static double years(ComparedRun run) {
    Instant from = Instant.parse(run.openTimes().getFirst());
    Instant to = Instant.parse(run.openTimes().getLast());
    return Duration.between(from, to).toHours() / YEAR_HOURS;
  }

  private static List<Optional<Tested>> tested(
      List<Differences> all, Function<Differences, Optional<Difference>> of) {
    double[] adjusted =
        HolmCorrection.of(
            all.stream()
                .map(of)
                .flatMap(Optional::stream)
                .mapToDouble(Difference::pValue)
                .toArray());
    List<Optional<Tested>> tested = new ArrayList<>();
    int next = 0;
    for (Differences each : all) {
      Optional<Difference> known = of.apply(each);
      double holm = known.isPresent() ? adjusted[next++] : Double.NaN;
      tested.add(known.map(difference -> new Tested(difference, holm)));
    }
    return tested;
  }

  /** The run that the others are compared with. */
  public ComparedRun first() {
    return runs.getFirst();
  }

  /** The runs that moved, and the first. */
  public List<ComparedRun> moving() {
    return runs.stream().filter(run -> !idle.contains(run)).toList();
  }

  /**
   * How the hourly returns of those go together, -1..1; empty when the returns of one do not vary.
   */
  public OptionalDouble[][] correlations() {
    List<double[]> returns = moving().stream().map(ComparedRun::returns).toList();
    OptionalDouble[][] all = new OptionalDouble[returns.size()][returns.size()];
    for (int i = 0; i < all.length; i++) {
      for (int j = 0; j <= i; j++) {
        all[i][j] = MarketStatistics.correlation(returns.get(i), returns.get(j));
        all[j][i] = all[i][j];
      }
    }
    return all;
  }
}
