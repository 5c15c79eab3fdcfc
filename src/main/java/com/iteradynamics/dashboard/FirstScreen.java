package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.research.report.Html;
import java.time.Instant;
import java.util.List;

/** What is seen without scrolling: whether it is alive, what it decided and why, and its money. */
final class FirstScreen {
  private final Mission mission;
  private final Pulse pulse;
  private final Html html = new Html();
  private final Panel panel = new Panel(html);

  FirstScreen(Mission mission) {
    this.mission = mission;
    this.pulse = Pulse.of(mission.log().rows(), mission.now());
  }

  String text() {
    new Attention(mission, pulse).write(html);
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
    MarketBoxes market = new MarketBoxes(html, panel, record);
    MoneyBoxes money = new MoneyBoxes(html, panel, mission, record);
    html.in("div", market::write, "class", "column");
    html.in("div", money::write, "class", "column");
    html.in(
        "div",
        () -> new Governors(html, panel, mission.log().rows(), record).write(),
        "class",
        "column");
  }

  private void empty() {
    panel.box(
        "empty",
        "box empty",
        "No decisions yet",
        () -> {
          panel.main("Nothing has been decided for " + mission.book().productId() + ".");
          panel.note(
              "The first tick makes the first record: ./argus tick on this machine, or the hourly"
                  + " schedule on AWS. Looked in "
                  + mission.from()
                  + ".");
        });
  }

  private void tiles() {
    tile("Last tick", this::last);
    tile(
        "Next tick",
        () -> {
          html.in("b", () -> Text.clock(html, pulse.next()));
          html.in("small", () -> Text.since(html, pulse.next(), mission.now()));
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
    if (pulse.last().isEmpty()) {
      html.of("b", "never");
      return;
    }
    Instant last = pulse.last().get();
    html.in("b", () -> Text.clock(html, last));
    html.in("small", () -> Text.since(html, last, mission.now()));
  }

  private void missed() {
    List<Instant> missed = pulse.missed();
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
    TradingState state = mission.permission().state();
    html.in(
        "b",
        () -> {
          panel.mark(state == TradingState.ACTIVE ? "ok" : "bad");
          html.text(state.name());
        });
    html.of("small", mission.permission().reason());
  }

  private void wallet() {
    if (mission.log().newest().isEmpty()) {
      html.of("b", "not known");
      return;
    }
    CortexRecord record = mission.log().newest().get();
    boolean read = record.fields().containsKey("wallet_verified");
    boolean verified = record.flag("wallet_verified");
    html.in(
        "b",
        () -> {
          panel.mark(verified && record.text("wallet_err").isEmpty() ? "ok" : "warn");
          html.text(verified ? "verified" : read ? "not verified" : "not asked");
        });
    html.of("small", record.text("wallet_err").orElse(verified ? "agrees with the ledger" : ""));
  }

  private void candle() {
    if (mission.candles().isEmpty()) {
      html.of("b", "none");
      html.of("small", "no candle is recorded, or none could be read");
      return;
    }
    Instant opened = mission.candles().newest().orElseThrow().openTime();
    html.in("b", () -> Text.clock(html, opened));
    html.in(
        "small",
        () -> {
          html.text("opened ");
          Text.since(html, opened, mission.now());
        });
  }
}
