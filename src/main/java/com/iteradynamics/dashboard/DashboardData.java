package com.iteradynamics.dashboard;

import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that the page is made of.
 *
 * @param book whose page it is
 * @param from where it was read, for a person: a folder, or tables
 * @param now when it was read
 * @param log the newest decisions
 * @param candles what is recorded of the market; may be empty
 * @param state the stored state; empty when nothing was ever stored
 * @param permission what a person allows; empty when the store could not be read
 * @param lab what the lab assumes that an order costs; empty where nobody asks
 * @param problems what could not be read, and why, in whole sentences; the rest is shown all the
 *     same
 */
public record DashboardData(
    BookKey book,
    String from,
    Instant now,
    DecisionLog log,
    CandleSeries candles,
    Optional<LoadedState> state,
    Optional<TradingPermission> permission,
    Optional<AssumedCost> lab,
    List<String> problems) {

  public DashboardData {
    problems = List.copyOf(problems);
  }

  /** The same without what the lab assumes. */
  public DashboardData(
      BookKey book,
      String from,
      Instant now,
      DecisionLog log,
      CandleSeries candles,
      Optional<LoadedState> state,
      Optional<TradingPermission> permission,
      List<String> problems) {
    this(book, from, now, log, candles, state, permission, Optional.empty(), problems);
  }

  /** The same where orders are compared with what the lab assumes. */
  public DashboardData beside(AssumedCost assumed) {
    return new DashboardData(
        book, from, now, log, candles, state, permission, Optional.of(assumed), problems);
  }

  /**
   * Whether the stored state cannot be read or is missing, so that nothing is known of the book.
   */
  boolean unreadable() {
    return state.filter(LoadedState.Corrupt.class::isInstance).isPresent();
  }
}
