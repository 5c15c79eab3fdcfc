package com.iteradynamics.research.report;

import com.iteradynamics.regime.RegimeLabel;
import com.iteradynamics.research.report.FigureTable.Row;
import com.iteradynamics.research.report.TimeCharts.Line;
import com.iteradynamics.research.report.TimeCharts.Panel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places for charts, which the script fills, with the same in words and as a table of month ends.
 */
final class ChartView {
  private final Html html;
  private final ChartData data;

  ChartView(Html html, ChartData data) {
    this.html = html;
    this.data = data;
  }

  void write(TimeCharts charts) {
    String place = Integer.toString(data.size());
    Thinning thinning = data.add(charts);
    html.in("div", () -> html.text(""), "class", "tools", "data-tools", place);
    for (int i = 0; i < charts.panels().size(); i++) {
      panel(charts, charts.panels().get(i), place, Integer.toString(i));
    }
    html.of("p", drawn(charts, thinning), "class", "note");
    html.in(
        "details",
        () -> {
          html.of("summary", "The charts as a table: the last hour of each month");
          new TableView(html).write(monthEnds(charts));
        });
  }

  private void panel(TimeCharts charts, Panel panel, String chart, String place) {
    html.line();
    html.in(
        "figure",
        () -> {
          html.in(
              "figcaption",
              () -> {
                html.of("h3", panel.title());
                html.of("p", panel.reading());
                if (panel.market() && !charts.bands().isEmpty()) {
                  regimes();
                }
              });
          html.in(
              "div",
              () -> html.of("noscript", "The charts need JavaScript; the table below does not."),
              "class",
              "plot",
              "role",
              "img",
              "aria-label",
              spoken(charts, panel),
              "data-chart",
              chart,
              "data-panel",
              place);
        });
  }

  private void regimes() {
    html.in(
        "ul",
        () -> {
          for (RegimeLabel label : RegimeLabel.values()) {
            html.in(
                "li",
                () -> {
                  html.of("i", "", "class", "regime-" + Html.anchor(label.name()));
                  html.text(label.name());
                });
          }
        },
        "class",
        "key",
        "aria-label",
        "Colours of the regimes");
  }

  /** What a chart shows, for who cannot see it. */
  private static String spoken(TimeCharts charts, Panel panel) {
    StringBuilder words = new StringBuilder("Chart: ").append(panel.title()).append('.');
    for (Line line : panel.lines()) {
      double lowest = line.at().applyAsDouble(0);
      double highest = lowest;
      for (int k = 1; k < charts.size(); k++) {
        lowest = Math.min(lowest, line.at().applyAsDouble(k));
        highest = Math.max(highest, line.at().applyAsDouble(k));
      }
      double last = line.at().applyAsDouble(charts.size() - 1);
      words.append(
          " %s: %s at the end, between %s and %s."
              .formatted(
                  line.name(),
                  panel.unit().format(last),
                  panel.unit().format(lowest),
                  panel.unit().format(highest)));
    }
    return words.toString();
  }

  private static String drawn(TimeCharts charts, Thinning thinning) {
    String all = "Each of the %,d hours is drawn.".formatted(charts.size());
    String some =
        ("%,d of %,d hours are drawn: of every %d hours those in which a line is lowest or highest."
                + " The figures are made of all hours.")
            .formatted(thinning.rows().length, charts.size(), thinning.stretch());
    return String.format(
        Locale.ROOT,
        "%s Times are UTC. Drag over a chart to look closer, double-click to see all.",
        thinning.stretch() == 1 ? all : some);
  }

  private static FigureTable monthEnds(TimeCharts charts) {
    List<String> columns = new ArrayList<>(List.of("Last hour of the month"));
    for (Panel panel : charts.panels()) {
      boolean sole = panel.lines().size() == 1;
      panel
          .lines()
          .forEach(line -> columns.add(sole ? panel.title() : panel.title() + ": " + line.name()));
    }
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < charts.size(); k++) {
      if (k == charts.size() - 1 || month(charts, k) != month(charts, k + 1)) {
        rows.add(row(charts, k));
      }
    }
    return new FigureTable(charts.title() + ", by month", "", columns, rows);
  }

  private static Row row(TimeCharts charts, int k) {
    List<Figure> figures = new ArrayList<>();
    for (Panel panel : charts.panels()) {
      for (Line line : panel.lines()) {
        figures.add(new Figure.Known(line.at().applyAsDouble(k), panel.unit()));
      }
    }
    return new Row(Words.hour(time(charts, k)), figures);
  }

  private static int month(TimeCharts charts, int k) {
    OffsetDateTime time = time(charts, k).atOffset(ZoneOffset.UTC);
    return time.getYear() * 12 + time.getMonthValue();
  }

  private static Instant time(TimeCharts charts, int k) {
    return Instant.ofEpochSecond(charts.epochSecondAt().applyAsLong(k));
  }
}
