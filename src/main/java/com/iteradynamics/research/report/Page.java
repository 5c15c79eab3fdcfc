package com.iteradynamics.research.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document as one page that carries its styles, its script and its data. */
final class Page {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)\\}\\}");

  private final ReportDocument document;
  private final Html html = new Html();
  private final ChartData data = new ChartData();

  Page(ReportDocument document) {
    this.document = document;
  }

  String text() {
    Map<String, Section> sections = anchored();
    contents(sections);
    SectionView view = new SectionView(html, data);
    sections.forEach(
        (anchor, section) -> {
          section(anchor, section.title(), () -> view.write(section));
          if (section instanceof Verdict) {
            caveats();
          }
        });
    section("how-to-read-this", "How to read this", this::guide);
    String style = Resources.text("uplot/uPlot.min.css") + "\n" + Resources.text("report.css");
    String script = script();
    return filled(
        Resources.text("page.html"),
        Map.of(
            "policy", policy(style, script),
            "title", Html.escaped(document.title()),
            "sentence", Html.escaped(document.sentence()),
            "style", style,
            "content", html.toString(),
            "data", data.json(),
            "script", script));
  }

  private static String script() {
    return String.join(
        "\n",
        "/*!",
        Resources.text("uplot/LICENSE"),
        "*/",
        Resources.text("uplot/uPlot.iife.min.js"),
        Resources.text("panel.js"),
        Resources.text("report.js"));
  }

  /** Sections by their anchors, which are their titles in small letters, numbered where equal. */
  private Map<String, Section> anchored() {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (Section section : document.sections()) {
      String anchor = Html.anchor(section.title());
      int more = 2;
      String free = anchor;
      while (sections.containsKey(free)) {
        free = anchor + "-" + more++;
      }
      sections.put(free, section);
    }
    return sections;
  }

  private void contents(Map<String, Section> sections) {
    html.in(
        "nav",
        () ->
            html.in(
                "ul",
                () -> {
                  sections.forEach((anchor, section) -> link(anchor, section.title()));
                  link("how-to-read-this", "How to read this");
                }),
        "aria-label",
        "Contents");
    html.line();
  }

  private void link(String anchor, String title) {
    html.in("li", () -> html.of("a", title, "href", "#" + anchor));
  }

  private void section(String anchor, String title, Runnable content) {
    html.line();
    html.in(
        "section",
        () -> {
          html.of("h2", title, "id", anchor + "-title");
          content.run();
        },
        "id",
        anchor,
        "aria-labelledby",
        anchor + "-title");
    html.line();
  }

  private void caveats() {
    if (document.caveats().isEmpty()) {
      return;
    }
    html.in(
        "aside",
        () -> {
          html.of("h2", "To keep in mind");
          html.in("ul", () -> document.caveats().forEach(each -> html.of("li", each)));
        },
        "class",
        "caveats");
    html.line();
  }

  private void guide() {
    html.in(
        "ul",
        () -> List.of(Resources.text("guide.txt").strip().split("\n+", -1)).forEach(this::advice),
        "class",
        "guide");
  }

  private void advice(String line) {
    html.of("li", line.strip());
  }

  /** Nothing may be loaded or sent, and no other script or style may run than those of the page. */
  private static String policy(String style, String script) {
    return "default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(hash(script), hash(style));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@code template} with its places filled; what is filled in is not looked at again. */
  private static String filled(String template, Map<String, String> places) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
  }
}
