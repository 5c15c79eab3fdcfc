package com.iteradynamics.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.testkit.browser.Browser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a browser, from the disk; skipped where there is none. */
class PageInBrowserTest {
  private static final int HOURS = 30_000;

  /** How many pixels of each chart are neither clear nor of the most frequent color. */
  private static final String DRAWN =
      """
      [...document.querySelectorAll('.plot canvas')].map(canvas => {
        const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        const counts = new Map();
        for (let i = 0; i < pixels.length; i += 4) {
          const color = pixels[i] << 24 | pixels[i + 1] << 16 | pixels[i + 2] << 8 | pixels[i + 3];
          counts.set(color, (counts.get(color) || 0) + 1);
        }
        return pixels.length / 4 - Math.max(...counts.values());
      })
      """;

  private static final String VIEWS =
      "uPlot.sync('chart0').plots.map(plot => [plot.scales.x.min, plot.scales.x.max].join('-'))";

  @TempDir private static Path work;

  private static Browser browser;
  private static URI page;

  @BeforeAll
  static void writeThePage() throws IOException {
    browser = Browser.require(PageInBrowserTest.class, work);
    page = written("page.html", Documents.full("A <b>name</b>", HOURS));
  }

  private static URI written(String name, Document document) throws IOException {
    Path file = work.resolve(name);
    Files.writeString(file, document.toHtml(Json::write));
    return file.toUri();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() {
    browser.freshTab();
    browser.size(1_280, 900);
    browser.prefers("light", "");
  }

  private void assertWell(URI shown) {
    assertEquals(List.of(), browser.complaints());
    assertEquals(
        List.of(shown.toString()),
        browser.requests().stream().filter(address -> !address.startsWith("data:")).toList());
    JsonNode drawn = browser.value(DRAWN);
    assertEquals(browser.value("document.querySelectorAll('.plot').length").asInt(), drawn.size());
    drawn.forEach(pixels -> assertTrue(pixels.asInt() > 1_000, "drawn pixels: " + drawn));
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
  void thePageIsDrawnFromTheDiskWithoutAnyRequest(String colors, int width) {
    browser.size(width, 900);
    browser.prefers(colors, "");
    browser.show(page);
    assertWell(page);
    assertEquals(4, browser.value(DRAWN).size());
    int light = brightness("getComputedStyle(document.body).backgroundColor");
    int ink = brightness("getComputedStyle(document.body).color");
    assertEquals(colors.equals("dark"), light < 100, "background " + light);
    assertEquals(colors.equals("dark"), ink > 155, "ink " + ink);
    int wide = browser.value("document.documentElement.scrollWidth").asInt();
    assertTrue(wide <= width, "scrolls sideways: " + wide);
  }

  /** One section of every kind, by its anchor and what is to be seen at least so often in it. */
  @ParameterizedTest
  @CsvSource({
    "result, 'dl .number', 1",
    "a-b-name-b-charts, canvas, 3",
    "a-b-name-b-charts, '.key li', 6",
    "a-b-name-b-charts, '.tools button', 5",
    "a-b-name-b-table, 'tbody td', 2",
    "returns-by-month, 'tbody td', 14",
    "sensitivity-to-costs, '.bars .plus', 1",
    "sensitivity-to-costs, '.bars .minus', 1",
    "the-fan, canvas, 1",
    "sharpe-by-a-b-name-b-and-slow, 'tbody td', 24",
    "all-trades, 'tbody tr', 50",
    "how-to-reproduce, 'td code', 1",
    "no-facts, .intro, 1",
    "how-to-read-this, li, 5"
  })
  void everySectionIsSeen(String section, String what, int least) throws Exception {
    browser.show(page);
    String boxes =
        String.format(
                Locale.ROOT,
                "[...document.querySelectorAll('#%s %s')].filter(e => e.checkVisibility())",
                section,
                what)
            + ".map(e => e.getBoundingClientRect())";
    String seen = boxes + ".filter(b => b.width > 1 && b.height > 1).length";
    // A busy machine lays out late what is there already.
    for (int left = 100; left > 0 && browser.value(seen).asInt() < least; left--) {
      Thread.sleep(50);
    }
    int found = browser.value(seen).asInt();
    assertTrue(found >= least, "seen " + found);
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "390, true"})
  void aTableThatScrollsSaysSo(int width, boolean scrolls) {
    browser.size(width, 900);
    browser.show(page);
    String months = "document.querySelector('#returns-by-month .wide')";
    assertEquals(
        scrolls, browser.value(months + ".scrollWidth > " + months + ".clientWidth").asBoolean());
    String said = browser.value("getComputedStyle(" + months + ", '::before').content").asText();
    assertEquals(scrolls, said.contains("This table scrolls sideways"), said);
  }

  @Test
  void aHeatMapHasColours() {
    browser.show(page);
    String colors =
        "new Set([...document.querySelectorAll('#sharpe-by-a-b-name-b-and-slow td')]"
            + ".map(cell => getComputedStyle(cell).backgroundColor)).size";
    assertTrue(browser.value(colors).asInt() >= 4, colors);
  }

  private static final String LISTING = "document.querySelector('#all-trades .listing')";

  /** The cells of a column of the rows that are shown, counted from 1. */
  private String column(int number) {
    return browser
        .value(
            String.format(
                Locale.ROOT,
                "[...%s.querySelectorAll('tbody td:nth-child(%d)')].map(e => e.textContent)"
                    + ".join('|')",
                LISTING,
                number))
        .asText();
  }

  private String counted() {
    return browser.value(LISTING + ".querySelector('.count').textContent").asText();
  }

  private void press(int head) {
    browser.value(LISTING + ".querySelectorAll('thead button')[" + (head - 1) + "].click()");
  }

  @Test
  void aListingIsShownPartByPart() {
    browser.show(page);
    assertEquals("1\u201350 of 120", counted());
    assertTrue(column(1).startsWith("1|2|3|") && column(1).endsWith("|50"), column(1));
    browser.value(LISTING + ".querySelector('[data-go=on]').click()");
    browser.value(LISTING + ".querySelector('[data-go=on]').click()");
    assertEquals("101\u2013120 of 120", counted());
    assertTrue(browser.value(LISTING + ".querySelector('[data-go=on]').disabled").asBoolean());
    browser.value(LISTING + ".querySelector('[data-go=back]').click()");
    assertEquals("51\u2013100 of 120", counted());
    assertWell(page);
  }

  /** Numbers by their size, words by their letters; what is not known comes last either way. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 120|119|118|",
    "3, 1, 120|119|118|",
    "3, 2, 1|2|3|",
    "4, 1, 2|4|8|",
    "4, 2, 1|5|7|",
    "5, 1, 2|4|8|",
    "2, 1, 28|56|84|112|1|"
  })
  void aListingIsSortedByAnyColumn(int head, int times, String first) {
    browser.show(page);
    for (int time = 0; time < times; time++) {
      press(head);
    }
    assertTrue(column(1).startsWith(first), column(1));
  }

  @Test
  void aListingSaysByWhatItIsSorted() {
    browser.show(page);
    String sorts =
        "[..." + LISTING + ".querySelectorAll('thead th')].map(e => e.ariaSort).join(' ')";
    assertEquals("ascending none none none none none", browser.value(sorts).asText());
    press(4);
    press(4);
    assertEquals("none none none descending none none", browser.value(sorts).asText());
  }

  @Test
  void aListingIsSearchedAndChosenFrom() {
    browser.show(page);
    choose("won");
    assertEquals("1\u201340 of 40 (120 in all)", counted());
    assertTrue(column(5).matches("(won\\|)*won"), column(5));
    choose("open");
    assertTrue(column(4).matches("(\u2014\\|)*\u2014"), column(4));
    choose("");
    search("2024-01-05 lost");
    assertEquals("4|32|88|116", column(1));
    assertEquals("1\u20134 of 4 (120 in all)", counted());
    search("nowhere");
    assertEquals("None (120 in all)", counted());
    assertEquals("", column(1));
    assertWell(page);
  }

  private void choose(String outcome) {
    browser.value(
        String.format(
            Locale.ROOT,
            "(s => { s.value = '%s'; s.dispatchEvent(new Event('change')); })(%s.querySelector("
                + "'select'))",
            outcome,
            LISTING));
  }

  private void search(String words) {
    browser.value(
        String.format(
            Locale.ROOT,
            "(s => { s.value = '%s'; s.dispatchEvent(new Event('input')); })(%s.querySelector("
                + "'input'))",
            words,
            LISTING));
  }

  /** As in every other table: {@link Unit} and the script write numbers alike. */
  @Test
  void aListingWritesNumbersAsTablesDo() throws IOException {
    List<Cell> numbers = new ArrayList<>();
    for (double value :
        new double[] {0, 0.00123456, -0.05, 0.999999, 1, -1234.5678, 98_765_432.1}) {
      for (Unit unit : Unit.values()) {
        if (unit != Unit.LOSS) {
          numbers.add(new Cell.Known(value, unit));
        }
      }
    }
    List<String> names = numbers.stream().map(any -> "x").toList();
    Listing listing = new Listing("All trades", "", names, Set.of(), List.of(numbers));
    browser.show(
        written(
            "numbers.html",
            new Document("x", "", List.of(Document.Block.page(listing)), List.of(), "USD")));
    List<String> expected =
        numbers.stream()
            .map(Cell.Known.class::cast)
            .map(
                known ->
                    known.unit() == Unit.USD
                        ? known.unit().plain(known.value())
                        : known.unit().brief(known.value(), "USD"))
            .map(text -> text.replace('\u00a0', ' '))
            .toList();
    assertEquals(
        String.join("|", expected),
        browser
            .value("[..." + LISTING + ".querySelectorAll('td')].map(e => e.textContent).join('|')")
            .asText()
            .replace('\u00a0', ' '));
  }

  /** Of red, 0..255. */
  private int brightness(String color) {
    return Integer.parseInt(browser.value(color).asText().replaceAll("^rgba?\\((\\d+),.*", "$1"));
  }

  @Test
  void coloursAreChosenByAButton() {
    browser.show(page);
    String before = browser.value("getComputedStyle(document.body).backgroundColor").asText();
    browser.value("document.getElementById('theme').click()");
    assertFalse(
        before.equals(browser.value("getComputedStyle(document.body).backgroundColor").asText()));
    assertEquals("Light colors", browser.value("theme.textContent").asText());
    assertWell(page);
    browser.value("document.getElementById('theme').click()");
    assertEquals(before, browser.value("getComputedStyle(document.body).backgroundColor").asText());
  }

  @Test
  void chartsOverTheSameHoursShowTheSameSpan() {
    browser.show(page);
    String all =
        String.format(
            Locale.ROOT, "%d-%d", Documents.START, Documents.START + 3_600L * (HOURS - 1));
    assertEquals(
        String.format(Locale.ROOT, "[\"%1$s\",\"%1$s\",\"%1$s\"]", all),
        browser.value(VIEWS).toString());
    browser.value(
        "uPlot.sync('chart0').plots[1].setScale('x', {min: 1710000000, max: 1712000000})");
    browser.value("new Promise(requestAnimationFrame).then(() => 1)");
    assertEquals(
        "[\"1710000000-1712000000\",\"1710000000-1712000000\",\"1710000000-1712000000\"]",
        browser.value(VIEWS).toString());
    browser.value("document.querySelector('.tools button').click()");
    browser.value("new Promise(requestAnimationFrame).then(() => 1)");
    assertEquals(
        String.format(Locale.ROOT, "[\"%1$s\",\"%1$s\",\"%1$s\"]", all),
        browser.value(VIEWS).toString());
    assertWell(page);
  }

  @Test
  void aLogarithmicScaleIsAButtonAway() {
    browser.show(page);
    String distribution = "uPlot.sync('chart0').plots[0].scales.y.distr";
    assertEquals(1, browser.value(distribution).asInt());
    browser.value("[...document.querySelector('.tools').children].at(-1).click()");
    assertEquals(3, browser.value(distribution).asInt());
    assertWell(page);
  }

  @Test
  void theHourAtThePointerIsToldInWords() {
    browser.show(page);
    browser.value("uPlot.sync('chart0').plots[0].setCursor({left: 0, top: 10})");
    browser.value("new Promise(requestAnimationFrame).then(() => 1)");
    String told = browser.value("document.querySelector('.u-legend').textContent").asText();
    assertTrue(told.contains("2024-01-01 00:00") && told.contains("1,000 USD in PANIC"), told);
  }

  @Test
  void aHostileNameStaysText() throws IOException {
    String hostile = "</script><script>document.title = 'taken'</script><img src=x onerror=y>";
    URI shown = written("hostile.html", Documents.full(hostile, 300));
    browser.show(shown);
    assertWell(shown);
    assertEquals(hostile + " – Argus", browser.value("document.title").asText());
    assertEquals(hostile, browser.value("document.querySelector('h1').textContent").asText());
  }

  @Test
  void aScriptThatIsNotThePagesDoesNotRun() throws IOException {
    Path file = work.resolve("planted.html");
    String clean = Documents.bare().toHtml(Json::write);
    Files.writeString(
        file, clean.replace("</body>", "<script>document.title = 'taken'</script></body>"));
    browser.show(file.toUri());
    assertEquals("A title – Argus", browser.value("document.title").asText());
    assertTrue(browser.complaints().toString().contains("Content Security Policy"));
  }

  @Test
  void onPaperItIsLight() {
    browser.prefers("dark", "");
    browser.show(page);
    byte[] paper = browser.paper();
    assertTrue(new String(paper, 0, 5, StandardCharsets.US_ASCII).startsWith("%PDF"));
    assertTrue(paper.length > 20_000, "bytes " + paper.length);
    assertWell(page);
    browser.prefers("dark", "print");
    assertTrue(brightness("getComputedStyle(document.body).color") < 100);
  }
}
