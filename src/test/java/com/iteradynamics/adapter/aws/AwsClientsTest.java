package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** That the SDK's own variables lead to another endpoint, and what is said without them. */
class AwsClientsTest {
  @Test
  void theStandardVariablesLeadToAnotherEndpoint() throws Exception {
    String table = DynamoLocal.tables(DynamoLocal.client()).stateTable();
    for (String variable : new String[] {"AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_DYNAMODB"}) {
      String said =
          ask(
              table,
              Map.of(
                  variable,
                  DynamoLocal.endpoint().toString(),
                  "AWS_REGION",
                  "us-east-1",
                  "AWS_ACCESS_KEY_ID",
                  "emulator",
                  "AWS_SECRET_ACCESS_KEY",
                  "emulator"));
      assertTrue(said.contains("tables true"), variable + ": " + said);
    }
  }

  @Test
  void withoutARegionItSaysWhatToSet() throws Exception {
    String said = ask("any", Map.of("AWS_EC2_METADATA_DISABLED", "true"));
    assertTrue(said.contains("AWS_REGION"), said);
  }

  /** What another process says whose environment has these variables and no other of AWS. */
  private static String ask(String table, Map<String, String> environment) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            AskFromAnotherProcess.class.getName(),
            table);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_CONFIG_FILE", "none");
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "none");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return said;
  }
}
