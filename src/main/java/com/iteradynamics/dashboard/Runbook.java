package com.iteradynamics.dashboard;

import com.iteradynamics.document.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to do, from RUNBOOK.md, whose headings are the names of branches and alarms. The build puts
 * it beside this class; what is not in it is not shown.
 */
final class Runbook {
  static final String FILE = "RUNBOOK.md";

  private static final Pattern HEADING = Pattern.compile("#+ +`?([A-Za-z0-9_-]+)`? *");
  private static final Pattern ITEM = Pattern.compile("(?:[-*]|[0-9]+[.]) +(.*)");
  private static final String FENCE = "```";

  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  /** The runbook with this text. */
  Runbook(String text) {
    List<String> section = new ArrayList<>();
    boolean code = false;
    for (String line : text.lines().toList()) {
      code ^= line.startsWith(FENCE);
      if (!code && line.startsWith("#")) {
        section = new ArrayList<>();
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
          sections.put(heading.group(1), section);
        }
      } else {
        section.add(line);
      }
    }
  }

  /** The one that the program was packed with; an empty one when there was none. */
  static Runbook packed() {
    try (InputStream file = Runbook.class.getResourceAsStream(FILE)) {
      return new Runbook(
          file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of what to do in a case; empty when the runbook does not tell. */
  Optional<List<String>> section(String name) {
    return Optional.ofNullable(sections.get(name));
  }

  /** Writes a section's paragraphs, lists and commands. */
  static void write(Html html, List<String> lines) {
    List<String> block = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      boolean fence = line.startsWith(FENCE);
      if (fence || (!code && (line.isBlank() || ITEM.matcher(line).matches()))) {
        block(html, block, code);
        block.clear();
      }
      code ^= fence;
      if (!fence) {
        block.add(line);
      }
    }
    block(html, block, code);
  }

  private static void block(Html html, List<String> block, boolean code) {
    String text = String.join("\n", block);
    if (text.isBlank()) {
      return;
    }
    Matcher item = ITEM.matcher(block.getFirst());
    if (code) {
      html.in("pre", () -> html.of("code", text));
    } else if (item.matches()) {
      html.of("p", "\u2022 " + plain(text.replaceFirst("^(?:[-*]|[0-9]+[.]) +", "")));
    } else {
      html.of("p", plain(text));
    }
  }

  /** Without the marks that only Markdown knows. */
  private static String plain(String text) {
    return text.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1").replaceAll("[`*]{1,2}", "").strip();
  }
}
