package com.iteradynamics.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoTables;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.config.CandleFeedChoice;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.FunctionSettings;
import com.iteradynamics.execution.CycleParameters;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.settings.Setting;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The template against the code that it deploys. */
class CodeTest {
  private static final String FUNCTION = "Resources/CycleFunction/Properties/";
  private static final String DAILY = "Resources/GovernanceFunction/Properties/";
  private static final String VARIABLES = FUNCTION + "Environment/Variables";
  private static final Pattern NAME = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=");
  private static final Template TEMPLATE = Template.read("template.yaml");

  @Test
  void theRuntimeCanRunWhatTheCompilerWrites() throws IOException {
    assertEquals("", runtimeProblem(TEMPLATE));
    assertNotEquals("", runtimeProblem(TEMPLATE.with(FUNCTION + "Runtime", "java17")));
    assertNotEquals("", runtimeProblem(TEMPLATE.with(FUNCTION + "Runtime", "python3.13")));
  }

  private static String runtimeProblem(Template template) throws IOException {
    int release =
        Integer.parseInt(find(pom(), "<maven.compiler.release>([0-9]+)</maven.compiler.release>"));
    String runtime = String.valueOf(template.at(FUNCTION + "Runtime").orElseThrow());
    boolean runs =
        runtime.matches("java[0-9]+") && Integer.parseInt(runtime.substring(4)) >= release;
    return runs ? "" : runtime + " cannot run class files for " + release;
  }

  @Test
  void theHandlerExists() throws Exception {
    for (String function : List.of(FUNCTION, DAILY)) {
      String handler = String.valueOf(TEMPLATE.at(function + "Handler").orElseThrow());
      String[] parts = handler.split("::", 2);
      List<String> methods =
          Arrays.stream(Class.forName(parts[0]).getMethods()).map(Method::getName).toList();
      assertTrue(methods.contains(parts[1]), () -> handler + " is not among " + methods);
    }
  }

  /** Quarkus makes a bean of whatever implements one of Lambda's interfaces, or carries a scope. */
  @Test
  void theContainerOfTheHourlyFunctionDoesNotHearOfTheDailyOne() throws Exception {
    Class<?> daily =
        Class.forName(
            String.valueOf(TEMPLATE.at(DAILY + "Handler").orElseThrow()).replaceFirst("::.*", ""));
    assertEquals(List.of(), List.of(daily.getInterfaces()));
    assertEquals(List.of(), List.of(daily.getAnnotations()));
    assertEquals(Object.class, daily.getSuperclass());
  }

  @Test
  void theDailyFunctionStartsWithWhatItIsGiven() throws IOException {
    String path = DAILY + "Environment/Variables";
    Map<String, Object> parameters = TEMPLATE.defaults();
    parameters.put("Model", "promoted");
    parameters.put("ProductId", "ETH-USD");
    Map<String, String> given = variables(path, parameters);
    Configuration settings = FunctionSettings.of(given);
    Configuration hourly = FunctionSettings.of(variables(VARIABLES, parameters));
    assertEquals(hourly.runtime().productId(), settings.runtime().productId());
    assertEquals(hourly.runtime().model(), settings.runtime().model());
    assertEquals(hourly.bucket(), settings.bucket());
    assertEquals(hourly.aws().cortexTable(), settings.aws().cortexTable());
    assertEquals(hourly.aws().eventBus(), settings.aws().eventBus());
    assertEquals(hourly.runtime().live(), settings.runtime().live());
    assertEquals(Set.of(), unknownNames(TEMPLATE, path));
  }

  @Test
  void reportsAreWhereTheRoleMayWriteThem() throws Exception {
    Method partition =
        Class.forName("com.iteradynamics.adapter.aws.DynamoKeys")
            .getDeclaredMethod("governance", BookKey.class);
    partition.setAccessible(true);
    String statements =
        TEMPLATE.at("Resources/GovernanceRole/Properties/Policies/0").orElseThrow().toString();
    String allowed = find(statements, "dynamodb:LeadingKeys=\\[([A-Z#]+)[*]\\]");
    String key = String.valueOf(partition.invoke(null, BookKey.paper("BTC-USD")));
    assertTrue(key.startsWith(allowed), () -> key + " is not in " + allowed);
    assertTrue(statements.contains("/models/" + ModelRegistry.LINEAGE), statements);
  }

