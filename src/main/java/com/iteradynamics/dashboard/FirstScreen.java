package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.document.Html;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is seen without scrolling: whether it is alive, what it decided and why, and its money. */
final class FirstScreen {
  private static final String NOT_KNOWN = StatusFigures.NOT_KNOWN;

  private final DashboardData mission;
  private final DashboardStatus status;
  private final Html html = new Html();
  private final Panel panel = new Panel(html);

  FirstScreen(DashboardData mission, DashboardStatus status) {
    this.mission = mission;
    this.status = status;
  }

  String text() {
    new AlertBanner(status).write(html);
    panel.in("div", "tiles", this::tiles);
    mission
        .log()
        .newest()
        .ifPresentOrElse(record -> panel.in("div", "columns", () -> columns(record)), this::empty);
    return html.toString();
  }

  private void columns(CortexRecord record) {
    List<DecisionRow> rows = mission.log().hours();
    MarketBoxes market = new MarketBoxes(html, panel, status.decision().orElseThrow(), record);
    MoneyBoxes money = new MoneyBoxes(html, panel, status, status.money().orElseThrow(), rows);
    panel.in("div", "column", market::write);
    panel.in("div", "column", money::write);
    panel.in("div", "column", () -> new Governors(html, panel, rows, record).write());
  }

  private void empty() {
    if (status.complete()) {
      empty(
          "No decisions yet",
          "Nothing has been decided for " + status.productId() + ".",
          "The first tick makes the first record: ./argus tick on this machine, or the hourly"
              + " schedule on AWS. Looked in "
              + status.from()
              + ".");
    } else {
      empty(
          "No decisions to show",
          "There is no decision that could be read.",
          "Above is what is wrong with " + status.from() + ".");
    }
  }

  private void empty(String title, String main, String note) {
    panel.box(
        "empty",
        "box empty",
        title,
        () -> {
          panel.main(main);
          panel.note(note);
        });
  }

  private void tiles() {
    moment("Last tick", status.lastTick(), status.complete() ? "never" : NOT_KNOWN);
    moment("Next tick", Optional.of(status.nextTick()), "");
    missed(status.missed());
    status.trading().ifPresentOrElse(this::permission, () -> tile("Trading", NOT_KNOWN));
    status.wallet().ifPresentOrElse(this::wallet, () -> tile("Wallet", NOT_KNOWN));
    candle();
  }

  private void tile(String name, Runnable content) {
    panel.in(
        "div",
        "tile",
        () -> {
          html.of("h2", name);
          html.in("p", content);
        });
  }

  private void tile(String name, String word) {
    tile(name, () -> html.of("b", word));
  }

  private void tile(String name, Runnable word, Runnable more) {
    tile(
        name,
        () -> {
          html.in("b", word);
          html.in("small", more);
        });
  }

  /** A word with a mark that says whether it is good. */
  private void tile(String name, String mark, String word, Runnable more) {
    tile(
        name,
        () -> {
          panel.mark(mark);
          html.text(word);
        },
        more);
  }

  private void moment(String name, Optional<Instant> time, String otherwise) {
    time.ifPresentOrElse(
        at ->
            tile(
                name,
                () -> Text.clock(html, at, status.now()),
                () -> Text.since(html, at, status.now())),
        () -> tile(name, otherwise));
  }

  private void missed(List<Instant> missed) {
    String name = "Missed, last 24 h";
    if (!status.complete() && status.lastTick().isEmpty()) {
      tile(name, NOT_KNOWN);
    } else if (missed.isEmpty()) {
      tile(name, "ok", "0", () -> html.text("none"));
    } else {
      tile(
          name,
          "bad",
          Integer.toString(missed.size()),
          () -> {
            html.text("newest ");
            Text.time(html, missed.getLast());
          });
    }
  }

  private void permission(TradingPermission permission) {
    String mark = permission.state() == TradingState.ACTIVE ? "ok" : "bad";
    tile("Trading", mark, permission.state().name(), () -> html.text(permission.reason()));
  }

  private void wallet(DashboardStatus.Wallet wallet) {
    String word = wallet.verified() ? "verified" : wallet.asked() ? "not verified" : "not asked";
    String more = wallet.error().orElse(wallet.verified() ? "agrees with the ledger" : "");
    String mark = wallet.verified() && wallet.error().isEmpty() ? "ok" : "warn";
    tile("Wallet", mark, word, () -> html.text(more));
  }

  private void candle() {
    String name = "Newest candle";
    if (status.newestCandle().isEmpty()) {
      tile(name, () -> html.text("none"), () -> html.text("none recorded or readable"));
      return;
    }
    Instant opened = status.newestCandle().get();
    int other = status.candleDifferences();
    tile(
        name,
        () -> Text.clock(html, opened, status.now()),
        () -> {
          html.text("opened ");
          Text.since(html, opened, status.now());
          if (other > 0) {
            html.text("; other values later: " + other + " of the last 24 h");
          }
        });
  }
}
