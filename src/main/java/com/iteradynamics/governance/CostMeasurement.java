package com.iteradynamics.governance;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.RecordedCosts;
import com.iteradynamics.model.DriftLimits;
import com.iteradynamics.order.AssumedCost;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Whether orders cost more than the lab assumes: the median of what the newest {@value #ORDERS} of
 * them cost beyond it, and the bound that the bootstrap (B. Efron, 1979; percentile method) puts
 * below that median. Only a bound above zero is beyond chance. It leads to nothing but a line of
 * the report.
 */
final class CostMeasurement {
  /** Of so many orders the median is taken. */
  static final int ORDERS = 20;

  static final int RESAMPLES = 2_000;

  /** The same orders give the same bound. */
  static final long SEED = 17;

  /** So many of the medians are below the bound. */
  private static final double BELOW = 0.025;

  /** Any excess is watched; none is an alarm, as nothing could cost that much. */
  private static final DriftLimits ANY = DriftLimits.above(0, 1_000_000);

  private CostMeasurement() {}

  /** What there is to say; nothing of a book without an executed order. */
  static List<Measurement> of(List<CortexRecord> records, AssumedCost lab) {
    List<CostedOrder> orders =
        RecordedCosts.of(records).orders().stream()
            .filter(order -> order.excessBps(lab).isPresent())
            .toList();
    if (orders.isEmpty()) {
      return List.of();
    }
    if (orders.size() < ORDERS) {
      return List.of(
          new Measurement.NotMeasured(
              Group.COSTS,
              String.format(
                  Locale.ROOT,
                  "%d executed orders can be compared with the lab, %d are needed",
                  orders.size(),
                  ORDERS)));
    }
    return List.of(measured(orders.subList(orders.size() - ORDERS, orders.size()), lab));
  }

  private static Measurement measured(List<CostedOrder> orders, AssumedCost lab) {
    double[] excess = values(orders, order -> order.excessBps(lab));
    double bound = bound(excess);
    return new Measurement.Measured(
        Group.COSTS,
        "costs.excess_bps",
        Math.max(0, bound),
        ANY,
        String.format(
            Locale.ROOT,
            "the median cost of the newest %d orders is %.2f bps of their value, %.2f more than the"
                + " lab assumes; by the bootstrap it is %.2f more or above (97.5 %%, %d resamples,"
                + " seed %d)",
            ORDERS,
            median(values(orders, CostedOrder::costBps)),
            median(excess.clone()),
            bound,
            RESAMPLES,
            SEED));
  }

  private static double[] values(
      List<CostedOrder> orders, Function<CostedOrder, Optional<BigDecimal>> figure) {
    return orders.stream()
        .mapToDouble(order -> figure.apply(order).orElseThrow().doubleValue())
        .toArray();
  }

  /** The lower bound of the median of {@code values}. */
  static double bound(double[] values) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] medians = new double[RESAMPLES];
    double[] drawn = new double[values.length];
    for (int i = 0; i < RESAMPLES; i++) {
      for (int k = 0; k < drawn.length; k++) {
        drawn[k] = values[random.nextInt(values.length)];
      }
      medians[i] = median(drawn);
    }
    Arrays.sort(medians);
    return medians[(int) (BELOW * RESAMPLES)];
  }

  /** Sorts {@code values}; of an even number the middle of the two in the middle. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
