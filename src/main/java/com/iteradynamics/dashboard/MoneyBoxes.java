package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The position, equity and how far it is below its peak. */
final class MoneyBoxes {
  private static final String UNKNOWN = "not known";
  private static final int WEEK = 168;

  private final Html html;
  private final Panel panel;
  private final MissionStatus status;
  private final Money money;
  private final List<DecisionRow> rows;

  MoneyBoxes(Html html, Panel panel, MissionStatus status, Money money, List<DecisionRow> rows) {
    this.html = html;
    this.panel = panel;
    this.status = status;
    this.money = money;
    this.rows = rows;
  }

  void write() {
    panel.box("position", "Position", this::position);
    panel.box("equity", "Equity", this::equity);
    panel.box("drawdown", "Drawdown", this::drawdown);
  }

  private void position() {
    if (status.position().isPresent()) {
      position(status.position().get());
    } else if (!status.positionKnown()) {
      panel.main(UNKNOWN);
    } else {
      panel.main("none");
      panel.note("Nothing is held above the minimum order.");
      panel.facts(() -> usd("cash", money.cashUsd()));
    }
  }

  private void position(Holding held) {
    String quantity = held.baseQty().map(Text::quantity).orElse(UNKNOWN);
    panel.main(quantity + " " + CurrencyPair.of(status.productId()).base());
    profit(held);
    panel.facts(
        () -> {
          panel.fact("entry", () -> entry(held));
          panel.fact(
              "held for",
              held.entryTs()
                  .map(at -> Text.span(Duration.between(at, status.now())))
                  .orElse(UNKNOWN));
          panel.fact("planned exit", () -> exit(held));
          panel.fact("worth", held.worthUsd().map(this::amount).orElse(UNKNOWN));
          panel.fact("by the price of", () -> Text.time(html, held.asOf()));
        });
  }

  private void profit(Holding held) {
    if (held.unrealisedUsd().isEmpty() || held.unrealisedFrac().isEmpty()) {
      return;
    }
    double usd = held.unrealisedUsd().get();
    double fraction = held.unrealisedFrac().get();
    String sign = usd > 0 ? "+" : "";
    html.in(
        "p",
        () -> {
          html.text("unrealised ");
          html.of(
              "b",
              sign + amount(usd) + " (" + sign + Unit.FRACTION.format(fraction) + ")",
              "class",
              usd < 0 ? "loss" : "gain");
        },
        "class",
        "note");
  }

  private void entry(Holding held) {
    held.entryUsd().ifPresent(price -> html.text(amount(price) + " at "));
    time(held.entryTs());
  }

  private void exit(Holding held) {
    time(held.plannedExitTs());
    held.plannedExitTs()
        .ifPresent(
            at -> {
              html.text(", ");
              Text.since(html, at, status.now());
            });
  }

  private void time(Optional<Instant> time) {
    time.ifPresentOrElse(at -> Text.time(html, at), () -> html.text(UNKNOWN));
  }

  private void usd(String name, Optional<Double> amount) {
    amount.ifPresent(value -> panel.fact(name, amount(value)));
  }

  private String amount(double amount) {
    return Unit.USD.format(amount, CurrencyPair.of(status.productId()).quote());
  }

  private void equity() {
    panel.main(money.equityUsd().map(this::amount).orElse(UNKNOWN));
    List<Double> week =
        rows.subList(Math.max(0, rows.size() - WEEK), rows.size()).stream()
            .map(DecisionRow::equityUsd)
            .toList();
    new Drawing(html)
        .spark(
            week,
            week.size() == 1
                ? "Equity at the last tick"
                : "Equity over the last " + week.size() + " ticks");
    panel.facts(
        () -> {
          usd("peak", money.peakUsd());
          usd("cash", money.cashUsd());
          verified(last -> panel.fact("last verified", () -> lastVerified(last)));
        });
  }

  private void verified(Consumer<Money.Verified> last) {
    money.lastVerified().ifPresent(last);
  }

  private void lastVerified(Money.Verified last) {
    html.text(amount(last.equityUsd()));
    last.hour()
        .ifPresent(
            hour -> {
              html.text(" at ");
              Text.time(html, hour);
            });
  }

  private void drawdown() {
    String depth = money.drawdownFrac().map(Unit.FRACTION::format).orElse(UNKNOWN);
    String band = money.band().orElse(UNKNOWN);
    panel.main(depth + " \u00b7 " + band);
    money
        .drawdownFrac()
        .ifPresent(
            value -> new Drawing(html).gauge(value, money, "Drawdown " + depth + ", " + band));
    if (!money.verified()) {
      panel.note("Not verified: candles or wallet were not.");
      verified(
          last ->
              panel.note(
                  "Last verified: "
                      + Unit.FRACTION.format(last.drawdownFrac())
                      + " \u00b7 "
                      + last.band()));
    }
    if (money.killed()) {
      panel.note("The kill switch is tripped.");
    }
  }
}
