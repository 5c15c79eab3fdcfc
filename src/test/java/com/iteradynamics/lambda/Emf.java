package com.iteradynamics.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules of CloudWatch's embedded metric format, as AWS specifies them, for one line of the log:
 * what breaks one is not counted, and nobody is told.
 */
final class Emf {
  private static final int MOST_METRICS = 100;
  private static final int MOST_DIMENSIONS = 30;
  private static final int LONGEST_NAME = 1024;
  private static final int LONGEST_VALUE = 1024;

  /** Of the units that CloudWatch knows, those that a tick may need. */
  private static final Set<String> UNITS =
      Set.of("Seconds", "Microseconds", "Milliseconds", "Bytes", "Percent", "Count", "None");

  private final Map<String, Object> line;
  private final List<String> problems = new ArrayList<>();

  private Emf(Map<String, Object> line) {
    this.line = line;
  }

  /** Every rule that {@code line} breaks. */
  static List<String> problems(Map<String, Object> line) {
    Emf emf = new Emf(line);
    emf.head();
    return emf.problems;
  }

  /**
   * What CloudWatch makes of the line: value and unit by metric and dimensions, for example {@code
   * EquityUsd{Book=paper, Product=BTC-USD} = 1000.0 None}.
   */
  static List<String> metrics(Map<String, Object> line) {
    List<String> metrics = new ArrayList<>();
    Emf emf = new Emf(line);
    for (Map<?, ?> directive : emf.directives()) {
      for (List<?> names : emf.lists(directive.get("Dimensions"))) {
        Map<String, Object> dimensions = new TreeMap<>();
        names.forEach(name -> dimensions.put((String) name, line.get((String) name)));
        for (Map<?, ?> metric : emf.maps(directive.get("Metrics"))) {
          String name = String.valueOf(metric.get("Name"));
          metrics.add(name + dimensions + " = " + line.get(name) + " " + metric.get("Unit"));
        }
      }
    }
    return metrics;
  }

  private void head() {
    if (!(line.get("_aws") instanceof Map<?, ?> head)) {
      problems.add("_aws is no object");
      return;
    }
    require(head.keySet().equals(Set.of("Timestamp", "CloudWatchMetrics")), "_aws has " + head);
    require(
        head.get("Timestamp") instanceof Number time && time.longValue() >= 0,
        "Timestamp is no count of milliseconds");
    directives().forEach(this::directive);
  }

  private void directive(Map<?, ?> directive) {
    require(
        directive.keySet().equals(Set.of("Namespace", "Dimensions", "Metrics")),
        "a directive has " + directive.keySet());
    require(
        directive.get("Namespace") instanceof String name
            && name.matches("[A-Za-z0-9._/#:-]{1,255}")
            && !name.startsWith("AWS/"),
        "the namespace is " + directive.get("Namespace"));
    List<List<?>> sets = lists(directive.get("Dimensions"));
    require(!sets.isEmpty(), "there is no set of dimensions");
    sets.forEach(this::dimensions);
    List<Map<?, ?>> metrics = maps(directive.get("Metrics"));
    require(!metrics.isEmpty() && metrics.size() <= MOST_METRICS, metrics.size() + " metrics");
    require(
        metrics.stream().map(metric -> metric.get("Name")).distinct().count() == metrics.size(),
        "a metric comes twice");
    metrics.forEach(this::metric);
  }

  /** Each names a text at the top of the line, and is not empty. */
  private void dimensions(List<?> names) {
    require(names.size() <= MOST_DIMENSIONS, names.size() + " dimensions");
    for (Object name : names) {
      require(
          line.get(String.valueOf(name)) instanceof String value
              && !value.isBlank()
              && value.length() <= LONGEST_VALUE,
          "the dimension " + name + " is " + line.get(String.valueOf(name)));
    }
  }

  /** Each names a finite number at the top of the line. */
  private void metric(Map<?, ?> metric) {
    String name = String.valueOf(metric.get("Name"));
    require(metric.keySet().equals(Set.of("Name", "Unit")), "a metric has " + metric.keySet());
    require(!name.isBlank() && name.length() <= LONGEST_NAME, "a metric is named " + name);
    require(
        line.get(name) instanceof Number value && Double.isFinite(value.doubleValue()),
        name + " is " + line.get(name));
    require(UNITS.contains(metric.get("Unit")), name + " has the unit " + metric.get("Unit"));
  }

  private List<Map<?, ?>> directives() {
    return line.get("_aws") instanceof Map<?, ?> head
        ? maps(head.get("CloudWatchMetrics"))
        : List.of();
  }

  private List<Map<?, ?>> maps(Object list) {
    return ((List<?>) list).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  private List<List<?>> lists(Object list) {
    return ((List<?>) list).stream().<List<?>>map(item -> (List<?>) item).toList();
  }

  private void require(boolean good, String problem) {
    if (!good) {
      problems.add(problem);
    }
  }
}
