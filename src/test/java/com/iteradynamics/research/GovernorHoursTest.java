package com.iteradynamics.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.decision.ExecutionBranch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GovernorHoursTest {
  private static final GovernorHours REFUSED =
      new GovernorHours(1_200, Map.of(ExecutionBranch.HARD_DD_BLOCK, 1_200), 0, Map.of());
  private static final GovernorHours SMALLER =
      new GovernorHours(7, Map.of(), 7, Map.of("PRIME_MAX_EXPOSURE", 7));

  @Test
  void aSentenceSaysWhatHeldBackAndForHowLong() {
    assertEquals("Governors held nothing back.", GovernorHours.NONE.sentence());
    assertEquals(
        "Governors held the strategy back in 1,200 h: refused HARD_DD_BLOCK 1,200 h.",
        REFUSED.sentence());
    assertEquals(
        "Governors held the strategy back in 7 h: smaller positions than wanted for 7 h"
            + " (PRIME_MAX_EXPOSURE 7 h).",
        SMALLER.sentence());
    assertEquals(
        "Governors held the strategy back in 1,207 h: refused HARD_DD_BLOCK 1,200 h; smaller"
            + " positions than wanted for 7 h (PRIME_MAX_EXPOSURE 7 h).",
        REFUSED.and(SMALLER).sentence());
  }

  @Test
  void hoursOfSeveralBooksAddUp() {
    assertEquals(SMALLER, SMALLER.and(GovernorHours.NONE));
    assertEquals(
        new GovernorHours(
            1_214,
            Map.of(ExecutionBranch.HARD_DD_BLOCK, 1_200),
            14,
            Map.of("PRIME_MAX_EXPOSURE", 14)),
        SMALLER.and(REFUSED).and(SMALLER));
  }
}
