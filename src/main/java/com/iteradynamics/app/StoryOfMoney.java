package com.iteradynamics.app;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.ExecutionBranch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The orders of a tick and what they changed, in plain words. */
final class StoryOfMoney {
  private static final String NOT_KNOWN = "not known";

  private final CortexRecord record;
  private final RecordedMoney money;
  private final String base;
  private final String quote;

  StoryOfMoney(CortexRecord record) {
    this.record = record;
    this.money = RecordedMoney.of(record);
    String[] product = record.text("product_id").orElse("").split("-", 2);
    base = product[0];
    quote = product.length > 1 ? product[1] : "";
  }

  List<String> orders() {
    List<String> lines = new ArrayList<>();
    record
        .entries("orders")
        .forEach(
            order -> {
              lines.add(order(order));
              lines.addAll(fills(order));
            });
    if (lines.isEmpty()) {
      lines.add(
          record
              .text("no_order_because")
              .map(why -> "Nothing, though it was allowed: " + why)
              .orElse("Nothing."));
    }
    record
        .entries("booked_late")
        .forEach(
            order -> {
              lines.add("Booked by this hour, of the hour " + order.get("hour") + ":");
              lines.add(order(order));
              lines.addAll(fills(order));
            });
    return lines;
  }

  private String order(Map<String, Object> order) {
    boolean buy = "BUY".equals(order.get("side"));
    return String.format(
        Locale.ROOT,
        "%s %s %s, sent %s time(s): %s%s (%s)",
        order.get("side"),
        order.get("size"),
        buy ? quote : base,
        order.get("sends"),
        order.get("state"),
        order.get("why") == null ? "" : ", " + order.get("why"),
        order.get("client_order_id"));
  }

  private List<String> fills(Map<String, Object> order) {
    List<String> lines = new ArrayList<>();
    if (order.get("fills") instanceof List<?> fills) {
      for (Object fill : fills) {
        if (fill instanceof Map<?, ?> each) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "  filled %s %s at %s %s: %s %s, fee %s %s, the price by %s",
                  each.get("base_qty"),
                  base,
                  each.get("price_usd"),
                  quote,
                  each.get("value_usd"),
                  quote,
                  each.get("fee_usd"),
                  quote,
                  order.get("fill_source")));
        }
      }
    }
    return lines;
  }

  List<String> book() {
    if (record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
      return List.of("What the book holds is not known: its state could not be read.");
    }
    if (!record.fields().containsKey("cash_usd")) {
      return List.of("Nothing is recorded of it: the hour left the book as it was.");
    }
    List<String> lines = new ArrayList<>();
    change(lines, "cash", before("cash_usd"), after("cash_usd"), " " + quote);
    change(lines, "quantity", before("base_qty"), after("base_qty"), " " + base);
    lines.add(
        String.format(
            Locale.ROOT,
            "equity: %s as %s, %s after; peak %s",
            usd(money.judgedUsd()),
            money.verified() ? "the governors saw it" : "it was last verified",
            usd(money.equityUsd()),
            usd(money.peakUsd())));
    lines.add(
        String.format(
            Locale.ROOT,
            "drawdown: %s, band %s%s",
            percent(money.judgedDrawdown()),
            money.judgedBand().orElse(NOT_KNOWN),
            money.verified()
                ? ""
                : ", as last verified; by what was seen " + percent(money.drawdownFraction())));
    boolean before = Boolean.TRUE.equals(field("killed"));
    if (before || record.flag("killed")) {
      lines.add(before ? "kill switch: tripped, as before" : "kill switch: TRIPPED in this hour");
    }
    record.text("planned_exit_ts").ifPresent(at -> lines.add("planned exit: " + at));
    if (!record.text("wallet_err").orElse("").isEmpty()) {
      lines.add("wallet: " + record.text("wallet_err").get());
    }
    return lines;
  }

  private static void change(
      List<String> lines,
      String what,
      Optional<BigDecimal> before,
      Optional<BigDecimal> after,
      String unit) {
    String now = after.map(Figures::quantity).orElse("not recorded");
    boolean same =
        before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) == 0;
    lines.add(
        same
            ? String.format(Locale.ROOT, "%s: %s%s, as before", what, now, unit)
            : String.format(
                Locale.ROOT,
                "%s: %s%s, was %s",
                what,
                now,
                unit,
                before.map(Figures::quantity).orElse("not recorded")));
  }

  private Object field(String name) {
    return record.fields().get("state_before") instanceof Map<?, ?> state ? state.get(name) : null;
  }

  private Optional<BigDecimal> before(String name) {
    return amount(field(name));
  }

  private Optional<BigDecimal> after(String name) {
    return amount(record.fields().get(name));
  }

  private static Optional<BigDecimal> amount(Object value) {
    return value instanceof Number number
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }

  private String usd(Optional<Double> known) {
    return known.map(amount -> Figures.amount(amount, quote)).orElse(NOT_KNOWN);
  }

  private static String percent(Optional<Double> fraction) {
    return fraction.map(Figures::percent).orElse(NOT_KNOWN);
  }
}