  /** Quarkus writes function.zip, and the build makes of it the one that is deployed. */
  @Test
  void theZipIsWhatTheBuildWrites() throws IOException {
    Matcher made =
        Pattern.compile(
                "FunctionZip[.]java</argument>\\s*"
                    + "<argument>[$][{]project[.]basedir}/target/function/function[.]zip</argument>\\s*"
                    + "<argument>[$][{]project[.]basedir}/(\\S+)</argument>")
            .matcher(pom());
    assertTrue(made.find(), "the build does not make function.zip");
    assertEquals(made.group(1), TEMPLATE.at(FUNCTION + "CodeUri").orElseThrow());
    assertTrue(pom().contains("<artifactId>quarkus-maven-plugin</artifactId>"));
  }

  @Test
  void samDeploysThisTemplateAndMayMakeTheRole() throws IOException {
    String config = Files.readString(Template.BASE.resolve("samconfig.toml"));
    String deploy = find(config, "(?s)(\\[default[.]deploy[.]parameters].*)");
    assertEquals("template.yaml", find(deploy, "(?m)^template_file = \"(.*)\"$"));
    assertEquals("true", find(deploy, "(?m)^resolve_s3 = (.*)$"));
    // A role with a name of its own would take CAPABILITY_NAMED_IAM, a nested transform
    // CAPABILITY_AUTO_EXPAND.
    assertEquals("CAPABILITY_IAM", find(deploy, "(?m)^capabilities = \"(.*)\"$"));
    assertTrue(TEMPLATE.at("Resources/CycleRole/Properties/RoleName").isEmpty());
    assertTrue(Template.read("infra/operations.yaml").at("Transform").isEmpty());
  }

  /** Ten seconds longer than the function lives, and over before its second retry comes. */
  @Test
  void theLeaseIsAsLongAsTheTimeoutSays() {
    int timeout = (Integer) TEMPLATE.at(FUNCTION + "Timeout").orElseThrow();
    assertEquals(Duration.ofSeconds(timeout), CycleParameters.DEFAULT_TIME_LIMIT);
  }

  @Test
  void theFunctionIsGivenSettingsThatThereAre() throws IOException {
    assertEquals(Set.of(), unknownNames(TEMPLATE));
    assertEquals(
        Set.of("ARGUS_STATE_TABEL"),
        unknownNames(TEMPLATE.with(VARIABLES + "/ARGUS_STATE_TABEL", "argus-state")));
  }

  private static Set<String> unknownNames(Template template) throws IOException {
    return unknownNames(template, VARIABLES);
  }

  private static Set<String> unknownNames(Template template, String path) throws IOException {
    Set<String> unknownNames = new TreeSet<>(template.map(path).keySet());
    unknownNames.remove("JAVA_TOOL_OPTIONS");
    // Another test holds .env.example against the configuration.
    NAME.matcher(Files.readString(Template.BASE.resolve(".env.example")))
        .results()
        .forEach(match -> unknownNames.remove(match.group(1)));
    return unknownNames;
  }

  @Test
  void theFunctionGetsEverythingThatTheTemplateMakes() {
    for (Setting setting : AwsParameters.SETTINGS) {
      assertTrue(
          TEMPLATE.map(VARIABLES).containsKey(setting.name()),
          () -> setting.name() + " is not set");
    }
    AwsParameters read = FunctionSettings.of(variables(TEMPLATE.defaults())).aws();
    assertEquals(name("StateTable", "TableName"), read.stateTable());
    assertEquals(name("CortexTable", "TableName"), read.cortexTable());
    assertEquals(name("CandlesBucket", "BucketName"), read.candlesBucket().orElse(""));
    assertEquals(name("VenueSecret", "Name"), read.secretId().orElse(""));
  }

