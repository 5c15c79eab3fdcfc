package com.iteradynamics.cortex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.Json.MalformedJsonException;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.order.BookKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordedMoneyTest {

  private static RecordedMoney of(String branch, String fields) throws MalformedJsonException {
    Map<String, Object> all = new TreeMap<>(Json.readMap("{" + fields + "}"));
    all.put("timestamp_utc", "2026-03-01 14:00:00");
    all.put("schema", 1);
    all.put("book", "paper");
    all.put("product_id", "BTC-USD");
    all.put("execution_branch", branch);
    return RecordedMoney.of(CortexRecord.of(all));
  }

  @Test
  void theDrawdownIsOfTheEquityBesideIt() throws MalformedJsonException {
    RecordedMoney money =
        of(
            "ENTER_LONG",
            """
            "equity_usd": 1000, "peak_equity_usd": 1250, "drawdown_frac": -0.2, "dd_band": "kill",
            "drawdown_updated": true, "cash_usd": 749.0, "base_qty": 0.5,
            "position_notional_usd": 250.0, "equity_after_usd": 999.0, "in_position": true
            """);
    assertTrue(money.verified());
    assertEquals(Optional.of(999.0), money.equityUsd());
    assertEquals(999.0 / 1250 - 1, money.drawdownFraction().orElseThrow(), 1e-12);
    assertEquals(Optional.of(-0.2), money.judgedDrawdown());
    assertEquals(Optional.of("kill"), money.judgedBand());
    assertEquals(Optional.of(true), money.inPosition());
  }

  /** The governors went by 1,000 USD for weeks; what there was by the newest close is told, too. */
  @Test
  void anHourThatIsNotVerifiedHasADrawdownOfItsOwn() throws MalformedJsonException {
    RecordedMoney money =
        of(
            "STALE_CANDLES",
            """
            "equity_usd": 1000.0, "peak_equity_usd": 1000.0, "drawdown_frac": 0.0, "dd_band": "ok",
            "drawdown_updated": false, "cash_usd": 50.0, "base_qty": 0.1,
            "position_notional_usd": 448.82, "equity_after_usd": 498.82, "in_position": true
            """);
    assertFalse(money.verified());
    assertEquals(-0.50118, money.drawdownFraction().orElseThrow(), 1e-12);
    assertEquals(Optional.of(0.0), money.judgedDrawdown());
    assertEquals(Optional.of(1000.0), money.judgedUsd());
  }

  /** An older version valued coins without a price at nothing, and so lost the position. */
  @Test
  void coinsWithoutAPriceAreAPositionOfUnknownWorth() throws MalformedJsonException {
    for (String worth :
        List.of(
            "\"position_notional_usd\": 0, \"equity_after_usd\": 50, \"in_position\": false",
            "\"in_position\": true")) {
      RecordedMoney money =
          of(
              "STALE_CANDLES",
              "\"cash_usd\": 50, \"base_qty\": 0.1, \"peak_equity_usd\": 9, " + worth);
      assertEquals(Optional.of(true), money.inPosition());
      assertEquals(Optional.empty(), money.positionUsd());
      assertEquals(Optional.empty(), money.equityUsd());
      assertEquals(Optional.empty(), money.drawdownFraction());
      assertEquals(Optional.of(50.0), money.cashUsd());
    }
  }

  @Test
  void withoutCoinsNoPriceIsNeeded() throws MalformedJsonException {
    RecordedMoney money =
        of(
            "STALE_CANDLES",
            "\"cash_usd\": 900, \"base_qty\": 0, \"peak_equity_usd\": 1000, \"in_position\": false");
    assertEquals(Optional.of(900.0), money.equityUsd());
    assertEquals(-0.1, money.drawdownFraction().orElseThrow(), 1e-12);
    assertEquals(Optional.of(false), money.inPosition());
  }

  @Test
  void ofAStateThatCannotBeReadNothingIsKnown() throws MalformedJsonException {
    RecordedMoney money =
        of(
            "HOLD_STATE_CORRUPT",
            """
            "equity_usd": 0, "peak_equity_usd": 0, "drawdown_frac": 0, "dd_band": "kill",
            "drawdown_updated": false, "in_position": false
            """);
    assertEquals(Optional.empty(), money.equityUsd());
    assertEquals(Optional.empty(), money.judgedUsd());
    assertEquals(Optional.empty(), money.judgedBand());
    assertEquals(Optional.empty(), money.inPosition());
  }

  @Test
  void whatTheVenueGivesOtherwiseLaterIsCounted() {
    RunIdentity run = new RunIdentity("prime", true, "s", "1", "0", Map.of());
    Instant hour = Instant.parse("2026-03-01T14:00:00Z");
    CortexRecord record =
        new RecordWriter(BookKey.paper("BTC-USD"), hour, run, ExecutionBranch.FLAT_NO_ENTRY)
            .candleNotes(
                List.of(
                    "[BTC-USD 2026-03-01T12:00Z] " + CandleRules.OTHER_VALUES + "1 2, now 1 3",
                    "the venue has no candle of 2026-03-01T13:00:00Z"))
            .record();
    assertEquals(
        Optional.of(1.0), record.get(Recorded.CANDLE_DIFFERENCES).map(Number::doubleValue));
  }
}
