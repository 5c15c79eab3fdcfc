package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.iteradynamics.lambda.EmittedMetrics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** infra/operations.yaml keeps its promises, and each broken one would be noticed. */
class OperationsTest {
  private static final Template OPERATIONS = Template.read("infra/operations.yaml");
  private static final Template TEMPLATE = Template.read("template.yaml");
  private static final Set<String> EMITTED = EmittedMetrics.names();

  @Test
  void operationsKeepTheirPromises() {
    assertEquals(List.of(), AlarmRules.problems(OPERATIONS, TEMPLATE, EMITTED));
  }

  @Test
  void theTopicIsOpenToOurAlarmsAlone() {
    assertEquals(List.of(), PolicyRules.problems(OPERATIONS, Map.of()));
    Template open =
        OPERATIONS.with(
            "Resources/AlarmTopicPolicy/Properties/PolicyDocument/Statement/0/Principal", "*");
    assertFalse(PolicyRules.problems(open, Map.of()).isEmpty());
  }

  @Test
  void theDashboardIsJson() throws Exception {
    Map<String, Object> values = OPERATIONS.defaults();
    values.putAll(Map.of("Book", "paper", "ProductId", "BTC-USD", "LogGroupName", "/aws/lambda/x"));
    Object body = OPERATIONS.at("Resources/Dashboard/Properties/DashboardBody").orElseThrow();
    String json = String.valueOf(OPERATIONS.resolve(body, values));
    assertEquals(6, new ObjectMapper().readTree(json).get("widgets").size());
  }

  @Test
  void theDashboardAsksTheLogForFieldsThatItHas() {
    String body =
        String.valueOf(
            OPERATIONS.at("Resources/Dashboard/Properties/DashboardBody/Fn::Sub").orElseThrow());
    Matcher fields = Pattern.compile("[|] fields ([a-z_, ]+) [|]").matcher(body);
    assertTrue(fields.find());
    Set<String> story = EmittedMetrics.storyFields();
    for (String field : fields.group(1).split(", ", -1)) {
      assertTrue(story.contains(field), () -> field + " is not among " + story);
    }
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("breaches")
  void aBrokenPromiseIsNoticed(String path, Object value) {
    Template broken = OPERATIONS.with(path, value);
    assertFalse(
        AlarmRules.problems(broken, TEMPLATE, EMITTED).isEmpty(), path + " may be " + value);
  }

  static List<Arguments> breaches() {
    String missed = "Resources/TickMissed/Properties/";
    return List.of(
        Arguments.of("Resources/TickFailed", null),
        Arguments.of("Resources/TickGivenUp", null),
        Arguments.of("Resources/TickThrottled", null),
        Arguments.of("Resources/HoursMissed", null),
        Arguments.of("Resources/NeedsAttention", null),
        Arguments.of("Resources/EventBusAway", null),
        Arguments.of("Resources/KillSwitch", null),
        Arguments.of("Resources/OrderUnresolved", null),
        Arguments.of("Resources/Drawdown", null),
        Arguments.of("Resources/Drift", null),
        Arguments.of("Resources/Drift/Properties/TreatMissingData", null),
        Arguments.of("Resources/GovernanceMissed", null),
        Arguments.of("Resources/GovernanceMissed/Properties/TreatMissingData", "ignore"),
        Arguments.of("Resources/GovernanceMissed/Properties/EvaluationPeriods", 24),
        Arguments.of("Resources/GovernanceMissed/Properties/EvaluationPeriods", 40),
        Arguments.of("Resources/GovernanceMissed/Properties/ActionsEnabled", true),
        Arguments.of("Resources/Dashboard", null),
        Arguments.of("Resources/KillSwitch/Properties/MetricName", "Killswitch"),
        Arguments.of("Resources/KillSwitch/Properties/AlarmActions", List.of()),
        Arguments.of("Resources/KillSwitch/Properties/Dimensions", null),
        Arguments.of("Resources/KillSwitch/Properties/TreatMissingData", null),
        Arguments.of("Resources/KillSwitch/Properties/AlarmDescription", null),
        Arguments.of("Resources/TickFailed/Properties/Namespace", "AWS/Lamda"),
        Arguments.of("Parameters/DurationAlarmMs/Default", 120000),
        Arguments.of("Parameters/More", Map.of("Type", "String")),
        Arguments.of(missed + "TreatMissingData", "missing"),
        Arguments.of(missed + "EvaluationPeriods", 12),
        Arguments.of(missed + "EvaluationPeriods", 36),
        Arguments.of(missed + "ComparisonOperator", "GreaterThanThreshold"),
        Arguments.of(missed + "Threshold", 0),
        Arguments.of(missed + "ActionsEnabled", false),
        Arguments.of(missed + "MetricName", "TickFailed"));
  }

  @Test
  void aDashboardOfMetricsThatNothingWritesIsNoticed() {
    assertTrue(
        AlarmRules.problems(OPERATIONS, TEMPLATE, Set.of("TickFinished"))
            .contains("the dashboard shows EquityUsd, which nothing writes"));
  }

  @Test
  void aParameterThatIsNotThereIsNoticed() {
    Template other = TEMPLATE.with("Resources/Operations/Properties/Parameters/Colour", "green");
    assertEquals(
        List.of("operations.yaml has no parameter Colour"),
        AlarmRules.problems(OPERATIONS, other, EMITTED));
  }
}
