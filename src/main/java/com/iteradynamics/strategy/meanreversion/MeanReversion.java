package com.iteradynamics.strategy.meanreversion;

import com.iteradynamics.market.Indicator;
import com.iteradynamics.market.Pass;
import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.strategy.Action;
import com.iteradynamics.strategy.Position;
import com.iteradynamics.strategy.Signals;
import com.iteradynamics.strategy.Stepwise;
import com.iteradynamics.strategy.StrategyIntent;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Mean Reversion Extreme v1: long when the relative strength index says oversold, until it has
 * recovered or the time is over. It asks no regime.
 */
public final class MeanReversion extends Stepwise {
  private static final List<String> NAMES = List.of("rsi");

  private final MeanReversionParameters parameters;
  private final Texts flat;
  private final Texts longer;
  private final StrategyIntent exit;

  MeanReversion(MeanReversionParameters parameters) {
    super(1, parameters.windowCandles(), parameters.maxHoldHours(), parameters.exposure());
    this.parameters = parameters;
    int hours = parameters.maxHoldHours();
    double recovered = parameters.recovered();
    this.flat =
        new Texts(
            rsi ->
                waiting(
                    Action.HOLD,
                    parameters.confidence(),
                    "MeanReversion: flat (RSI=" + rsi + ", no oversold entry)"));
    String rule =
        " oversold<="
            + decimal(parameters.oversold())
            + ", hold until RSI>"
            + recovered
            + " or "
            + hours
            + " bars)";
    this.longer =
        new Texts(
            rsi -> entry(parameters.tradeConfidence(), "MeanReversion: long (RSI=" + rsi + rule));
    this.exit =
        waiting(
            Action.EXIT_LONG,
            parameters.tradeConfidence(),
            "MeanReversion: exit (RSI recovery >" + recovered + " or max hold " + hours + " bars)");
  }

  /** As the reference prints it: 25, and 25.5. */
  private static String decimal(double value) {
    String text = Double.toString(value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static StrategyIntent waiting(Action action, double confidence, String reason) {
    return new StrategyIntent(action, confidence, 0, 0, reason, false, Signals.NONE);
  }

  @Override
  public boolean readsPosition() {
    return true;
  }

  @Override
  protected Step begin(Pass pass, IntFunction<OptionalDouble> pLongAt) {
    double[] rsi = pass.column(Indicator.rsi(parameters.rsiLength()));
    return new Step() {
      @Override
      public StrategyIntent answer(int k, RegimeLabel label, boolean available) {
        return rsi[k] <= parameters.oversold() ? longer.of(rsi[k]) : flat.of(rsi[k]);
      }

      @Override
      public StrategyIntent held(int k, RegimeLabel label, boolean available) {
        return rsi[k] > parameters.recovered() ? exit : longer.of(rsi[k]);
      }

      @Override
      public Signals signals(int k, RegimeLabel label, StrategyIntent answer) {
        return new Signals(NAMES, rsi[k]);
      }
    };
  }

  @Override
  protected StrategyIntent whileHeld(StrategyIntent held, Position position) {
    return position.hoursHeld() >= parameters.maxHoldHours() ? exit : held;
  }

  /** An answer that names the index with one decimal, for each of those that were there. */
  private static final class Texts {
    private static final int TENTHS = 1_000;

    private final Function<String, StrategyIntent> maker;
    private final StrategyIntent[] made = new StrategyIntent[TENTHS + 1];
    private final StrategyIntent missing;

    Texts(Function<String, StrategyIntent> maker) {
      this.maker = maker;
      this.missing = maker.apply("nan");
    }

    StrategyIntent of(double index) {
      if (Double.isNaN(index)) {
        return missing;
      }
      int place = tenths(index);
      StrategyIntent known = made[place];
      if (known == null) {
        // Threads that meet here make the same.
        known = maker.apply(BigDecimal.valueOf(place, 1).toPlainString());
        made[place] = known;
      }
      return known;
    }

    /** Halves go to the even one, as the reference prints it; a product is no half by rounding. */
    private static int tenths(double index) {
      double product = index * 10;
      double rounded = Math.rint(product);
      double lost = Math.fma(index, 10, -product);
      if (Math.abs(product - rounded) == 0.5 && lost != 0) {
        return (int) (lost > 0 ? Math.ceil(product) : Math.floor(product));
      }
      return (int) rounded;
    }
  }
}
