package com.iteradynamics.cli.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.S3Candles;
import com.iteradynamics.adapter.local.StoreCycle;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.strategy.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** With --aws the same commands read and change the book in DynamoDB. */
class AwsStoreCommandTest {
  private static final Map<String, String> BUCKET =
      Map.of("ARGUS_CANDLES_BUCKET", "my-argus", "AWS_ENDPOINT_URL_S3", "here");

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
            client, names, Runnable::run, InstantSource.fixed(StoreCycle.hour(72).plusSeconds(60)));
    StoreCycle cycle = new StoreCycle();
    cycle.script = Map.of(StoreCycle.hour(70), Action.ENTER_LONG);
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

  /** The script's strategy is not to be had by a name, so that another one is asked again. */
  @Test
  void theBookIsWatchedToldAndDecidedAgainThere() throws IOException {
    try (ModelServer aws = ModelServer.start()) {
      aws.buckets().create("my-argus");
      System.setProperty("aws.endpointUrlS3", aws.endpoint().toString());
      try (AwsClients clients = AwsClients.of(BUCKET);
          S3Client s3 = clients.s3()) {
        new S3Candles(s3, "my-argus", Runnable::run).append(new StoreCycle().tape);
      }
      Outcome well = argus(BUCKET, "status", "--aws").exits(0);
      assertTrue(well.out().contains("last tick 2026-03-03 23:00 UTC (20 min ago)"), well.out());
      assertTrue(well.out().contains("HOLD_IN_POSITION"), well.out());
      assertTrue(well.out().contains("candles    the newest opened 2026-03-03 23:00"), well.out());
      Outcome told = argus(BUCKET, "explain", "--aws", "--at", "2026-03-03T22:00").exits(0);
      assertTrue(told.out().contains("scripted wanted ENTER_LONG: script"), told.out());
      Outcome missing = argus(BUCKET, "explain", "--aws", "--at", "2026-03-03T20:00").exits(1);
      assertTrue(missing.err().contains("nearest are of 2026-03-03T22:00:00Z"), missing.err());
      Outcome again = argus(BUCKET, "verify-record", "--aws", "--at", "2026-03-03T22:00").exits(1);
      assertTrue(again.out().contains("SAME       candles"), again.out());
      assertTrue(again.out().contains("SAME       ledger"), again.out());
      assertTrue(again.out().contains("intent_reason: recorded \"script\""), again.out());
    } finally {
      System.clearProperty("aws.endpointUrlS3");
    }
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
    return argus(Map.of(), command);
  }

  private Outcome argus(Map<String, String> more, String... command) {
    Run run = Run.in(folder).at("2026-03-03T23:20:00Z");
    more.forEach(run::with);
    return run.with("ARGUS_STATE_TABLE", names.stateTable())
        .with("ARGUS_CORTEX_TABLE", names.cortexTable())
        .argus(command);
  }
}
