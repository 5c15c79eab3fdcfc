package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.research.report.Html;
import java.util.ArrayList;
import java.util.List;

/** The line above all: whether a person is needed, and for what. */
final class Attention {
  private final Mission mission;
  private final Pulse pulse;

  /** What needs a person, by the heading in the runbook that says what to do. */
  record Item(String runbook, String words) {}

  Attention(Mission mission, Pulse pulse) {
    this.mission = mission;
    this.pulse = pulse;
  }

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    mission.problems().forEach(problem -> items.add(new Item("", problem)));
    mission.state().ifPresent(state -> state(state, items));
    if (mission.permission().state() != TradingState.ACTIVE) {
      String branch =
          mission.permission().state() == TradingState.HALTED ? "HALTED" : "REDUCE_ONLY";
      items.add(new Item(branch, mission.permission().toString()));
    }
    if (!pulse.missed().isEmpty()) {
      items.add(
          new Item(
              "TICK_ABANDONED", pulse.missed().size() + " of the last 24 hours have no record"));
    }
    mission.log().newest().ifPresent(record -> record(record, items));
    return items;
  }

  private static void state(StateReading state, List<Item> items) {
    if (state instanceof StateReading.Corrupt(String why)) {
      items.add(new Item("HOLD_STATE_CORRUPT", why));
    }
    if (state.valid().filter(read -> read.killed()).isPresent()) {
      items.add(new Item("KILLED_STATE_ACTIVE", "the kill switch is tripped"));
    }
  }

  private static void record(CortexRecord record, List<Item> items) {
    switch (record.branch()) {
      case ORDER_UNRESOLVED,
          STALE_CANDLES,
          RECONCILE_MISMATCH,
          HOLD_STRATEGY_FAIL,
          HARD_DD_BLOCK,
          KILL_DD,
          WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY,
          MODE_CHANGED_IN_POSITION ->
          items.add(new Item(record.branch().name(), record.text("why").orElse("")));
      default -> {}
    }
  }

  void write(Html html) {
    List<Item> items = items();
    html.in(
        "div",
        () -> {
          html.of("p", verdict(items), "class", "verdict");
          html.in("ul", () -> items.forEach(item -> item(html, item)));
        },
        "class",
        items.isEmpty() ? idle() ? "strip idle" : "strip well" : "strip needs",
        "data-due",
        pulse.due().toString());
    html.in(
        "p",
        () -> {
          html.text("No tick has been recorded since this was written, and one was due at ");
          Text.time(html, pulse.due());
          html.text(". What is shown may be old.");
        },
        "id",
        "overdue",
        "class",
        "strip needs",
        "hidden",
        "");
  }

  private boolean idle() {
    return mission.log().size() == 0;
  }

  private String verdict(List<Item> items) {
    if (items.isEmpty()) {
      return idle() ? "Nothing to watch yet" : "All is well";
    }
    return items.size() == 1 ? "Needs attention" : items.size() + " things need attention";
  }

  private static void item(Html html, Item item) {
    html.in(
        "li",
        () -> {
          if (!item.runbook().isEmpty()) {
            html.of("a", item.runbook(), "href", "#alarm-" + Html.anchor(item.runbook()));
            html.text(" ");
          }
          html.text(item.words());
        });
  }
}
