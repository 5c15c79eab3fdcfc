package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.JournaledOrder;
import com.iteradynamics.order.MakerParameters;
import com.iteradynamics.order.OrderOutcome;
import com.iteradynamics.order.OrderState;
import com.iteradynamics.strategy.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows an order that ended, and which caps end it. */
class FollowUpsTest {
  private static final int HOUR = LiveCycle.HOUR;
  private static final OrderOutcome BUSY = new OrderOutcome.Rejected("HTTP 429", true);

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @ParameterizedTest
  @CsvSource({
    // cap, its value, how often an order that is always refused is tried
    "PRIME_CAP_REJECTS_HOUR, 1, 1",
    "PRIME_CAP_REJECTS_HOUR, 2, 2",
    "PRIME_CAP_REJECTS_HOUR, 3, 3",
    "PRIME_CAP_ORDERS_TICK, 2, 2",
    "PRIME_CAP_ORDERS_HOUR, 2, 2",
    "PRIME_CAP_ORDERS_DAY, 2, 2",
    "PRIME_CAP_ORDERS_DAY, 20, 3",
  })
  void refusalsEndTheAttemptsOfAnEntry(String cap, String value, int tries) {
    live.settings.put(cap, value);
    live.venue.submits.addAll(List.of(BUSY, BUSY, BUSY, BUSY));
    live.run(HOUR);
    assertEquals(tries, live.venue.posted.size());
  }

  @Test
  void anOrderThatGotSomethingIsNoRefusal() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.settings.put("PRIME_CAP_REJECTS_HOUR", "1");
    live.venue.submits.add(ScriptedMarket.partly("1"));
    live.run(HOUR);
    assertEquals(List.of("submit 0.0", "submit 1.0"), live.venue.calls);
  }

  @Test
  void anOrderThatWasNotSentIsNotCounted() {
    live.maker = new MakerParameters(true, false, Duration.ofSeconds(45));
    live.settings.put("PRIME_CAP_ORDERS_TICK", "1");
    live.store = new DyingStore(live.store);
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    live.run(HOUR, StoreCycle.hour(HOUR).plusSeconds(600));
    assertEquals(
        List.of("submit 1.0"), live.venue.calls, "its time to rest was over before it was sent");
  }

  @Test
  void anAttemptThatWasJournalledIsNotMadeAnew() {
    live.store =
        new ForwardingStore(live.store) {
          private boolean died;

          @Override
          public void journal(TickKey tick, JournaledOrder order) {
            super.journal(tick, order);
            if (!died && order.request().attempt() == 1 && order.state() != OrderState.SENT) {
              died = true;
              throw new DyingStore.Death();
            }
          }
        };
    live.venue.submits.addAll(List.of(BUSY, new OrderOutcome.Open("venue-1")));
    assertThrows(DyingStore.Death.class, () -> live.run(HOUR));
    live.venue.finds.add(ScriptedMarket.partly("1"));
    live.run(HOUR, StoreCycle.hour(HOUR).plusSeconds(600));
    assertEquals(List.of("submit 0.0", "submit 0.1", "find"), live.venue.calls);
    assertEquals(Optional.of(StoreCycle.hour(HOUR)), live.state().lastHour());
    assertEquals(2, live.state().activity().orElseThrow().hourOrders());
  }
}
