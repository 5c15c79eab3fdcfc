package com.iteradynamics.app;

import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.document.Facts;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A state as a person reads it. */
final class StateView {
  private StateView() {}

  static Facts of(BookKey book, PrimeState state, TradingPermission permission) {
    String quote = book.quoteCurrency();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("book", book.book() + ", " + book.productId() + ", version " + state.version());
    facts.put("trading", permission.toString());
    facts.put("kill switch", state.killed() ? "TRIPPED: nothing is bought until a reset" : "armed");
    facts.put("cash", state.cashUsd().toPlainString() + " " + quote);
    facts.put("quantity", Figures.quantity(state.baseQty()));
    facts.put(
        "equity", Figures.amount(state.lastEquityUsd(), quote) + " when it was last verified");
    facts.put("peak", Figures.amount(state.peakEquityUsd(), quote));
    state
        .entry()
        .ifPresent(
            entry -> facts.put("entry", entry.at() + " at " + entry.priceUsd().toPlainString()));
    time(facts, "planned exit", state.plannedExit());
    time(facts, "last exit", state.lastExit());
    time(facts, "last hour", state.lastHour());
    state.lastDecision().ifPresent(branch -> facts.put("last branch", branch.name()));
    state.portfolio().ifPresent(id -> facts.put("portfolio", id));
    if (!state.openOrders().isEmpty()) {
      facts.put("open orders", String.join(", ", state.openOrders()));
    }
    return new Facts("", Facts.of("", facts).facts(), "planned exit".length() + 2);
  }

  private static void time(Map<String, String> facts, String name, Optional<Instant> time) {
    time.ifPresent(at -> facts.put(name, at.toString()));
  }
}
