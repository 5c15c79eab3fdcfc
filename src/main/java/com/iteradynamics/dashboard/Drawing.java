package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import com.iteradynamics.document.Unit;
import java.util.List;
import java.util.Locale;

/**
 * Small drawings that need no script. All are described in words too, next to them or by their
 * label.
 */
final class Drawing {
  /** Pixels of a gauge, and of the line over the last days. */
  private static final int WIDTH = 400;

  private static final int SPARK_HEIGHT = 44;

  private final Html html;

  Drawing(Html html) {
    this.html = html;
  }

  /** A share of a whole, 0..1. */
  void share(double share, String label) {
    int filled = (int) Math.round(100 * Math.clamp(share, 0, 1));
    stretched(
        "share",
        "0 0 100 6",
        label,
        () -> {
          rectangle(0, 0, 100, 6, "track");
          rectangle(0, 0, filled, 6, "filled");
        });
  }

  /** The drawdown, a fraction &lt;= 0, on the way to the levels. */
  void gauge(double drawdown, Money levels, String label) {
    double end = levels.killFrac() * 1.25;
    String box = "0 0 " + WIDTH + " 58";
    String[] attributes = {"class", "gauge", "viewBox", box, "role", "img", "aria-label", label};
    html.in(
        "svg",
        () -> {
          band("ok", 0, levels.softFrac(), end);
          band("soft", levels.softFrac(), levels.hardFrac(), end);
          band("hard", levels.hardFrac(), levels.killFrac(), end);
          band("kill", levels.killFrac(), end, end);
          double at = WIDTH * Math.clamp(-drawdown / end, 0.005, 0.995);
          String needle =
              String.format(Locale.ROOT, "M%.1f 26 l-6 -11 h12 z M%.1f 26 v16 h0.01", at, at);
          html.of("path", "", "class", "needle", "d", needle);
        },
        attributes);
  }

  private void band(String word, double from, double to, double end) {
    int left = (int) Math.round(WIDTH * from / end);
    int right = (int) Math.round(WIDTH * to / end);
    rectangle(left, 26, Math.max(0, right - left - 1), 14, "band " + word);
    html.of("text", word, "x", number(left + 2), "y", "10");
    String level = from == 0 ? "0" : Unit.FRACTION.plain(-from) + " %";
    html.of("text", level, "class", "level", "x", number(left), "y", "55");
  }

  private void rectangle(int x, int y, int width, int height, String kind) {
    String[] attributes = {
      "class",
      kind,
      "x",
      number(x),
      "y",
      number(y),
      "width",
      number(width),
      "height",
      number(height)
    };
    html.of("rect", "", attributes);
  }

  private static String number(int value) {
    return Integer.toString(value);
  }

  /** A line over values, NaN where there is none; nothing when there are fewer than two. */
  void spark(List<Double> values, String label) {
    String line = line(values);
    String box = "0 0 " + WIDTH + " " + SPARK_HEIGHT;
    stretched("spark", box, label, () -> html.of("path", "", "d", line));
  }

  /** A drawing as wide as there is room. */
  private void stretched(String kind, String box, String label, Runnable content) {
    String[] attributes = {
      "class",
      kind,
      "viewBox",
      box,
      "preserveAspectRatio",
      "none",
      "role",
      "img",
      "aria-label",
      label
    };
    html.in("svg", content, attributes);
  }

  private static String line(List<Double> values) {
    double low = values.stream().filter(Double::isFinite).min(Double::compare).orElse(0.0);
    double high = values.stream().filter(Double::isFinite).max(Double::compare).orElse(0.0);
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      if (Double.isFinite(value)) {
        double x = (double) WIDTH * i / Math.max(1, values.size() - 1);
        double share = high > low ? (high - value) / (high - low) : 0.5;
        double y = 2 + (SPARK_HEIGHT - 4) * share;
        path.append(String.format(Locale.ROOT, "%s%.1f %.1f", pen ? "L" : "M", x, y));
      }
      pen = Double.isFinite(value);
    }
    return path.toString();
  }
}
