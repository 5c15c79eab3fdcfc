package com.iteradynamics.research.report;

import java.util.Locale;
import java.util.Map;

/** Sections in HTML. */
final class SectionView {
  private final Html html;
  private final TableView tables;
  private final GridView grids;
  private final ChartView charts;

  SectionView(Html html, ChartData data) {
    this.html = html;
    tables = new TableView(html, data.currency());
    grids = new GridView(html);
    charts = new ChartView(html, data);
  }

  /** What is below the heading. */
  void write(Section section) {
    switch (section) {
      case Verdict verdict -> verdict(verdict);
      case TimeCharts hours -> {
        intro(hours.intro());
        charts.write(hours);
      }
      case MonthlyReturns returns -> {
        intro(
            "Percent, UTC. The first month begins with the cash before the first trade. A dot is a"
                + " month without candles.");
        grids.write(returns);
      }
      case FigureTable table -> table(table);
      case CostLadder ladder -> table(CostTable.of(ladder));
      case WalkForward walk -> table(WalkForwardTable.of(walk));
      case Luck luck -> table(LuckTable.of(luck));
      case HeatMap map -> {
        intro(map.note());
        intro(
            String.format(
                    Locale.ROOT,
                    "Each cell is the %s of one run. A good cell among bad ones is luck more often than a",
                    map.figureName())
                + " find; look for wide areas.");
        grids.write(map);
      }
      case Manifest manifest -> manifest(manifest);
    }
  }

  private void intro(String words) {
    if (!words.isEmpty()) {
      html.of("p", words, "class", "intro");
    }
  }

  private void table(FigureTable table) {
    intro(table.intro());
    if (!table.rows().isEmpty()) {
      tables.write(table);
    }
  }

  private void verdict(Verdict verdict) {
    html.in("dl", () -> verdict.headlines().forEach(this::headline), "class", "headlines");
    html.in("div", () -> verdict.sentences().forEach(s -> html.of("p", s)), "class", "answer");
  }

  private void headline(Verdict.Headline headline) {
    html.in(
        "div",
        () -> {
          html.of("dt", headline.name());
          html.in(
              "dd",
              () -> tables.figure(headline.figure()),
              "class",
              TableView.of(headline.figure()));
          html.of("dd", headline.beside(), "class", "beside");
        });
  }

  private void manifest(Manifest manifest) {
    facts("Facts", manifest.facts());
    html.of("h3", "Parameters that differ from their defaults");
    if (manifest.parameters().isEmpty()) {
      intro("None.");
    } else {
      facts("Parameters", manifest.parameters());
    }
  }

  private void facts(String name, Map<String, String> facts) {
    tables.scrolling(
        name,
        () ->
            html.in(
                "table",
                () ->
                    html.in(
                        "tbody",
                        () ->
                            facts.forEach(
                                (fact, value) ->
                                    html.in(
                                        "tr",
                                        () -> {
                                          html.of("th", fact, "scope", "row");
                                          html.in("td", () -> html.of("code", value));
                                        }))),
                "class",
                "facts"));
  }
}
