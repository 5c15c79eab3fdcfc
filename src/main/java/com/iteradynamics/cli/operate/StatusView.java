package com.iteradynamics.cli.operate;

import static com.iteradynamics.dashboard.StatusFigures.CASH;
import static com.iteradynamics.dashboard.StatusFigures.DRAWDOWN;
import static com.iteradynamics.dashboard.StatusFigures.ENTRY;
import static com.iteradynamics.dashboard.StatusFigures.EQUITY;
import static com.iteradynamics.dashboard.StatusFigures.HARD;
import static com.iteradynamics.dashboard.StatusFigures.KILL;
import static com.iteradynamics.dashboard.StatusFigures.NOT_KNOWN;
import static com.iteradynamics.dashboard.StatusFigures.PEAK;
import static com.iteradynamics.dashboard.StatusFigures.SOFT;
import static com.iteradynamics.dashboard.StatusFigures.UNREALIZED;
import static com.iteradynamics.dashboard.StatusFigures.VERIFIED_DRAWDOWN;
import static com.iteradynamics.dashboard.StatusFigures.VERIFIED_EQUITY;
import static com.iteradynamics.dashboard.StatusFigures.WORTH;

import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.dashboard.Alert;
import com.iteradynamics.dashboard.DashboardStatus;
import com.iteradynamics.dashboard.Money;
import com.iteradynamics.dashboard.Position;
import com.iteradynamics.dashboard.StatusFigures;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.document.TerminalText;
import com.iteradynamics.market.CurrencyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Mission control's first screen, line by line. */
final class StatusView {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int GAUGE = 40;

  /** From so many on a time is shown in days. */
  private static final int DAYS = 2;

  private final DashboardStatus status;
  private final List<Fact> facts = new ArrayList<>();

  private StatusView(DashboardStatus status) {
    this.status = status;
  }

  static Document of(DashboardStatus status) {
    String book = status.realMoney() ? "*** LIVE: REAL MONEY *** " : "PAPER, no real money: ";
    StatusView view = new StatusView(status);
    view.fill();
    return Document.text(Block.of(Prose.of(book + status.productId()), new Facts("", view.facts)));
  }

  private void fill() {
    line("read", at(status.now()) + " from " + status.from());
    needs();
    line("alive", alive());
    line(
        "trading",
        status.trading().map(each -> each.state() + because(each.reason())).orElse(NOT_KNOWN));
    status.decision().ifPresent(this::decision);
    status.resting().ifPresent(order -> line("rests", resting(order)));
    status.restingStop().ifPresent(stop -> line("stop rests", restingStop(stop)));
    status.money().ifPresent(this::money);
    status.wallet().ifPresent(wallet -> line("wallet", wallet(wallet)));
    line(
        "candles",
        status
            .newestCandle()
            .map(open -> "the newest opened " + ago(open))
            .orElse("none recorded, or none could be read"));
    if (status.candleDifferences() > 0) {
      line(
          "",
          String.format(
              Locale.ROOT,
              "%d hour(s) of the last day had other values at the venue later; what is recorded stays",
              status.candleDifferences()));
    }
  }

  /** An order that rests at the venue beyond its tick. */
  static String resting(PrimeState.Resting order) {
    return "the order "
        + order.clientOrderId()
        + " until "
        + order.until()
        + ", moved "
        + Counts.of(order.requotes(), "time");
  }

  /** A stop that rests at the venue. */
  static String restingStop(PrimeState.RestingStop stop) {
    return "at " + stop.stopPriceUsd().toPlainString() + ", the order " + stop.clientOrderId();
  }

  private void needs() {
    if (status.healthy()) {
      line("state", "OK: nothing needs attention");
    } else if (status.needs().isEmpty()) {
      line("state", "NOTHING YET: no tick has been recorded; ./argus tick makes one");
    } else {
      line("state", "NEEDS ATTENTION:");
      status.needs().forEach(this::need);
    }
  }

  private void need(Alert need) {
    String heading = need.runbook().isEmpty() ? "" : " (RUNBOOK.md, " + need.runbook() + ")";
    line("", "! " + need.words() + heading);
  }

  private String alive() {
    if (!status.complete() && status.lastTick().isEmpty()) {
      return NOT_KNOWN + ", next " + ago(status.nextTick());
    }

    String newest =
        status.missed().isEmpty() ? "" : ", the newest of " + at(status.missed().getLast());
    return String.format(
        Locale.ROOT,
        "last tick %s, next %s, %s missed in 24 h%s",
        status.lastTick().map(this::ago).orElse("never"),
        ago(status.nextTick()),
        status.missed().isEmpty() ? "none" : Integer.toString(status.missed().size()),
        newest);
  }

