package com.iteradynamics.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What pages that carry their own styles and scripts are put together from. */
public final class PageFile {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)\\}\\}");

  private PageFile() {}

  /** The styles of charts, tables and text. */
  public static String style() {
    return Resources.text("uplot/uPlot.min.css") + "\n" + Resources.text("report.css");
  }

  /** The script that draws {@link ChartData}: {@code charts}, for a script after it to start. */
  public static String chartScript() {
    return String.join(
        "\n",
        "/*!",
        Resources.text("uplot/LICENSE"),
        "*/",
        Resources.text("uplot/uPlot.iife.min.js"),
        Resources.text("panel.js"),
        Resources.text("charts.js"));
  }

  /**
   * What a policy names a script or a style of a page by, so that no other may run.
   *
   * @param text all of what is in the element
   */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * {@code template} with its places, {@code {{name}}}, filled; what is filled in is not looked at
   * again.
   */
  public static String filled(String template, Map<String, String> places) {
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(places.get(place.group(1))));
  }

  /** A value in JSON, such that it can stand in a script element. */
  public static String inScript(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}
