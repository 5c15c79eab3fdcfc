package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Field;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.cortex.RecordedMoney;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a tick changed in the book, in words. */
record BookChange(RecordDescriptions words) {

  /** A line each; what is not recorded is said or left out. */
  List<String> lines() {
    CortexRecord record = words.record();
    if (record.branch() == ExecutionBranch.HOLD_STATE_CORRUPT) {
      return List.of("What the book holds is not known: its state could not be read.");
    }
    if (!record.has(Recorded.CASH_USD)) {
      return List.of("Nothing is recorded of it: the hour left the book as it was.");
    }
    RecordedMoney money = RecordedMoney.of(record);
    List<String> lines = new ArrayList<>();
    lines.add("cash: " + change(Recorded.CASH_USD, PrimeState::cashUsd, words.quote()));
    lines.add("quantity: " + change(Recorded.BASE_QTY, PrimeState::baseQty, words.base()));
    lines.add(equity(money));
    lines.add(drawdown(money));
    RecordedMoney.rearmed(record).ifPresent(ended -> lines.add("rearmed: " + ended));
    boolean before = words.before().filter(PrimeState::killed).isPresent();
    if (before || record.is(Recorded.KILLED)) {
      lines.add("kill switch: " + (before ? "tripped, as before" : "TRIPPED in this hour"));
    }
    words.plannedExit().ifPresent(at -> lines.add("planned exit: " + at));
    record
        .get(Recorded.WALLET_ERR)
        .filter(error -> !error.isEmpty())
        .ifPresent(error -> lines.add("wallet: " + error));
    return lines;
  }

  private String equity(RecordedMoney money) {
    return String.format(
        Locale.ROOT,
        "equity: %s as %s, %s after; peak %s",
        words.usd(money.judgedUsd()),
        money.verified() ? "the governors saw it" : "it was last verified",
        words.usd(money.equityUsd()),
        words.usd(money.peakUsd()));
  }

  private String drawdown(RecordedMoney money) {
    String now = ", as last verified; by what was seen " + words.percent(money.drawdownFraction());
    return String.format(
        Locale.ROOT,
        "drawdown: %s, band %s%s",
        words.percent(money.judgedDrawdown()),
        money.judgedBand().orElse(RecordDescriptions.NOT_KNOWN),
        money.verified() ? "" : now);
  }

  private String change(
      Field<BigDecimal> field, Function<PrimeState, BigDecimal> held, String unit) {
    Optional<BigDecimal> before = words.before().map(held);
    Optional<BigDecimal> after = words.record().get(field);
    boolean same =
        before.isPresent() && after.isPresent() && before.get().compareTo(after.get()) == 0;
    return shown(after) + " " + unit + (same ? ", as before" : ", was " + shown(before));
  }

  private static String shown(Optional<BigDecimal> quantity) {
    return quantity.map(NumberFormat::quantity).orElse("not recorded");
  }
}
