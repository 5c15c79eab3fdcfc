package com.iteradynamics.document;

import com.iteradynamics.document.Document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A document as one page that carries its styles, its script and its data. */
final class Page {
  private final Document document;
  private final Html html = new Html();
  private final ChartData data;

  private final Function<Object, String> json;

  Page(Document document, Function<Object, String> json) {
    this.document = document;
    this.json = json;
    data = new ChartData(document.currency());
  }

  String text() {
    Map<String, List<Part>> sections = anchored();
    contents(sections);
    PartView view = new PartView(html, data);
    boolean answered = false;
    if (document.parts(Place.PAGE).stream().noneMatch(Verdict.class::isInstance)) {
      caveats();
      answered = true;
    }
    for (Map.Entry<String, List<Part>> section : sections.entrySet()) {
      List<Part> parts = section.getValue();
      section(section.getKey(), parts.getFirst().title(), () -> parts.forEach(view::write));
      if (!answered && parts.getFirst() instanceof Verdict) {
        caveats();
        answered = true;
      }
    }
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
            "data", data.json(json),
            "script", script));
  }

  private static String script() {
    return String.join(
        "\n", PageFile.chartScript(), Resources.text("listing.js"), Resources.text("report.js"));
  }

  /**
   * Sections by their anchors, which are their titles in small letters, numbered where equal. A
   * part without a title belongs to the section before it.
   */
  private Map<String, List<Part>> anchored() {
    Map<String, List<Part>> sections = new LinkedHashMap<>();
    List<Part> last = new ArrayList<>();
    for (Part part : document.parts(Place.PAGE)) {
      if (!part.title().isEmpty()) {
        String anchor = Html.anchor(part.title());
        int more = 2;
        String free = anchor;
        while (sections.containsKey(free)) {
          free = anchor + "-" + more++;
        }
        last = new ArrayList<>();
        sections.put(free, last);
      }
      last.add(part);
    }
    return sections;
  }

  private void contents(Map<String, List<Part>> sections) {
    html.in(
        "nav",
        () ->
            html.in(
                "ul",
                () -> {
                  sections.forEach((anchor, parts) -> link(anchor, parts.getFirst().title()));
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
          html.of("h2", "Caveats");
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
