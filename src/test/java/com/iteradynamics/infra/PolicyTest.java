package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.DynamoTables;
import com.iteradynamics.adapter.aws.S3Dashboard;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The roles against the byte code: what is called is allowed, what is allowed is called. */
class PolicyTest {
  private static final String OURS_PACKAGE = "com[.]iteradynamics[.]";

  /** Packages in which commands, configuration and wiring are. */
  private static final String PROCESS =
      OURS_PACKAGE + "(config|event|wiring|service|lambda|cli([.]\\w+)*|argus)";

  private static final String DAILY_CHECK = OURS_PACKAGE + "(service[.]|lambda[.]Governance).*";
  private static final String DAILY =
      "Resources/GovernanceRole/Properties/Policies/0/PolicyDocument/Statement/";
  private static final String ROLE = "Resources/CycleRole/Properties/";
  private static final String STATEMENTS = ROLE + "Policies/0/PolicyDocument/Statement/";

  private static final String BUCKET =
      "arn:${AWS::Partition}:s3:::${Name}-candles-${AWS::AccountId}-${AWS::Region}";

  private static final Template TEMPLATE = Template.read("template.yaml");
  private static final JavaClasses OURS = ours();
  private static final JavaClasses DAILY_CHECK_CLASSES = dailyCheck();
  private static final Map<String, Set<String>> NEEDED =
      Map.of(
          "CycleRole", SdkCalls.permissions(OURS),
          "GovernanceRole", SdkCalls.permissions(DAILY_CHECK_CLASSES));

  /** All classes but the one that makes tables, which only emulators let it do. */
  private static JavaClasses ours() {
    return new ClassFileImporter()
        .importPath(Template.BASE.resolve("target/classes/com/iteradynamics"))
        .that(
            DescribedPredicate.describe(
                "in the function", (JavaClass type) -> !type.isEquivalentTo(DynamoTables.class)));
  }

  /** The classes of the daily check, and what they lead to outside the packages of the process. */
  private static JavaClasses dailyCheck() {
    Set<JavaClass> found = new HashSet<>();
    Deque<JavaClass> next = new ArrayDeque<>();
    for (JavaClass type : OURS) {
      if (type.getName().matches(DAILY_CHECK)) {
        next.add(type);
      }
    }
    while (!next.isEmpty()) {
      JavaClass type = next.remove();
      if (found.add(type)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> OURS.contain(target.getName()))
            .filter(target -> !target.getPackageName().matches(PROCESS))
            .forEach(target -> next.add(OURS.get(target.getName())));
      }
    }
    return OURS.that(DescribedPredicate.describe("in the daily check", found::contains));
  }

  @Test
  void theDailyCheckHasNothingToTradeWith() {
    Set<String> names = new TreeSet<>();
    DAILY_CHECK_CLASSES.forEach(type -> names.add(type.getName().replaceFirst(".*[.]", "")));
    assertTrue(
        names.containsAll(
            List.of("GovernanceHandler", "GovernanceRound", "DynamoGovernance", "S3Models")),
        names::toString);
    names.retainAll(List.of("SecretStore", "DynamoStore", "OrderExecutor", "Broker", "LiveVenue"));
    assertEquals(Set.of(), names);
    assertTrue(
        DAILY_CHECK_CLASSES.stream()
            .noneMatch(type -> type.getPackageName().contains("adapter.coinbase")));
  }

  @Test
  void theRolesAllowWhatTheCodeCallsAndNothingMore() {
    assertEquals(List.of(), PolicyRules.problems(TEMPLATE, NEEDED));
  }

  /** Objects of a bucket are told apart by their keys alone. */
  @Test
  void theDashboardIsPutWhereTheRoleAllowsIt() {
    Object allowed = Map.of("Fn::Sub", BUCKET + "/" + S3Dashboard.PREFIX + "*");
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
    for (String role : NEEDED.keySet()) {
      assertEquals(
          List.of("the code needs dynamodb:Scan, which " + role + " lacks"),
          PolicyRules.problems(TEMPLATE, changed(role, needed -> needed.add("dynamodb:Scan"))));
    }
  }

  @Test
  void aPermissionThatNothingNeedsIsNoticed() {
    for (String role : NEEDED.keySet()) {
      assertEquals(
          List.of(role + " has events:PutEvents, and no code needs it"),
          PolicyRules.problems(
              TEMPLATE, changed(role, needed -> needed.remove("events:PutEvents"))));
    }
  }

  private static Map<String, Set<String>> changed(String role, Consumer<Set<String>> change) {
    Map<String, Set<String>> all = new HashMap<>(NEEDED);
    Set<String> needed = new HashSet<>(NEEDED.get(role));
    change.accept(needed);
    all.put(role, needed);
    return all;
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
        Arguments.of(STATEMENTS + "3/Resource", Map.of("Fn::Sub", BUCKET + "/*")),
        Arguments.of(STATEMENTS + "3/Resource", Map.of("Fn::Sub", "arn:aws:s3:::*/candles/*")),
        Arguments.of(STATEMENTS + "4/Condition", null),
        Arguments.of(STATEMENTS + "4/Condition", Map.of("StringLike", Map.of("s3:prefix", "*"))),
        Arguments.of(
            STATEMENTS + "4/Condition", Map.of("StringLike", Map.of("s3:prefix", "candles/*"))),
        Arguments.of(ROLE + "AssumeRolePolicyDocument/Statement/0/Condition", null),
        Arguments.of(
            STATEMENTS + "6/Resource", Map.of("Fn::Sub", "arn:aws:events:*:*:event-bus/*")),
        Arguments.of(STATEMENTS + "0/NotResource", "arn:aws:dynamodb:::table/other"),
        Arguments.of(
            ROLE + "ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/AdministratorAccess")),
        Arguments.of("Resources/CycleFunction/Properties/Policies", List.of("AmazonS3FullAccess")),
        Arguments.of("Resources/More", Map.of("Type", "AWS::IAM::Policy")),
        Arguments.of(DAILY + "0/Action", "dynamodb:PutItem"),
        Arguments.of(DAILY + "0/Resource", Map.of("Fn::GetAtt", "StateTable.Arn")),
        Arguments.of(DAILY + "1/Condition", null),
        Arguments.of(DAILY + "5/Resource", Map.of("Fn::Sub", "${CandlesBucket.Arn}/models/*")),
        Arguments.of(DAILY + "5/Resource", Map.of("Ref", "VenueSecret")),
        Arguments.of(DAILY + "6/Action", "secretsmanager:GetSecretValue"),
        Arguments.of(
            "Resources/GovernanceFunction/Properties/Policies", List.of("AdministratorAccess")),
        Arguments.of(
            "Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/0/Principal", "*"),
        Arguments.of(
            "Resources/FailedTicksPolicy/Properties/PolicyDocument/Statement/1/Effect", "Allow"));
  }
}
