package com.iteradynamics.cli.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.local.CandleCsv;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.research.CostPreset;
import com.iteradynamics.research.Costs;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacktestCommandTest {
  private static final List<String> SAMPLE = List.of("backtest", "--sample", "--json=-");
  private static final List<String> DAYS =
      List.of("backtest", "--sample", "--from=2025-05-15", "--to=2025-05-25", "--json=-");

  @TempDir private Path folder;

  private JsonNode figures(List<String> args, String... more) throws IOException {
    return Run.json(run(args, more).exits(0).out());
  }

  private Outcome run(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return Run.in(folder).argus(all.toArray(String[]::new));
  }

  private JsonNode replay(String... more) throws IOException {
    List<String> args = List.of("replay", "--sample", "--json");
    return Run.json(run(args, more).exits(0).out());
  }

  @Test
  void theCycleIsThatOfTheReplay() throws IOException {
    for (String strategy : List.of("sg_core_exposure_v1", "sg_regime_trend_v1")) {
      JsonNode ours = figures(SAMPLE, "--strategy=" + strategy);
      JsonNode theirs = replay("--strategy=" + strategy);
      JsonNode metrics = ours.get("metrics");
      // The replay makes one tick more, whose order would have no candle to be filled in.
      assertEquals(theirs.get("equity_usd"), metrics.get("final_equity"));
      assertEquals(
          theirs.get("fees_usd").asDouble(), metrics.get("fees_usd").asDouble(), 1e-9, strategy);
      assertEquals(theirs.get("sells"), metrics.get("trades"));
      assertEquals(
          theirs.get("hold_equity_usd").asDouble(),
          ours.get("buy_and_hold").get("final_equity").asDouble(),
          1e-9);
      int hours = 0;
      for (JsonNode count : ours.get("branches")) {
        hours += count.asInt();
      }
      assertEquals(metrics.get("bars").asInt() - 1, hours);
    }
  }

  /** The sample's candles divided by 2^34, so that a coin costs three millionths of a euro. */
  @Test
  void aCoinOfMillionthsInAnotherCurrencyIsSeenWithItsDigitsAndItsCurrency() throws IOException {
    CandleSeries tiny =
        Tapes.changed(
            SampleCandles.load(),
            (i, c) ->
                new Candle(
                    c.openTime(),
                    Math.scalb(c.open(), -34),
                    Math.scalb(c.high(), -34),
                    Math.scalb(c.low(), -34),
                    Math.scalb(c.close(), -34),
                    Math.scalb(c.volume(), 34)));
    CandleCsv.write(tiny, folder.resolve("tiny.csv"));
    List<String> command =
        List.of("backtest", "--candles=tiny.csv", "--costs=pro", "--set=ARGUS_PRODUCT_ID=AB-EUR");
    String text = run(command, "--report=page.html").exits(0).out();
    assertTrue(text.contains(" EUR"), text);
    assertFalse(text.contains("USD"), text);
    assertTrue(text.contains("exact prices, quantities in steps of 0.00000001"), text);
    String page = Files.readString(folder.resolve("page.html"));
    assertTrue(page.contains("0.00000"), "prices with their digits");
    assertFalse(page.contains("between 0.00\u00a0EUR"), "no price of nothing");
    assertFalse(page.contains("\u00a0USD"), "no dollars");
    JsonNode plain = figures(SAMPLE, "--costs=pro");
    JsonNode scaled = figures(command, "--json=-");
    assertEquals(
        plain.get("metrics").get("total_return").asDouble(),
        scaled.get("metrics").get("total_return").asDouble(),
        1e-6);
    assertEquals("0.01", scaled.get("rules").get("quote_increment").asText());
    assertFalse(scaled.get("rules").has("base_max"));
  }

  @Test
  void whatTheFiguresHideIsInTextAndJson() throws IOException {
    List<String> hard = List.of("--set=PRIME_DD_SOFT=0.0001", "--set=PRIME_DD_HARD=0.0002");
    String[] early = hard.toArray(String[]::new);
    JsonNode answer = figures(SAMPLE, early);
    List<String> notes = new ArrayList<>();
    answer.get("notes").forEach(note -> notes.add(note.asText()));
    assertTrue(notes.stream().anyMatch(n -> n.contains("it held no position: ")), "" + notes);
    assertTrue(
        notes.stream().anyMatch(n -> n.contains("drawdown limit blocked entries")), "" + notes);
    assertFalse(answer.has("open_position"));
    String text = run(List.of("backtest", "--sample"), early).exits(0).out();
    assertTrue(text.replace('\n', ' ').contains(String.join(" ", notes)), text);
  }

  @Test
  void capsThatMadeEntriesSmallerAreCounted() throws IOException {
    JsonNode answer = figures(SAMPLE, "--set=PRIME_CAP_ORDER_USD=50");
    int entries = answer.get("branches").get("ENTER_LONG").asInt();
    String note = "A cap reduced the order of " + entries + " of " + entries + " entries";
    assertTrue(answer.get("notes").toString().contains(note), answer.get("notes")::toString);
    assertFalse(figures(SAMPLE).get("notes").toString().contains("A cap reduced"));
  }

  /** Every fourth hour is missing: a return counts as one hour and spans 4 / 3 on average. */
  @Test
  void whatMissingHoursDoToTheAnnualizedFiguresIsSaid() throws IOException {
    CandleCsv.write(Tapes.kept(SampleCandles.load(), i -> i % 4 != 1), folder.resolve("holes.csv"));
    JsonNode answer = figures(List.of("backtest", "--candles=holes.csv", "--json=-"));
    String notes = answer.get("notes").toString();
    assertTrue(notes.contains("25.0"), notes);
    assertTrue(notes.contains("are overstated by up to a factor of 1.15"), notes);
    assertFalse(figures(SAMPLE).get("notes").toString().contains("overstated"));
  }

  @Test
  void aPositionThatIsOpenAtTheEndIsSaid() throws IOException {
    String[] early = {"--from=2025-05-28", "--to=2025-05-29T12:00", "--set=PRIME_HORIZON=400"};
    JsonNode answer = figures(SAMPLE, early);
    JsonNode open = answer.get("open_position");
    assertEquals(
        open.get("unrealized_usd").asDouble(),
        open.get("value_usd").asDouble() - open.get("cost_usd").asDouble(),
        1e-9);
    String text = run(List.of("backtest", "--sample"), early).exits(0).out();
    assertTrue(text.contains("A position is open at the end: opened "), text);
    assertTrue(text.contains("closed trades"), text);
  }

  @Test
  void theFirstCostOfTheHarnessIsInEveryFigure() throws IOException {
    CandleSeries flat =
        Tapes.changed(
            SampleCandles.load().first(400),
            (i, c) -> new Candle(c.openTime(), 100, 100, 100, 100, 1 + i % 7));
    CandleCsv.write(flat, folder.resolve("flat.csv"));
    JsonNode answer =
        figures(
            List.of("backtest", "--candles=flat.csv", "--engine=reference", "--costs=pro"),
            "--json=-");
    for (String book : List.of("metrics", "buy_and_hold")) {
      JsonNode metrics = answer.get(book);
      double cost = -metrics.get("total_return").asDouble();
      assertTrue(cost > 0, book);
      assertEquals(cost, metrics.get("max_drawdown").asDouble(), 1e-12, book);
      assertTrue(metrics.get("sharpe").asDouble() < 0, book);
      assertTrue(metrics.get("volatility").asDouble() > 0, book);
    }
  }

  @Test
  void anOrderIsFilledInTheCandleAfterItsDecision() throws IOException {
    // The tick of 00:00 sees the candle of 23:00 and buys; the span holds the candle it fills in.
    List<String> entry = List.of("backtest", "--sample", "--from=2025-05-31T22:00", "--json=-");
    CandleSeries tape = SampleCandles.load();
    double open = tape.open(tape.size() - 1);
    double close = tape.close(tape.size() - 1);
    for (String fill : List.of("next-open", "next-close")) {
      JsonNode metrics =
          figures(entry, "--fill=" + fill, "--fee-bps=0", "--slippage-bps=0").get("metrics");
      double price = fill.equals("next-open") ? open : close;
      assertEquals(1, metrics.get("rebalances").asInt());
      assertEquals(
          1_000 + 250 * (close / price - 1), metrics.get("final_equity").asDouble(), 0.001, fill);
    }
  }

  @Test
  void costsAreTakenByTheirNamesOrNumbers() throws IOException {
    JsonNode retail = figures(DAYS);
    assertCosts(50, 90, 5, retail);
    assertAlike(retail, figures(DAYS, "--costs=retail"));
    JsonNode pro = figures(DAYS, "--costs=pro");
    assertAlike(pro, figures(DAYS, "--fee-bps=10", "--slippage-bps=5"));
    assertAlike(pro, figures(DAYS, "--taker-bps=10", "--maker-bps=10"));
    assertAlike(pro, figures(DAYS, "--set=PAPER_FEE_BPS=10", "--set=PAPER_MAKER_FEE_BPS=10"));
    JsonNode taker = figures(DAYS, "--set=PAPER_FEE_BPS=10");
    assertCosts(50, 10, 5, taker);
    assertEquals(pro.get("metrics"), taker.get("metrics"), "nothing fills as maker");
    assertCosts(2, 10, 7, figures(DAYS, "--taker-bps=10", "--maker-bps=2", "--slippage-bps=7"));
    assertCosts(25, 50, 5, figures(DAYS, "--costs=retail-eu"));
    assertCosts(9, 10, 5, figures(DAYS, "--costs=retail-world"));
    assertCosts(10, 10, 5, pro);
    assertCosts(2, 5, 2, figures(DAYS, "--costs=institutional"));
    JsonNode large = figures(DAYS, "--costs=institutional");
    assertTrue(returned(large, "metrics") > returned(pro, "metrics"));
    assertTrue(returned(pro, "metrics") > returned(retail, "metrics"));
    assertTrue(returned(retail, "before_costs") > returned(large, "metrics"));
    JsonNode free = figures(DAYS, "--fee-bps=0", "--slippage-bps=0");
    // Exact money is rounded to cents and satoshis; the book gross is not.
    assertEquals(returned(free, "before_costs"), returned(free, "metrics"), 1e-6);
  }

  /** In everything but who says what the rates are. */
  private static void assertAlike(JsonNode one, JsonNode other) {
    for (JsonNode each : List.of(one, other)) {
      ((ObjectNode) each.get("fees")).remove(List.of("source", "tier"));
    }
    assertEquals(one, other);
  }

  private static void assertCosts(double maker, double taker, double slippage, JsonNode figures) {
    assertEquals(maker, figures.get("maker_fee_bps").asDouble());
    assertEquals(taker, figures.get("fee_bps").asDouble());
    assertEquals(slippage, figures.get("slippage_bps").asDouble());
  }

  @Test
  void theHelpNamesEveryPresetWithItsNumbers() {
    String help = run(List.of("backtest", "--help")).exits(0).out().replaceAll("\\s+", " ");
    for (CostPreset preset : CostPreset.values()) {
      Costs costs = preset.costs();
      String words =
          String.format(
              Locale.ROOT,
              "%s (%.0f, %.0f, %.0f)",
              preset.word(),
              costs.makerBps(),
              costs.takerBps(),
              costs.slippageBps());
      assertTrue(help.contains(words), words);
      assertTrue(preset.source().matches("[A-Z].*\\."), preset.source());
    }
  }

  @Test
  void theRatesThatAreNotUsedAreNamedToo() {
    String text = run(List.of("backtest", "--sample"), "--maker-bps=3").exits(0).out();
    assertTrue(text.contains("taker fee 90 bps, maker fee 3 bps, slippage 5 bps"), text);
  }

  @Test
  void theBreakEvenCostIsInTextAndJson() throws IOException {
    JsonNode loses = figures(SAMPLE, "--costs=pro").get("break_even");
    assertEquals("loses even without costs", loses.get("cash_reason").asText());
    assertEquals("below holding even without costs", loses.get("hold_reason").asText());
    assertFalse(loses.has("cash_bps") || loses.has("hold_bps"));
    JsonNode idle = figures(DAYS, "--strategy=sg_stub_strategy").get("break_even");
    assertEquals("nothing was traded", idle.get("cash_reason").asText());
    // The governors that act on equity are off: a run at that cost ends as it began, but for cents.
    List<String> settings =
        List.of(
            "--strategy=sg_vol_probe_v1",
            "--set=PRIME_MAX_EXPOSURE=0.95",
            "--set=PRIME_DD_SOFT=1",
            "--set=PRIME_DD_HARD=1",
            "--set=PRIME_DD_KILL=1");
    String[] vol = settings.toArray(String[]::new);
    double bps = figures(SAMPLE, vol).at("/break_even/cash_bps").asDouble();
    assertTrue(bps > 10, "found " + bps);
    List<String> there = new ArrayList<>(SAMPLE);
    there.addAll(List.of("--fee-bps=" + bps, "--slippage-bps=0"));
    assertEquals(0, returned(figures(there, vol), "metrics"), 1e-5);
    String text = run(List.of("backtest", "--sample"), vol).exits(0).out().replace('\u00a0', ' ');
    String shown = String.format(Locale.ROOT, "%.2f bps", bps);
    assertTrue(text.contains("fee and slippage together: " + shown + " against cash"), text);
    assertTrue(text.matches("(?s).*\\nbreak-even cost +" + shown + " .*"), text);
  }

  private static double returned(JsonNode figures, String part) {
    return figures.get(part).get("total_return").asDouble();
  }

  @Test
  void whatIsNotDefinedIsAbsent() throws IOException {
    JsonNode metrics = figures(DAYS, "--strategy=sg_stub_strategy").get("metrics");
    assertEquals(0, metrics.get("total_return").asDouble());
    for (String name : List.of("sharpe", "sortino", "calmar", "win_rate", "profit_factor")) {
      assertFalse(metrics.has(name), name);
    }
    String text =
        run(List.of("backtest", "--sample", "--strategy=sg_stub_strategy")).exits(0).out();
    assertTrue(text.contains("Sharpe                                             -"), text);
  }

  @Test
  void theHarnessBeginsWithTheTwoHundredAndFirstCandle() throws IOException {
    JsonNode figures = figures(SAMPLE, "--engine=reference");
    assertEquals("2025-01-09T08:00:00Z", figures.get("from").asText());
    assertEquals("next-close", figures.get("fill").asText());
    assertEquals(3_424, figures.get("metrics").get("bars").asInt());
    assertEquals(10_000, figures.get("metrics").get("start_equity").asDouble());
    assertFalse(figures.has("branches"));
  }

  @Test
  void hoursOfAllRegimesAreAllHours() throws IOException {
    for (String engine : List.of("governed", "reference")) {
      JsonNode figures = figures(SAMPLE, "--engine=" + engine);
      for (String part : List.of("by_regime", "by_year")) {
        int hours = 0;
        double growth = 1;
        for (JsonNode slice : figures.get(part)) {
          hours += slice.get("metrics").get("bars").asInt();
          growth *= 1 + slice.get("metrics").get("total_return").asDouble();
        }
        assertEquals(figures.get("metrics").get("bars").asInt(), hours);
        assertEquals(1 + returned(figures, "metrics"), growth, 1e-9);
      }
    }
  }

  @Test
  void aFileHoldsWhatStandardOutputWouldSay() throws IOException {
    List<String> days = DAYS.subList(0, 4);
    String text = run(days, "--json=b.json").exits(0).out();
    assertEquals(
        run(DAYS).exits(0).out().strip(), Files.readString(folder.resolve("b.json")).strip());
    assertEquals(run(days).exits(0).out(), text);
    Outcome nowhere = run(days, "--json=none/b.json").exits(1);
    assertTrue(nowhere.err().contains("cannot write"), nowhere.err());
    assertEquals("", nowhere.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --fee-bps=NaN | --fee-bps must be basis points, 0..1000, was \"NaN\"",
        "2 | --fee-bps=-1 | --fee-bps must be basis points, 0..1000, was \"-1\"",
        "2 | --slippage-bps=Infinity | --slippage-bps must be basis points, 0..1000",
        "2 | --costs=pros | --costs must be one of retail, retail-eu, retail-world, pro, institutional, was pros; did you",
        "2 | --fee-bps=10000 | --fee-bps must be basis points, 0..1000, was \"10000\"",
        "2 | --maker-bps=-1 | --maker-bps must be basis points, 0..1000, was \"-1\"",
        "2 | --maker-bps=10000 | --maker-bps must be basis points, 0..1000, was \"10000\"",
        "2 | --taker-bps=x | --taker-bps must be basis points, 0..1000, was \"x\"",
        "2 | --taker-bps=10000 | --taker-bps must be basis points, 0..1000, was \"10000\"",
        "2 | --slippage-bps=-0.1 | --slippage-bps must be basis points, 0..1000, was \"-0.1\"",
        "2 | --costs=pro --fee-bps=1 | give --costs, or --fee-bps (or --maker-bps and --taker-bps)",
        "2 | --costs=pro --maker-bps=1 | give --costs, or --fee-bps (or --maker-bps and",
        "2 | --costs=pro --taker-bps=1 | give --costs, or --fee-bps (or --maker-bps and",
        "2 | --costs=pro --slippage-bps=1 | and --slippage-bps, not both",
        "2 | --fee-bps=1 --taker-bps=1 | --fee-bps is the fee of maker and taker: give it, or",
        "2 | --fee-bps=1 --maker-bps=1 | --fee-bps is the fee of maker and taker: give it, or",
        "2 | --engine=referense | did you mean reference?",
        "2 | --fill=nextopen | did you mean next-open?",
        "2 | --engine=reference --fill=next-open | the reference engine fills at the next close",
        "2 | --set=SG_CORE_EMA_FST=9 | did you mean SG_CORE_EMA_FAST?",
        "2 | --strategy=nobody | known are sg_core_exposure_v1,",
        "2 | --from=2025-03-01 --to=2025-02-01 | is before --from",
        "1 | --from=2026-03-01 | there is no candle from 2026-03-01T00:00:00Z: the candles run",
        "1 | --to=2025-01-02T00:00 | too little history: Layer 1 needs 61 candles, there are 25",
        "1 | --engine=reference --to=2025-01-09T00:00 | the reference engine needs 202 candles, there are 193",
        "1 | --from=2025-03-01 --to=2025-03-01T00:00 | a span of one candle cannot be traded: a"
      })
  void whatCannotBeIsSaid(int exitCode, String options, String expected) {
    Outcome outcome = run(List.of("backtest", "--sample"), options.split(" ")).exits(exitCode);
    assertTrue(outcome.err().contains(expected), outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void aTapeIsNeededAndHasToBeReadable() throws IOException {
    run(List.of("backtest")).exits(2);
    run(List.of("backtest", "--sample", "--candles=x.csv")).exits(2);
    Outcome missing = run(List.of("backtest", "--candles=x.csv")).exits(1);
    assertTrue(missing.err().contains("x.csv"), missing.err());
    Files.writeString(
        folder.resolve("bad.csv"), "Timestamp,Open,High,Low,Close,Volume\nx,1,1,1,1,1\n");
    Outcome bad = run(List.of("backtest", "--candles=bad.csv")).exits(1);
    assertTrue(bad.err().contains("bad.csv"), bad.err());
    Files.writeString(folder.resolve("none.csv"), "Timestamp,Open,High,Low,Close,Volume\n");
    Outcome none = run(List.of("backtest", "--candles=none.csv")).exits(1);
    assertTrue(none.err().contains("has a header and no candles"), none.err());
  }
}
