package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.market.CurrencyPair;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words in which tick and explain tell a record. What it lacks, as one of an older version or
 * of a tick that ended early, is told as not recorded.
 */
record RecordWords(CortexRecord record) {
  /** What is said of money that nobody knew in the hour. */
  static final String NOT_KNOWN = "not known";

  private static final String NOT_RECORDED = "not recorded";

  /** A field as it is. */
  String text(String field) {
    return record.text(field).orElse(NOT_RECORDED);
  }

  /** A number with at most four decimals. */
  String decimal(String field) {
    return record.number(field).map(value -> Figures.decimal(value, 4)).orElse(NOT_RECORDED);
  }

  /** An exact quantity. */
  String quantity(String field) {
    return record.fields().get(field) instanceof Number number
        ? Figures.quantity(new BigDecimal(number.toString()))
        : NOT_RECORDED;
  }

  /** A fraction. */
  String percent(String field) {
    return record.number(field).map(Figures::percent).orElse(NOT_RECORDED);
  }

  String percent(Optional<Double> fraction) {
    return fraction.map(Figures::percent).orElse(NOT_KNOWN);
  }

  /** A number within a map. */
  Optional<Double> number(String map, String field) {
    return record.fields().get(map) instanceof Map<?, ?> fields
            && fields.get(field) instanceof Number number
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  String base() {
    return pair().base();
  }

  String quote() {
    return pair().quote();
  }

  private CurrencyPair pair() {
    return CurrencyPair.of(record.text("product_id").orElse(""));
  }

  String usd(Optional<Double> known) {
    return known.map(amount -> Figures.amount(amount, quote())).orElse(NOT_KNOWN);
  }

  /** How many candles there were, and where they end; empty when none were asked for. */
  Optional<String> candles(String noun) {
    return record.text("window_candles").map(count -> count + noun + newest());
  }

  private String newest() {
    return record.text("asof_ts").map(at -> ", the newest opened " + at).orElse("");
  }

  /** Whose intent it was. */
  String strategy() {
    return record
        .text("external_strategy_module")
        .or(() -> record.text("intent_source"))
        .map(id -> id.substring(id.lastIndexOf('.') + 1))
        .orElse("a strategy");
  }

  /** How sure the strategy was, of how much, for how long. */
  String wanted(String exposure) {
    return String.format(
        Locale.ROOT,
        "confidence %s, exposure %s, horizon %s h",
        decimal("intent_confidence"),
        exposure,
        text("intent_horizon_h"));
  }

  /** The gates in the order they were asked, each behind {@code decided} or {@code passed}. */
  List<Fact> gates(String decided, String passed) {
    return record.entries("gates").stream()
        .map(
            gate ->
                new Fact(
                    (Boolean.TRUE.equals(gate.get("matched")) ? decided : passed)
                        + gate.get("gate"),
                    String.valueOf(gate.get("why"))))
        .toList();
  }

  /** The orders of a list, {@code orders} or {@code booked_late}. */
  Stream<RecordedOrder> orders(String list) {
    return record.entries(list).stream().map(order -> new RecordedOrder(order, base(), quote()));
  }
}
