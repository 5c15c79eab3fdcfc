package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.PageFile;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import com.iteradynamics.testkit.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long it takes until mission control with 60,000 candles and 20,000 decisions is loaded and
 * painted, beside a page that has the same series and uPlot and nothing else. Run by hand; see
 * CONTRIBUTING.
 */
public final class PaintTimes {
  private static final int CANDLES = 60_000;
  private static final int DECISIONS = 20_000;

  /** Milliseconds from the navigation to the second frame after everything is there. */
  private static final String PAINTED =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
          + " done(performance.now()))))";

  private PaintTimes() {}

  /** Measures each page in turn, so many times, and prints their medians. */
  public static void main(String[] args) throws IOException {
    int times = args.length == 0 ? 9 : Integer.parseInt(args[0]);
    CandleSeries tape = Tapes.random(7, CANDLES);
    List<CortexRecord> records = DashboardSamples.records(tape, CANDLES - DECISIONS, CANDLES);
    long begun = System.nanoTime();
    DashboardData mission =
        DashboardSamples.of(records, tape, records.getLast().hour().plusSeconds(60));
    long logged = System.nanoTime();
    String page = new DashboardPage(mission).file();
    long written = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "log of %,d records %,d ms; page %,d ms%n",
        records.size(),
        (logged - begun) / 1_000_000,
        (written - logged) / 1_000_000);
    Path work = Files.createTempDirectory("paint");
    Map<String, Path> files =
        Map.of(
            "mission control",
            work.resolve("page.html"),
            "bare uPlot",
            work.resolve("bare.html"),
            "served page",
            work.resolve("served.html"));
    Files.writeString(files.get("mission control"), page);
    Files.writeString(files.get("served page"), new DashboardPage(mission).served());
    Files.writeString(files.get("bare uPlot"), bare(mission));
    Map<String, double[]> taken = new TreeMap<>();
    try (Browser browser = Browser.require(PaintTimes.class, work)) {
      for (int i = 0; i < times; i++) {
        for (Map.Entry<String, Path> file : files.entrySet()) {
          taken.computeIfAbsent(file.getKey(), name -> new double[times])[i] =
              painted(browser, file.getValue());
        }
      }
    }
    double bare = median(taken.get("bare uPlot"));
    for (Map.Entry<String, double[]> each : taken.entrySet()) {
      System.out.printf(
          Locale.ROOT,
          "%-16s %,10d bytes: median %.0f ms of %d, %.2f times bare uPlot%n",
          each.getKey(),
          Files.size(files.get(each.getKey())),
          median(each.getValue()),
          times,
          median(each.getValue()) / bare);
    }
  }

  /** Milliseconds for one page in a tab of its own. */
  private static double painted(Browser browser, Path file) {
    browser.freshTab();
    browser.size(1_440, 900);
    browser.show(file.toUri());
    double taken = browser.value(PAINTED).asDouble();
    if (browser.value("document.querySelectorAll('canvas').length").asInt() != 3) {
      throw new IllegalStateException(file + " drew nothing: " + browser.complaints());
    }
    return taken;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The same series at every hour, three charts of the same size, and nothing else. */
  private static String bare(DashboardData mission) {
    var charts = DashboardCharts.of(mission.candles(), mission.log().rows()).orElseThrow();
    List<Object> series = new ArrayList<>();
    List<Object> times = new ArrayList<>();
    for (int k = 0; k < charts.size(); k++) {
      times.add(charts.epochSecondAt().applyAsLong(k));
    }
    for (var panel : charts.panels()) {
      List<Object> lines = new ArrayList<>();
      for (var line : panel.lines()) {
        List<Object> values = new ArrayList<>();
        for (int k = 0; k < charts.size(); k++) {
          double value = line.at().applyAsDouble(k);
          values.add(Double.isFinite(value) ? Math.round(value * 100_000) / 100_000.0 : null);
        }
        lines.add(values);
      }
      series.add(lines);
    }
    return "<!DOCTYPE html><meta charset=utf-8><style>"
        + PageFile.style()
        + "</style><body><script type=\"application/json\" id=data>"
        + Json.write(Map.of("times", times, "series", series))
        + "</script><script>"
        + PageFile.chartScript().replace("const charts =", "const unused = () => ")
        + "\nconst data = JSON.parse(document.getElementById('data').textContent);"
        + "for (const lines of data.series) new uPlot({width: 1300, height: 300, series: [{},"
        + " ...lines.map(() => ({stroke: 'blue', points: {show: false}}))]}, [data.times, ...lines],"
        + " document.body);</script>";
  }
}
