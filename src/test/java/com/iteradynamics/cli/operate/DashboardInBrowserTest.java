package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.adapter.local.SampleCandles;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.dashboard.DashboardData;
import com.iteradynamics.dashboard.DashboardPage;
import com.iteradynamics.dashboard.DashboardSamples;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.testkit.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mission control in a browser, served and as a file; skipped where there is no browser. */
class DashboardInBrowserTest {
  private static final int FIRST = 1_000;
  private static final int END = 1_585;
  private static final Path PICTURES = Path.of("target", "dashboard");

  private static final String BORDER = "getComputedStyle(document.body).borderTopWidth";

  @TempDir private static Path work;

  private static Browser browser;
  private static CandleSeries tape;
  private static List<CortexRecord> records;

  private DashboardServer server;

  /** What the server shows; a test may change it while the page is open. */
  private DashboardData shown;

  @BeforeAll
  static void replay() throws IOException {
    browser = Browser.require(DashboardInBrowserTest.class, work);
    Files.createDirectories(PICTURES);
    tape = SampleCandles.load();
    records = DashboardSamples.records(tape, FIRST, END);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    shown = until(END - 1);
    server = DashboardServer.start(0, () -> shown, System.out::println);
    browser.freshTab();
    browser.size(1_440, 900);
    browser.prefers("light", "");
  }

  @AfterEach
  void leave() {
    server.close();
  }

  /** What there was after the tick that followed candle {@code end - 1}, as if that were now. */
  private static DashboardData until(int end) {
    List<CortexRecord> seen = records.subList(0, end - FIRST);
    // The page's clock is the browser's, so that the newest hour is told as long ago.
    return DashboardSamples.of(seen, tape.first(end), seen.getLast().hour().plusSeconds(1_000));
  }

  private void show() {
    browser.show(URI.create(server.address()));
  }

  private String text(String selector) {
    return browser.value("document.querySelector('" + selector + "').textContent").asText();
  }

  private int number(String expression) {
    return browser.value(expression).asInt();
  }

  private void settled() {
    browser.value("new Promise(done => setTimeout(done, 60)).then(() => 1)");
  }

  private void refresh() {
    browser.value(
        "new Promise(done => { const before = document.documentElement.dataset.refreshed;"
            + " document.dispatchEvent(new Event('argus-refresh'));"
            + " const wait = () => document.documentElement.dataset.refreshed !== before"
            + " ? done(1) : setTimeout(wait, 10); wait(); })");
  }

  private void assertQuiet() {
    assertEquals(List.of(), browser.complaints());
    List<String> foreign =
        browser.requests().stream()
            .filter(address -> !address.startsWith(server.address()))
            .filter(address -> !address.startsWith("data:") && !address.startsWith("file:"))
            .toList();
    assertEquals(List.of(), foreign);
  }

  @Test
  void theFirstScreenSaysWhatTheNewestRecordSays() {
    show();
    CortexRecord newest = records.get(END - 2 - FIRST);
    assertEquals(newest.branch().name(), text("#decision .main"));
    assertEquals(newest.text("why").orElseThrow(), text("#decision .note"));
    assertEquals(newest.text("regime_label").orElseThrow(), text("#regime .main"));
    assertEquals(newest.text("intent_action").orElseThrow(), text("#intent .main"));
    assertTrue(text("#position .main").startsWith(newest.text("base_qty").orElseThrow()));
    assertTrue(text("#drawdown .main").endsWith(newest.text("dd_band").orElseThrow()));
    JsonNode gates =
        browser.value(
            "[...document.querySelectorAll('#governors th')].map(cell => cell.textContent)");
    List<String> asked = new ArrayList<>();
    gates.forEach(gate -> asked.add(gate.asText()));
    assertEquals(newest.entries("gates").stream().map(gate -> gate.get("gate")).toList(), asked);
    assertTrue(text("#mode").contains("PAPER"));
    assertQuiet();
  }

