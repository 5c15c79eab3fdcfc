package com.iteradynamics.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Document.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentPageTest {
  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
        .toList();
  }

  /** What a browser would take for elements: the page without styles, data and script. */
  private static String body(String page) {
    return page.replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", "<$1></$1>");
  }

  @Test
  void eachSectionHasItsHeadingInOrder() {
    assertEquals(
        List.of(
            "Result",
            "Caveats",
            "x charts",
            "The fan",
            "x table",
            "Returns by month",
            "Sensitivity to costs",
            "Sharpe by x and SLOW",
            "All trades",
            "How to reproduce",
            "No facts",
            "How to read this"),
        all(Documents.full("x", 100).toHtml(Json::write), "<h2[^>]*>(.*?)</h2>"));
  }

  @Test
  void theDocumentOfTheTestsHasASectionOfEveryKind() {
    assertEquals(
        Set.of(Part.class.getPermittedSubclasses()),
        Documents.full("x", 100).parts(Place.PAGE).stream()
            .map(Part::getClass)
            .collect(Collectors.toSet()));
  }

  @Test
  void whatIsNotKnownIsNotMentioned() {
    String page = Documents.bare().toHtml(Json::write);
    assertEquals(List.of("How to read this"), all(page, "<h2[^>]*>(.*?)</h2>"));
    assertEquals(List.of("A title"), all(page, "<h1>(.*?)</h1>"));
    assertFalse(body(page).contains("<table"));
    assertTrue(page.contains("{\"charts\":[],\"listings\":[]}"), "no charts");
  }

  @Test
  void theContentsLeadToEverySection() {
    String page = Documents.full("x", 100).toHtml(Json::write);
    List<String> links = all(page, "<li><a href=\"#([^\"]*)\"");
    assertEquals(all(page, "<section id=\"([^\"]*)\""), links);
    assertEquals(links.size(), links.stream().distinct().count());
    assertTrue(
        page(Prose.of("x"), Facts.of("Facts", Map.of()), twin(), twin())
            .toHtml(Json::write)
            .contains("id=\"twin-2\""));
  }

  private static Document page(Part... parts) {
    return new Document("t", "s", List.of(Block.page(parts)), List.of(), "USD");
  }

  private static Part twin() {
    return new Table("Twin", "", Column.of("a"), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "<!-- <script>",
        "]]> &lt; \u2028 \u2029 \u0000 \u0007 \ud800",
        "{{script}} {{content}} $1 \\u003c"
      })
  void namesAreTextWhateverIsInThem(String name) {
    String page = Documents.full(name, 300).toHtml(Json::write);
    assertEquals(2, all(page, "(?i)<script").size());
    assertEquals(2, all(page, "(?i)</script").size());
    String plain = Documents.full("x", 300).toHtml(Json::write);
    assertEquals(all(body(plain), "<[a-z/!][a-z0-9]*"), all(body(page), "<[a-z/!][a-z0-9]*"));
    assertEquals(attributes(plain), attributes(page));
    assertFalse(page.contains("\u0000") || page.contains("\u0007"));
    String data = all(page, "id=\"data\">(.*?)</script>").getFirst();
    assertFalse(data.contains("<") || data.contains("\u2028"), data);
    if (name.startsWith("{{")) {
      assertTrue(page.contains("<h1>{{script}} {{content}} $1 \\u003c</h1>"));
    }
  }

  private static List<String> attributes(String page) {
    return all(body(page).replaceAll("\"[^\"]*\"", "\"\""), "\\s[a-z-]+=(?=\"\"[^<]*>)");
  }

  @Test
  void nothingIsLoadedAndNothingIsSent() {
    String page = Documents.full("x", 100).toHtml(Json::write);
    for (String reference : all(page, "\\s(?:src|href|action|srcset|poster|data)=\"([^\"]*)\"")) {
      assertTrue(reference.startsWith("#") || reference.equals("data:,"), reference);
    }
    for (String call :
        List.of(
            "@import", "url(", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(")) {
      assertFalse(page.contains(call), call);
    }
    // The only address is the one in the banner of the script that somebody else wrote.
    assertEquals(List.of("https://github.com/leeoniya/uPlot"), all(page, "https?://[^\\s\"'<)]+"));
    assertTrue(page.contains("default-src 'none'"));
    assertTrue(page.contains("The MIT License (MIT)"));
  }

  @Test
  void thePolicyAllowsTheStylesAndTheScriptOfThePageAlone() throws NoSuchAlgorithmException {
    String page = Documents.full("x", 100).toHtml(Json::write);
    String policy = all(page, "Security-Policy\" content=\"([^\"]*)\"").getFirst();
    String style = all(page, "<style>(.*?)</style>").getFirst();
    String script = all(page, "<script>(.*?)</script>").getFirst();
    assertEquals(
        String.format(
            Locale.ROOT,
            "default-src &#39;none&#39;; script-src &#39;%s&#39;; style-src &#39;%s&#39;; img-src data:; base-uri &#39;none&#39;; form-action &#39;none&#39;"
                .replace("&#39;", "'"),
            hash(script),
            hash(style)),
        policy);
    assertEquals(List.of(), all(body(page), "\\sstyle="));
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    return "sha256-" + Base64.getEncoder().encodeToString(digest(text));
  }

  private static byte[] digest(String text) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void uPlotIsAsItsAuthorPublishedIt() throws NoSuchAlgorithmException {
    assertEquals(
        "19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
        HexFormat.of().formatHex(digest(Resources.text("uplot/uPlot.iife.min.js"))));
    assertEquals(
        "df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
        HexFormat.of().formatHex(digest(Resources.text("uplot/uPlot.min.css"))));
  }

  @Test
  void theSameDocumentIsTheSamePage() {
    assertEquals(
        Documents.full("x", 20_000).toHtml(Json::write),
        Documents.full("x", 20_000).toHtml(Json::write));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FRACTION | -0.05534 | \u22125.53\u00a0%",
        "FRACTION | -0.00001 | 0.00\u00a0%",
        "USD | 1234567.891 | 1,234,567.89\u00a0USD",
        "USD | -0.5 | \u22120.50\u00a0USD",
        "HOURS | 47 | 47\u00a0h",
        "HOURS | 3391 | 3,391\u00a0h (141\u00a0days)",
        "BPS | 90 | 90\u00a0bps",
        "BPS | 2.5 | 2.50\u00a0bps",
        "COUNT | 61345 | 61,345",
        "RATIO | -1.4666 | \u22121.47"
      })
  void aNumberIsWrittenForPeople(Unit unit, double value, String expected) {
    assertEquals(expected, unit.format(value));
  }

  @Test
  void whatIsNotDefinedIsADashWithTheReason() {
    Table table =
        new Table(
            "T",
            "",
            Column.of("Figure", "Value"),
            List.of(
                new Table.Row(
                    "Sharpe",
                    List.of(Cell.of(OptionalDouble.empty(), Unit.RATIO, "returns do not vary")))));
    String page = page(table).toHtml(Json::write);
    assertTrue(
        page.contains("<td class=\"number none\">\u2014<small>returns do not vary</small></td>"));
  }

  @Test
  void figuresThatDoNotFitTheirTableAreRefused() {
    List<Table.Row> rows = List.of(new Table.Row("r", List.of(Cell.count(1))));
    assertThrows(
        IllegalArgumentException.class, () -> new Table("T", "", Column.of("a", "b", "c"), rows));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Grid(
                "f",
                List.of(),
                Unit.RATIO,
                List.of("", "1", "2"),
                List.of(new Grid.Row("1", List.of(OptionalDouble.of(1)))),
                0,
                false));
    assertThrows(IllegalArgumentException.class, () -> Documents.charts("x", 0));
  }

  @Test
  void aNumberKeepsItsLastDigit() {
    assertTrue(
        Documents.full("x", 100)
            .toHtml(Json::write)
            .contains("<data value=\"-0.0309\">\u22123.09\u00a0%</data>"));
  }

  @Test
  void tablesSayWhatTheirRowsAndColumnsAre() {
    String body = body(Documents.full("x", 100).toHtml(Json::write));
    for (MatchResult cell : Pattern.compile("<th[ >][^>]*>?").matcher(body).results().toList()) {
      assertTrue(cell.group().contains("scope="), cell.group());
    }
    assertEquals(
        all(body, "<div class=\"wide\"").size(),
        all(body, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"[^\"]+\"")
            .size());
    assertEquals(
        all(body, "<div class=\"plot\"").size(),
        all(body, "class=\"plot\" role=\"img\" aria-label=\"Chart: [^\"]+ at the end, between")
            .size());
  }
}
