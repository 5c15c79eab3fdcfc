package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.SdkProperties;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands on a bucket. */
class ModelInAwsTest {
  @TempDir private Path folder;
  private ModelServer aws;
  private SdkProperties properties;

  @BeforeEach
  void start() throws IOException {
    aws = ModelServer.start();
    aws.buckets().create("my-argus");
    properties = SdkProperties.to(aws);
    try (OutputStream out = Files.newOutputStream(folder.resolve("tape.csv.gz"))) {
      CandleFormat.writeZipped(Tapes.random(11, 2_000), out);
    }
  }

  @AfterEach
  void stop() {
    properties.close();
    aws.close();
  }

  @Test
  void aModelIsTrainedPromotedAndRolledBackThere() throws IOException {
    String id =
        Run.json(
                model(
                        "train",
                        "--candles",
                        "tape.csv.gz",
                        "--trees",
                        "2",
                        "--tests",
                        "1",
                        "--json",
                        "-")
                    .exits(0)
                    .out())
            .get("model")
            .asText();
    assertEquals(
        List.of("models/" + id + ".json", "models/lineage.jsonl"), aws.buckets().keys("my-argus"));
    model("promote", id, "--force", "--reason", "to see it").exits(0);
    assertEquals(id, Run.json(model("show", "--json").exits(0).out()).get("current").asText());
    assertEquals(
        List.of("rolled back " + id + "; current is none"), model("rollback").exits(0).outLines());
  }

  @Test
  void withoutLeaveToListWhatIsMissingLooksDeniedAndThatIsSaid() {
    aws.buckets().forbidListing("my-argus");
    Outcome told = model("rollback").exits(1);
    assertTrue(
        told.err()
            .contains(
                "s3://my-argus/models/lineage.jsonl cannot be read: access is denied; it takes"
                    + " s3:GetObject"),
        told.err());
  }

  private Outcome model(String... words) {
    String[] all =
        Stream.of(Stream.of("model"), Stream.of(words), Stream.of("--aws"))
            .flatMap(each -> each)
            .toArray(String[]::new);
    return Run.in(folder)
        .with("USER", "ada")
        .with("ARGUS_CANDLES_BUCKET", "my-argus")
        .with("AWS_ENDPOINT_URL_S3", aws.endpoint().toString())
        .argus(all);
  }
}
