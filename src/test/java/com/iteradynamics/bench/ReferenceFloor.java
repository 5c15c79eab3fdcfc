package com.iteradynamics.bench;

import com.iteradynamics.market.CandleSeries;

/** The harness's accounting for Core Exposure at 10 + 5 bps, by hand: two loops over arrays. */
public final class ReferenceFloor {
  private static final double FEE = 0.001;
  private static final double SLIP = 0.0005;

  private final CoreFloor layers;
  private final Outputs outputs;
  private final double[] close;
  private final double[] equities;

  ReferenceFloor(CandleSeries tape) {
    layers = new CoreFloor(tape);
    outputs = new Outputs(tape.size());
    close = layers.close;
    equities = new double[tape.size()];
  }

  /** A few of the figures, of which each hour has its share. */
  public record Figures(
      double finalEquityUsd, double maxDrawdown, double sortino, double avgExposure) {}

  Figures run(int start) {
    layers.run(0, close.length, outputs);
    double cash = 10_000;
    double base = 0;
    double last = 0;
    double peak = 0;
    double deepest = 0;
    double sum = 0;
    double squares = 0;
    int losing = 0;
    double exposures = 0;
    for (int i = start; i < close.length; i++) {
      double price = close[i];
      double position = base * price;
      double equity = cash + position;
      double wanted = outputs.exposure[i - 1];
      byte action = outputs.action[i - 1];
      boolean keep = action != Floor.EXIT && action != Floor.ENTER && !(wanted > 0);
      double delta = keep ? 0 : (action == Floor.EXIT ? 0 : equity * wanted) - position;
      if (delta > 1) {
        if (delta * (1 + FEE) <= cash) {
          cash -= delta * (1 + FEE);
          base += delta / (price * (1 + SLIP));
        }
      } else if (delta < -1) {
        double sold = Math.min(-delta / (price * (1 - SLIP)), base);
        cash += sold * (price * (1 - SLIP)) * (1 - FEE);
        base -= sold;
      }
      position = base * price;
      equity = cash + position;
      equities[i] = equity;
      exposures += position / equity;
      if (equity >= peak) {
        peak = equity;
      } else if (peak - equity > deepest * peak) {
        deepest = (peak - equity) / peak;
      }
      if (last > 0) {
        double change = equity / last - 1;
        sum += change;
        if (change < 0) {
          squares += change * change;
          losing++;
        }
      }
      last = equity;
    }
    int hours = close.length - start;
    double sortino = sum / (hours - 1) / Math.sqrt(squares / losing) * Math.sqrt(8_760);
    return new Figures(last, deepest, sortino, exposures / hours);
  }
}