  private void decision(DashboardStatus.Hour hour) {
    line(
        "regime",
        hour.regime().orElse("not classified")
            + hour.regimeConfidence()
                .map(c -> ", confidence " + NumberFormat.decimal(c, 2))
                .orElse(""));
    line(
        "intent",
        hour.intent().orElse("no strategy ran")
            + hour.strategy().map(id -> " by " + id).orElse("")
            + hour.intentReason().map(StatusView::because).orElse(""));
    line("governors", hour.branch() + because(hour.why()) + ", at " + at(hour.hour()));
    String none = status.positionKnown() ? "none above the minimum order" : NOT_KNOWN;
    status.position().ifPresentOrElse(this::position, () -> line("position", none));
  }

  private void position(Position held) {
    String base = CurrencyPair.of(status.productId()).base();
    line(
        "position",
        String.format(
            Locale.ROOT,
            "%s %s worth %s at %s, bought at %s %s, held %s",
            held.baseQty().map(each -> NumberFormat.decimal(each, 8)).orElse(NOT_KNOWN),
            base,
            text(WORTH, held),
            at(held.asOf()),
            text(ENTRY, held),
            held.entryTs().map(StatusView::at).orElse(""),
            held.heldHours().map(Duration::ofHours).map(StatusView::span).orElse(NOT_KNOWN)));
    line(
        "",
        String.format(
            Locale.ROOT,
            "unrealized %s (%s), planned exit %s",
            text(UNREALIZED, held),
            held.unrealisedFrac().map(NumberFormat::percent).orElse(NOT_KNOWN),
            held.plannedExitTs().map(this::ago).orElse(held.noHorizon() ? "none" : NOT_KNOWN)));
  }

  private void money(Money money) {
    line(
        "equity",
        String.format(
            Locale.ROOT,
            "%s, peak %s, cash %s",
            text(EQUITY, money),
            text(PEAK, money),
            text(CASH, money)));
    line(
        "drawdown",
        text(DRAWDOWN, money)
            + ", band "
            + money.band().orElse(NOT_KNOWN)
            + (money.killed() ? ", KILLED" : ""));
    if (!money.verified()) {
      line("", money.lastVerified().map(this::verified).orElse("never verified"));
    }
    line(
        "",
        String.format(
            Locale.ROOT,
            "[%s] soft %s, hard %s, kill %s",
            money.drawdownFrac().map(drop -> gauge(drop, money)).orElse(NOT_KNOWN),
            text(SOFT, money),
            text(HARD, money),
            text(KILL, money)));
  }

  private String verified(Money.Verified last) {
    return String.format(
        Locale.ROOT,
        "NOT VERIFIED; last verified%s: %s, drawdown %s, band %s",
        last.hour().map(hour -> " at " + at(hour)).orElse(""),
        text(VERIFIED_EQUITY, last),
        text(VERIFIED_DRAWDOWN, last),
        last.band());
  }

  /** From no drawdown on the left to the level kill on the right, the levels marked. */
  private static String gauge(double drawdown, Money money) {
    StringBuilder gauge = new StringBuilder("-".repeat(GAUGE));
    long filled = Math.round(GAUGE * -drawdown / money.killFrac());
    for (int i = 0; i < Math.clamp(filled, 0, GAUGE); i++) {
      gauge.setCharAt(i, '#');
    }
    for (double level : new double[] {money.softFrac(), money.hardFrac()}) {
      gauge.setCharAt((int) Math.min(GAUGE - 1, GAUGE * level / money.killFrac()), '|');
    }
    return gauge.toString();
  }

  private static String wallet(DashboardStatus.Wallet wallet) {
    String word = wallet.verified() ? "verified" : wallet.asked() ? "NOT VERIFIED" : "not asked";
    return word + wallet.error().map(StatusView::because).orElse("");
  }

  private static String because(String why) {
    return why.isEmpty() ? "" : ": " + why;
  }

  private <T> String text(Figure<T> figure, T of) {
    String quote = CurrencyPair.of(status.productId()).quote();
    return TerminalText.typed(StatusFigures.text(figure, of, quote));
  }

  private static String at(Instant time) {
    return MINUTE.format(time);
  }

  private String ago(Instant time) {
    Duration past = Duration.between(time, status.now());
    return at(time)
        + (past.isNegative() ? " (in " + span(past.negated()) + ")" : " (" + span(past) + " ago)");
  }

  private static String span(Duration length) {
    if (length.toHours() == 0) {
      return length.toMinutes() + " min";
    }
    return length.toDays() < DAYS
        ? length.toHours() + " h " + length.toMinutesPart() + " min"
        : length.toDays() + " d " + length.toHoursPart() + " h";
  }

  private void line(String head, String text) {
    facts.add(new Fact(head, text));
  }
}
