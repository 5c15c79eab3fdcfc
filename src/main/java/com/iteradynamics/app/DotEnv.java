package com.iteradynamics.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: one {@code NAME=VALUE} a line, an optional {@code export } before it, empty
 * lines, and comments from {@code #} to the end of the line.
 *
 * <p>In single quotes a value is taken as it stands. In double quotes {@code \n}, {@code \"} and
 * {@code \\} stand for a line break, a quote and a backslash. Without quotes a value ends where
 * blanks and a {@code #} follow.
 *
 * @param values by name, in file order
 * @param problems the lines that cannot be read, each beginning with {@code file:line}
 */
record DotEnv(Map<String, String> values, List<String> problems) {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");

  /** Reads {@code file}; without such a file there are no values and no problems. */
  static DotEnv read(Path file) {
    List<String> lines;
    try {
      if (!Files.exists(file)) {
        return new DotEnv(Map.of(), List.of());
      }
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      return new DotEnv(Map.of(), List.of(file + ": is not UTF-8 text"));
    } catch (IOException e) {
      return new DotEnv(Map.of(), List.of(Failures.reading(file, e)));
    }
    return parse(file.toString(), lines);
  }

  /** The values of {@code lines}; {@code name} is what problems call the file. */
  static DotEnv parse(String name, List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> setOn = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String where = name + ":" + (i + 1) + ": ";
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (!assignment.matches()) {
        problems.add(where + "expected NAME=VALUE");
        continue;
      }
      String key = assignment.group(1);
      String text = assignment.group(2);
      String value = value(text);
      if (value == null) {
        problems.add(where + key + " has a quote that does not end, or text after it");
      } else if (setOn.containsKey(key)) {
        problems.add(where + key + " is set twice, first on line " + setOn.get(key));
      } else {
        values.put(key, value);
        setOn.put(key, i + 1);
      }
    }
    return new DotEnv(values, problems);
  }

  private static String value(String text) {
    if (text.startsWith("'")) {
      Matcher quoted = SINGLE.matcher(text);
      return quoted.matches() ? quoted.group(1) : null;
    }
    if (text.startsWith("\"")) {
      Matcher quoted = DOUBLE.matcher(text);
      return quoted.matches() ? unescape(quoted.group(1)) : null;
    }
    return COMMENT.matcher(text).replaceFirst("").strip();
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        char next = text.charAt(++i);
        switch (next) {
          case 'n' -> plain.append('\n');
          case '"', '\\' -> plain.append(next);
          default -> plain.append(c).append(next);
        }
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
