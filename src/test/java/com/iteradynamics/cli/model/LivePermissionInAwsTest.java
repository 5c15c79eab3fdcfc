package com.iteradynamics.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Models;
import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.LineageEntry.Action;
import com.iteradynamics.research.audit.AuditedSource;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.SdkProperties;
import com.iteradynamics.venue.VenueKey;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** A tick with real money, and a feed that has a say in it. */
class LivePermissionInAwsTest {
  private static final String FEED = "s3://my-argus/feeds/one.jsonl";
  private static final String REFUSED =
      "MOONWIRE_OVERLAY_ENABLED: the feed "
          + FEED
          + " has a say with real money only after an audit: nothing in s3://my-argus/models"
          + " permits it; see ./argus audit forecasts --aws --permit";

  @TempDir private Path folder;
  private ModelServer aws;
  private SdkProperties properties;

  @BeforeEach
  void start() {
    aws = ModelServer.start();
    aws.buckets().create("my-argus");
    properties = SdkProperties.to(aws);
  }

  @AfterEach
  void stop() {
    properties.close();
    aws.close();
  }

  private Outcome tick(String dryRun) {
    return Run.in(folder)
        .with("ARGUS_CANDLES_BUCKET", "my-argus")
        .with("ARGUS_FEED_URI", FEED)
        .with("MOONWIRE_OVERLAY_ENABLED", "1")
        .with("PRIME_DRY_RUN", dryRun)
        .with("ARGUS_DRY_RUN", dryRun)
        .with("COINBASE_URL", "http://127.0.0.1:1")
        .with("COINBASE_API_KEY", "organizations/a/apiKeys/b")
        .with(
            "COINBASE_API_SECRET",
            VenueKey.generate(VenueKey.Kind.ES256).secret().replace("\n", "\\n"))
        .argus("tick", "--aws");
  }

  @Test
  void aLiveTickIsRefusedUntilTheFeedIsPermittedAndPaperNeedsNothing() {
    Outcome refused = tick("0");
    assertEquals(2, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(REFUSED), refused.err());
    assertFalse(tick("1").err().contains("real money"), "paper");
    AuditedSource.Feed feed = new AuditedSource.Feed(FEED);
    try (AwsClients clients = AwsClients.of(Map.of());
        S3Client s3 = clients.s3()) {
      new S3Models(s3, "my-argus")
          .change(
              before ->
                  before.and(
                      new LineageEntry(
                          Instant.EPOCH,
                          Action.LIVE_PERMITTED,
                          feed.id(),
                          Optional.empty(),
                          "ada",
                          "a test",
                          true,
                          Optional.empty(),
                          Map.of())));
    }
    assertFalse(tick("0").err().contains("real money only after"), "it is permitted");
  }
}