  /** The environment of the function that is deployed with {@code parameters}. */
  private static Map<String, String> variables(Map<String, Object> parameters) {
    return variables(VARIABLES, parameters);
  }

  private static Map<String, String> variables(String path, Map<String, Object> parameters) {
    Map<String, String> variables = new LinkedHashMap<>();
    TEMPLATE
        .map(path)
        .forEach(
            (name, value) ->
                variables.put(name, String.valueOf(TEMPLATE.resolve(value, parameters))));
    return variables;
  }

  @Test
  void theFunctionStartsWithWhatItIsGiven() {
    Configuration asDeployed = FunctionSettings.of(variables(TEMPLATE.defaults()));
    assertEquals("BTC-USD", asDeployed.runtime().productId());
    assertFalse(asDeployed.runtime().live());
    assertTrue(asDeployed.runtime().pingUrl().isEmpty());
    assertTrue(TEMPLATE.map(VARIABLES).containsKey("ARGUS_CANDLE_FEED"));
    assertEquals(CandleFeedChoice.COINBASE, asDeployed.runtime().candleFeed());

    Map<String, Object> parameters = TEMPLATE.defaults();
    parameters.put("TradingMode", "live");
    assertFalse(FunctionSettings.of(variables(parameters)).runtime().live(), "not confirmed");
    parameters.put("ConfirmLive", "I-understand-real-orders-are-placed");
    parameters.put("ProductId", "ETH-USD");
    parameters.put("CapitalUsd", "250.00");
    parameters.put("HeartbeatPingUrl", "https://example.org/ping");
    Configuration live = FunctionSettings.of(variables(parameters));
    assertTrue(live.runtime().live());
    assertEquals("ETH-USD", live.runtime().productId());
    assertTrue(live.runtime().pingUrl().isPresent());
  }

  private static Object name(String resource, String property) {
    Object name = TEMPLATE.at("Resources/" + resource + "/Properties/" + property).orElseThrow();
    return TEMPLATE.resolve(name, TEMPLATE.defaults());
  }

  @Test
  void theTablesHaveTheKeysThatTheCodeUses() {
    assertEquals(List.of(), keyProblems(TEMPLATE));
    for (String path :
        List.of(
            "Resources/StateTable/Properties/KeySchema/1",
            "Resources/StateTable/Properties/TimeToLiveSpecification",
            "Resources/CortexTable/Properties/KeySchema/0",
            "Resources/CortexTable/Properties/GlobalSecondaryIndexes/0/KeySchema/0",
            "Resources/CortexTable/Properties/GlobalSecondaryIndexes/0/Projection",
            "Resources/CortexTable/Properties/AttributeDefinitions/2")) {
      Template broken = TEMPLATE.with(path, Map.of("AttributeName", "other"));
      assertNotEquals(List.of(), keyProblems(broken), path);
    }
  }

  private static List<String> keyProblems(Template template) {
    List<String> problems = new ArrayList<>();
    same(template, "StateTable", EmulatedTables.state("any"), problems);
    same(template, "CortexTable", EmulatedTables.cortex("any"), problems);
    Object ttl = template.map("Resources/StateTable/Properties").get("TimeToLiveSpecification");
    if (!Map.of("AttributeName", DynamoTables.TTL, "Enabled", true).equals(ttl)) {
      problems.add("StateTable has the wrong time to live: " + ttl);
    }
    return problems;
  }

  private static void same(
      Template template, String table, CreateTableRequest code, List<String> problems) {
    Map<String, Object> there = template.map("Resources/" + table + "/Properties");
    Map<String, Object> here = new LinkedHashMap<>();
    here.put(
        "AttributeDefinitions",
        code.attributeDefinitions().stream()
            .map(
                attribute ->
                    Map.of(
                        "AttributeName", attribute.attributeName(),
                        "AttributeType", attribute.attributeTypeAsString()))
            .toList());
    here.put("KeySchema", keys(code.keySchema()));
    here.put("BillingMode", code.billingModeAsString());
    if (code.hasGlobalSecondaryIndexes()) {
      here.put(
          "GlobalSecondaryIndexes",
          code.globalSecondaryIndexes().stream()
              .map(
                  index ->
                      Map.of(
                          "IndexName",
                          index.indexName(),
                          "KeySchema",
                          keys(index.keySchema()),
                          "Projection",
                          Map.of("ProjectionType", index.projection().projectionTypeAsString())))
              .toList());
    }
    here.forEach(
        (name, value) -> {
          if (!value.equals(there.get(name))) {
            problems.add(table + " " + name + " must be " + value + ", was " + there.get(name));
          }
        });
  }

