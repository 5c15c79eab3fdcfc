package com.iteradynamics.dashboard;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.document.ChartData;
import com.iteradynamics.document.ChartView;
import com.iteradynamics.document.Html;
import com.iteradynamics.document.PageFile;
import com.iteradynamics.document.Resources;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Mission control as one page. It carries its styles, its scripts and its data; no other script can
 * run in it. The first screen is there without any script.
 */
public final class DashboardPage {
  /** How many of the newest hours are drawn each; of older ones the lowest and highest. */
  private static final int WHOLE_HOURS = 24 * 92;

  /** How many decisions are there without a script. */
  private static final int PLAIN_ROWS = 24;

  private static final String STYLE = PageFile.style() + "\n" + resource("dashboard.css");
  private static final String SCRIPT =
      String.join("\n", PageFile.chartScript(), resource("table.js"), resource("mission.js"));

  private final DashboardData mission;
  private final DashboardStatus status;

  /** The page of {@code mission}. */
  public DashboardPage(DashboardData mission) {
    this.mission = mission;
    this.status = DashboardStatus.of(mission);
  }

  private static String resource(String name) {
    return Resources.text(DashboardPage.class, name);
  }

  /** The page as a file opened from disk: it contains everything and makes no request. */
  public String file() {
    return page(false);
  }

  /** The page as its server gives it: it polls that server, and no other, for updates. */
  public String served() {
    return page(true);
  }

  /**
   * What a served page that is open asks for every so often, in JSON: title, first screen and
   * panels; charts and table only when they have changed.
   *
   * @param have which charts and table the page has: the {@code drawn} of the last answer. Any
   *     other text, also an empty one, stands for none
   */
  public String newer(String have) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("title", title());
    data.put("mode", mode());
    data.put("freshness", freshness(true));
    data.put("screen", new FirstScreen(mission, status).text());
    data.put("panels", new Panels(mission, status).text());
    data.put("drawn", drawn());
    if (!have.equals(drawn())) {
      ChartData charts = new ChartData(mission.book().quoteCurrency());
      writeCharts(charts);
      data.put("charts", charts.charts());
      data.put("table", table(true));
    }
    return Json.write(data);
  }

  /** Changes when charts or table do. */
  private String drawn() {
    String decisions =
        mission.log().size()
            + "/"
            + mission.log().newest().map(record -> record.hour().toString()).orElse("");
    return decisions
        + "/"
        + mission.candles().newest().map(candle -> candle.openTime().toString()).orElse("");
  }

  private String page(boolean asks) {
    ChartData chartData = new ChartData(mission.book().quoteCurrency());
    String charts = writeCharts(chartData);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("drawn", drawn());
    data.put("charts", chartData.charts());
    data.put("table", table(asks));
    Map<String, String> places = new LinkedHashMap<>();
    places.put("book", mission.book().book());
    places.put("policy", policy(asks));
    places.put("title", Html.escaped(title()));
    places.put("style", STYLE);
    places.put("mode", mode());
    places.put("freshness", Html.escaped(freshness(asks)));
    places.put("screen", new FirstScreen(mission, status).text());
    places.put("charts", charts);
    places.put("table", new PlainTable(mission.log().rows()).text(PLAIN_ROWS));
    places.put("panels", new Panels(mission, status).text());
    places.put("footer", footer(asks));
    places.put("data", PageFile.inScript(Json.write(data)));
    places.put("parts", asks ? "" : parts());
    places.put("script", SCRIPT);
    return PageFile.filled(resource("dashboard.html"), places);
  }

  /** Places for the charts; what the script draws there goes into {@code data}. */
  private String writeCharts(ChartData data) {
    Html html = new Html();
    DashboardCharts.of(mission.candles(), mission.log().rows())
        .ifPresentOrElse(
            charts -> new ChartView(html, data).write(charts, WHOLE_HOURS),
            () ->
                html.of("p", "There is neither a candle nor a decision to draw.", "class", "none"));
    return html.toString();
  }

  private Map<String, Object> table(boolean asks) {
    Map<String, Object> table = TableData.of(mission.log());
    table.put("asks", asks);
    table.put("currency", mission.book().quoteCurrency());
    return table;
  }

  private String title() {
    String last =
        mission.log().newest().map(record -> record.branch().name()).orElse("no decisions");
    return String.format(
        Locale.ROOT,
        "%s %s \u2013 %s \u2013 Argus",
        mission.book().live() ? "LIVE" : "paper",
        mission.book().productId(),
        last);
  }

  private String mode() {
    Html html = new Html();
    html.of("b", mission.book().productId());
    html.of(
        "span",
        mission.book().live() ? "LIVE \u00b7 real money" : "PAPER \u00b7 no real money",
        "class",
        mission.book().live() ? "mode live" : "mode paper");
    return html.toString();
  }

  private String freshness(boolean asks) {
    return (asks ? "as of " : "a copy of ") + Text.second(mission.now());
  }

  private static String footer(boolean asks) {
    return (asks
            ? "Served by Argus on this machine, and refreshed by itself. "
            : "One file, made by Argus. It loads nothing and sends nothing, and does not refresh itself. ")
        + "Times are UTC; point at one for the local time. Charts are drawn by uPlot, MIT licence.";
  }

  /** All that was recorded, for {@code table.js}: it takes a part in when a row of it is opened. */
  private String parts() {
    StringBuilder parts = new StringBuilder();
    int place = 0;
    for (byte[] part : mission.log().parts()) {
      parts.append("<script type=\"application/gzip\" id=\"part-").append(place++).append("\">");
      parts.append(Base64.getEncoder().encodeToString(part)).append("</script>\n");
    }
    return parts.toString();
  }

  /** What the served page may do, for the head of the answer; the page says it too. */
  public String policy() {
    return policy(true);
  }

  private static String policy(boolean asks) {
    return String.join(
        "; ",
        List.of(
            "default-src 'none'",
            "script-src '" + PageFile.hash(SCRIPT) + "'",
            "style-src '" + PageFile.hash(STYLE) + "'",
            "img-src data:",
            "connect-src " + (asks ? "'self'" : "'none'"),
            "base-uri 'none'",
            "form-action 'none'"));
  }
}
