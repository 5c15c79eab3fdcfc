package com.iteradynamics.cli.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run;
import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.simulation.aws.ModelServer;
import com.iteradynamics.simulation.aws.SdkProperties;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandlesPushCommandTest {
  private static final String HEADER = "Timestamp,Open,High,Low,Close,Volume\n";
  private static final String MARCH = "2026-03-31 23:00:00,100,110,90,105,1\n";
  private static final String APRIL =
      "2026-04-01 00:00:00,105,115,95,100,2.5\n2026-04-01 01:00:00,100,101,99,100.25,3\n";
  private static final String KEY =
      "candles/product=BTC-USD/granularity=1h/month=2026-04/candles.csv.gz";

  @TempDir private Path folder;
  private ModelServer aws;
  private SdkProperties properties;

  @BeforeEach
  void start() throws IOException {
    aws = ModelServer.start();
    aws.buckets().create("my-candles");
    properties = SdkProperties.to(aws);
    Files.writeString(folder.resolve("a.csv"), HEADER + MARCH + APRIL);
  }

  @AfterEach
  void stop() {
    properties.close();
    aws.close();
  }

  @Test
  void fillsTheBucketAndSaysWhatItWrote() throws IOException {
    Outcome pushed = push("--bucket", "my-candles").exits(0);
    assertEquals(
        List.of(
            "s3://my-candles/" + KEY.replace("04", "03") + ": 1 candle, 1 added, 0 already there",
            "s3://my-candles/" + KEY + ": 2 candles, 2 added, 0 already there",
            "BTC-USD: 3 candles added, 0 already there, in 2 months"),
        pushed.outLines());
    assertEquals(HEADER + APRIL, unzipped(aws.buckets().get("my-candles", KEY).orElseThrow()));
  }

  @Test
  void pushingAgainChangesNothing() {
    push("--bucket", "my-candles").exits(0);
    byte[] before = aws.buckets().get("my-candles", KEY).orElseThrow();
    Outcome again = push("--bucket", "my-candles").exits(0);
    assertEquals(
        "BTC-USD: 0 candles added, 3 already there, in 2 months", again.outLines().getLast());
    assertArrayEquals(before, aws.buckets().get("my-candles", KEY).orElseThrow());
  }

  @Test
  void takesBucketAndProductFromTheEnvironment() {
    Run.in(folder)
        .with("AWS_ENDPOINT_URL_S3", aws.endpoint().toString())
        .with("ARGUS_CANDLES_BUCKET", "my-candles")
        .with("ARGUS_PRODUCT_ID", "ETH-USD")
        .argus("candles", "push", "--candles", "a.csv")
        .exits(0);
    assertEquals(
        List.of(KEY.replace("BTC", "ETH").replace("04", "03"), KEY.replace("BTC", "ETH")),
        aws.buckets().keys("my-candles"));
  }

  @Test
  void anHourWithOtherValuesIsRefused() throws IOException {
    push("--bucket", "my-candles").exits(0);
    Files.writeString(folder.resolve("a.csv"), HEADER + APRIL.replace("2.5", "2.75"));
    Outcome refused = push("--bucket", "my-candles").exits(1);
    assertEquals(
        "argus: s3://my-candles/"
            + KEY
            + ": [BTC-USD 2026-04-01T00:00Z] is recorded with other values: 105 115 95 100 2.5,"
            + " now 105 115 95 100 2.75",
        refused.err().strip());
  }

  @Test
  void saysThatThereIsNoBucketAndThatNoneIsNamed() {
    Outcome missing = push("--bucket", "no-such-bucket").exits(1);
    assertTrue(missing.err().contains("404 NoSuchBucket"), missing.err());
    Outcome unnamed = push().exits(2);
    assertEquals("argus: name a bucket: --bucket or ARGUS_CANDLES_BUCKET", unnamed.err().strip());
    Outcome impossible = push("--bucket", "No_Such").exits(2);
    assertTrue(impossible.err().contains("ARGUS_CANDLES_BUCKET must be"), impossible.err());
  }

  @Test
  void saysWhatTheSdkMissesToFindAws() {
    if (System.getenv("AWS_REGION") != null) {
      System.out.println("[SKIP] " + getClass().getName() + ": AWS_REGION is set");
      Assumptions.abort("AWS_REGION is set");
    }
    System.clearProperty("aws.region");
    // Where else the SDK looks for a region, apart from the environment.
    System.setProperty("aws.configFile", folder.resolve("none").toString());
    System.setProperty("aws.disableEc2Metadata", "true");
    try {
      Outcome outcome = push("--bucket", "my-candles").exits(1);
      assertTrue(
          outcome
              .err()
              .startsWith("argus: there is no way to AWS; is AWS_REGION or AWS_PROFILE set?"),
          outcome.err());
    } finally {
      System.clearProperty("aws.configFile");
      System.clearProperty("aws.disableEc2Metadata");
    }
  }

  private Outcome push(String... options) {
    String[] args = new String[4 + options.length];
    System.arraycopy(new String[] {"candles", "push", "--candles", "a.csv"}, 0, args, 0, 4);
    System.arraycopy(options, 0, args, 4, options.length);
    return Run.in(folder).with("AWS_ENDPOINT_URL_S3", aws.endpoint().toString()).argus(args);
  }

  private static String unzipped(byte[] content) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