  private static List<Map<String, Object>> keys(List<KeySchemaElement> schema) {
    return schema.stream()
        .map(
            key ->
                Map.<String, Object>of(
                    "AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
        .toList();
  }

  @Test
  void theEventsThatMayBeSentAreTheOnesThatAreSent() throws Exception {
    Field source =
        Class.forName("com.iteradynamics.adapter.aws.EventBridgePublisher")
            .getDeclaredField("SOURCE");
    source.setAccessible(true);
    for (String role : List.of("CycleRole", "GovernanceRole")) {
      String condition =
          TEMPLATE
              .map("Resources/" + role + "/Properties/Policies/0/PolicyDocument")
              .get("Statement")
              .toString();
      assertEquals(source.get(null), find(condition, "events:source=([a-z.]+)"));
    }
  }

  @Test
  void candlesAreWhereTheRoleMayReadThem() throws Exception {
    Method prefix =
        Class.forName("com.iteradynamics.adapter.aws.CandleMonth")
            .getDeclaredMethod("prefix", String.class);
    prefix.setAccessible(true);
    String statements =
        TEMPLATE.at("Resources/CycleRole/Properties/Policies/0").orElseThrow().toString();
    String allowed = find(statements, "AWS::Region}/([a-z]+/)[*]");
    assertEquals(allowed, find(statements, "s3:prefix=\\[([a-z]+/)[*], models/[*]]"));
    String key = String.valueOf(prefix.invoke(null, "BTC-USD"));
    assertTrue(key.startsWith(allowed), () -> key + " is not in " + allowed);
  }

  @Test
  void modelsAreWhereTheRoleMayReadThemAndNoMore() throws Exception {
    Field prefix =
        Class.forName("com.iteradynamics.adapter.aws.S3Models").getDeclaredField("PREFIX");
    prefix.setAccessible(true);
    String models = "${AWS::Region}/" + prefix.get(null) + "*";
    List<Object> statements =
        Template.list(
            TEMPLATE
                .at("Resources/CycleRole/Properties/Policies/0/PolicyDocument/Statement")
                .orElseThrow());
    List<Object> actions =
        statements.stream()
            .filter(each -> each.toString().contains(models))
            .map(each -> Template.mapping(each).get("Action"))
            .toList();
    assertEquals(List.of("s3:GetObject"), actions);
  }

  @Test
  void feedsAreWhereTheRoleMayReadThemAndNoMore() throws Exception {
    Field prefix = Class.forName("com.iteradynamics.config.FeedRules").getDeclaredField("PREFIX");
    prefix.setAccessible(true);
    String feeds = "${AWS::Region}/" + prefix.get(null) + "*";
    List<Object> statements =
        Template.list(
            TEMPLATE
                .at("Resources/CycleRole/Properties/Policies/0/PolicyDocument/Statement")
                .orElseThrow());
    List<Object> actions =
        statements.stream()
            .filter(each -> each.toString().contains(feeds))
            .map(each -> Template.mapping(each).get("Action"))
            .toList();
    assertEquals(List.of("s3:GetObject"), actions);
    String uri =
        TEMPLATE
            .at("Resources/CycleFunction/Properties/Environment/Variables/ARGUS_FEED_URI")
            .orElseThrow()
            .toString();
    assertTrue(uri.contains("${AWS::Region}/" + prefix.get(null) + "${Feed}"), uri);
  }

  private static String pom() throws IOException {
    return Files.readString(Template.BASE.resolve("pom.xml"));
  }

  static String find(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertTrue(matcher.find(), () -> pattern + " is not in " + text);
    return matcher.group(1);
  }
}
