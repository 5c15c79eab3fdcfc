package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** template.yaml keeps its promises, and each broken one would be noticed. */
class TemplateTest {
  private static final String FUNCTION = "Resources/CycleFunction/Properties/";
  private static final String DAILY = "Resources/GovernanceFunction/Properties/";
  private static final String RULE = "Resources/HourlyRule/Properties/";
  private static final String STATE = "Resources/StateTable/";
  private static final String BUCKET = "Resources/CandlesBucket/";
  private static final String TLS = "Resources/CandlesBucketPolicy/Properties/PolicyDocument";

  private static final Template TEMPLATE = Template.read("template.yaml");

  @Test
  void theTemplateKeepsItsPromises() {
    assertEquals(List.of(), TemplateRules.problems(TEMPLATE));
  }

  /** Data that a former stack left is used by what it is called: nothing needs it in this one. */
  @Test
  void everythingElseCanDoWithoutTheDataInTheStack() {
    List<String> data =
        List.of("CandlesBucket", "CandlesBucketPolicy", "CortexTable", "StateTable", "VenueSecret");
    List<String> made = new ArrayList<>();
    for (String section : List.of("Resources", "Outputs")) {
      TEMPLATE
          .map(section)
          .forEach(
              (name, item) -> {
                if ("MakesData".equals(Template.mapping(item).get("Condition"))) {
                  made.add(name);
                  return;
                }
                String text = String.valueOf(item).replaceAll("Fn::If=\\[MakesData, [^\\]]*]", "");
                for (String one : data) {
                  assertFalse(
                      text.matches(
                          "(?s).*(Ref=|Fn::GetAtt=|\\$\\{|DependsOn=\\[?)" + one + "[.},\\]].*"),
                      name + " needs " + one);
                }
              });
    }
    assertEquals(data, made.stream().sorted().toList());
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("breaches")
  void aBrokenPromiseIsNoticed(String path, Object value) {
    Template broken = TEMPLATE.with(path, value);
    assertTrue(!TemplateRules.problems(broken).isEmpty(), path + " may be " + value);
  }

  static List<Arguments> breaches() {
    return List.of(
        breach(FUNCTION + "CodeUri", "target/"),
        breach(FUNCTION + "Handler", "com.iteradynamics.Nobody"),
        breach(FUNCTION + "Architectures", List.of("x86_64")),
        breach(FUNCTION + "Timeout", 121),
        breach(FUNCTION + "Timeout", null),
        breach(FUNCTION + "Role", null),
        breach(FUNCTION + "LoggingConfig", null),
        breach(FUNCTION + "EventInvokeConfig/MaximumRetryAttempts", 0),
        breach(FUNCTION + "EventInvokeConfig/MaximumEventAgeInSeconds", 21600),
        breach(FUNCTION + "EventInvokeConfig/DestinationConfig", null),
        breach(FUNCTION + "Environment/Variables/JAVA_TOOL_OPTIONS", null),
        breach(FUNCTION + "Environment/Variables/PRIME_DRY_RUN", "0"),
        breach(FUNCTION + "Environment/Variables/ARGUS_DRY_RUN", null),
        breach(FUNCTION + "ReservedConcurrentExecutions", 1),
        breach("Parameters/ReservedConcurrency/Default", 1),
        breach("Resources/CycleLog/Properties/RetentionInDays", null),
        breach(RULE + "ScheduleExpression", "cron(0 * * * ? *)"),
        breach(RULE + "State", "ENABLED"),
        breach(RULE + "Targets/0/RetryPolicy/MaximumRetryAttempts", 185),
        breach(RULE + "Targets/0/RetryPolicy/MaximumEventAgeInSeconds", null),
        breach(RULE + "Targets/0/DeadLetterConfig", null),
        breach("Resources/HourlyPermission/Properties/SourceArn", null),
        breach("Resources/HourlyPermission/Properties/Principal", "*"),
        breach("Resources/HourlyPermission", null),
        breach(DAILY + "Handler", "com.iteradynamics.lambda.CycleHandler::handleRequest"),
        breach(DAILY + "Role", Map.of("Fn::GetAtt", "CycleRole.Arn")),
        breach(DAILY + "Environment/Variables/ARGUS_SECRET_ID", "argus/coinbase"),
        breach(DAILY + "Environment/Variables/ARGUS_STATE_TABLE", "argus-state"),
        breach(DAILY + "Environment/Variables/ARGUS_MODEL_FILE", "promoted"),
        breach(DAILY + "EventInvokeConfig/DestinationConfig", null),
        breach("Resources/DailyRule/Properties/ScheduleExpression", "rate(1 hour)"),
        breach("Resources/DailyRule/Properties/State", "ENABLED"),
        breach("Resources/DailyPermission/Properties/SourceArn", null),
        breach("Resources/GovernanceLog/Properties/RetentionInDays", null),
        breach("Resources/FailedTicks/Properties/SqsManagedSseEnabled", false),
        breach("Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/0/Condition", null),
        breach(STATE + "DeletionPolicy", "Delete"),
        breach(STATE + "UpdateReplacePolicy", null),
        breach(STATE + "Properties/BillingMode", "PROVISIONED"),
        breach(STATE + "Properties/DeletionProtectionEnabled", false),
        breach(STATE + "Properties/PointInTimeRecoverySpecification", null),
        breach(STATE + "Properties/SSESpecification", null),
        breach("Resources/CortexTable/Properties/DeletionProtectionEnabled", null),
        breach(BUCKET + "DeletionPolicy", null),
        breach(BUCKET + "Properties/PublicAccessBlockConfiguration/BlockPublicPolicy", false),
        breach(BUCKET + "Properties/BucketEncryption", null),
        breach(BUCKET + "Properties/VersioningConfiguration/Status", "Suspended"),
        breach(BUCKET + "Properties/LifecycleConfiguration", null),
        breach(TLS + "/Statement/0/Effect", "Allow"),
        breach(TLS + "/Statement/0/Condition", null),
        breach("Resources/CandlesBucketPolicy", null),
        breach("Resources/VenueSecret/DeletionPolicy", "Delete"),
        breach("Parameters/TradingMode/Default", "live"),
        breach("Rules", null),
        breach("Conditions/Live", equals("TradingMode", "live")),
        breach("Conditions/Live", equals("TradingMode", "paper")),
        breach("Conditions/ReservesConcurrency", equals("ReservedConcurrency", 0)));
  }

  private static Arguments breach(String path, Object value) {
    return Arguments.of(path, value);
  }

  private static Map<String, Object> equals(String parameter, Object value) {
    return Map.of("Fn::Equals", List.of(Map.of("Ref", parameter), value));
  }
}
