package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedFeatures;
import com.iteradynamics.cortex.RecordedInputs;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.CandleRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page's table and charts show of one record.
 *
 * @param hour the tick hour H, or a watch's minute
 * @param branch how it ended
 * @param why why, in words, and that a hard block ended by itself, where one did
 * @param regime Layer 1's label, or in legacy mode its regime; empty when nothing was classified
 * @param action what was wanted; empty when no strategy ran
 * @param priceUsd the newest close that was seen, USD; NaN when there was none
 * @param equityUsd equity after the tick's orders, USD; NaN when it is not known
 * @param drawdownFraction equity below its peak, a fraction &lt;= 0; NaN when it is not known
 * @param verified whether these two are of candles and a wallet that were verified
 * @param differences of how many recorded hours the venue gave another candle by then
 * @param trades what was filled
 * @param orders the orders in a few words; empty when there were none
 */
record DecisionRow(
    Instant hour,
    ExecutionBranch branch,
    String why,
    Optional<String> regime,
    Optional<String> action,
    double priceUsd,
    double equityUsd,
    double drawdownFraction,
    boolean verified,
    int differences,
    List<Trade> trades,
    String orders) {

  /** Whether it is of a watch between two hours. */
  boolean ofWatch() {
    return !hour.equals(hour.truncatedTo(ChronoUnit.HOURS));
  }

  /** What was bought or sold by one order, at its average price, USD. */
  record Trade(boolean bought, double priceUsd) {}

  static DecisionRow of(CortexRecord record) {
    List<Trade> trades = new ArrayList<>();
    List<String> orders = new ArrayList<>();
    for (RecordedOrder order : record.all(Recorded.ORDERS)) {
      orders.add(order.side() + " " + order.size() + " " + order.state());
      order
          .averagePriceUsd()
          .ifPresent(price -> trades.add(new Trade(order.buys(), price.doubleValue())));
    }
    RecordedMoney money = RecordedMoney.of(record);
    return new DecisionRow(
        record.hour(),
        record.branch(),
        Stream.concat(record.get(Recorded.WHY).stream(), RecordedMoney.rearmed(record).stream())
            .collect(Collectors.joining("; ")),
        record.get(Recorded.REGIME_LABEL).or(() -> record.get(Recorded.LEGACY_REGIME)),
        record.get(Recorded.INTENT_ACTION),
        record
            .get(Recorded.REGIME_FEATURES)
            .flatMap(RecordedFeatures::price)
            .or(() -> record.get(Recorded.INPUTS).flatMap(RecordedInputs::priceUsd))
            .orElse(Double.NaN),
        money.equityUsd().orElse(Double.NaN),
        money.drawdownFraction().orElse(Double.NaN),
        money.verified(),
        differences(record),
        List.copyOf(trades),
        String.join(", ", orders));
  }

  /**
   * Of how many hours the venue gave another candle later than the one that is recorded, which
   * stays; older records have it in words only.
   */
  private static int differences(CortexRecord record) {
    return record
        .get(Recorded.CANDLE_DIFFERENCES)
        .orElseGet(
            () ->
                record
                        .get(Recorded.CANDLE_NOTES)
                        .orElse("")
                        .split(CandleRules.OTHER_VALUES, -1)
                        .length
                    - 1);
  }
}
