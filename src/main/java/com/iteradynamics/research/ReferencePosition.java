package com.iteradynamics.research;

import com.iteradynamics.decision.IntentResult;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.Position;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The position of {@link ReferenceBacktest}, and the strategy that reads it. It begins with the
 * first buy after the book was flat, in the hour in which that was decided, and what is bought to
 * it later makes its entry price an average.
 */
final class ReferencePosition {
  private final LayerSignals layers;
  private final CandleSeries candles;
  private final List<IntentResult> told;
  private IntentResult last;
  private int entered;
  private double entryPriceUsd;
  private double highestCloseUsd;
  private double baseBefore;

  /**
   * A book that is flat.
   *
   * @param told receives what the strategy said before each trade
   */
  ReferencePosition(LayerSignals layers, List<IntentResult> told) {
    this.layers = layers;
    this.told = told;
    this.candles = layers.candles();
  }

  /**
   * What the strategy says at a candle at whose close so much is held.
   *
   * @param decided the candle, each time the next one
   * @param cash USD
   * @param base units of base
   */
  IntentResult asked(int decided, double cash, double base) {
    last = layers.asked(decided, after(decided), held(decided, cash, base));
    return last;
  }

  private Optional<Position> held(int candle, double cash, double base) {
    if (!(base > 0)) {
      return Optional.empty();
    }
    double close = candles.close(candle);
    highestCloseUsd = Math.max(highestCloseUsd, close);
    double worth = base * close;
    return Optional.of(
        Position.at(
            after(entered),
            entryPriceUsd,
            after(candle),
            close,
            highestCloseUsd,
            worth / (cash + worth)));
  }

  /**
   * A trade that was made.
   *
   * @param decided the candle at whose close it was decided
   * @param bought units of base; below 0 it is a sale, which changes nothing of the entry
   * @param fillUsd its price, USD per unit of base
   * @param base what is held after it
   */
  void traded(int decided, double bought, double fillUsd, double base) {
    told.add(last);
    if (bought > 0 && !(baseBefore > 0)) {
      entered = decided;
      entryPriceUsd = fillUsd;
      highestCloseUsd = 0;
    } else if (bought > 0) {
      entryPriceUsd = (entryPriceUsd * baseBefore + fillUsd * bought) / base;
    }
    baseBefore = base;
  }

  private Instant after(int candle) {
    return candles.openTime(candle).plus(CandleSeries.INTERVAL);
  }
}
