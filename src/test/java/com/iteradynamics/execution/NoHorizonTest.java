package com.iteradynamics.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.ReplayCandles;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.execution.replay.RecordReplay;
import com.iteradynamics.strategy.Action;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position whose strategy wants no horizon, where the system's is two hours. */
class NoHorizonTest {
  private static final int HOUR = LiveCycle.HOUR;

  private final LiveCycle live = new LiveCycle().wants(HOUR, Action.ENTER_LONG);

  @BeforeEach
  void aPositionWithoutAHorizon() {
    live.settings.put("PRIME_HORIZON", "2");
    live.strategy = (closed, regime, context) -> live.intent(context.now()).withoutHorizon();
    live.run(HOUR);
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("750", "1.47058823"));
  }

  private void agrees(CortexRecord record) throws Json.MalformedJsonException {
    CortexRecord stored = Json.readRecord(Json.write(record));
    assertTrue(
        new RecordReplay(live.parameters()).of(stored, StoreCycle.risingTape(100)).agrees(),
        record.toString());
  }

  @Test
  void noHorizonEndsItWhateverTheLaterHoursSay() throws Exception {
    assertTrue(live.state().noHorizon());
    assertEquals(Optional.empty(), live.state().plannedExit());
    for (int later = 1; later < 8; later++) {
      boolean fails = later == 3;
      boolean names = later == 5;
      live.strategy =
          (closed, regime, context) -> {
            if (fails) {
              throw new IllegalStateException("at times");
            }
            return names ? live.intent(context.now()) : live.intent(context.now()).withoutHorizon();
          };
      CortexRecord record = live.record(HOUR + later);
      assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch());
      assertFalse(record.has(Recorded.PLANNED_EXIT_TS));
      assertTrue(record.is(Recorded.NO_HORIZON));
      assertEquals(!fails && !names, record.is(Recorded.INTENT_NO_HORIZON));
      assertEquals(names, record.has(Recorded.INTENT_HORIZON_H));
      assertTrue(live.state().noHorizon());
      agrees(record);
    }
  }

  @Test
  void aHoldWithoutTheCandleForgetsNothing() {
    live.candles = new ReplayCandles(StoreCycle.risingTape(HOUR));
    for (int later : new int[] {1, 24, 24 * 7}) {
      CortexRecord record = live.record(HOUR + later);
      assertTrue(record.has(Recorded.INTENT_NOT_ASKED), record.toString());
      assertEquals(ExecutionBranch.HOLD_IN_POSITION, record.branch());
      assertTrue(live.state().noHorizon());
      assertEquals(Optional.empty(), live.state().plannedExit());
    }
  }

  @Test
  void anExitThatDidNotSellEverythingIsTriedAgain() throws Exception {
    live.venue.baseMax = new BigDecimal("0.05");
    live.settings.put("PRIME_CAP_ORDER_USD", "1");
    CortexRecord first = live.wants(HOUR + 1, Action.EXIT_LONG).record(HOUR + 1);
    assertEquals(ExecutionBranch.EXIT_STRATEGY, first.branch());
    assertEquals(Optional.of(StoreCycle.hour(HOUR + 1)), live.state().plannedExit());
    assertFalse(live.state().noHorizon());
    live.venue.wallet = new Result.Ok<>(ScriptedMarket.wallet("920", "0.47058823"));
    CortexRecord second = live.wants(HOUR + 2, Action.HOLD).record(HOUR + 2);
    assertEquals(ExecutionBranch.EXIT_HORIZON, second.branch());
    assertEquals(0, live.state().baseQty().signum());
    assertFalse(live.state().noHorizon());
    agrees(first);
    agrees(second);
  }

  @Test
  void theNextPositionHasItsOwnHorizon() {
    live.wants(HOUR + 1, Action.EXIT_LONG).run(HOUR + 1);
    PrimeState flat = live.state();
    assertFalse(flat.noHorizon());
    assertEquals(Optional.empty(), flat.plannedExit());
  }
}
