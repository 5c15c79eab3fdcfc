package com.iteradynamics.cli.operate;

import com.iteradynamics.adapter.coinbase.translator.OrderLookup;
import com.iteradynamics.cli.Counts;
import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickStore;
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
  List<OrderLookup> run(Optional<String> portfolio) {
    try {
      return List.of(state(portfolio), trading());
    } catch (StoreException e) {
      return List.of(OrderLookup.stop("state", e.getMessage()));
    }
  }

  private OrderLookup state(Optional<String> portfolio) {
    Optional<LoadedState> stored = store.state(book);
    if (stored.isEmpty()) {
      return OrderLookup.ok(
          "state",
          "there is no live book of " + book.productId() + " yet; the first tick begins it");
    }
    return switch (stored.get()) {
      case LoadedState.Corrupt(String why) -> OrderLookup.stop("state", why);
      case LoadedState.Valid(PrimeState state) -> state(state, portfolio);
    };
  }

  private OrderLookup state(PrimeState state, Optional<String> portfolio) {
    if (state.killed()) {
      return OrderLookup.stop(
          "state", "the kill switch has tripped: nothing is bought until argus state reset");
    }
    Optional<String> ours = state.portfolio();
    if (ours.isPresent() && portfolio.isPresent() && !ours.equals(portfolio)) {
      return OrderLookup.stop(
          "state", "the book is of portfolio " + ours.get() + ", the key of " + portfolio.get());
    }
    String open =
        state.openOrders().isEmpty()
            ? ""
            : "; of "
                + Counts.of(state.openOrders().size(), "order")
                + " the end is not known, which the next tick looks up first";
    return OrderLookup.ok(
        "state",
        String.format(
            Locale.ROOT,
            "cash %s %s, quantity %s%s",
            state.cashUsd().toPlainString(),
            book.quoteCurrency(),
            NumberFormat.quantity(state.baseQty()),
            open));
  }

  private OrderLookup trading() {
    TradingPermission permission = store.permission(book);
    return new OrderLookup(
        "trading", permission.state() != TradingState.ACTIVE, permission.toString());
  }
}
