package com.iteradynamics.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
public record DotEnv(Map<String, String> values, List<String> problems) {
  /** Reads {@code file}; without such a file there are no values and no problems. */
  public static DotEnv read(Path file) {
    List<String> lines;
    try {
      if (!Files.exists(file)) {
        return new DotEnv(Map.of(), List.of());
      }
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      return new DotEnv(Map.of(), List.of(file + ": is not UTF-8 text"));
    } catch (IOException e) {
      return new DotEnv(Map.of(), List.of(UnusableFileException.reading(file, e).getMessage()));
    }
    return parse(file.toString(), lines);
  }

  /** The values of {@code lines}; {@code name} is what problems call the file. */
  static DotEnv parse(String name, List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, Integer> setOn = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = (i == 0 ? lines.get(i).replaceFirst("^\\uFEFF", "") : lines.get(i)).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String where = name + ":" + (i + 1) + ": ";
      Optional<String> unseen = unseen(line);
      if (unseen.isPresent()) {
        problems.add(where + unseen.get());
        continue;
      }
      int from = nameStart(line);
      int to = nameEnd(line, from);
      int equals = pastBlanks(line, to);
      if (to == from || equals == line.length() || line.charAt(equals) != '=') {
        problems.add(where + "expected NAME=VALUE");
        continue;
      }
      String key = line.substring(from, to);
      switch (value(line, pastBlanks(line, equals + 1))) {
        case Text.Bad(String why) -> problems.add(where + key + " " + why);
        case Text.Good(String value) -> {
          if (setOn.putIfAbsent(key, i + 1) == null) {
            values.put(key, value);
          } else {
            problems.add(where + key + " is set twice, first on line " + setOn.get(key));
          }
        }
      }
    }
    return new DotEnv(values, problems);
  }

  private static Optional<String> unseen(String line) {
    return line.chars()
        .filter(c -> Character.isISOControl(c) && c != '\t')
        .mapToObj(c -> String.format(Locale.ROOT, "has a character that cannot be seen, U+%04X", c))
        .findFirst();
  }

  /** What stands after the equals sign. */
  private sealed interface Text {
    record Good(String value) implements Text {}

    record Bad(String why) implements Text {}
  }

  /** Where the name begins: after {@code export} and blanks, if they are there. */
  private static int nameStart(String line) {
    String word = "export";
    int after = line.startsWith(word) ? pastBlanks(line, word.length()) : 0;
    return after > word.length() && after < line.length() && line.charAt(after) != '=' ? after : 0;
  }

  private static int nameEnd(String line, int from) {
    int end = from;
    while (end < line.length() && isOfName(line.charAt(end), end == from)) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c, boolean first) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || c == '_'
        || (!first && c >= '0' && c <= '9');
  }

  private static int pastBlanks(String line, int from) {
    int at = from;
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Text value(String line, int from) {
    char first = from < line.length() ? line.charAt(from) : ' ';
    return first == '\'' || first == '"' ? quoted(line, from) : unquoted(line, from);
  }

  private static Text unquoted(String line, int from) {
    int end = from;
    while (end < line.length() && !(line.charAt(end) == '#' && isApart(line, from, end))) {
      end++;
    }
    return new Text.Good(line.substring(from, end).strip());
  }

  /**
   * Whether what is at {@code at} begins the value or follows a blank: within a word it does not.
   */
  private static boolean isApart(String line, int from, int at) {
    return at == from || Character.isWhitespace(line.charAt(at - 1));
  }

  private static Text quoted(String line, int from) {
    char quote = line.charAt(from);
    StringBuilder plain = new StringBuilder();
    int at = from + 1;
    while (at < line.length() && line.charAt(at) != quote) {
      char c = line.charAt(at++);
      if (c == '\\' && quote == '"' && at < line.length()) {
        plain.append(unescaped(line.charAt(at++)));
      } else {
        plain.append(c);
      }
    }
    if (at >= line.length()) {
      return new Text.Bad("has no closing " + quote + " on its line");
    }
    int rest = pastBlanks(line, at + 1);
    return rest == line.length() || line.charAt(rest) == '#'
        ? new Text.Good(plain.toString())
        : new Text.Bad("has text after its closing " + quote);
  }

  private static String unescaped(char c) {
    return switch (c) {
      case 'n' -> "\n";
      case '"', '\\' -> String.valueOf(c);
      default -> "\\" + c;
    };
  }
}
