package com.iteradynamics.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.AssumedCost;
import com.iteradynamics.order.BookKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's text, without a browser. */
class DashboardPageTest {
  private static final int FIRST = 1_000;
  private static final int END = 1_585;

  private static CandleSeries tape;
  private static List<CortexRecord> records;
  private static Instant now;

  @BeforeAll
  static void replay() {
    tape = SampleCandles.load().first(END);
    records = DashboardSamples.records(tape, FIRST, END);
    now = records.getLast().hour().plusSeconds(1_000);
  }

  private static DashboardData mission() {
    return DashboardSamples.of(records, tape, now);
  }

  private static DashboardData with(
      BookKey book, LoadedState state, TradingPermission permission, String... problems) {
    return new DashboardData(
        book,
        "somewhere",
        now,
        DecisionLog.of(records),
        tape,
        Optional.of(state),
        Optional.of(permission),
        List.of(problems));
  }

  @Test
  void theFirstScreenIsThereWithoutAnyScript() {
    String page = new DashboardPage(mission()).file();
    String screen =
        page.substring(page.indexOf("<div id=\"screen\">"), page.indexOf("id=\"market\""));
    CortexRecord newest = records.getLast();
    for (String field :
        List.of(
            "execution_branch",
            "why",
            "regime_label",
            "intent_action",
            "intent_reason",
            "dd_band")) {
      assertTrue(screen.contains(newest.text(field).orElseThrow()), field + " in " + screen);
    }
    assertTrue(screen.contains("All is well"), screen);
    assertTrue(screen.contains("16 min ago"), screen);
  }

  @Test
  void noScriptOrStyleIsAllowedThatIsNotThePages() {
    DashboardPage page = new DashboardPage(mission());
    String served = page.served();
    assertFalse(served.contains("unsafe-inline"));
    assertTrue(served.contains(page.policy()), "the page says the same as the answer's head");
    assertTrue(page.policy().contains("connect-src 'self'"));
    assertTrue(page.file().contains("connect-src 'none'"));
    String body = served.substring(served.indexOf("<body>"), served.indexOf("<script"));
    assertFalse(body.matches("(?s).*<[a-z0-9]+ [^>]*(style|on[a-z]+)=\".*"), body);
  }

  @Test
  void aPageOfRealMoneyLooksOtherwise() {
    DashboardData live =
        with(new BookKey(BookKey.LIVE, "BTC-USD"), valid(), TradingPermission.ACTIVE);
    String page = new DashboardPage(live).served();
    assertTrue(page.contains("<html lang=\"en\" data-book=\"live\">"));
    assertTrue(page.contains("LIVE \u00b7 real money"));
    assertTrue(page.contains("<title>LIVE BTC-USD"));
    assertFalse(page.contains("no real money"));
  }

  private static LoadedState valid() {
    return mission().state().orElseThrow();
  }

  @Test
  void whatNeedsAPersonIsShownFirstAndBelow() {
    DashboardData troubled =
        with(
            DashboardSamples.BOOK,
            new LoadedState.Corrupt("paper_prime_state.json cannot be trusted"),
            new TradingPermission(TradingState.HALTED, "holiday"),
            "the candles cannot be shown: line 3");
    String page = new DashboardPage(troubled).file();
    assertTrue(page.contains("3 things need attention"));
    for (String said :
        List.of(
            "the candles cannot be shown: line 3",
            "paper_prime_state.json cannot be trusted",
            "trading is HALTED: holiday",
            "RUNBOOK.md, HOLD_STATE_CORRUPT",
            "RUNBOOK.md, HALTED")) {
      assertTrue(page.contains(said), said);
    }
  }

  @Test
  void whatOrdersCostIsThereInPartsThatAddUp() {
    String page = new DashboardPage(mission()).file();
    String panel = page.substring(page.indexOf("id=\"costs\""), page.indexOf("id=\"origin\""));
    assertTrue(panel.contains("95\u00a0bps of their value"), panel);
    for (String part : List.of("delay", "spread and impact", "fee", "rounding", "cost")) {
      assertTrue(panel.contains("<dt>" + part + "</dt>"), part + " in " + panel);
    }
    assertFalse(panel.contains("the lab"), "nobody has asked what it assumes");
    AssumedCost lab = new AssumedCost(new BigDecimal("60"), new BigDecimal("5"));
    String compared = new DashboardPage(mission().beside(lab)).file();
    String beside =
        compared.substring(compared.indexOf("id=\"costs\""), compared.indexOf("id=\"origin\""));
    assertTrue(beside.contains("<dt>the lab, same decisions</dt>"), beside);
    assertTrue(beside.contains(", 65\u00a0bps</dd>"), beside);
    assertTrue(beside.contains("<dt>more than the lab</dt><dd>30\u00a0bps</dd>"), beside);
    assertTrue(
        beside.contains("The lab assumes a fee of 60\u00a0bps and slippage of 5\u00a0bps"), beside);
    DashboardData damaged =
        DashboardSamples.of(
            List.of(
                CortexRecord.of(
                    Map.of(
                        "timestamp_utc",
                        "2026-03-01 15:00:00",
                        "schema",
                        1,
                        "book",
                        "paper",
                        "product_id",
                        "BTC-USD",
                        "execution_branch",
                        "ENTER_LONG",
                        "orders",
                        "none"))),
            CandleSeries.empty("BTC-USD"),
            now);
    String told = new DashboardPage(damaged).file();
    assertTrue(told.contains("None of the decisions shown has executed an order."));
    assertTrue(
        told.contains(
            "Records that cannot be read: 1, the first: the record of 2026-03-01 15:00:00"));
  }

