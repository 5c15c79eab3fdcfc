package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cortex.RecordedOrder;
import com.iteradynamics.cortex.RecordedOrder.RecordedFill;
import com.iteradynamics.order.OrderState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An order as a record has it.
 *
 * @param base what was bought or sold
 * @param quote what it was paid with
 */
record OrderDescriptions(RecordedOrder order, String base, String quote) {

  private String size() {
    return order.side()
        + " "
        + order.size()
        + " "
        + (order.buys() && order.limitPriceUsd().isEmpty() ? quote : base);
  }

  private String why() {
    return order.why().map(why -> ": " + why).orElse("");
  }

  /** In a line: {@code BUY 250.00 USD, FILLED: 0.005 BTC at 47,929.06 USD (NEXT_OPEN), fee …}. */
  String line() {
    return size() + ", " + order.state() + order.averagePriceUsd().map(this::at).orElse("") + why();
  }

  private String at(BigDecimal price) {
    return String.format(
        Locale.ROOT,
        ": %s %s at %s (%s), fee %s",
        NumberFormat.quantity(order.sum(RecordedFill::baseQty)),
        base,
        NumberFormat.amount(price.doubleValue(), quote),
        order.fillSource(),
        NumberFormat.amount(order.sum(RecordedFill::feeUsd).doubleValue(), quote));
  }

  /** In a line for itself and for each of its fills. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, sent %s time(s): %s%s%s (%s)",
            size(),
            order.sends(),
            order.state(),
            order.feeRate().map(rate -> ", fee " + FeeDescriptions.bps(rate)).orElse(""),
            why().replaceFirst("^:", ","),
            order.clientOrderId()));
    order.fills().stream().map(this::fill).forEach(lines::add);
    return lines;
  }

  private String fill(RecordedFill fill) {
    return String.format(
        Locale.ROOT,
        "  filled %s %s at %s %s: %s %s, fee %s %s, the price by %s",
        fill.baseQty(),
        base,
        fill.priceUsd(),
        quote,
        fill.valueUsd(),
        quote,
        fill.feeUsd(),
        quote,
        order.fillSource());
  }

  /**
   * In a few words: {@code BUY 0.005 FILLED}; a question mark while it is not known what it filled.
   */
  String words() {
    BigDecimal quantity = order.sum(RecordedFill::baseQty);
    boolean open =
        Stream.of(OrderState.SENT, OrderState.UNKNOWN)
            .anyMatch(state -> state.name().equals(order.state()));
    String filled = open && quantity.signum() == 0 ? "?" : NumberFormat.quantity(quantity);
    return order.side() + " " + filled + " " + order.state();
  }
}
