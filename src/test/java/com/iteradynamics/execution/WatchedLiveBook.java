package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.WatchOutcome;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.execution.replay.Replayed;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.strategy.Action;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A live book at a venue with a book of orders, which enters at hour 70 and is watched then. */
abstract class WatchedLiveBook {
  static final int HOUR = LiveCycle.HOUR;

  final LiveCycle cycle = new LiveCycle().wants(HOUR, Action.ENTER_LONG);
  final RestingMarket venue = new RestingMarket(cycle.venue, () -> cycle.now);

  @BeforeEach
  void watched() {
    cycle.other = Optional.of(venue);
    cycle.settings.put("PRIME_WATCH_MINUTES", "5");
    cycle.settings.put("PRIME_STOP_LOSS", "0.05");
    cycle.settings.put("PRIME_MAX_EXPOSURE", "1");
    cycle.settings.put("PRIME_CAP_ORDER_USD", "10000");
  }

  /** So many minutes after the hour of the entry. */
  static Instant minute(int minute) {
    return StoreCycle.hour(HOUR).plusSeconds(60L * minute);
  }

  final WatchOutcome watch(int minute) {
    cycle.now = minute(minute).plusSeconds(4);
    return new Watch(cycle.parameters(), cycle.store, venue, () -> cycle.now)
        .run(StoreCycle.PRODUCT, minute(minute));
  }

  /** A watch's record, which is decided again from what is in it alone. */
  final CortexRecord record(int minute) {
    CortexRecord record = assertInstanceOf(WatchOutcome.Recorded.class, watch(minute)).record();
    Replayed again = new RecordReplay(cycle.parameters()).of(record, CandleSeries.empty("BTC-USD"));
    assertTrue(again.agrees(), again::toString);
    return record;
  }

  final void quiet(int minute) {
    WatchOutcome outcome = watch(minute);
    assertInstanceOf(WatchOutcome.Quiet.class, outcome, outcome::toString);
  }

  final void permit(TradingState state) {
    cycle.store.permit(
        LiveCycle.BOOK,
        new TradingPermission(state, "test"),
        new AuditEntry(cycle.now, "person", "halt", "test"));
  }

  /** What the ledger holds is what the venue has executed. */
  final void booked() {
    PrimeState state = cycle.state();
    assertEquals(0, venue.base.compareTo(state.baseQty()), "venue " + venue.base + ", " + state);
    assertEquals(0, venue.cash.compareTo(state.cashUsd()), "venue " + venue.cash + ", " + state);
  }
}