  /** The longest list of gates is that of an entry. */
  @Test
  void allOfItFitsWithoutScrolling() {
    int entry = 0;
    for (int i = 0; i < records.size(); i++) {
      entry = records.get(i).branch().name().equals("ENTER_LONG") ? i : entry;
    }
    shown = until(FIRST + entry + 1);
    show();
    assertEquals(26, number("document.querySelectorAll('#governors tr').length"));
    int bottom =
        number("Math.ceil(document.getElementById('screen').getBoundingClientRect().bottom)");
    assertTrue(bottom <= 900, "its first screen ends at " + bottom);
    picture("entry");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
  void itIsDrawnInBothColoursAndOnAPhone(String colours, int width) {
    browser.size(width, 900);
    browser.prefers(colours, "");
    show();
    assertEquals(3, number("document.querySelectorAll('.plot canvas').length"));
    assertEquals(50, number("document.querySelectorAll('#table tbody tr').length"));
    int wide = number("document.documentElement.scrollWidth");
    String culprits =
        "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth"
            + " && !e.closest('.wide')).slice(0, 8).map(e => e.tagName + '#' + e.id + '.' + e.className)";
    assertTrue(wide <= width, "scrolls sideways: " + wide + " " + browser.value(culprits));
    picture(colours + "-" + width);
    browser.value("document.getElementById('market').scrollIntoView()");
    picture(colours + "-" + width + "-charts");
    assertQuiet();
  }

  private void picture(String name) {
    try {
      Files.write(PICTURES.resolve(name + ".png"), browser.picture());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void choose(String filter, String value, String event) {
    browser.value(
        String.format(
                Locale.ROOT,
                "(field => { field.value = '%s'; field.dispatchEvent(new Event('%s')); })",
                value,
                event)
            + "(document.getElementById('filter-"
            + filter
            + "'))");
  }

  @Test
  void theTableIsFilteredByBranchRegimeDateAndWords() {
    show();
    List<CortexRecord> all = records.subList(0, END - 1 - FIRST);
    choose("branch", "FLAT_NO_ENTRY", "change");
    assertCount(all.stream().filter(r -> r.branch().name().equals("FLAT_NO_ENTRY")).count());
    choose("regime", "CHOP", "change");
    assertCount(
        all.stream()
            .filter(r -> r.branch().name().equals("FLAT_NO_ENTRY"))
            .filter(r -> r.text("regime_label").orElse("").equals("CHOP"))
            .count());
    choose("branch", "", "change");
    choose("regime", "", "change");
    choose("from", "2025-02-20", "change");
    choose("to", "2025-02-21", "change");
    assertCount(48);
    choose("text", "no such words", "input");
    assertEquals("none of " + all.size(), text(".count"));
    assertTrue(text("#table tbody").contains("No decision fits this filter"));
    browser.value("[...document.querySelectorAll('.filters button')].at(-1).click()");
    assertCount(all.size());
    assertQuiet();
  }

  private void assertCount(long count) {
    String text = text(".count");
    assertTrue(
        text.contains(" of " + count + " ") || text.endsWith(" of " + count),
        text + ", not " + count);
  }

  @ParameterizedTest
  @CsvSource({"served", "file"})
  void aRowOpensToAllThatWasRecorded(String how) throws IOException {
    if (how.equals("served")) {
      show();
    } else {
      show(file("plain.html", shown));
    }
    choose("branch", "ENTER_LONG", "change");
    browser.value("document.querySelector('#table tbody button').focus()");
    browser.value("document.activeElement.click()");
    browser.value(
        "new Promise(done => { const wait = () => document.querySelector('.story') ? done(1)"
            + " : setTimeout(wait, 10); wait(); })");
    CortexRecord entry =
        records.subList(0, END - 1 - FIRST).stream()
            .filter(record -> record.branch().name().equals("ENTER_LONG"))
            .reduce((before, after) -> after)
            .orElseThrow();
    String story = text(".story");
    for (Map<String, Object> gate : entry.entries("gates")) {
      assertTrue(story.contains(gate.get("gate") + "" + gate.get("why")), gate.toString());
    }
    Map<String, Object> order = entry.entries("orders").getFirst();
    assertTrue(story.contains(order.get("client_order_id").toString()), story);
    assertTrue(story.contains("Fill 1") && story.contains("ema_fast"), story);
    assertEquals("true", browser.value("document.activeElement.ariaExpanded").asText());
    picture("row-" + how);
    browser.value("document.activeElement.click()");
    assertEquals(0, number("document.querySelectorAll('.story').length"));
    assertQuiet();
  }

  private void show(URI address) {
    browser.show(address);
  }

  private static URI file(String name, DashboardData mission) throws IOException {
    Path file = work.resolve(name);
    Files.writeString(file, new DashboardPage(mission).file());
    return file.toUri();
  }

  @Test
  void aRefreshKeepsWhatAPersonLooksAt() {
    show();
    choose("branch", "FLAT_NO_ENTRY", "change");
    browser.value("document.querySelector('[data-go=older]').click()");
    browser.value("document.querySelectorAll('#table tbody button')[3].click()");
    browser.value(
        "uPlot.sync('chart0').plots[0].setScale('x', {min: 1740000000, max: 1740500000})");
    browser.value("document.querySelector('[data-go=older]').scrollIntoView({block: 'center'})");
    settled();
    String view =
        "JSON.stringify([scrollY, uPlot.sync('chart0').plots.map(plot => [plot.scales.x.min,"
            + " plot.scales.x.max]), document.getElementById('filter-branch').value,"
            + " document.querySelector('#table tbody button').dataset.hour,"
            + " document.querySelectorAll('.story').length,"
            + " document.querySelector('.story').closest('tr').previousElementSibling.textContent])";
    String before = browser.value(view).asText();
    assertTrue(before.contains("1740000000,1740500000"), before);
    shown = until(END);
    refresh();
    settled();
    assertEquals(before, browser.value(view).asText());
    CortexRecord newest = records.getLast();
    assertEquals(CortexRecord.timestamp(newest.hour()).substring(0, 16), text("#decision time"));
    assertTrue(
        text(".count").endsWith(String.format(Locale.ROOT, "(%d in all)", END - FIRST)),
        text(".count"));
    assertQuiet();
  }

  @Test
  void aViewOfTheNewestHoursMovesOnWithThem() {
    show();
    String right = "uPlot.sync('chart0').plots[0].scales.x.max";
    long before = browser.value(right).asLong();
    shown = until(END);
    refresh();
    settled();
    assertEquals(before + 3_600, browser.value(right).asLong());
  }

  /** The tape goes on for weeks after the newest decision. */
  @Test
  void chartsOpenWhereDecisionsAreWhateverCandlesCameLater() {
    shown = DashboardSamples.of(records, tape, records.getLast().hour().plusSeconds(1_000));
    show();
    long newest = records.getLast().hour().getEpochSecond();
    long right = browser.value("uPlot.sync('chart0').plots[0].scales.x.max").asLong();
    long end = tape.openEpochSecond(tape.size() - 1);
    assertTrue(newest <= right && right < newest + 86_400 * 9L && right < end, "opens at " + right);
  }

  @Test
  void aServerThatIsGoneIsReportedAndWhatWasKnownStays() {
    show();
    String hour = text("#decision time");
    server.close();
    refresh();
    assertTrue(text("#freshness").contains("No answer from Argus"), text("#freshness"));
    assertEquals("true", browser.value("document.documentElement.dataset.stale").asText());
    assertEquals("No answer from Argus", text("#said"));
    assertEquals(hour, text("#decision time"));
    assertEquals(50, number("document.querySelectorAll('#table tbody tr').length"));
  }

  @Test
  void realMoneyAndTroubleAreSeenAtOnce() {
    browser.prefers("dark", "");
    show();
    String paper = browser.value(BORDER).asText();
    shown =
        new DashboardData(
            new BookKey(BookKey.LIVE, "BTC-USD"),
            "the tables argus-state and argus-cortex",
            shown.now(),
            shown.log(),
            shown.candles(),
            Optional.of(new LoadedState.Corrupt("the state of live#BTC-USD cannot be trusted")),
            Optional.of(new TradingPermission(TradingState.HALTED, "exchange maintenance")),
            List.of());
    show();
    assertEquals("LIVE \u00b7 real money", text(".mode"));
    assertFalse(paper.equals(browser.value(BORDER).asText()), paper);
    assertEquals("2 things need attention", text(".verdict"));
    assertTrue(text("#alarms").contains("RUNBOOK.md, HALTED"), text("#alarms"));
    picture("live-trouble");
    browser.value("document.getElementById('panels').scrollIntoView()");
    picture("live-panels");
    assertQuiet();
  }

  @Test
  void ticksThatStoppedAreReportedByTheClock() {
    show();
    assertTrue(browser.value("document.getElementById('overdue').checkVisibility()").asBoolean());
    assertFalse(
        browser.value("document.querySelector('.strip.well').checkVisibility()").asBoolean());
    Instant hour = Instant.now();
    shown =
        new DashboardData(
            shown.book(),
            shown.from(),
            hour,
            shown.log(),
            shown.candles(),
            shown.state(),
            shown.permission(),
            List.of());
    refresh();
    assertFalse(browser.value("document.getElementById('overdue').checkVisibility()").asBoolean());
    assertTrue(text(".strip.needs").contains("24 of the last"), text(".strip.needs"));
  }

  @ParameterizedTest
  @CsvSource({"served", "file"})
  void aHostileRecordStaysText(String how) throws IOException {
    String hostile =
        "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>\u2028{{data}}";
    Map<String, Object> fields = new LinkedHashMap<>(records.getLast().fields());
    for (String name :
        List.of(
            "why",
            "regime_label",
            "intent_action",
            "intent_reason",
            "dd_band",
            "wallet_err",
            "external_strategy_module",
            "code_version",
            "planned_exit_ts",
            "p_long_reason")) {
      fields.put(name, hostile);
    }
    fields.put("gates", List.of(Map.of("gate", hostile, "matched", true, "why", hostile)));
    fields.put(
        "orders",
        List.of(Map.of("side", hostile, "size", hostile, "state", hostile, "fills", List.of())));
    fields.put("regime_features", Map.of(hostile, hostile));
    DashboardData plain = shown;
    shown =
        DashboardSamples.of(
            List.of(records.getFirst(), CortexRecord.of(fields)), tape.first(END), plain.now());
    if (how.equals("served")) {
      show();
      refresh();
    } else {
      show(file("hostile.html", shown));
    }
    browser.value("document.querySelector('#table tbody button').click()");
    settled();
    assertEquals(hostile, text("#decision .note"));
    assertTrue(text(".story").contains(hostile));
    assertEquals(0, number("document.images.length"));
    assertTrue(browser.value("document.title").asText().startsWith("paper BTC-USD"));
    assertQuiet();
  }

  @Test
  void anEmptyStoreIsNoBlankScreen() throws IOException {
    shown = DashboardSamples.of(List.of(), CandleSeries.empty("BTC-USD"), Instant.now());
    show();
    assertTrue(text("#screen").contains("No decisions yet"));
    assertTrue(text("#table").contains("There are no decisions to show"));
    picture("empty");
    refresh();
    assertQuiet();
  }
}
