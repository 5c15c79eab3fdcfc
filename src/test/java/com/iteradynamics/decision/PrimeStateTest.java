package com.iteradynamics.decision;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a state may hold, and what a person's word does to it. */
class PrimeStateTest {
  private static final PrimeState STATE =
      PrimeState.fresh(new BigDecimal("1000")).change().equity(900, 1_100).done();

  @ParameterizedTest
  @CsvSource({
    // last equity, peak, cash, quantity, fills, whether a state may hold that
    "0, 0, 0, 0, 0, true",
    "-0.01, 0, 0, 0, 0, false",
    "0, -0.01, 0, 0, 0, false",
    "0, 0, -0.01, 0, 0, false",
    "0, 0, 0, -0.01, 0, false",
    "0, 0, 0, 0, -1, false",
    "NaN, 0, 0, 0, 0, false",
    "0, NaN, 0, 0, 0, false",
    "Infinity, 0, 0, 0, 0, false",
    "0, Infinity, 0, 0, 0, false",
  })
  void noAmountIsNegativeOrEndless(
      double equity, double peak, BigDecimal cash, BigDecimal base, int fills, boolean valid) {
    Executable made =
        () -> STATE.change().equity(equity, peak).holdings(cash, base).fillsSinceFlat(fills).done();
    if (valid) {
      assertDoesNotThrow(made);
    } else {
      assertThrows(IllegalArgumentException.class, made);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // flow; cash, equity and peak after it
    "500, 1500, 1400, 1600",
    "-400, 600, 500, 700",
    "-1000, 0, 0, 100",
  })
  void aFlowShiftsCashEquityAndPeakAlike(
      BigDecimal flow, BigDecimal cash, double equity, double peak) {
    PrimeState after = STATE.flow(flow);
    assertEquals(0, cash.compareTo(after.cashUsd()), after.toString());
    assertEquals(equity, after.lastEquityUsd());
    assertEquals(peak, after.peakEquityUsd());
  }

  @Test
  void moreThanTheCashCannotBeWithdrawn() {
    assertThrows(
        IllegalArgumentException.class, () -> STATE.flow(new BigDecimal("-1000.00000001")));
  }

  @Test
  void aWriteHasTheNextVersionAndAResetArmsAgain() {
    assertEquals(STATE.version() + 1, STATE.nextVersion().version());
    PrimeState killed = STATE.change().killed(true).done().nextVersion();
    PrimeState armed = killed.reset(950);
    assertFalse(armed.killed());
    assertEquals(950, armed.peakEquityUsd());
    assertEquals(950, armed.lastEquityUsd());
    assertEquals(killed.version(), armed.version());
  }
}
