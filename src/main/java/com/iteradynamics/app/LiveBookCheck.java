package com.iteradynamics.app;

import com.iteradynamics.adapter.coinbase.Finding;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.StateReading;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.execution.TickStore;
import com.iteradynamics.order.BookKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a live book lets a run trade. Only reads. */
final class LiveBookCheck {
  private final TickStore store;
  private final BookKey book;

  LiveBookCheck(TickStore store, BookKey book) {
    this.store = store;
    this.book = book;
  }

  /**
   * What there is to say.
   *
   * @param portfolio the key's; empty when that is not known
   */
  List<Finding> run(Optional<String> portfolio) {
    try {
      return List.of(state(portfolio), trading());
    } catch (StoreException e) {
      return List.of(Finding.stop("state", e.getMessage()));
    }
  }

  private Finding state(Optional<String> portfolio) {
    Optional<StateReading> stored = store.state(book);
    if (stored.isEmpty()) {
      return Finding.ok(
          "state",
          "there is no live book of " + book.productId() + " yet; the first tick begins it");
    }
    return switch (stored.get()) {
      case StateReading.Corrupt(String why) -> Finding.stop("state", why);
      case StateReading.Valid(PrimeState state) -> state(state, portfolio);
    };
  }

  private Finding state(PrimeState state, Optional<String> portfolio) {
    if (state.killed()) {
      return Finding.stop(
          "state", "the kill switch has tripped: nothing is bought until argus state reset");
    }
    Optional<String> ours = state.portfolio();
    if (ours.isPresent() && portfolio.isPresent() && !ours.equals(portfolio)) {
      return Finding.stop(
          "state", "the book is of portfolio " + ours.get() + ", the key of " + portfolio.get());
    }
    String open =
        state.openOrders().isEmpty()
            ? ""
            : "; of "
                + Counts.of(state.openOrders().size(), "order")
                + " the end is not known, which the next tick looks up first";
    return Finding.ok(
        "state",
        String.format(
            Locale.ROOT,
            "cash %s %s, quantity %s%s",
            state.cashUsd().toPlainString(),
            book.quoteCurrency(),
            Figures.quantity(state.baseQty()),
            open));
  }

  private Finding trading() {
    TradingPermission permission = store.permission(book);
    return new Finding("trading", permission.state() != TradingState.ACTIVE, permission.toString());
  }
}
