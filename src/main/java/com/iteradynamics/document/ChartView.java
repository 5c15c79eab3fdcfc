package com.iteradynamics.document;

import com.iteradynamics.document.Table.Row;
import com.iteradynamics.document.TimeCharts.Line;
import com.iteradynamics.document.TimeCharts.Panel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Places for charts, which the script fills, with the same in words and as a table of month ends.
 */
public final class ChartView {
  private final Html html;
  private final ChartData data;

  /** Writes to {@code html}; what the script draws goes into {@code data}. */
  public ChartView(Html html, ChartData data) {
    this.html = html;
    this.data = data;
  }

  /**
   * The charts.
   *
   * @param whole how many of the newest hours are drawn each, however many there are before them
   */
  public void write(TimeCharts charts, int whole) {
    String place = Integer.toString(data.size());
    Thinning thinning = data.add(charts, whole);
    html.in("div", () -> html.text(""), "class", "tools", "data-tools", place);
    for (int i = 0; i < charts.panels().size(); i++) {
      panel(charts, charts.panels().get(i), place, Integer.toString(i));
    }
    html.of("p", drawn(charts, thinning, whole > 0), "class", "note");
    html.in(
        "details",
        () -> {
          html.of("summary", "Chart data: the last hour of each month");
          new TableView(html, data.currency()).write(monthEnds(charts));
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
                  states(charts);
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

  private void states(TimeCharts charts) {
    html.in(
        "ul",
        () -> {
          for (String state : charts.states()) {
            html.in(
                "li",
                () -> {
                  html.of("i", "", "class", "regime-" + Html.anchor(state));
                  html.text(state);
                });
          }
        },
        "class",
        "key",
        "aria-label",
        "Regime colors");
  }

  /** What a chart shows, for screen readers. */
  private String spoken(TimeCharts charts, Panel panel) {
    StringBuilder words = new StringBuilder("Chart: ").append(panel.title()).append('.');
    for (Line line : panel.lines()) {
      double[] known =
          IntStream.range(0, charts.size())
              .mapToDouble(line.at())
              .filter(Double::isFinite)
              .toArray();
      words.append(
          known.length == 0 ? " " + line.name() + ": unknown." : spoken(line, known, panel.unit()));
    }
    return words.toString();
  }

  private String spoken(Line line, double[] known, Unit unit) {
    DoubleSummaryStatistics all = Arrays.stream(known).summaryStatistics();
    return String.format(
        Locale.ROOT,
        " %s: %s at the end, between %s and %s.",
        line.name(),
        unit.format(known[known.length - 1], data.currency()),
        unit.format(all.getMin(), data.currency()),
        unit.format(all.getMax(), data.currency()));
  }

  private static String drawn(TimeCharts charts, Thinning thinning, boolean whole) {
    String all = String.format(Locale.ROOT, "All %,d points are drawn.", charts.size());
    String some =
        String.format(
            Locale.ROOT,
            "%,d of %,d points are drawn: from every %d%s points, those where a line is"
                + " lowest or highest. The figures use all points.",
            thinning.rows().length,
            charts.size(),
            thinning.stretch(),
            whole ? " older" : "");
    return String.format(
        Locale.ROOT,
        "%s Times are UTC. Drag over a chart to zoom in; double-click to reset.",
        thinning.stretch() == 1 ? all : some);
  }

  private static Table monthEnds(TimeCharts charts) {
    List<Column> columns = new ArrayList<>(Column.of("Last hour of the month"));
    for (Panel panel : charts.panels()) {
      boolean sole = panel.lines().size() == 1;
      panel
          .lines()
          .forEach(
              line ->
                  columns.add(
                      Column.right(sole ? panel.title() : panel.title() + ": " + line.name())));
    }
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < charts.size(); k++) {
      if (k == charts.size() - 1 || month(charts, k) != month(charts, k + 1)) {
        rows.add(row(charts, k));
      }
    }
    return new Table(charts.title() + ", by month", "", columns, rows);
  }

  private static Row row(TimeCharts charts, int k) {
    List<Cell> figures = new ArrayList<>();
    for (Panel panel : charts.panels()) {
      for (Line line : panel.lines()) {
        double value = line.at().applyAsDouble(k);
        figures.add(
            Double.isFinite(value)
                ? new Cell.Known(value, panel.unit())
                : new Cell.Undefined("not known"));
      }
    }
    return new Row(ReadableNames.hour(time(charts, k)), figures);
  }

  private static int month(TimeCharts charts, int k) {
    OffsetDateTime time = time(charts, k).atOffset(ZoneOffset.UTC);
    return time.getYear() * 12 + time.getMonthValue();
  }

  private static Instant time(TimeCharts charts, int k) {
    return Instant.ofEpochSecond(charts.epochSecondAt().applyAsLong(k));
  }
}
