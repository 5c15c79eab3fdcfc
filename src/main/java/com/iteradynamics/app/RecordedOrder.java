package com.iteradynamics.app;

import com.iteradynamics.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An order as a record has it.
 *
 * @param base what was bought or sold
 * @param quote what it was paid with
 */
record RecordedOrder(Map<String, Object> fields, String base, String quote) {

  /** A figure of all its fills together. */
  BigDecimal sum(String field) {
    return fills()
        .map(fill -> new BigDecimal(fill.get(field).toString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Stream<? extends Map<?, ?>> fills() {
    return fields.get("fills") instanceof List<?> all
        ? all.stream().filter(Map.class::isInstance).map(fill -> (Map<?, ?>) fill)
        : Stream.empty();
  }

  boolean bought() {
    return "BUY".equals(fields.get("side"));
  }

  private String size() {
    return fields.get("side") + " " + fields.get("size") + " " + (bought() ? quote : base);
  }

  private String why() {
    return fields.get("why") == null ? "" : ": " + fields.get("why");
  }

  /** In a line: {@code BUY 250.00 USD, FILLED: 0.005 BTC at 47,929.06 USD (NEXT_OPEN), fee …}. */
  String line() {
    String filled =
        fields.get("average_price_usd") instanceof Number price
            ? String.format(
                Locale.ROOT,
                ": %s %s at %s (%s), fee %s",
                Figures.quantity(sum("base_qty")),
                base,
                Figures.amount(price.doubleValue(), quote),
                fields.get("fill_source"),
                Figures.amount(sum("fee_usd").doubleValue(), quote))
            : "";
    return size() + ", " + fields.get("state") + filled + why();
  }

  /** In a line for itself and for each of its fills. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, sent %s time(s): %s%s (%s)",
            size(),
            fields.get("sends"),
            fields.get("state"),
            why().replaceFirst("^:", ","),
            fields.get("client_order_id")));
    fills().map(this::fill).forEach(lines::add);
    return lines;
  }

  private String fill(Map<?, ?> fill) {
    return String.format(
        Locale.ROOT,
        "  filled %s %s at %s %s: %s %s, fee %s %s, the price by %s",
        fill.get("base_qty"),
        base,
        fill.get("price_usd"),
        quote,
        fill.get("value_usd"),
        quote,
        fill.get("fee_usd"),
        quote,
        fields.get("fill_source"));
  }

  /**
   * In a few words: {@code BUY 0.005 FILLED}; a question mark while nobody knows what it filled.
   */
  String words() {
    BigDecimal quantity = sum("base_qty");
    boolean open =
        Stream.of(OrderState.SENT, OrderState.UNKNOWN)
            .anyMatch(state -> state.name().equals(fields.get("state")));
    String filled = open && quantity.signum() == 0 ? "?" : Figures.quantity(quantity);
    return fields.get("side") + " " + filled + " " + fields.get("state");
  }
}
