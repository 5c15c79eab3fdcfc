package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.document.Html;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is seen without scrolling: whether it is alive, what it decided and why, and its money. */
final class FirstScreen {
  private static final String NOT_KNOWN = "not known";

  private final Mission mission;
  private final MissionStatus status;
  private final Html html = new Html();
  private final Panel panel = new Panel(html);

  FirstScreen(Mission mission, MissionStatus status) {
    this.mission = mission;
    this.status = status;
  }

  String text() {
    new Attention(status).write(html);
    html.in("div", this::tiles, "class", "tiles");
    if (mission.log().newest().isPresent()) {
      CortexRecord record = mission.log().newest().get();
      html.in("div", () -> columns(record), "class", "columns");
    } else {
      empty();
    }
    return html.toString();
  }

  private void columns(CortexRecord record) {
    List<DecisionRow> rows = mission.log().rows();
    MarketBoxes market = new MarketBoxes(html, panel, status.decision().orElseThrow(), record);
    MoneyBoxes money = new MoneyBoxes(html, panel, status, status.money().orElseThrow(), rows);
    html.in("div", market::write, "class", "column");
    html.in("div", money::write, "class", "column");
    html.in("div", () -> new Governors(html, panel, rows, record).write(), "class", "column");
  }

  private void empty() {
    panel.box(
        "empty",
        "box empty",
        status.complete() ? "No decisions yet" : "No decisions to show",
        () -> {
          if (status.complete()) {
            panel.main("Nothing has been decided for " + status.productId() + ".");
            panel.note(
                "The first tick makes the first record: ./argus tick on this machine, or the hourly"
                    + " schedule on AWS. Looked in "
                    + status.from()
                    + ".");
          } else {
            panel.main("There is no decision that could be read.");
            panel.note("Above is what is wrong with " + status.from() + ".");
          }
        });
  }

  private void tiles() {
    tile("Last tick", this::last);
    tile(
        "Next tick",
        () -> {
          html.in("b", () -> Text.clock(html, status.nextTick(), status.now()));
          html.in("small", () -> Text.since(html, status.nextTick(), status.now()));
        });
    tile("Missed, last 24 h", this::missed);
    tile("Trading", this::permission);
    tile("Wallet", this::wallet);
    tile("Newest candle", this::candle);
  }

  private void tile(String name, Runnable content) {
    html.in(
        "div",
        () -> {
          html.of("h2", name);
          html.in("p", content);
        },
        "class",
        "tile");
  }

  private void last() {
    if (status.lastTick().isEmpty()) {
      html.of("b", status.complete() ? "never" : NOT_KNOWN);
      return;
    }
    Instant last = status.lastTick().get();
    html.in("b", () -> Text.clock(html, last, status.now()));
    html.in("small", () -> Text.since(html, last, status.now()));
  }

  private void missed() {
    if (!status.complete() && status.lastTick().isEmpty()) {
      html.of("b", NOT_KNOWN);
      return;
    }
    List<Instant> missed = status.missed();
    html.in(
        "b",
        () -> {
          panel.mark(missed.isEmpty() ? "ok" : "bad");
          html.text(Integer.toString(missed.size()));
        });
    html.in(
        "small",
        () -> {
          if (missed.isEmpty()) {
            html.text("none");
          } else {
            html.text("newest ");
            Text.time(html, missed.getLast());
          }
        });
  }

  private void permission() {
    status.trading().ifPresentOrElse(this::permission, () -> html.of("b", NOT_KNOWN));
  }

  private void permission(TradingPermission permission) {
    html.in(
        "b",
        () -> {
          panel.mark(permission.state() == TradingState.ACTIVE ? "ok" : "bad");
          html.text(permission.state().name());
        });
    html.of("small", permission.reason());
  }

  private void wallet() {
    if (status.wallet().isPresent()) {
      wallet(status.wallet().get());
    } else {
      html.of("b", NOT_KNOWN);
    }
  }

  private void wallet(MissionStatus.Wallet wallet) {
    html.in(
        "b",
        () -> {
          panel.mark(wallet.verified() && wallet.error().isEmpty() ? "ok" : "warn");
          html.text(wallet.verified() ? "verified" : wallet.asked() ? "not verified" : "not asked");
        });
    html.of("small", wallet.error().orElse(wallet.verified() ? "agrees with the ledger" : ""));
  }

  private void candle() {
    if (status.newestCandle().isEmpty()) {
      html.of("b", "none");
      html.of("small", "none recorded or readable");
      return;
    }
    Instant opened = status.newestCandle().get();
    html.in("b", () -> Text.clock(html, opened, status.now()));
    html.in(
        "small",
        () -> {
          html.text("opened ");
          Text.since(html, opened, status.now());
          if (status.candleDifferences() > 0) {
            html.text(
                String.format(
                    Locale.ROOT,
                    "; other values later: %d of the last 24 h",
                    status.candleDifferences()));
          }
        });
  }
}
