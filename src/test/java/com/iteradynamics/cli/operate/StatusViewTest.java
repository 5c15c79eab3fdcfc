package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardPage;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.dashboard.DashboardStatus;
import com.iteradynamics.dashboard.DecisionLog;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is not known, not verified or of another hour is not told as if it were of now. */
class StatusViewTest {
  private static final int FIRST = 1_560;
  private static final int END = 1_585;

  private static CandleSeries tape;

  /** The newest of them holds a position. */
  private static List<CortexRecord> records;

  private static Instant now;

  @BeforeAll
  static void replay() {
    tape = SampleCandles.load();
    records = DashboardSamples.records(tape, FIRST, END);
    now = records.getLast().hour().plusSeconds(1_200);
    assertTrue(records.getLast().is(Recorded.IN_POSITION), records.getLast()::toString);
  }

  /** The newest record with these fields, {@code null} for none; and those before it. */
  private static List<CortexRecord> newest(Map<String, Object> changes) {
    Map<String, Object> fields = new LinkedHashMap<>(records.getLast().fields());
    changes.forEach(
        (name, value) -> {
          if ("absent".equals(value)) {
            fields.remove(name);
          } else {
            fields.put(name, value);
          }
        });
    List<CortexRecord> all = new ArrayList<>(records.subList(0, records.size() - 1));
    all.add(CortexRecord.of(fields));
    return all;
  }

  private static DashboardData corrupt(List<CortexRecord> log) {
    return new DashboardData(
        DashboardSamples.BOOK,
        "the folder data",
        now,
        DecisionLog.of(log),
        tape.first(END),
        Optional.of(new LoadedState.Corrupt("the state cannot be trusted")),
        Optional.of(TradingPermission.ACTIVE),
        List.of());
  }

  private static String text(DashboardData mission) {
    return StatusView.of(DashboardStatus.of(mission)).toText(OptionalInt.empty());
  }

  private static void has(String text, String... words) {
    for (String each : words) {
      assertTrue(text.contains(each), () -> each + " is not in\n" + text);
    }
  }

  @Test
  void ofAStateThatCannotBeReadNothingIsSaid() {
    Map<String, Object> old =
        Map.of(
            "execution_branch",
            "HOLD_STATE_CORRUPT",
            "equity_usd",
            0.0,
            "peak_equity_usd",
            0.0,
            "drawdown_frac",
            0.0,
            "dd_band",
            "kill",
            "drawdown_updated",
            false,
            "wallet_verified",
            true,
            "cash_usd",
            "absent",
            "equity_after_usd",
            "absent");
    for (List<CortexRecord> log : List.of(newest(old), records)) {
      String text = text(corrupt(log));
      has(
          text,
          "position   not known",
          "equity     not known, peak not known, cash not known",
          "drawdown   not known, band not known",
          "NOT VERIFIED; last verified at ",
          "[not known] soft",
          "HOLD_STATE_CORRUPT");
      has(text, "wallet     NOT VERIFIED: the state cannot be read");
      assertFalse(text.contains(" 0.00 USD"), text);
      String page = new DashboardPage(corrupt(log)).file();
      assertFalse(page.contains("agrees with the ledger"), "there is none to agree with");
      assertTrue(page.contains("<p class=\"main\">not known</p>"), "the page says so");
    }
  }

  @Test
  void theCurveDoesNotFallToNothingInAnHourThatKnowsNothing() {
    String page =
        new DashboardPage(
                DashboardSamples.of(
                    newest(
                        Map.of(
                            "execution_branch",
                            "HOLD_STATE_CORRUPT",
                            "equity_usd",
                            0.0,
                            "drawdown_updated",
                            false,
                            "equity_after_usd",
                            "absent")),
                    tape.first(END),
                    now))
            .newer("");
    has(page, "\"name\":\"Equity\"");
    String curve = page.substring(page.indexOf("\"name\":\"Equity\""));
    String values = curve.substring(curve.indexOf('['), curve.indexOf(']') + 1);
    assertTrue(values.endsWith(",null]"), values);
    assertFalse(values.contains(",0,") || values.contains(",0.0"), values);
  }

  /** Weeks of hours without verified candles: the governors went by 1,000 USD all the time. */
  @Test
  void whatThereIsNowAndWhatWasVerifiedLastAreToldApart() {
    List<CortexRecord> log =
        List.of(
            newest(
                    Map.of(
                        "execution_branch", "STALE_CANDLES",
                        "equity_usd", 1_000.0,
                        "peak_equity_usd", 1_000.0,
                        "drawdown_frac", 0.0,
                        "dd_band", "ok",
                        "drawdown_updated", false,
                        "equity_after_usd", 498.82))
                .getLast());
    String text = text(DashboardSamples.of(log, tape.first(END), now));
    has(
        text,
        "equity     498.82 USD, peak 1,000.00 USD",
        "drawdown   -50.12 %, band kill",
        "NOT VERIFIED; last verified: 1,000.00 USD, drawdown 0.00 %, band ok",
        "(RUNBOOK.md, KILL_DD)");
    String page = new DashboardPage(DashboardSamples.of(log, tape.first(END), now)).file();
    has(page, "\u221250.12\u00a0% \u00b7 kill", "Last verified: 0.00\u00a0% \u00b7 ok");
  }

