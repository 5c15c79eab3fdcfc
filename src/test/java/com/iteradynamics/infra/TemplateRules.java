package com.iteradynamics.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What template.yaml promises by itself. Each broken promise is one sentence. */
final class TemplateRules {
  private static final String PROPERTIES = "/Properties/";

  private final Template template;
  private final List<String> problems = new ArrayList<>();

  private TemplateRules(Template template) {
    this.template = template;
  }

  /** Every broken promise of {@code template}; empty when it keeps them all. */
  static List<String> problems(Template template) {
    TemplateRules rules = new TemplateRules(template);
    rules.function();
    rules.hour();
    rules.watch();
    rules.day();
    rules.failures();
    rules.tables();
    rules.bucket();
    rules.kept();
    rules.liveNeedsBothWords();
    rules.reservation();
    return List.copyOf(rules.problems);
  }

  private void function() {
    String function = "Resources/CycleFunction/Properties/";
    is(function + "CodeUri", "target/function.zip");
    is(
        function + "Handler",
        "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    is(function + "Architectures", List.of(Map.of("Ref", "Architecture")));
    is("Parameters/Architecture/AllowedValues", List.of("arm64", "x86_64"));
    is(function + "Environment/Variables/JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    is(function + "Role", Map.of("Fn::GetAtt", "CycleRole.Arn"));
    is(function + "LoggingConfig/LogGroup", Map.of("Ref", "CycleLog"));
    is(function + "EventInvokeConfig/MaximumRetryAttempts", 2);
    is(function + "EventInvokeConfig/MaximumEventAgeInSeconds", 3000);
    is(
        function + "EventInvokeConfig/DestinationConfig/OnFailure/Destination",
        Map.of("Fn::GetAtt", "FailedTicks.Arn"));
    atMost(function + "Timeout", 120);
    template
        .resources("AWS::Logs::LogGroup")
        .forEach(log -> present("Resources/" + log + PROPERTIES + "RetentionInDays"));
  }

  private void hour() {
    String rule = "Resources/HourlyRule/Properties/";
    is(rule + "ScheduleExpression", "cron(1 * * * ? *)");
    is(rule + "State", Map.of("Ref", "ScheduleState"));
    is("Parameters/ScheduleState/AllowedValues", List.of("ENABLED", "DISABLED"));
    is(rule + "Targets/0/Arn", Map.of("Fn::GetAtt", "CycleFunction.Arn"));
    is(rule + "Targets/0/RetryPolicy/MaximumRetryAttempts", 2);
    is(rule + "Targets/0/RetryPolicy/MaximumEventAgeInSeconds", 3000);
    is(rule + "Targets/0/DeadLetterConfig/Arn", Map.of("Fn::GetAtt", "FailedTicks.Arn"));
    permission("HourlyPermission", "CycleFunction", "HourlyRule");
    permission("DailyPermission", "GovernanceFunction", "DailyRule");
    permission("WatchPermission", "CycleFunction", "WatchRule");
    if (template.resources("AWS::Lambda::Permission").size() != 3) {
      problems.add("exactly one permission for each rule is needed");
    }
  }

  /** Between the hours: never at the minute of a tick, and a late one is dropped. */
  private void watch() {
    is("Resources/WatchRule/Condition", "Watches");
    is("Resources/WatchPermission/Condition", "Watches");
    is("Parameters/WatchMinutes/Default", 0);
    is("Parameters/WatchMinutes/AllowedValues", List.of(0, 5, 10, 15, 20, 30));
    String rule = "Resources/WatchRule/Properties/";
    is(
        rule + "ScheduleExpression",
        Map.of("Fn::Sub", "cron(${WatchMinutes}/${WatchMinutes} * * * ? *)"));
    is(rule + "State", Map.of("Ref", "ScheduleState"));
    is(rule + "Targets/0/Arn", Map.of("Fn::GetAtt", "CycleFunction.Arn"));
    is(rule + "Targets/0/InputTransformer/InputPathsMap", Map.of("time", "$.time"));
    is(
        rule + "Targets/0/InputTransformer/InputTemplate",
        "{\"detail-type\":\"Watch\",\"time\":<time>}");
    is(rule + "Targets/0/RetryPolicy/MaximumRetryAttempts", 0);
    is(rule + "Targets/0/RetryPolicy/MaximumEventAgeInSeconds", 60);
    is(rule + "Targets/0/DeadLetterConfig/Arn", Map.of("Fn::GetAtt", "FailedTicks.Arn"));
    is(
        "Resources/CycleFunction/Properties/Environment/Variables/PRIME_WATCH_MINUTES",
        Map.of("Ref", "WatchMinutes"));
  }

  private void permission(String name, String function, String rule) {
    String permission = "Resources/" + name + PROPERTIES;
    is(permission + "FunctionName", Map.of("Ref", function));
    is(permission + "Principal", "events.amazonaws.com");
    is(permission + "SourceArn", Map.of("Fn::GetAtt", rule + ".Arn"));
  }

  /** The daily look: the same zip without a container, and nothing that trades. */
  private void day() {
    String function = "Resources/GovernanceFunction/Properties/";
    is(function + "CodeUri", "target/function.zip");
    is(function + "Handler", "com.iteradynamics.lambda.GovernanceHandler::handleRequest");
    is(function + "Architectures", List.of(Map.of("Ref", "Architecture")));
    is(function + "Role", Map.of("Fn::GetAtt", "GovernanceRole.Arn"));
    is(function + "LoggingConfig/LogGroup", Map.of("Ref", "GovernanceLog"));
    is(function + "EventInvokeConfig/MaximumRetryAttempts", 2);
    is(
        function + "EventInvokeConfig/DestinationConfig/OnFailure/Destination",
        Map.of("Fn::GetAtt", "FailedTicks.Arn"));
    atMost(function + "Timeout", 900);
    String variables = function + "Environment/Variables/";
    for (String name : List.of("ARGUS_SECRET_ID", "ARGUS_STATE_TABLE", "COINBASE_API_KEY")) {
      if (template.at(variables + name).isPresent()) {
        problems.add("the daily function is given " + name + ", which it has no use for");
      }
    }
    for (String name : List.of("ARGUS_PRODUCT_ID", "ARGUS_MODEL_FILE", "ARGUS_STRATEGY_MODULE")) {
      Object hourly =
          template
              .at("Resources/CycleFunction/Properties/Environment/Variables/" + name)
              .orElse("");
      is(variables + name, hourly);
    }
    String rule = "Resources/DailyRule/Properties/";
    is(rule + "ScheduleExpression", "cron(20 0 * * ? *)");
    is(rule + "State", Map.of("Ref", "ScheduleState"));
    is(rule + "Targets/0/Arn", Map.of("Fn::GetAtt", "GovernanceFunction.Arn"));
    is(rule + "Targets/0/DeadLetterConfig/Arn", Map.of("Fn::GetAtt", "FailedTicks.Arn"));
  }

  private void failures() {
    for (String queue : template.resources("AWS::SQS::Queue")) {
      is("Resources/" + queue + PROPERTIES + "SqsManagedSseEnabled", true);
    }
    is(
        "Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/0/Condition",
        Map.of(
            "ArnEquals",
            Map.of(
                "aws:SourceArn",
                List.of(
                    Map.of("Fn::GetAtt", "HourlyRule.Arn"),
                    Map.of("Fn::GetAtt", "DailyRule.Arn"),
                    Map.of(
                        "Fn::If",
                        List.of(
                            "Watches",
                            Map.of("Fn::GetAtt", "WatchRule.Arn"),
                            Map.of("Ref", "AWS::NoValue")))))));
  }

  private void tables() {
    for (String name : template.resources("AWS::DynamoDB::Table")) {
      String table = "Resources/" + name + PROPERTIES;
      is(table + "BillingMode", "PAY_PER_REQUEST");
      is(table + "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled", true);
      is(table + "SSESpecification/SSEEnabled", true);
      is(table + "DeletionProtectionEnabled", true);
    }
  }

  private void bucket() {
    for (String name : template.resources("AWS::S3::Bucket")) {
      String bucket = "Resources/" + name + PROPERTIES;
      for (String what :
          List.of(
              "BlockPublicAcls",
              "BlockPublicPolicy",
              "IgnorePublicAcls",
              "RestrictPublicBuckets")) {
        is(bucket + "PublicAccessBlockConfiguration/" + what, true);
      }
      present(bucket + "BucketEncryption/ServerSideEncryptionConfiguration/0");
      is(bucket + "VersioningConfiguration/Status", "Enabled");
      present(bucket + "LifecycleConfiguration/Rules/0/NoncurrentVersionExpiration");
      is("Resources/" + name + "Policy/Properties/Bucket", Map.of("Ref", name));
      String tls = "Resources/" + name + "Policy/Properties/PolicyDocument/Statement/0/";
      is(tls + "Effect", "Deny");
      is(tls + "Principal", "*");
      is(tls + "Action", "s3:*");
      is(tls + "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }
  }

  /** Data outlives the stack. */
  private void kept() {
    for (String type :
        List.of("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret")) {
      if (template.resources(type).isEmpty()) {
        problems.add("there is no " + type);
      }
      for (String name : template.resources(type)) {
        is("Resources/" + name + "/DeletionPolicy", "Retain");
        is("Resources/" + name + "/UpdateReplacePolicy", "Retain");
      }
    }
  }

  /** Tries every way to say it; only one of them trades. */
  private void liveNeedsBothWords() {
    String variables = "Resources/CycleFunction/Properties/Environment/Variables/";
    for (String mode : List.of("paper", "live")) {
      for (String word : List.of("", "yes", "I-understand-real-orders-are-placed")) {
        Map<String, Object> said = template.defaults();
        said.put("TradingMode", mode);
        said.put("ConfirmLive", word);
        boolean live = mode.equals("live") && word.startsWith("I-understand");
        String how = "TradingMode=" + mode + " ConfirmLive=" + word;
        for (String name : List.of("PRIME_DRY_RUN", "ARGUS_DRY_RUN")) {
          Object value = resolved(variables + name, said);
          if (!(live ? "0" : "1").equals(value)) {
            problems.add(how + " gives " + name + "=" + value);
          }
        }
        if (refused(said) != (mode.equals("live") && !live)) {
          problems.add(how + (live ? " is refused" : " is not treated as it should be"));
        }
      }
    }
    is("Parameters/TradingMode/Default", "paper");
    is("Parameters/ConfirmLive/Default", "");
  }

  /** Whether one of the template's own rules refuses these parameters. */
  private boolean refused(Map<String, Object> said) {
    return template.map("Rules").keySet().stream()
        .map(name -> "Rules/" + name)
        .anyMatch(
            rule ->
                Boolean.TRUE.equals(resolved(rule + "/RuleCondition", said))
                    && !Boolean.TRUE.equals(resolved(rule + "/Assertions/0/Assert", said)));
  }

  private void reservation() {
    String property = "Resources/CycleFunction/Properties/ReservedConcurrentExecutions";
    for (int count : List.of(0, 1, 5)) {
      Map<String, Object> said = template.defaults();
      said.put("ReservedConcurrency", count);
      Object expected = count == 0 ? Map.of("Ref", "AWS::NoValue") : count;
      Object value = resolved(property, said);
      if (!expected.equals(value)) {
        problems.add("ReservedConcurrency=" + count + " reserves " + value);
      }
    }
    is("Parameters/ReservedConcurrency/Default", 0);
  }

  private Object resolved(String path, Map<String, Object> parameters) {
    return template.at(path).map(value -> template.resolve(value, parameters)).orElse("nothing");
  }

  private void is(String path, Object expected) {
    Optional<Object> value = template.at(path);
    if (!value.equals(Optional.of(expected))) {
      problems.add(
          path + " must be " + expected + ", was " + value.map(String::valueOf).orElse("absent"));
    }
  }

  private void atMost(String path, int limit) {
    boolean fits =
        template.at(path).filter(value -> value instanceof Integer i && i <= limit).isPresent();
    if (!fits) {
      problems.add(path + " must be a number <= " + limit);
    }
  }

  private void present(String path) {
    if (template.at(path).isEmpty()) {
      problems.add(path + " is absent");
    }
  }
}
