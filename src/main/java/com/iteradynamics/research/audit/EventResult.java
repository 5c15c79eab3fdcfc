package com.iteradynamics.research.audit;

import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.bootstrap.Bands;
import com.iteradynamics.research.bootstrap.BlockBootstrap;
import com.iteradynamics.research.bootstrap.EquityPath;
import com.iteradynamics.research.bootstrap.Resampling;
import com.iteradynamics.strategy.event.EventParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the event style would have earned with recorded forecasts: all of the equity into the market
 * at an hour whose probability is high enough, at the open of the candle of that hour, and out of
 * it after the horizon, or before at a low one. One position at a time, long only; in an hour
 * without a forecast it holds. Governors have no part in it.
 *
 * @param hours how many it was followed for, &gt;= 0
 * @param trades how many positions were opened and closed, &gt;= 0; one that is open at the end
 *     counts as closed there
 * @param won share of the trades that gained after costs, 0..1; empty without a trade
 * @param gross equity at the end / at the start - 1, before costs, &gt;= -1
 * @param net the same after costs
 * @param bands how the end / the start spreads over resampled hours, after costs: p5 is what 95 %
 *     of the runs exceed; empty with fewer than two weeks of hours
 */
public record EventResult(
    int hours, int trades, OptionalDouble won, double gross, double net, Optional<Bands> bands) {
  /** Mean block of the bootstrap. */
  private static final int BLOCK = BlockBootstrap.DEFAULT_MEAN_BLOCK_HOURS;

  private static final Resampling.Plan PLAN = new Resampling.Plan(2_000, 42, 0.5);
  private static final double EVEN = 0.5;

  /**
   * The result of these forecasts.
   *
   * @param forecasts by hour, oldest first
   * @param candles closed ones
   * @param rules when it enters and leaves
   * @param costFraction what each side of a trade costs of its value, fee and slippage, 0..1
   */
  public static EventResult of(
      List<RecordedForecast> forecasts,
      CandleSeries candles,
      EventParameters rules,
      double costFraction) {
    return new Walk(candles, rules, costFraction).over(forecasts);
  }

  /** The account from hour to hour. */
  private static final class Walk {
    private final CandleSeries candles;
    private final EventParameters rules;
    private final double left;
    private final List<Double> returns = new ArrayList<>();
    private Optional<Instant> entered = Optional.empty();
    private double gross = 1;
    private double trade;
    private int trades;
    private int won;

    Walk(CandleSeries candles, EventParameters rules, double costFraction) {
      this.candles = candles;
      this.rules = rules;
      this.left = 1 - costFraction;
    }

    EventResult over(List<RecordedForecast> forecasts) {
      if (forecasts.isEmpty()) {
        return result();
      }
      Map<Instant, Double> known = new HashMap<>();
      forecasts.forEach(each -> known.put(each.hour(), each.probability()));
      Instant last = forecasts.getLast().hour();
      int first = candles.countBefore(forecasts.getFirst().hour());
      for (int i = first; i < candles.size(); i++) {
        Instant hour = candles.openTime(i);
        if (hour.isAfter(last) && entered.isEmpty()) {
          break;
        }
        hour(i, hour, Optional.ofNullable(known.get(hour)));
      }
      if (entered.isPresent()) {
        double paid = leave();
        returns.set(returns.size() - 1, (1 + returns.getLast()) * paid - 1);
      }
      return result();
    }

    /** Decides at the hour, and then lives through it. */
    private void hour(int i, Instant hour, Optional<Double> p) {
      double factor = 1;
      if (entered.isPresent()) {
        factor = leaves(hour, p) ? leave() : 1;
      } else if (p.filter(this::enters).isPresent()) {
        entered = Optional.of(hour);
        trade = left;
        factor = left;
      }
      if (entered.isPresent()) {
        double moved = next(i) / candles.open(i);
        gross *= moved;
        trade *= moved;
        factor *= moved;
      }
      returns.add(factor - 1);
    }

    private boolean enters(double p) {
      return p >= rules.confMin() && counts(p);
    }

    private boolean counts(double p) {
      return Math.abs(p - EVEN) >= rules.deadband();
    }

    private boolean leaves(Instant hour, Optional<Double> p) {
      long held = Duration.between(entered.orElseThrow(), hour).toHours();
      boolean flip =
          p.filter(low -> low <= 1 - rules.confMin() && counts(low)).isPresent()
              && held >= rules.minFlipHours();
      return flip || held >= rules.horizonHours();
    }

    /** Ends the trade; what its exit leaves of the equity. */
    private double leave() {
      trades++;
      won += trade * left > 1 ? 1 : 0;
      entered = Optional.empty();
      return left;
    }

    /**
     * What the position is worth at the end of candle {@code i}: the next open where there is one.
     */
    private double next(int i) {
      return i + 1 < candles.size() ? candles.open(i + 1) : candles.close(i);
    }

    private EventResult result() {
      double[] all = returns.stream().mapToDouble(each -> each).toArray();
      return new EventResult(
          all.length,
          trades,
          trades == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) won / trades),
          gross - 1,
          EquityPath.of(all).growth() - 1,
          all.length < 2 * BLOCK
              ? Optional.empty()
              : Optional.of(BlockBootstrap.of(all, BLOCK, PLAN, done -> {}).growth()));
    }
  }
}
