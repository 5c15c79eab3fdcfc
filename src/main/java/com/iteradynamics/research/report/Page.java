package com.iteradynamics.research.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A document as one page that carries its styles, its script and its data. */
final class Page {
  private final ReportDocument document;
  private final Html html = new Html();
  private final ChartData data;

  Page(ReportDocument document) {
    this.document = document;
    data = new ChartData(document.currency());
  }

  String text() {
    Map<String, Section> sections = anchored();
    contents(sections);
    SectionView view = new SectionView(html, data);
    if (sections.values().stream().noneMatch(Verdict.class::isInstance)) {
      caveats();
    }
    sections.forEach(
        (anchor, section) -> {
          section(anchor, section.title(), () -> view.write(section));
          if (section instanceof Verdict) {
            caveats();
          }
        });
    section("how-to-read-this", "How to read this", this::guide);
    String style = PageFile.style();
    String script = script();
    return PageFile.filled(
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
    return PageFile.chartScript() + "\n" + Resources.text("report.js");
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
    return String.format(
        Locale.ROOT,
        "default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; base-uri 'none'; form-action 'none'",
        PageFile.hash(script),
        PageFile.hash(style));
  }
}
