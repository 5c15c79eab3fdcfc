package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.adapter.local.MemoryStore;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.execution.port.BookView;
import com.iteradynamics.execution.port.CycleOutcome;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TickKey;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a tick refuses, and what it leaves behind when it cannot read. */
class SignalGeneratorTest {
  private static final int HOUR = LiveCycle.HOUR;

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  /** A store whose book cannot be read at first. */
  private static class Unreadable extends ForwardingStore {
    private boolean read;

    Unreadable() {
      super(new MemoryStore());
    }

    @Override
    public BookView view(BookKey book, Instant hour) {
      if (!read) {
        read = true;
        throw new StoreException("the book cannot be read");
      }
      return super.view(book, hour);
    }
  }

  @Test
  void aTickHourIsOnTheHour() {
    SignalGenerator generator =
        new SignalGenerator(
            live.parameters(), live.store, live.candles, live.venue, () -> live.now);
    CycleOutcome outcome = generator.run(StoreCycle.PRODUCT, StoreCycle.hour(HOUR).plusSeconds(1));
    assertEquals(
        "a tick hour must be on the hour, was 2026-03-03T22:00:01Z",
        assertInstanceOf(CycleOutcome.Refused.class, outcome).why());
  }

  @Test
  void aTickThatCannotReadTheBookGivesTheHourBack() {
    live.store = new Unreadable();
    assertThrows(StoreException.class, () -> live.run(HOUR));
    assertEquals(
        ExecutionBranch.ENTER_LONG,
        assertInstanceOf(CycleOutcome.Recorded.class, live.run(HOUR)).record().branch(),
        "not held by the attempt before");
  }

  @Test
  void anHourThatCannotBeGivenBackIsReportedWithTheReason() {
    live.store =
        new Unreadable() {
          @Override
          public boolean giveBack(TickKey tick) {
            throw new StoreException("the lease cannot be given back");
          }
        };
    StoreException thrown = assertThrows(StoreException.class, () -> live.run(HOUR));
    assertEquals("the book cannot be read", thrown.getMessage());
    assertEquals("the lease cannot be given back", thrown.getSuppressed()[0].getMessage());
  }

  @Test
  void aStateThatCannotBeReadIsHeldAndLeftAsItIs() {
    live.store =
        new ForwardingStore(new MemoryStore()) {
          @Override
          public BookView view(BookKey book, Instant hour) {
            return new BookView(
                Optional.of(new LoadedState.Corrupt("torn")),
                super.view(book, hour).permission(),
                List.of(),
                List.of(),
                List.of());
          }
        };
    CortexRecord record = live.record(HOUR);
    assertEquals(ExecutionBranch.HOLD_STATE_CORRUPT, record.branch());
    assertEquals(Optional.of("torn"), record.text("why"));
    assertEquals(Optional.empty(), live.store.state(LiveCycle.BOOK));
    assertEquals(List.of(), live.venue.calls);
  }

  @ParameterizedTest
  @CsvSource({
    // sold of 1.47058823, whether what is left is a position: the venue sells from 0.1 on
    "1.37058822, true",
    "1.37058823, true",
    "1.37058824, false",
  })
  void theRecordTellsAPositionByWhatTheVenueSells(String sold, boolean position) {
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
    live.venue.baseMin = new BigDecimal("0.1");
    live.venue.submits.add(ScriptedMarket.partly(sold));
    CortexRecord record = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(position, record.fields().get("in_position"));
    assertEquals(position, live.state().entry().isPresent());
  }

  @Test
  void theRecordHasThePricesThatTheMarketShowed() {
    CortexRecord record = live.record(HOUR);
    assertEquals(new BigDecimal("169.99"), record.fields().get("bid_usd"));
    assertEquals(new BigDecimal("170.01"), record.fields().get("ask_usd"));
  }
}
