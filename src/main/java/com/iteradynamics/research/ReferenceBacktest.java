package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.LayerColumns;
import com.iteradynamics.strategy.StrategyIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounting of the Python reference, so that results can be compared with it: Layers 1 and 2,
 * and a position that is brought to the wanted share of equity every hour. No governor is asked,
 * and there are no increments and no minimums.
 *
 * <p>What is decided on the candles up to i - 1 is traded at the close of candle i, one hour late.
 * An exit wants nothing, an entry the desired exposure, anything else the desired exposure when
 * there is one and what is held otherwise. A difference of at most 1 USD is left alone. A buy that
 * with its costs takes more than the cash is not made at all; a target of the whole equity is
 * therefore never bought.
 */
public final class ReferenceBacktest {
  /** Cash at the start, USD. */
  public static final double START_USD = 10_000;

  /** The first candle that is traded at: what came before warms the indicators up. */
  public static final int WARM_UP = 200;

  private static final double SMALLEST_TRADE_USD = 1;

  private ReferenceBacktest() {}

  /**
   * The book of a strategy over candles {@code start} to {@code end - 1}; one that reads its
   * position is asked as if it held nothing.
   *
   * @param layers what was decided at every candle
   * @param start at least {@link #WARM_UP}
   */
  public static BookCurve run(
      CandleSeries candles, LayerColumns layers, int start, int end, Costs costs) {
    return run(candles, layers, Optional.empty(), start, end, costs);
  }

  /**
   * The same, where a strategy that reads its position is asked on the way.
   *
   * @param layers asked from candle {@code start - 1} on, by which the first hour is traded
   */
  public static BookCurve run(LayerSignals layers, int start, int end, Costs costs) {
    return run(layers, start, end, costs, new ArrayList<>());
  }

  /**
   * The same.
   *
   * @param told receives what a strategy that reads its position said before each trade
   */
  static BookCurve run(
      LayerSignals layers, int start, int end, Costs costs, List<IntentResult> told) {
    return run(
        layers.candles(),
        layers.columns(),
        Optional.of(layers)
            .filter(LayerSignals::readsPosition)
            .map(asked -> new ReferencePosition(asked, told)),
        start,
        end,
        costs);
  }

  private static BookCurve run(
      CandleSeries candles,
      LayerColumns layers,
      Optional<ReferencePosition> reader,
      int start,
      int end,
      Costs costs) {
    BookCurve curve = new BookCurve(candles, start, end - start, START_USD, true);
    double fee = costs.takerFraction();
    double slip = costs.slippageFraction();
    double cash = START_USD;
    double base = 0;
    for (int k = 0; k < curve.size(); k++) {
      double price = candles.close(start + k);
      int decided = start + k - 1;
      double delta =
          reader.isEmpty()
              ? change(
                  layers.action(decided), layers.desiredExposureFrac(decided), cash, base * price)
              : change(reader.get().asked(decided, cash, base), cash, base * price);
      if (Math.abs(delta) > SMALLEST_TRADE_USD) {
        // Of a sale, what is bought, its value and its cost are below 0.
        double fill = price * (1 + Math.copySign(slip, delta));
        double bought = Math.max(delta / fill, -base);
        double value = bought * fill;
        double cost = value * (1 + Math.copySign(fee, delta));
        if (cost <= cash) {
          cash -= cost;
          base += bought;
          curve.traded(k, bought, fill, price, Math.abs(value) * fee);
          if (reader.isPresent()) {
            reader.get().traded(decided, bought, fill, base);
          }
        }
      }
      curve.mark(k, cash, base);
    }
    return curve;
  }

  /** A strategy that fails keeps what is held. */
  private static double change(IntentResult asked, double cash, double position) {
    return asked instanceof IntentResult.Answered(StrategyIntent intent)
        ? change(intent.action(), intent.desiredExposureFrac(), cash, position)
        : 0;
  }

  /** By how many USD {@code position} is to change, by what was decided at a candle. */
  private static double change(Action action, double desired, double cash, double position) {
    double equity = cash + position;
    return switch (action) {
      case EXIT_LONG -> -position;
      case ENTER_LONG -> equity * desired - position;
      case HOLD, FLAT -> desired > 0 ? equity * desired - position : 0;
    };
  }
}
