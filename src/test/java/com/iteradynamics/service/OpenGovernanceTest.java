package com.iteradynamics.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.argus.Run;
import com.iteradynamics.cli.BookOptions;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.Output;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.DotEnv;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.config.Values;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.governance.Group;
import com.iteradynamics.governance.Unmeasured;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.service.GovernanceRound.Outcome;
import com.iteradynamics.simulation.aws.ModelServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round over a folder and over an account. */
class OpenGovernanceTest {
  private static final Instant NOW = Instant.parse("2025-05-21T00:20:00Z");
  private static final BookKey BOOK = BookKey.paper("BTC-USD");

  @TempDir private Path folder;
  private final BookOptions options = new BookOptions();
  private final List<String> warnings = new ArrayList<>();

  private Outcome round(Map<String, String> environment) {
    CommandContext context =
        new CommandContext(
            environment,
            folder,
            Clock.fixed(NOW, ZoneOffset.UTC),
            Output.to(OutputStream.nullOutputStream()),
            new PrintWriter(new StringWriter()),
            false,
            (choice, venue) -> Optional.empty(),
            pause -> {});
    Values values = Values.collect(new DotEnv(Map.of(), List.of()), environment, Map.of());
    Configuration configuration = Configuration.of(values, folder);
    try (OpenGovernance open =
        OpenGovernance.open(options.inAws(), configuration, context, warnings::add)) {
      return open.round().run(BOOK, NOW);
    }
  }

  private static List<String> why(Outcome outcome, Group group) {
    return outcome.report().unmeasured().stream()
        .filter(missing -> missing.group() == group)
        .map(Unmeasured::why)
        .toList();
  }

  @Test
  void aFolderHasItsReportsInAFileOfTheStoreAndAPlainFileMayBeWatched() throws IOException {
    byte[] model;
    try (InputStream file =
        getClass().getResourceAsStream("/model/sklearn_1.2.1_decision_tree.json")) {
      model = file.readAllBytes();
    }
    Files.write(folder.resolve("m.json"), model);
    Run.in(folder)
        .argus(
            "tick",
            "--sample",
            "--store=data",
            "--at=2025-05-20T22:00",
            "--set=ARGUS_MODEL_FILE=m.json")
        .exits(0);
    Outcome outcome = round(Map.of("ARGUS_MODEL_FILE", "m.json"));
    assertEquals(Optional.of(ModelFile.id(model)), outcome.report().modelId());
    assertEquals(List.of(), outcome.problems());
    assertEquals(1, StoreFile.rows(folder.resolve("data"), "SELECT day FROM reports").size());
    assertTrue(round(Map.of()).before());
    assertEquals(1, StoreFile.rows(folder.resolve("data"), "SELECT day FROM reports").size());
  }

  @Test
  void withoutAStoreThereIsNothingToRead() {
    RuntimeException told = assertThrows(StoreException.class, () -> round(Map.of()));
    assertTrue(told.getMessage().contains("there is no store in "), told.getMessage());
    options.aws = true;
    told = assertThrows(MissingSettingException.class, () -> round(Map.of()));
    assertTrue(told.getMessage().contains("ARGUS_CANDLES_BUCKET is not set"), told.getMessage());
    options.store = "data";
    told = assertThrows(CommandFailure.class, () -> round(Map.of()));
    assertTrue(told.getMessage().contains("choose one"), told.getMessage());
  }

  @Test
  void anAccountHasThemInItsTable() {
    options.aws = true;
    AwsParameters names = DynamoLocal.tables(DynamoLocal.client());
    ModelServer aws = ModelServer.start();
    Map<String, String> services =
        Map.of(
            "aws.endpointUrlDynamoDb",
            DynamoLocal.endpoint().toString(),
            "aws.endpointUrlEventBridge",
            aws.endpoint().toString(),
            "aws.endpointUrlS3",
            aws.endpoint().toString(),
            "aws.region",
            "us-east-1",
            "aws.accessKeyId",
            "emulator",
            "aws.secretAccessKey",
            "emulator");
    services.forEach(System::setProperty);
    try {
      aws.buckets().create("my-argus");
      Map<String, String> environment =
          Map.of(
              "ARGUS_CANDLES_BUCKET", "my-argus",
              "ARGUS_STATE_TABLE", names.stateTable(),
              "ARGUS_CORTEX_TABLE", names.cortexTable(),
              "AWS_ENDPOINT_URL_S3", aws.endpoint().toString());
      Outcome outcome = round(environment);
      assertEquals(
          List.of("no model: no model is promoted in s3://my-argus/models"),
          why(outcome, Group.CALIBRATION));
      assertEquals(List.of(), outcome.problems());
      assertTrue(round(environment).before());
    } finally {
      services.keySet().forEach(System::clearProperty);
      aws.close();
    }
    assertEquals(List.of(), warnings);
  }
}
