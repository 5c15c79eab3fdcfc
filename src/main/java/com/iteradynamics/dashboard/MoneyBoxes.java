package com.iteradynamics.dashboard;

import static com.iteradynamics.dashboard.StatusFigures.CASH;
import static com.iteradynamics.dashboard.StatusFigures.DRAWDOWN;
import static com.iteradynamics.dashboard.StatusFigures.ENTRY;
import static com.iteradynamics.dashboard.StatusFigures.EQUITY;
import static com.iteradynamics.dashboard.StatusFigures.NOT_KNOWN;
import static com.iteradynamics.dashboard.StatusFigures.PEAK;
import static com.iteradynamics.dashboard.StatusFigures.UNREALIZED;
import static com.iteradynamics.dashboard.StatusFigures.VERIFIED_DRAWDOWN;
import static com.iteradynamics.dashboard.StatusFigures.VERIFIED_EQUITY;
import static com.iteradynamics.dashboard.StatusFigures.WORTH;
import static com.iteradynamics.dashboard.StatusFigures.text;

import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import com.iteradynamics.market.CurrencyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The position, equity and how far it is below its peak. */
final class MoneyBoxes {
  private static final int WEEK = 168;

  private final Html html;
  private final Panel panel;
  private final DashboardStatus status;
  private final Money money;
  private final List<DecisionRow> rows;
  private final String currency;

  MoneyBoxes(Html html, Panel panel, DashboardStatus status, Money money, List<DecisionRow> rows) {
    this.html = html;
    this.panel = panel;
    this.status = status;
    this.money = money;
    this.rows = rows;
    this.currency = CurrencyPair.of(status.productId()).quote();
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
      panel.main(NOT_KNOWN);
    } else {
      panel.main("none");
      panel.note("Nothing is held above the minimum order.");
      panel.facts(() -> panel.figure(CASH, money, currency));
    }
  }

  private void position(Position held) {
    String quantity = held.baseQty().map(Text::quantity).orElse(NOT_KNOWN);
    panel.main(quantity + " " + CurrencyPair.of(status.productId()).base());
    profit(held);
    Optional<String> since =
        held.entryTs().map(at -> Text.span(Duration.between(at, status.now())));
    panel.facts(
        () -> {
          panel.fact("entry", () -> entry(held));
          panel.fact("held for", since.orElse(NOT_KNOWN));
          panel.fact("planned exit", () -> exit(held));
          panel.fact(WORTH.label(), text(WORTH, held, currency));
          panel.fact("by the price of", () -> Text.time(html, held.asOf()));
        });
  }

  private void profit(Position held) {
    if (held.unrealisedUsd().isEmpty() || held.unrealisedFrac().isEmpty()) {
      return;
    }
    double usd = held.unrealisedUsd().get();
    String sign = usd > 0 ? "+" : "";
    String share = Unit.FRACTION.format(held.unrealisedFrac().get());
    String gain = sign + text(UNREALIZED, held, currency) + " (" + sign + share + ")";
    panel.in(
        "p",
        "note",
        () -> {
          html.text("unrealized ");
          html.of("b", gain, "class", usd < 0 ? "loss" : "gain");
        });
  }

  private void entry(Position held) {
    held.entryUsd().ifPresent(any -> html.text(text(ENTRY, held, currency) + " at "));
    time(held.entryTs());
  }

  private void exit(Position held) {
    if (held.plannedExitTs().isEmpty() && held.noHorizon()) {
      html.text("none, the strategy wants no horizon");
      return;
    }
    time(held.plannedExitTs());
    held.plannedExitTs()
        .ifPresent(
            at -> {
              html.text(", ");
              Text.since(html, at, status.now());
            });
  }

  private void time(Optional<Instant> time) {
    time.ifPresentOrElse(at -> Text.time(html, at), () -> html.text(NOT_KNOWN));
  }

  private void equity() {
    panel.main(text(EQUITY, money, currency));
    List<Double> week =
        rows.subList(Math.max(0, rows.size() - WEEK), rows.size()).stream()
            .map(DecisionRow::equityUsd)
            .toList();
    String span = week.size() == 1 ? "at the last tick" : "over the last " + week.size() + " ticks";
    new Drawing(html).spark(week, "Equity " + span);
    panel.facts(
        () -> {
          panel.figure(PEAK, money, currency);
          panel.figure(CASH, money, currency);
          money
              .lastVerified()
              .ifPresent(last -> panel.fact("last verified", () -> lastVerified(last)));
        });
  }

  private void lastVerified(Money.Verified last) {
    html.text(text(VERIFIED_EQUITY, last, currency));
    last.hour()
        .ifPresent(
            hour -> {
              html.text(" at ");
              Text.time(html, hour);
            });
  }

  private void drawdown() {
    String depth = text(DRAWDOWN, money, currency);
    String band = money.band().orElse(NOT_KNOWN);
    panel.main(depth + " \u00b7 " + band);
    money
        .drawdownFrac()
        .ifPresent(
            value -> new Drawing(html).gauge(value, money, "Drawdown " + depth + ", " + band));
    if (!money.verified()) {
      panel.note("Not verified: candles or wallet were not.");
      money
          .lastVerified()
          .map(last -> text(VERIFIED_DRAWDOWN, last, currency) + " \u00b7 " + last.band())
          .ifPresent(last -> panel.note("Last verified: " + last));
    }
    if (money.killed()) {
      panel.note("The kill switch is tripped.");
    }
  }
}
