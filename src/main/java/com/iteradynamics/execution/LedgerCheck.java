package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a record's cash and quantity are those before it and the fills that it lists. */
final class LedgerCheck {
  private LedgerCheck() {}

  /**
   * How the sums compare; empty when the hour booked nothing, as with a state that is unreadable.
   *
   * @throws IllegalArgumentException when an amount is missing or is none
   */
  static Optional<Replayed.End> of(CortexRecord record) {
    if (!record.has(Recorded.CASH_USD) || record.get(Recorded.STATE_BEFORE).isEmpty()) {
      return Optional.empty();
    }
    PrimeState before = new RecordInputs(record).state().valid().orElseThrow();
    BigDecimal cash = before.cashUsd();
    BigDecimal base = before.baseQty();
    for (RecordedOrder order : record.read(Recorded.ORDERS).orElse(List.of())) {
      BigDecimal sign = order.buys() ? BigDecimal.ONE : BigDecimal.ONE.negate();
      for (RecordedOrder.RecordedFill fill : order.fills()) {
        cash = cash.subtract(sign.multiply(fill.valueUsd())).subtract(fill.feeUsd());
        base = base.add(sign.multiply(fill.baseQty()));
      }
    }
    List<Replayed.Difference> differences = new ArrayList<>();
    compare(Recorded.CASH_USD, record, cash, differences);
    compare(Recorded.BASE_QTY, record, base, differences);
    return Optional.of(
        differences.isEmpty() ? new Replayed.Same(2) : new Replayed.Differs(differences));
  }

  private static void compare(
      Field<BigDecimal> field,
      CortexRecord record,
      BigDecimal sum,
      List<Replayed.Difference> differences) {
    BigDecimal recorded = record.needed(field);
    if (recorded.compareTo(sum) != 0) {
      differences.add(
          new Replayed.Difference(
              field.name(),
              Optional.of(recorded.toPlainString()),
              Optional.of(sum.stripTrailingZeros().toPlainString())));
    }
  }
}
