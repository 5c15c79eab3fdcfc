package com.iteradynamics.argus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of documentation, as far as a test can hold it to something.
 *
 * @param file from the root of the repository
 * @param text Markdown
 */
record DocumentPage(Path file, String text) {
  private static final List<String> TOP =
      List.of(
          "README.md",
          "ARCHITECTURE.md",
          "CONTRIBUTING.md",
          "SECURITY.md",
          "RUNBOOK.md",
          "infra/README.md");
  private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /**
   * A console block.
   *
   * @param mark the text of the HTML comment on the line before
   */
  record Session(Optional<String> mark, String text) {

    /** Each {@code $} line with what stands below it. */
    List<Step> steps() {
      return matches("(?ms)^\\$ ((?:[^\\n]*\\\\\\n)*[^\\n]*)\\n(.*?)(?=^\\$ |\\z)", text)
          .map(step -> new Step(step.group(1), step.group(2).stripTrailing()))
          .toList();
    }
  }

  /** A command and its output. */
  record Step(String command, String output) {}

  static DocumentPage of(String file) {
    return of(Path.of(file));
  }

  private static DocumentPage of(Path file) {
    try {
      return new DocumentPage(file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<DocumentPage> all() {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(
              TOP.stream().map(Path::of),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .map(DocumentPage::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MatchResult> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results();
  }

  /** What group 1 of {@code pattern} finds on the page. */
  List<String> find(String pattern) {
    return matches(pattern, text).map(found -> found.group(1)).toList();
  }

  /** The fenced blocks of that language. */
  List<String> blocks(String language) {
    return find("(?ms)^```" + language + "\\n(.*?)^```$");
  }

  List<Session> sessions() {
    return matches("(?ms)^(?:<!-- ([^\\n]*) -->\\n)?```console\\n(.*?)^```$", text)
        .map(block -> new Session(Optional.ofNullable(block.group(1)), block.group(2)))
        .toList();
  }

  /** Every command of ours, in a block or in a sentence. */
  List<String> commands() {
    return matches(
            "(?m)^ *(?:\\$ )?(\\./argus .*)$|`(\\./argus [^`]+)`",
            text.replaceAll("\\\\\\n\\s*", " "))
        .map(command -> command.group(1) == null ? command.group(2) : command.group(1))
        .distinct()
        .toList();
  }

  /** The arguments of a command line, as a shell would split it. */
  static String[] arguments(String command) {
    String line = command.replaceAll("\\\\\\n\\s*", " ").replaceFirst("\\s+[#>|].*", "");
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .skip(1)
        .toArray(String[]::new);
  }

  /** The page without its fenced blocks. */
  String prose() {
    return FENCE.matcher(text).replaceAll("");
  }

  /** Targets of links and images that are not on the web. */
  List<String> links() {
    return matches("\\]\\(([^)\\s]+)\\)", prose())
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .distinct()
        .toList();
  }

  /** The anchors of the headings, as GitHub makes them. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    List<String> headings =
        matches("(?m)^#{1,6} (.*)$", prose()).map(heading -> heading.group(1)).toList();
    for (String heading : headings) {
      String slug =
          heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
      String anchor = slug;
      for (int n = 1; anchors.contains(anchor); n++) {
        anchor = slug + "-" + n;
      }
      anchors.add(anchor);
    }
    return anchors;
  }

  /** What is wrong with the page's links. */
  List<String> brokenLinks() {
    List<String> broken = new ArrayList<>();
    for (String link : links()) {
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
      if (!Files.exists(target)) {
        broken.add(link + ": no such file");
      } else if (parts.length == 2 && !of(target).anchors().contains(parts[1])) {
        broken.add(link + ": no such heading");
      }
    }
    return broken;
  }

  /** The paragraph or table that has {@code part}. */
  String paragraphWith(String part) {
    return Stream.of(text.split("\n\n", -1))
        .filter(paragraph -> paragraph.contains(part))
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " has no " + part));
  }

  /** The page with every run of blanks and line ends as one blank. */
  String flowing() {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
