package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.operate.CostFigures.Shown;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.document.Figure;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.tablefile.FileColumn;
import com.iteradynamics.tablefile.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records and their orders as columns of a file. Amounts are 64-bit floats there; the store and
 * {@code --json} have them exactly.
 */
final class RecordTables {
  private static final Map<Class<?>, Kind> KINDS =
      Map.of(
          String.class, Kind.TEXT,
          Double.class, Kind.NUMBER,
          BigDecimal.class, Kind.NUMBER,
          Integer.class, Kind.COUNT,
          Long.class, Kind.COUNT,
          Boolean.class, Kind.FLAG,
          Instant.class, Kind.TIME);

  private RecordTables() {}

  /** A column for every field; one that has parts is JSON in words. */
  static List<FileColumn<CortexRecord>> ofRecords() {
    List<FileColumn<CortexRecord>> columns = new ArrayList<>();
    columns.add(FileColumn.time(CortexRecord.TIMESTAMP, CortexRecord::hour));
    Recorded.all().values().stream()
        .filter(field -> !field.name().equals(CortexRecord.TIMESTAMP))
        .forEach(field -> columns.add(column(field)));
    return columns;
  }

  private static FileColumn<CortexRecord> column(Field<?> field) {
    Kind kind = field.list() ? null : KINDS.get(field.type());
    return kind == null
        ? FileColumn.text(field.name(), record -> words(record.fields().get(field.name())))
        : new FileColumn<>(field.name(), kind, record -> record.get(field));
  }

  private static String words(Object value) {
    return value == null || value instanceof String ? (String) value : Json.write(value);
  }

  /** What orders cost, by the names of {@code costs --json}. */
  static List<FileColumn<CostedOrder>> ofOrders(AssumedCost lab, int decimals) {
    List<FileColumn<CostedOrder>> columns =
        new ArrayList<>(
            List.of(
                FileColumn.time("hour", CostedOrder::hour),
                FileColumn.text("client_order_id", each -> each.order().clientOrderId()),
                FileColumn.text("side", each -> each.order().side()),
                FileColumn.text("state", each -> each.order().state()),
                FileColumn.count("leg", each -> each.order().leg()),
                FileColumn.count("attempt", each -> each.order().attempt()),
                FileColumn.flag("maker", each -> each.prices().rested()),
                FileColumn.flag("booked_late", CostedOrder::late),
                FileColumn.flag("estimated", CostedOrder::estimated),
                FileColumn.number("base_qty", CostedOrder::baseQty),
                FileColumn.number("decision_price_usd", each -> each.prices().decisionPriceUsd()),
                FileColumn.number(
                    "mid_usd", each -> each.prices().quote().map(best -> best.midUsd())),
                FileColumn.number("touch_usd", each -> each.prices().touchUsd()),
                FileColumn.number("reference_price_usd", each -> each.prices().referencePriceUsd()),
                FileColumn.number("average_price_usd", each -> each.order().averagePriceUsd()),
                FileColumn.number("fee_rate", each -> each.order().feeRate())));
    for (Figure<Shown> figure : CostFigures.FILE) {
      columns.add(
          FileColumn.number(
              figure.name(), each -> figure.value().apply(Shown.of(each, lab, decimals))));
    }
    return columns;
  }
}
