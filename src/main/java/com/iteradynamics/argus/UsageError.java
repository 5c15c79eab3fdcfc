package com.iteradynamics.argus;

import com.iteradynamics.config.Suggestions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What picocli says of a command line that it cannot read, in words for the person who typed it.
 */
final class UsageError {
  /** How a message begins or goes, and what is said instead; {@code $1} is what was matched. */
  private record Rule(Pattern found, String said) {
    static Rule of(String found, String said) {
      return new Rule(Pattern.compile(found, Pattern.DOTALL), said);
    }
  }

  private static final List<Rule> RULES =
      List.of(
          Rule.of("Error: (.*)", "$1"),
          Rule.of("expected only one match but got [(]([^)]*)[)]=.*", "give one of $1, once"),
          Rule.of(
              "Missing required argument [(]specify one of these[)]: [(](.*)[)]", "give one of $1"),
          Rule.of("(.*) are mutually exclusive [(]specify only one[)]", "give only one of $1"),
          Rule.of(
              "Value for option(?: option)? '([^']*)' [(](.*)[)] should be in KEY=VALUE format but was"
                  + " (.*)",
              "$1 takes $2, was \"$3\""),
          Rule.of(
              "Invalid value for positional parameter at index \\d+ [(](.*?)[)]: (.*)", "$1: $2"),
          Rule.of("Invalid value for (?:option|positional parameter at index \\d+) (.*)", "$1"),
          Rule.of("'([^']*)'(?: [(][^)]*[)])?: (.*)", "$1: $2"),
          Rule.of("(.*)cannot convert '(.*)' to BigDecimal [(].*[)]", "$1'$2' is not a number"),
          Rule.of("(.*) is not an? (?:int|long)", "$1 is not a whole number"),
          Rule.of("(.*) is not a (?:double|float)", "$1 is not a number"));

  private UsageError() {}

  /** What is said of a command line that cannot be read. */
  static String words(ParameterException e) {
    CommandSpec spec = e.getCommandLine().getCommandSpec();
    Set<String> below = spec.subcommands().keySet();
    List<String> unmatched = e.getCommandLine().getUnmatchedArguments();
    // A mistyped option may be the one that is missing; behind a mistyped command all are unknown.
    return unmatched.stream()
        .limit(below.isEmpty() ? Long.MAX_VALUE : 1)
        .filter(word -> word.startsWith("-") && word.length() > 1)
        .findFirst()
        .map(word -> noOption(word.replaceFirst("=.*", ""), spec))
        .or(
            () ->
                unmatched.stream()
                    .findFirst()
                    .flatMap(
                        word -> below.isEmpty() ? oneTooMany(word, spec) : noCommand(word, spec)))
        .orElseGet(() -> words(e.getMessage()));
  }

  private static String noOption(String name, CommandSpec spec) {
    return "there is no option " + name + Suggestions.hint(name, options(spec));
  }

  private static Optional<String> noCommand(String word, CommandSpec spec) {
    String hint = Suggestions.hint(word, spec.subcommands().keySet());
    return Optional.of("there is no command " + spec.name() + " " + word + hint);
  }

  private static List<String> options(CommandSpec spec) {
    return spec.options().stream()
        .flatMap(option -> Stream.of(option.names()))
        .filter(name -> name.startsWith("--"))
        .toList();
  }

  /** What is said of one more argument than a command takes that may name its file otherwise. */
  private static Optional<String> oneTooMany(String word, CommandSpec spec) {
    return spec.argGroups().stream()
        .filter(group -> group.args().stream().anyMatch(ArgSpec::isPositional))
        .findFirst()
        .map(group -> word + " is one too many: give only one of " + names(group));
  }

  private static String names(ArgGroupSpec group) {
    return group.args().stream()
        .sorted(Comparator.comparing(ArgSpec::isOption))
        .map(
            arg ->
                arg instanceof OptionSpec option
                    ? option.longestName()
                        + (option.arity().max() == 0 ? "" : "=" + option.paramLabel())
                    : arg.paramLabel())
        .collect(Collectors.joining(", "));
  }

  /** {@code message} in plain words. */
  private static String words(String message) {
    String words = message;
    for (Rule rule : RULES) {
      Matcher matcher = rule.found().matcher(words);
      if (matcher.matches()) {
        words = matcher.replaceFirst(rule.said());
      }
    }
    return words
        .replace(" | ", ", ")
        .replaceAll("[{}]", "")
        .replace("--candles=FILE, FILE", "FILE, --candles=FILE");
  }
}
