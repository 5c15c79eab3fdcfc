package com.iteradynamics.argus;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

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

  /**
   * What is said of one more argument than a command takes that may name its file otherwise; empty
   * for any other argument.
   */
  static Optional<String> oneTooMany(UnmatchedArgumentException e) {
    List<String> unmatched = e.getUnmatched();
    if (unmatched.stream().anyMatch(word -> word.startsWith("-"))) {
      return Optional.empty();
    }
    return e.getCommandLine().getCommandSpec().argGroups().stream()
        .filter(group -> group.args().stream().anyMatch(ArgSpec::isPositional))
        .findFirst()
        .map(group -> unmatched.getFirst() + " is one too many: give only one of " + names(group));
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
  static String words(String message) {
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
