package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cli.operate.CostFigures.Shown;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.CostSummary;
import com.iteradynamics.cortex.CostedOrder;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Column;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.Table;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer of {@code costs}.
 *
 * @param lab what the lab assumes
 * @param problems which records could not be read
 */
record CostsView(BookKey book, List<CostedOrder> orders, AssumedCost lab, List<String> problems) {

  int decimals() {
    return CurrencyPair.of(book.productId()).decimals();
  }

  private CostSummary sum(Optional<Side> side) {
    return CostSummary.of(
        orders.stream().filter(each -> side.isEmpty() || side.get() == each.side()).toList(), lab);
  }

  /** The sums that are shown, by their names. */
  private Map<String, CostSummary> sums() {
    Map<String, CostSummary> sums = new LinkedHashMap<>();
    sums.put("all", sum(Optional.empty()));
    sums.put("buy", sum(Optional.of(Side.BUY)));
    sums.put("sell", sum(Optional.of(Side.SELL)));
    return sums;
  }

  // ---- for a person

  Document document() {
    if (orders.isEmpty()) {
      return Document.of(Prose.of("no orders"));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(orderTable()));
    CostSummary all = sum(Optional.empty());
    if (all.filled() > 0) {
      blocks.add(Block.of(partTable()));
      blocks.add(Block.of(sumTable()));
      blocks.add(Block.of(Prose.of(verdict(all))));
    }
    return Document.text(blocks.toArray(Block[]::new));
  }

  private Table orderTable() {
    List<Column> columns = columns(CostFigures.OF_ORDERS);
    columns.add(Column.left("STATE"));
    return new Table(
        "",
        "",
        columns,
        orders.stream().map(each -> row(each, CostFigures.OF_ORDERS, true)).toList());
  }

  private Table partTable() {
    return new Table(
        "",
        "",
        columns(CostFigures.PARTS),
        orders.stream()
            .filter(each -> each.cost().isPresent())
            .map(each -> row(each, CostFigures.PARTS, false))
            .toList());
  }

  private static List<Column> columns(List<Figure<Shown>> figures) {
    List<Column> columns = new ArrayList<>(List.of(Column.left("HOUR (UTC)"), Column.left("SIDE")));
    figures.forEach(figure -> columns.add(Column.right(figure.label().toUpperCase(Locale.ROOT))));
    return columns;
  }

  private Table.Row row(CostedOrder order, List<Figure<Shown>> figures, boolean state) {
    Shown shown = Shown.of(order, lab, decimals());
    List<Cell> cells = new ArrayList<>(List.of(Cell.words(order.order().side())));
    figures.forEach(figure -> cells.add(cell(figure, shown)));
    if (state) {
      cells.add(Cell.words(state(order)));
    }
    return new Table.Row(CortexRecord.timestamp(order.hour()).substring(0, 16), cells);
  }

  private static String state(CostedOrder order) {
    List<String> words = new ArrayList<>(List.of(order.order().state()));
    if (order.cost().isEmpty()) {
      words.add("unfilled");
    }
    if (order.prices().rested()) {
      words.add("maker");
    }
    if (order.late()) {
      words.add("booked late");
    }
    if (order.estimated()) {
      words.add("estimated");
    }
    return String.join(", ", words);
  }

  private Cell cell(Figure<Shown> figure, Shown shown) {
    OptionalDouble number = figure.number(shown);
    if (number.isEmpty()) {
      return Cell.words("-");
    }
    double value = number.getAsDouble();
    return Cell.words(
        figure.unit() == Unit.USD
            ? NumberFormat.plainAmount(value, book.quoteCurrency())
            : String.format(Locale.ROOT, "%.2f", value));
  }

  private Table sumTable() {
    List<Shown> sums = sums().values().stream().map(sum -> Shown.of(sum, decimals())).toList();
    List<Table.Row> rows = new ArrayList<>();
    rows.add(
        new Table.Row(
            "orders",
            sums().values().stream()
                .map(sum -> Cell.words(Integer.toString(sum.filled())))
                .toList()));
    for (Figure<Shown> figure : CostFigures.OF_SUMS) {
      String unit = figure.unit() == Unit.USD ? " " + book.quoteCurrency() : "";
      rows.add(
          new Table.Row(
              figure.label() + unit, sums.stream().map(sum -> cell(figure, sum)).toList()));
    }
    return new Table("", "", Column.of("SUM", "ALL", "BUYS", "SELLS"), rows);
  }

  private String verdict(CostSummary all) {
    String paid =
        String.format(
            Locale.ROOT,
            "%s cost %s bps of %s value",
            Counts.of(all.filled(), "executed order"),
            all.costBps().orElseThrow().toPlainString(),
            all.filled() == 1 ? "its" : "their");
    return paid
        + all.excessBps().map(this::beside).orElse(": the decision price of none is known")
        + ".";
  }

  private String beside(BigDecimal excess) {
    return String.format(
        Locale.ROOT,
        ", %s bps %s than the lab assumes (fee %s, slippage %s bps)",
        excess.abs().toPlainString(),
        excess.signum() < 0 ? "less" : "more",
        NumberFormat.quantity(lab.feeBps()),
        NumberFormat.quantity(lab.slippageBps()));
  }

  // ---- for a program

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("book", book.book());
    map.put("product_id", book.productId());
    map.put("lab_fee_bps", lab.feeBps());
    map.put("lab_slippage_bps", lab.slippageBps());
    map.put("orders", orders.stream().map(this::asMap).toList());
    Map<String, Object> sums = new LinkedHashMap<>();
    sums().forEach((name, sum) -> sums.put(name, asMap(sum)));
    map.put("sums", sums);
    map.put("problems", problems);
    return map;
  }

  private Map<String, Object> asMap(CostSummary sum) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("filled", sum.filled());
    map.put("unfilled", sum.unfilled());
    map.put("compared", sum.compared());
    map.putAll(AnswerOption.json(CostFigures.FILE, Shown.of(sum, decimals())));
    return map;
  }

  private Map<String, Object> asMap(CostedOrder order) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hour", order.hour().toString());
    map.put("client_order_id", order.order().clientOrderId());
    map.put("side", order.order().side());
    map.put("state", order.order().state());
    map.put("leg", order.order().leg());
    map.put("attempt", order.order().attempt());
    map.put("maker", order.prices().rested());
    map.put("booked_late", order.late());
    map.put("estimated", order.estimated());
    map.put("base_qty", order.baseQty());
    map.put("decision_price_usd", order.prices().decisionPriceUsd().orElse(null));
    map.put("mid_usd", order.prices().quote().map(best -> best.midUsd()).orElse(null));
    map.put("touch_usd", order.prices().touchUsd().orElse(null));
    map.put("reference_price_usd", order.prices().referencePriceUsd());
    map.put("average_price_usd", order.order().averagePriceUsd().orElse(null));
    map.put("fee_rate", order.order().feeRate().orElse(null));
    map.putAll(AnswerOption.json(CostFigures.FILE, Shown.of(order, lab, decimals())));
    return map;
  }
}
