package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.document.Printable;
import com.iteradynamics.market.CurrencyPair;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A record as a person reads it. */
final class TickView {
  /** Reasons of an intent that a model would have changed. */
  private static final Set<String> WITHOUT_MODEL = Set.of("p_long_absent", "legacy_no_model");

  private final CortexRecord record;
  private final String candles;
  private final PrintWriter out;

  /**
   * @param candles what to say of the candles besides their number; may be empty
   */
  TickView(CortexRecord record, String candles, PrintWriter out) {
    this.record = record;
    this.candles = candles;
    this.out = out;
  }

  void print() {
    line(
        "tick",
        text(CortexRecord.TIMESTAMP)
            + " UTC, "
            + text("product_id")
            + ", "
            + text("book")
            + (record.flag("late") ? ", late" : ""));
    record.text("window_candles").ifPresent(this::candles);
    record.text("regime_label").ifPresent(this::regime);
    record.text("intent_action").ifPresent(this::intent);
    gates();
    line("decision", text("execution_branch") + ": " + text("why"));
    orders();
    if (record.fields().containsKey("cash_usd")) {
      money(RecordedMoney.of(record));
    }
  }

  private void candles(String count) {
    String newest = record.text("asof_ts").map(asof -> ", the newest opened " + asof).orElse("");
    line("candles", count + newest + (candles.isEmpty() ? "" : ": " + candles));
  }

  private void regime(String label) {
    String features =
        number("regime_features", "price")
                .map(p -> ", close " + Figures.amount(p, quote()))
                .orElse("")
            + number("regime_features", "atr_pct")
                .map(a -> ", ATR " + Figures.percent(a))
                .orElse("")
            + number("regime_features", "trend_strength")
                .map(t -> ", trend " + Figures.decimal(t, 2) + " ATR")
                .orElse("");
    line("regime", label + ", confidence " + decimal("regime_confidence") + features);
    record
        .text("legacy_regime")
        .ifPresent(
            legacy ->
                line(
                    "legacy",
                    String.format(
                        Locale.ROOT,
                        "%s, risk multiplier %s, severity %s%s",
                        legacy,
                        decimal("legacy_risk_multiplier"),
                        decimal("legacy_severity"),
                        record.flag("legacy_emergency_exit") ? ", EMERGENCY" : "")));
  }

  private void intent(String action) {
    String module = record.text("external_strategy_module").orElseGet(() -> text("intent_source"));
    line("intent", action + " by " + module.substring(module.lastIndexOf('.') + 1));
    record.text("intent_error").ifPresent(error -> line("", error));
    if (WITHOUT_MODEL.contains(text("intent_reason"))) {
      line("", "p_long is absent: " + text("p_long_reason"));
    }
    if (record.number("intent_confidence").isPresent()) {
      line(
          "",
          text("intent_reason")
              + ", confidence "
              + decimal("intent_confidence")
              + ", exposure "
              + decimal("intent_exposure_frac")
              + ", horizon "
              + text("intent_horizon_h")
              + " h");
    }
  }

  private void gates() {
    String head = "gates";
    for (Map<String, Object> gate : record.entries("gates")) {
      boolean matched = Boolean.TRUE.equals(gate.get("matched"));
      line(
          head,
          String.format(
              Locale.ROOT,
              "%s %-35s %s",
              matched ? "=>" : "  ",
              gate.get("gate"),
              gate.get("why")));
      head = "";
    }
  }

  private void orders() {
    List<Map<String, Object>> orders = record.entries("orders");
    if (orders.isEmpty()) {
      line("order", record.text("no_order_because").map(why -> "none: " + why).orElse("none"));
    }
    for (Map<String, Object> order : orders) {
      line("order", order(order));
    }
  }

  private String order(Map<String, Object> order) {
    boolean buy = "BUY".equals(order.get("side"));
    String base = base();
    String what =
        order.get("side")
            + " "
            + order.get("size")
            + " "
            + (buy ? quote() : base)
            + ", "
            + order.get("state");
    if (order.get("average_price_usd") instanceof Number price) {
      what +=
          String.format(
              Locale.ROOT,
              ": %s %s at %s (%s), fee %s",
              Figures.quantity(sum(order, "base_qty")),
              base,
              Figures.amount(price.doubleValue(), quote()),
              order.get("fill_source"),
              Figures.amount(sum(order, "fee_usd").doubleValue(), quote()));
    }
    if (order.get("why") != null) {
      what += ": " + order.get("why");
    }
    return what;
  }

  /** A figure of all fills of an order together. */
  static BigDecimal sum(Map<String, Object> order, String field) {
    BigDecimal sum = BigDecimal.ZERO;
    if (order.get("fills") instanceof List<?> fills) {
      for (Object fill : fills) {
        sum = sum.add(new BigDecimal(((Map<?, ?>) fill).get(field).toString()));
      }
    }
    return sum;
  }

  private void money(RecordedMoney money) {
    money
        .judgedUsd()
        .ifPresent(
            equity ->
                line(
                    "equity",
                    Figures.amount(equity, quote())
                        + (money.verified() ? " before, peak " : " when last verified, peak ")
                        + usd(money.peakUsd())
                        + ", drawdown "
                        + money.judgedDrawdown().map(Figures::percent).orElse("unknown")
                        + " ("
                        + money.judgedBand().orElse("unknown")
                        + (record.flag("killed") ? ", killed" : "")
                        + ")"));
    line(
        money.judgedUsd().isPresent() ? "" : "equity",
        usd(money.equityUsd())
            + " after: cash "
            + usd(money.cashUsd())
            + ", "
            + quantity("base_qty")
            + " "
            + base()
            + " worth "
            + usd(money.positionUsd()));
    record.text("planned_exit_ts").ifPresent(time -> line("exit", "planned at " + time));
  }

  private String base() {
    return CurrencyPair.of(text("product_id")).base();
  }

  private String quote() {
    return CurrencyPair.of(text("product_id")).quote();
  }

  private void line(String head, String text) {
    out.println(Printable.line(String.format(Locale.ROOT, "%-10s%s", head, text).stripTrailing()));
  }

  private String text(String field) {
    return record.text(field).orElse("unknown");
  }

  private String decimal(String field) {
    return record.number(field).map(value -> Figures.decimal(value, 4)).orElse("unknown");
  }

  private String quantity(String field) {
    return record.text(field).map(text -> Figures.quantity(new BigDecimal(text))).orElse("unknown");
  }

  private String usd(Optional<Double> known) {
    return known.map(amount -> Figures.amount(amount, quote())).orElse("unknown");
  }

  private Optional<Double> number(String map, String field) {
    return record.fields().get(map) instanceof Map<?, ?> fields
            && fields.get(field) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }
}
