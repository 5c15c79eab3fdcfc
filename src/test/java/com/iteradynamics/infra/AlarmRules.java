package com.iteradynamics.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What infra/operations.yaml promises: that a person hears of it, and when. */
final class AlarmRules {
  private static final String TYPE = "AWS::CloudWatch::Alarm";
  private static final int TWO_HOURS = 7200;
  private static final Pattern ON_THE_DASHBOARD = Pattern.compile("\"Argus\", \"(\\w+)\"");

  /** What must not go unnoticed, by the metric that shows it. */
  private static final List<String> WATCHED =
      List.of(
          "Argus TickFinished",
          "Argus HoursMissed",
          "Argus KillSwitch",
          "Argus NeedsAttention",
          "Argus EventsUntold",
          "Argus WatchUnable",
          "Argus OrderUnresolved",
          "Argus DrawdownBand",
          "Argus DriftLevel",
          "Argus GovernanceFinished",
          "AWS/Lambda Errors",
          "AWS/Lambda Duration",
          "AWS/Lambda Throttles",
          "AWS/SQS ApproximateNumberOfMessagesVisible");

  private final Template operations;
  private final Template template;
  private final Set<String> emitted;
  private final List<String> problems = new ArrayList<>();

  private AlarmRules(Template operations, Template template, Set<String> emitted) {
    this.operations = operations;
    this.template = template;
    this.emitted = emitted;
  }

  /**
   * Every broken promise.
   *
   * @param emitted metrics of namespace Argus that the function writes
   */
  static List<String> problems(Template operations, Template template, Set<String> emitted) {
    AlarmRules rules = new AlarmRules(operations, template, emitted);
    Set<String> watched = new TreeSet<>();
    for (String name : operations.resources(TYPE)) {
      watched.add(rules.alarm(name));
    }
    WATCHED.stream()
        .filter(metric -> !watched.contains(metric))
        .forEach(metric -> rules.problems.add("nothing watches " + metric));
    rules.missedTick();
    rules.missedLook();
    rules.slowTick();
    rules.dashboard();
    rules.nesting();
    return List.copyOf(rules.problems);
  }

  /** Checks one alarm; what it watches. */
  private String alarm(String name) {
    Map<String, Object> alarm = operations.map("Resources/" + name + "/Properties");
    String namespace = String.valueOf(alarm.get("Namespace"));
    String metric = String.valueOf(alarm.get("MetricName"));
    check(
        Template.list(alarm.getOrDefault("AlarmActions", List.of()))
            .equals(List.of(Map.of("Ref", "AlarmTopic"))),
        name + " notifies no one");
    check(alarm.containsKey("AlarmDescription"), name + " does not say what to do");
    check(
        !namespace.equals("Argus") || emitted.contains(metric),
        name + " watches " + metric + ", which the function does not write");
    String dimensions =
        Template.list(alarm.getOrDefault("Dimensions", List.of())).stream()
            .map(dimension -> String.valueOf(Template.mapping(dimension).get("Name")))
            .collect(Collectors.joining(" "));
    String expected =
        switch (namespace) {
          case "Argus" -> "Book Product";
          case "AWS/Lambda" -> "FunctionName";
          case "AWS/SQS" -> "QueueName";
          default -> "a namespace that is known";
        };
    check(dimensions.equals(expected), name + " must have the dimensions " + expected);
    check(alarm.containsKey("TreatMissingData"), name + " does not say what no data means");
    return namespace + " " + metric;
  }

  /** Noticed from outside the function: by what is not there. {@link AlarmTimesTest} says when. */
  private void missedTick() {
    Map<String, Object> alarm = operations.map("Resources/TickMissed/Properties");
    check("Argus".equals(alarm.get("Namespace")), "TickMissed must watch the function's metric");
    check("TickFinished".equals(alarm.get("MetricName")), "TickMissed must watch TickFinished");
    check("breaching".equals(alarm.get("TreatMissingData")), "TickMissed must mind missing data");
    check(
        "LessThanThreshold".equals(alarm.get("ComparisonOperator"))
            && Integer.valueOf(1).equals(alarm.get("Threshold")),
        "TickMissed must mind fewer than one");
    int silence = number(alarm, "Period") * number(alarm, "EvaluationPeriods");
    check(silence >= 3600 + 2400, "TickMissed minds a tick that Lambda's retries may still bring");
    check(
        silence * 5 / 3 + 2 * number(alarm, "Period") <= 3600 + TWO_HOURS,
        "TickMissed is noticed later than two hours after the tick that did not come");
    check(
        quietOnPurpose(alarm), "TickMissed must be quiet when the schedule is off, and only then");
  }

  private static boolean quietOnPurpose(Map<String, Object> alarm) {
    return Map.of("Fn::If", List.of("Runs", true, false)).equals(alarm.get("ActionsEnabled"))
        || Map.of("Fn::If", List.of("Runs", "true", "false")).equals(alarm.get("ActionsEnabled"));
  }

  /** Later than the last retry of a daily look, and not much later than a day. */
  private void missedLook() {
    Map<String, Object> alarm = operations.map("Resources/GovernanceMissed/Properties");
    check("breaching".equals(alarm.get("TreatMissingData")), "GovernanceMissed must mind silence");
    int hours = number(alarm, "Period") * number(alarm, "EvaluationPeriods") / 3600;
    check(hours > 25 && hours <= 30, "GovernanceMissed must notice a day without a check");
    check(quietOnPurpose(alarm), "GovernanceMissed must be quiet when the schedule is off");
  }

  private void slowTick() {
    int timeout = number(template.map("Resources/CycleFunction/Properties"), "Timeout");
    Object limit = operations.at("Parameters/DurationAlarmMs/Default").orElse(0);
    check(
        limit.equals(timeout * 800),
        "TickSlow must be 80 % of the timeout, " + timeout * 800 + " ms");
  }

  private void dashboard() {
    String body =
        String.valueOf(
            operations.at("Resources/Dashboard/Properties/DashboardBody/Fn::Sub").orElse(""));
    Set<String> shown =
        ON_THE_DASHBOARD
            .matcher(body)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    check(!shown.isEmpty(), "the dashboard shows nothing");
    shown.stream()
        .filter(metric -> !emitted.contains(metric))
        .forEach(
            metric -> problems.add("the dashboard shows " + metric + ", which nothing writes"));
    operations.resources(TYPE).stream()
        .filter(alarm -> !body.contains("${" + alarm + ".Arn}"))
        .forEach(alarm -> problems.add("the dashboard lacks the alarm " + alarm));
  }

  /** Every parameter without a default is given by the template, and no other. */
  private void nesting() {
    check(
        template
            .at("Resources/Operations/Properties/TemplateURL")
            .orElse("")
            .equals("infra/operations.yaml"),
        "the template does not nest infra/operations.yaml");
    Set<String> given = template.map("Resources/Operations/Properties/Parameters").keySet();
    operations
        .map("Parameters")
        .forEach(
            (name, parameter) ->
                check(
                    given.contains(name) || Template.mapping(parameter).containsKey("Default"),
                    "operations.yaml is not given " + name));
    given.stream()
        .filter(name -> operations.at("Parameters/" + name).isEmpty())
        .forEach(name -> problems.add("operations.yaml has no parameter " + name));
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private static int number(Map<String, Object> properties, String name) {
    return properties.get(name) instanceof Integer number ? number : 0;
  }
}
