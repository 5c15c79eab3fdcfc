package com.iteradynamics.execution;

import com.iteradynamics.cortex.CortexRecord;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    if (!record.fields().containsKey("cash_usd")
        || !(record.fields().get("state_before") instanceof Map<?, ?> before)) {
      return Optional.empty();
    }
    BigDecimal cash = amount(before, "cash_usd");
    BigDecimal base = amount(before, "base_qty");
    for (Map<String, Object> order : record.entries("orders")) {
      BigDecimal sign = "BUY".equals(order.get("side")) ? BigDecimal.ONE : BigDecimal.ONE.negate();
      if (order.get("fills") instanceof List<?> fills) {
        for (Object fill : fills) {
          if (!(fill instanceof Map<?, ?> each)) {
            throw new IllegalArgumentException("a fill is no object: " + fill);
          }
          cash = cash.subtract(sign.multiply(amount(each, "value_usd")));
          cash = cash.subtract(amount(each, "fee_usd"));
          base = base.add(sign.multiply(amount(each, "base_qty")));
        }
      }
    }
    List<Replayed.Difference> differences = new ArrayList<>();
    compare("cash_usd", record, cash, differences);
    compare("base_qty", record, base, differences);
    return Optional.of(
        differences.isEmpty() ? new Replayed.Same(2) : new Replayed.Differs(differences));
  }

  private static void compare(
      String field, CortexRecord record, BigDecimal sum, List<Replayed.Difference> differences) {
    BigDecimal recorded = amount(record.fields(), field);
    if (recorded.compareTo(sum) != 0) {
      differences.add(
          new Replayed.Difference(
              field,
              Optional.of(recorded.toPlainString()),
              Optional.of(sum.stripTrailingZeros().toPlainString())));
    }
  }

  private static BigDecimal amount(Map<?, ?> fields, String name) {
    try {
      return new BigDecimal(String.valueOf(fields.get(name)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s is no amount: \"%s\"", name, fields.get(name)), e);
    }
  }
}
