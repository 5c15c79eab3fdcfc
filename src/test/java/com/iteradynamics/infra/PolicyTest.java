package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.DynamoTables;
import com.iteradynamics.adapter.aws.S3Dashboard;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The role against the byte code: what is called is allowed, what is allowed is called. */
class PolicyTest {
  private static final String ROLE = "Resources/CycleRole/Properties/";
  private static final String STATEMENTS = ROLE + "Policies/0/PolicyDocument/Statement/";

  private static final Template TEMPLATE = Template.read("template.yaml");
  private static final Set<String> NEEDED = SdkCalls.permissions(ours());

  /** All classes but the one that makes tables, which only emulators let it do. */
  private static JavaClasses ours() {
    return new ClassFileImporter()
        .importPath(Template.BASE.resolve("target/classes/com/iteradynamics"))
        .that(
            DescribedPredicate.describe(
                "in the function", (JavaClass type) -> !type.isEquivalentTo(DynamoTables.class)));
  }

  @Test
  void theRoleAllowsWhatTheCodeCallsAndNothingMore() {
    assertEquals(List.of(), PolicyRules.problems(TEMPLATE, NEEDED));
  }

  /** Objects of a bucket are told apart by their keys alone. */
  @Test
  void theDashboardIsPutWhereTheRoleAllowsIt() {
    Object allowed = Map.of("Fn::Sub", "${CandlesBucket.Arn}/" + S3Dashboard.PREFIX + "*");
    assertTrue(
        IntStream.range(0, 20)
            .mapToObj(i -> STATEMENTS + i)
            .filter(at -> TEMPLATE.at(at + "/Sid").equals(Optional.of("Dashboard")))
            .anyMatch(
                at ->
                    TEMPLATE.at(at + "/Resource").equals(Optional.of(allowed))
                        && TEMPLATE.at(at + "/Action").equals(Optional.of("s3:PutObject"))));
  }

  @Test
  void everyCallIsFound() {
    JavaClasses sample = new ClassFileImporter().importClasses(CallsOfEveryKind.class);
    assertEquals(
        new TreeSet<>(
            Set.of(
                "dynamodb:BatchGetItem",
                "dynamodb:ConditionCheckItem",
                "dynamodb:DeleteItem",
                "dynamodb:PutItem",
                "dynamodb:Query",
                "dynamodb:Scan",
                "events:PutEvents",
                "s3:GetObject",
                "s3:ListBucket",
                "secretsmanager:GetSecretValue")),
        SdkCalls.permissions(sample));
  }

  @Test
  void aCallThatIsNotAllowedIsNoticed() {
    Set<String> more = new HashSet<>(NEEDED);
    more.add("dynamodb:Scan");
    assertEquals(
        List.of("the code needs dynamodb:Scan, which is not allowed"),
        PolicyRules.problems(TEMPLATE, more));
  }

  @Test
  void aPermissionThatNobodyNeedsIsNoticed() {
    Set<String> fewer = new HashSet<>(NEEDED);
    fewer.remove("events:PutEvents");
    assertEquals(
        List.of("events:PutEvents is allowed, and no code needs it"),
        PolicyRules.problems(TEMPLATE, fewer));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @MethodSource("breaches")
  void tooMuchIsNoticed(String path, Object value) {
    List<String> problems = PolicyRules.problems(TEMPLATE.with(path, value), NEEDED);
    assertTrue(!problems.isEmpty(), path + " may be " + value);
  }

  static List<Arguments> breaches() {
    return List.of(
        Arguments.of(STATEMENTS + "0/Action", "dynamodb:*"),
        Arguments.of(STATEMENTS + "0/Action/0", "*"),
        Arguments.of(STATEMENTS + "0/Action/0", "dynamodb:Put*"),
        Arguments.of(STATEMENTS + "0/Action/0", "dynamodb:DeleteTable"),
        Arguments.of(STATEMENTS + "0/Resource", "*"),
        Arguments.of(STATEMENTS + "0/Resource", null),
        Arguments.of(STATEMENTS + "0/Resource", "arn:aws:dynamodb:*:*:table/*"),
        Arguments.of(STATEMENTS + "3/Resource", Map.of("Fn::Sub", "${CandlesBucket.Arn}/*")),
        Arguments.of(STATEMENTS + "4/Condition", null),
        Arguments.of(STATEMENTS + "4/Condition", Map.of("StringLike", Map.of("s3:prefix", "*"))),
        Arguments.of(
            STATEMENTS + "6/Resource", Map.of("Fn::Sub", "arn:aws:events:*:*:event-bus/*")),
        Arguments.of(STATEMENTS + "0/NotResource", "arn:aws:dynamodb:::table/other"),
        Arguments.of(
            ROLE + "ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/AdministratorAccess")),
        Arguments.of("Resources/CycleFunction/Properties/Policies", List.of("AmazonS3FullAccess")),
        Arguments.of("Resources/More", Map.of("Type", "AWS::IAM::Policy")),
        Arguments.of(
            "Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/0/Principal", "*"),
        Arguments.of(
            "Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/1/Effect", "Allow"));
  }
}
