package com.iteradynamics.app;

import com.iteradynamics.app.SettingsCatalog.Group;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Prose;
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
  /** Characters of the longest name, indented. */
  private static final int NAME = 32;

  private ConfigView() {}

  /**
   * The parameters of each group with what is in force, where that comes from, and what it means.
   */
  static Document document(List<Group> groups, Values values) {
    return Document.text(groups.stream().map(group -> block(group, values)).toArray(Block[]::new));
  }

  private static Block block(Group group, Values values) {
    List<Fact> facts = new ArrayList<>();
    for (Setting setting : group.settings()) {
      String source = values.source(setting.name()).word();
      String unset = orDash(setting.defaultText());
      facts.add(
          new Fact(
              "  " + setting.name(),
              String.format(
                  Locale.ROOT,
                  "%s (%s); %s, %s",
                  orDash(value(setting, values)),
                  source.equals("default") ? source : source + ", default " + unset,
                  setting.unit(),
                  setting.rangeText())));
      facts.add(new Fact("", setting.meaning()));
    }
    return Block.of(Prose.of(group.title()), new Facts("", facts, NAME));
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
