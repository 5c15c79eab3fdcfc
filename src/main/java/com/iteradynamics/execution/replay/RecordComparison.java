package com.iteradynamics.execution.replay;

import com.iteradynamics.cortex.Compared;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.RecordInputs;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Compares a record with the one that deciding again made, field by field. */
final class RecordComparison {
  private final Map<String, Object> recorded;
  private final Map<String, Object> recomputed;

  RecordComparison(CortexRecord recorded, CortexRecord recomputed) {
    this.recorded = compared(recorded);
    this.recomputed = compared(recomputed);
  }

  /**
   * Without what an order was made by, of which the governors were told the minimums and the fee
   * headroom alone, and without the feed, which is not read again.
   */
  private static Map<String, Object> compared(CortexRecord record) {
    Map<String, Object> fields = Json.readBack(record);
    if (fields.get(Recorded.INPUTS.name()) instanceof Map<?, ?> inputs) {
      inputs.remove("rules");
      inputs.remove("fees");
      inputs.remove("feed");
    }
    return fields;
  }

  /** How the fields of {@code group} compare. */
  Replayed.End of(Compared group) {
    Set<String> names = new LinkedHashSet<>();
    recomputed.keySet().stream().filter(name -> isOf(group, name)).forEach(names::add);
    if (group != Compared.DECISION) {
      recorded.keySet().stream().filter(name -> isOf(group, name)).forEach(names::add);
    }
    List<Replayed.Difference> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(value(recorded.get(name)), value(recomputed.get(name)))) {
        differences.add(
            new Replayed.Difference(name, shown(recorded, name), shown(recomputed, name)));
      }
    }
    return differences.isEmpty()
        ? new Replayed.Same(names.size())
        : new Replayed.Differs(differences);
  }

  private static boolean isOf(Compared group, String name) {
    Field<?> field = Recorded.all().get(name);
    return group == (field == null ? Compared.DECISION : field.compared());
  }

  private static Optional<String> shown(Map<String, Object> fields, String name) {
    return fields.containsKey(name) ? Optional.of(Json.write(fields.get(name))) : Optional.empty();
  }

  /** Numbers are the same by value, since a store may drop their last zeros. */
  private static Object value(Object given) {
    return switch (given) {
      case Number number -> new BigDecimal(number.toString()).stripTrailingZeros();
      case List<?> items -> items.stream().map(RecordComparison::value).toList();
      case Map<?, ?> fields -> {
        Map<Object, Object> values = new HashMap<>();
        fields.forEach((name, each) -> values.put(name, value(each)));
        yield values;
      }
      case null, default -> given;
    };
  }

  /**
   * Whether cash and quantity are those before the record and the fills that it lists; empty when
   * the hour booked nothing, as with a state that is unreadable.
   *
   * @throws IllegalArgumentException when an amount is missing or is none
   */
  static Optional<Replayed.End> ofLedger(CortexRecord record) {
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
