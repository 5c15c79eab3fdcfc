package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.document.Printable;
import com.iteradynamics.order.BookKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A state as a person reads it. */
final class StateView {
  private StateView() {}

  static void print(BookKey book, PrimeState state, TradingPermission permission, PrintWriter out) {
    String quote = book.quoteCurrency();
    line(out, "book", book.book() + ", " + book.productId() + ", version " + state.version());
    line(out, "trading", permission.toString());
    line(out, "kill switch", state.killed() ? "TRIPPED: nothing is bought until a reset" : "armed");
    line(out, "cash", state.cashUsd().toPlainString() + " " + quote);
    line(out, "quantity", Figures.quantity(state.baseQty()));
    line(
        out, "equity", Figures.amount(state.lastEquityUsd(), quote) + " when it was last verified");
    line(out, "peak", Figures.amount(state.peakEquityUsd(), quote));
    state
        .entry()
        .ifPresent(
            entry -> line(out, "entry", entry.at() + " at " + entry.priceUsd().toPlainString()));
    time(out, "planned exit", state.plannedExit());
    time(out, "last exit", state.lastExit());
    time(out, "last hour", state.lastHour());
    state.lastDecision().ifPresent(branch -> line(out, "last branch", branch.name()));
    state.portfolio().ifPresent(id -> line(out, "portfolio", id));
    if (!state.openOrders().isEmpty()) {
      line(out, "open orders", String.join(", ", state.openOrders()));
    }
  }

  private static void time(PrintWriter out, String name, Optional<Instant> time) {
    time.ifPresent(at -> line(out, name, at.toString()));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-14s%s%n", name, Printable.line(value));
  }
}
