package com.iteradynamics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.RecordWriter;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionLogTest {
  private static final Instant HOUR = Instant.parse("2025-03-01T12:00:00Z");

  private static CortexRecord record(int minute, ExecutionBranch branch, Optional<Integer> cash) {
    RecordWriter writer =
        new RecordWriter(
            DashboardSamples.BOOK,
            HOUR.plusSeconds(60L * minute),
            DashboardSamples.parameters().run(),
            branch);
    cash.ifPresent(
        usd ->
            writer.moneyAfter(PrimeState.fresh(BigDecimal.valueOf(usd)), Optional.empty(), false));
    return writer.record();
  }

  /** As when a watch has sold a part, and the next ones see no price. */
  @Test
  void theNewestMoneyIsThatOfTheWatchThatSoldWhateverIsToldSince() {
    DecisionLog log =
        DecisionLog.of(
            List.of(
                record(0, ExecutionBranch.HOLD_IN_POSITION, Optional.of(100)),
                record(5, ExecutionBranch.WATCH_STOP_LOSS, Optional.of(700))));
    CortexRecord blind = record(10, ExecutionBranch.WATCH_PRICE_DOUBTFUL, Optional.empty());
    assertEquals(HOUR.plusSeconds(300), log.newestBooked().orElseThrow().hour());
    assertEquals(HOUR.plusSeconds(300), log.with(List.of(blind)).newestBooked().get().hour());
    CortexRecord tick = record(60, ExecutionBranch.FLAT_NO_ENTRY, Optional.of(700));
    assertEquals(
        HOUR.plusSeconds(3600), log.with(List.of(blind, tick)).newestBooked().get().hour());
  }
}
