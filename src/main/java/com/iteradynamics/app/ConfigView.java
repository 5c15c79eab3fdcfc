package com.iteradynamics.app;

import com.iteradynamics.app.SettingsCatalog.Group;
import com.iteradynamics.settings.Setting;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parameters as a person, a program, or a {@code .env} file reads them. */
final class ConfigView {
  private static final String ROW = "  %-28s %-22s %-11s %-22s %-12s %s%n";

  private ConfigView() {}

  /** One line a parameter, and one for what it means. */
  static void table(List<Group> groups, Values values, PrintWriter out) {
    for (Group group : groups) {
      out.println(group.title());
      out.printf(Locale.ROOT, ROW, "NAME", "VALUE", "SOURCE", "DEFAULT", "UNIT", "RANGE");
      for (Setting setting : group.settings()) {
        out.printf(
            Locale.ROOT,
            ROW,
            setting.name(),
            orDash(value(setting, values)),
            values.source(setting.name()).word(),
            orDash(setting.defaultText()),
            setting.unit(),
            setting.rangeText());
        out.println("      " + setting.meaning());
      }
      out.println();
    }
  }

  /** The same for a program; a value that is absent is null. */
  static List<Map<String, Object>> json(List<Group> groups, Values values) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Setting setting : group.settings()) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", setting.name());
        row.put("value", orNull(value(setting, values)));
        row.put("source", values.source(setting.name()).word());
        row.put("default", orNull(setting.defaultText()));
        row.put("unit", setting.unit());
        row.put("range", setting.rangeText());
        row.put("meaning", setting.meaning());
        row.put("group", group.title());
        rows.add(row);
      }
    }
    return rows;
  }

  /** A {@code .env} file in which every parameter is explained and none is set. */
  static void example(List<Group> groups, PrintWriter out) {
    out.print(
        """
        # Every parameter of Argus with its default. Copy this file to .env and take the # away from
        # what you change. The environment wins over .env, and --set NAME=VALUE wins over both;
        # ./argus config shows what is in force, and why.
        """);
    for (Group group : groups) {
      out.println();
      out.println("# ---- " + group.title() + " ----");
      for (Setting setting : group.settings()) {
        out.println();
        out.println("# " + setting.meaning());
        out.println("# " + setting.unit() + ": " + setting.rangeText());
        out.println("#" + setting.name() + "=" + setting.defaultText());
      }
    }
  }

  /** The value in force as it may be shown: nothing of a secret, no path of an address. */
  static String value(Setting setting, Values values) {
    String text = values.text(setting.name()).orElse(setting.defaultText());
    if (text.isEmpty()) {
      return text;
    }
    if (setting.secret()) {
      return "(hidden)";
    }
    return setting.unit().equals("URL") ? host(text) : text;
  }

  private static String host(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getScheme() + "://" + uri.getHost() + "/...";
    } catch (IllegalArgumentException e) {
      return "(not an address)";
    }
  }

  private static String orDash(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
