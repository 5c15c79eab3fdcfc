package com.iteradynamics.research;

import com.iteradynamics.decision.ExecutionBranch;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the watch between the hours sold in a backtest.
 *
 * @param byMinute whether it is known what each watch saw, so that it sold at that
 * @param sales how often each of its rules sold
 * @param ambiguous candles that reached both a stop and the profit, and do not tell which first
 */
public record Watched(boolean byMinute, Map<ExecutionBranch, Integer> sales, int ambiguous) {
  /** Nothing. */
  public static final Watched NONE = new Watched(false, Map.of(), 0);

  /** Nothing, where it is known what each watch sees. */
  public static final Watched BY_MINUTE = new Watched(true, Map.of(), 0);

  /** With one more sale. */
  public Watched sold(ExecutionBranch branch) {
    Map<ExecutionBranch, Integer> more = new EnumMap<>(ExecutionBranch.class);
    more.putAll(sales);
    more.merge(branch, 1, Integer::sum);
    return new Watched(byMinute, more, ambiguous);
  }

  /** With one more candle that does not tell what came first. */
  Watched unclear() {
    return new Watched(byMinute, sales, ambiguous + 1);
  }

  private int count() {
    return sales.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Adds it to a result for files, where it happened. */
  public void addTo(Map<String, Object> result) {
    if (count() > 0) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("sales", sales);
      told.put("ambiguous_candles", ambiguous);
      result.put("watch", told);
    }
  }

  /** Whether it sold at the price of a rule, which a live watch does not find. */
  public boolean soldAtRules() {
    return !byMinute && count() > 0;
  }

  /** That it happened, in sentences; empty where it did not. */
  public Optional<String> sentence() {
    return count() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "The watch between the hours sold %,d time%s, %s.%s%s",
                count(),
                count() == 1 ? "" : "s",
                byMinute
                    ? "at the price of its minute"
                    : "each exactly at its stop or profit, or at the open beyond it",
                byMinute
                    ? ""
                    : " A watch every few minutes does not achieve that: --fill-candles shows what it"
                        + " would have found.",
                ambiguous == 0
                    ? ""
                    : String.format(
                        Locale.ROOT,
                        " %,d of these candles reached both a stop and the profit; which came first"
                            + " is unknown, and the stop counts.",
                        ambiguous)));
  }
}