  /** A jump between close and fill: the governors saw no drawdown, and the sale made one. */
  @Test
  void theDrawdownIsOfTheEquityBesideItAlsoAfterATrade() {
    Map<String, Object> sold = new LinkedHashMap<>();
    sold.put("execution_branch", "EXIT_HORIZON");
    sold.put("equity_usd", 1_018.63);
    sold.put("peak_equity_usd", 1_018.63);
    sold.put("drawdown_frac", 0.0);
    sold.put("dd_band", "ok");
    sold.put("drawdown_updated", true);
    sold.put("base_qty", 0.0);
    sold.put("cash_usd", 859.07);
    sold.put("equity_after_usd", 859.07);
    DashboardData mission =
        DashboardSamples.of(List.of(newest(sold).getLast()), tape.first(END), now);
    has(
        text(mission),
        "equity     859.07 USD, peak 1,018.63 USD",
        "drawdown   -15.66 %, band kill");
    has(new DashboardPage(mission).file(), "\u221215.66\u00a0% \u00b7 kill");
  }

  /** In an hour without a price the quantity is known, and its worth is not. */
  @Test
  void coinsWithoutAPriceAreHeldAndNotWorthNothing() {
    List<CortexRecord> log =
        newest(
            Map.of(
                "execution_branch", "STALE_CANDLES",
                "equity_usd", "absent",
                "drawdown_frac", "absent",
                "dd_band", "absent",
                "drawdown_updated", false,
                "position_notional_usd", "absent",
                "equity_after_usd", "absent"));
    String text = text(DashboardSamples.of(log, tape.first(END), now));
    has(
        text,
        " BTC worth not known at ",
        "unrealized not known (not known), planned exit 2",
        "equity     not known, peak 1,0",
        "drawdown   not known, band not known",
        "NOT VERIFIED; last verified at ");
  }

  /** Candles of 40 more days came by hand; what is told of the position is of the tick's hour. */
  @Test
  void aPositionIsShownOfOneMoment() {
    CortexRecord record = records.getLast();
    Instant later = now.plus(Duration.ofDays(40));
    DashboardData mission = DashboardSamples.of(records, tape, later);
    DashboardStatus status = DashboardStatus.of(mission);
    double worth = status.position().orElseThrow().worthUsd().orElseThrow();
    double paid =
        record.get(Recorded.BASE_QTY).map(Number::doubleValue).orElseThrow()
            * record.get(Recorded.ENTRY_PX).map(Number::doubleValue).orElseThrow();
    assertEquals(record.get(Recorded.POSITION_NOTIONAL_USD).orElseThrow(), worth);
    assertEquals(worth - paid, status.position().get().unrealisedUsd().orElseThrow(), 1e-9);
    assertEquals(worth / paid - 1, status.position().get().unrealisedFrac().orElseThrow(), 1e-9);
    assertEquals(record.hour(), status.position().get().asOf());
    String page = new DashboardPage(mission).file();
    String hour = CortexRecord.timestamp(record.hour()).substring(0, 16);
    String tile = page.substring(page.indexOf("<h2>Last tick</h2>"));
    has(tile.substring(0, tile.indexOf("</b>")), hour);
    String today = new DashboardPage(DashboardSamples.of(records, tape, now)).file();
    tile = today.substring(today.indexOf("<h2>Last tick</h2>"));
    has(tile.substring(0, tile.indexOf("</b>")), ">" + hour.substring(11) + "<");
  }

  @Test
  void candlesThatSettleLateAreCounted() {
    String note = "[BTC-USD 2025-03-06T23:00Z] " + CandleRules.OTHER_VALUES + "1 2, now 1 3";
    List<CortexRecord> counted = newest(Map.of("candle_notes", note, "candle_differences", 1));
    for (List<CortexRecord> log : List.of(counted, newest(Map.of("candle_notes", note)))) {
      DashboardData mission = DashboardSamples.of(log, tape.first(END), now);
      has(text(mission), "1 hour(s) of the last day had other values at the venue later");
      assertEquals(1, DashboardStatus.of(mission).candleDifferences());
      assertTrue(new DashboardPage(mission).file().contains("other values later: 1 of the last"));
    }
    assertFalse(text(DashboardSamples.of(records, tape.first(END), now)).contains("other values"));
  }
}
