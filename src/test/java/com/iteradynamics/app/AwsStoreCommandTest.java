package com.iteradynamics.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.local.Cycle;
import com.iteradynamics.app.Run.Outcome;
import com.iteradynamics.strategy.Action;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** With --aws the same commands read and change the book in DynamoDB. */
class AwsStoreCommandTest {
  @TempDir private Path folder;
  private AwsParameters names;
  private Map<String, String> properties;

  @BeforeEach
  void aBookThatEntered() {
    properties =
        Map.of(
            "aws.endpointUrl", DynamoLocal.endpoint().toString(),
            "aws.region", "us-east-1",
            "aws.accessKeyId", "emulator",
            "aws.secretAccessKey", "emulator");
    properties.forEach(System::setProperty);
    DynamoDbClient client = DynamoLocal.client();
    names = DynamoLocal.tables(client);
    DynamoStore store =
        new DynamoStore(
            client, names, Runnable::run, InstantSource.fixed(Cycle.hour(72).plusSeconds(60)));
    Cycle cycle = new Cycle();
    cycle.script = Map.of(Cycle.hour(70), Action.ENTER_LONG);
    cycle.record(store, 70);
    cycle.record(store, 71);
  }

  @AfterEach
  void forgetTheEndpoint() {
    properties.keySet().forEach(System::clearProperty);
  }

  @Test
  void theHistoryIsThatOfTheTables() {
    Outcome all = argus("history", "--aws").exits(0);
    assertTrue(all.outLines().get(1).startsWith("2026-03-03 22:00  ENTER_LONG"), all.out());
    assertTrue(all.outLines().get(2).startsWith("2026-03-03 23:00  HOLD_IN_POSITION"), all.out());
    Outcome entries = argus("history", "--aws", "--branch", "ENTER_LONG").exits(0);
    assertEquals(2, entries.outLines().size(), entries.out());
  }

  @Test
  void theStateIsShownAndChangedInTheTables() {
    assertTrue(argus("state", "show", "--aws").exits(0).out().contains("750."));
    argus("state", "flow", "--aws", "--amount", "+100", "--reason", "deposit").exits(0);
    assertTrue(argus("state", "show", "--aws").exits(0).out().contains("850."));
    argus("halt", "--aws", "--reason", "holiday").exits(0);
    assertTrue(argus("state", "show", "--aws").exits(0).out().contains("HALTED: holiday"));
  }

  @Test
  void twoStoresAtOnceAreRefused() {
    Outcome both = argus("history", "--aws", "--store", "data").exits(2);
    assertTrue(both.err().contains("choose one"), both.err());
  }

  @Test
  void aTableThatIsNotThereIsNamed() {
    Outcome missing =
        Run.in(folder)
            .with("ARGUS_STATE_TABLE", "nowhere")
            .with("ARGUS_CORTEX_TABLE", "nowhere-either")
            .argus("history", "--aws")
            .exits(1);
    assertTrue(missing.err().contains("nowhere"), missing.err());
  }

  private Outcome argus(String... command) {
    return Run.in(folder)
        .with("ARGUS_STATE_TABLE", names.stateTable())
        .with("ARGUS_CORTEX_TABLE", names.cortexTable())
        .argus(command);
  }
}