  @Test
  void anEmptyStoreHasAPageThatSaysSo() {
    DashboardData empty = DashboardSamples.of(List.of(), CandleSeries.empty("BTC-USD"), now);
    String page = new DashboardPage(empty).file();
    assertTrue(page.contains("No decisions yet"));
    assertTrue(page.contains("Nothing to watch yet"));
    assertTrue(page.contains("no model"));
  }

  @Test
  void everyRecordIsInItsPart() throws IOException {
    DecisionLog log = DecisionLog.of(records.subList(0, 401)).with(records.subList(401, 585));
    assertEquals(585, log.size());
    for (CortexRecord record : records) {
      byte[] part = log.part(record.hour()).orElseThrow();
      String text =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(part)).readAllBytes(),
              java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(text.contains('"' + CortexRecord.timestamp(record.hour()) + '"'));
    }
    assertTrue(log.part(records.getFirst().hour().minusSeconds(1)).isEmpty());
  }

  @Test
  void aNewerPageLeavesOutWhatIsTheSame() throws IOException {
    DashboardPage page = new DashboardPage(mission());
    JsonNode all = new ObjectMapper().readTree(page.newer(""));
    assertEquals(records.size(), all.at("/table/hours").size());
    assertTrue(all.has("charts"));
    JsonNode same = new ObjectMapper().readTree(page.newer(all.get("drawn").asText()));
    assertFalse(same.has("charts") || same.has("table"));
    assertTrue(same.get("screen").asText().contains("HOLD_IN_POSITION"));
  }

  /** The newest record is damaged or of another version; the page is made all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"<script>alert(1)</script>\"",
        "-1",
        "1e999",
        "[null, 1, \"x\", {\"gate\": null, \"feature\": [], \"contribution\": 1e999}]",
        "{\"price\": 1e999, \"PRIME_DD_SOFT\": \"0.5\", \"PRIME_DD_KILL\": {}, \"stale_candles\": []}"
      })
  void whateverAFieldIsThereIsAPage(String damaged) throws Exception {
    CandleSeries none = CandleSeries.empty("BTC-USD");
    for (String name : records.getLast().fields().keySet()) {
      Map<String, Object> fields = new LinkedHashMap<>(records.getLast().fields());
      fields.put(name, Json.readMap("{\"it\": " + damaged + "}").get("it"));
      CortexRecord record;
      try {
        record = CortexRecord.of(fields);
      } catch (IllegalArgumentException | DateTimeException e) {
        continue; // a store refuses it
      }
      DashboardPage page = new DashboardPage(DashboardSamples.of(List.of(record), none, now));
      String newer = page.newer("");
      assertTrue(newer.contains(record.branch().name()), name);
      assertFalse(new ObjectMapper().readTree(newer).get("screen").asText().contains("<script"));
    }
  }

  /** Hours without a decision, in between and after the newest, have the color of no regime. */
  @Test
  void aRegimeIsDrawnWhereItWasDecidedOnAlone() throws IOException {
    List<CortexRecord> some = new ArrayList<>(records.subList(0, 10));
    some.subList(4, 6).clear();
    DashboardData mission = DashboardSamples.of(some, tape, now);
    JsonNode regimes =
        new ObjectMapper().readTree(new DashboardPage(mission).newer("")).at("/charts/0/regimes");
    List<Integer> labels = new ArrayList<>();
    regimes.get("labels").forEach(label -> labels.add(label.asInt()));
    assertEquals(List.of(4, -1, 4, -1), labels);
    List<Long> hours = new ArrayList<>();
    long time = 0;
    for (JsonNode distance : regimes.get("times")) {
      time += distance.asLong();
      hours.add((time - records.getFirst().hour().getEpochSecond()) / 3_600);
    }
    assertEquals(List.of(0L, 4L, 6L, 10L), hours);
  }

  @Test
  void aRecordWithHardlyAnyFieldIsShown() {
    Map<String, Object> bare = new HashMap<>();
    for (String name : List.of("timestamp_utc", "schema", "book", "product_id")) {
      bare.put(name, records.getLast().fields().get(name));
    }
    bare.put("execution_branch", "TICK_ABANDONED");
    bare.put("entry_ts", "yesterday");
    bare.put("regime_features", "none");
    bare.put("in_position", true);
    String page =
        new DashboardPage(DashboardSamples.of(List.of(CortexRecord.of(bare)), tape, now)).file();
    assertTrue(page.contains("TICK_ABANDONED"));
    assertTrue(page.contains("not classified"));
  }
}
