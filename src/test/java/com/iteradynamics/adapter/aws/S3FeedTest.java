package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.feed.FeedFile;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import com.iteradynamics.simulation.aws.ModelBuckets;
import com.iteradynamics.simulation.aws.ModelS3;
import com.iteradynamics.simulation.aws.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A feed in a bucket. */
class S3FeedTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");
  private static final String KEY = "feeds/moonwire.jsonl";

  private final ModelBuckets buckets = new ModelBuckets();
  private final List<String> conditions = new ArrayList<>();
  private S3Client real;
  private int status;

  @BeforeEach
  void createABucket() {
    buckets.create("argus");
    real = new ModelS3(buckets, Wire.OK_REPORTS_TO_CLEAR);
  }

  private S3Feed feed() {
    return new S3Feed(
        new Watched(), "argus", KEY, new FeedTerms("feed.jsonl", "BTC-USD", Duration.ZERO));
  }

  private void put(String text) {
    buckets.put("argus", KEY, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String row(String p) {
    return "{\"timestamp\":1772370000,\"probability\":" + p + "}";
  }

  @Test
  void whatHasNotChangedIsNotReadAgain() {
    S3Feed feed = feed();
    put(row("0.61"));
    SignalFeed first = feed.feed();
    assertEquals(OptionalDouble.of(0.61), first.at(HOUR).value());
    assertSame(first, feed.feed());
    put(row("0.62"));
    SignalFeed other = feed.feed();
    assertEquals(OptionalDouble.of(0.62), other.at(HOUR).value());
    assertNotEquals(first.version(), other.version());
    assertTrue(first.version().orElseThrow().matches("[0-9a-f-]+"), first.toString());
    assertEquals(3, conditions.size());
    assertEquals("none", conditions.get(0));
    assertTrue(conditions.get(1).contains(first.version().orElseThrow()));
  }

  @Test
  void oneThatIsCorruptIsReadAgainWhenItIsMended() {
    S3Feed feed = feed();
    put(row("NaN"));
    assertEquals(FeedReason.CORRUPT, reason(feed.feed()));
    assertEquals(FeedReason.CORRUPT, reason(feed.feed()));
    put(row("0.5"));
    assertEquals(OptionalDouble.of(0.5), feed.feed().at(HOUR).value());
  }

  @Test
  void whatIsNotThereOrNotPermittedIsUnreadableAndComesBack() {
    S3Feed feed = feed();
    assertEquals("s3://argus/" + KEY + " is not there", why(feed.feed()));
    put(row("0.5"));
    status = 403;
    assertEquals(
        "s3://argus/"
            + KEY
            + " cannot be read: access is denied; it takes s3:GetObject, and it may be that it is"
            + " not there",
        why(feed.feed()));
    status = 503;
    assertEquals(FeedReason.UNREADABLE, reason(feed.feed()));
    status = 0;
    assertEquals(OptionalDouble.of(0.5), feed.feed().at(HOUR).value());
    status = 503;
    // What was read before says nothing of what is there now.
    assertEquals(FeedReason.UNREADABLE, reason(feed.feed()));
  }

  @Test
  void oneThatIsTooLargeIsNotRead() {
    buckets.put("argus", KEY, new byte[FeedFile.MOST_BYTES + 1]);
    assertEquals(FeedReason.TOO_LARGE, reason(feed().feed()));
  }

  private static FeedReason reason(SignalFeed feed) {
    return assertInstanceOf(SignalFeed.Unusable.class, feed).reason();
  }

  private static String why(SignalFeed feed) {
    return assertInstanceOf(SignalFeed.Unusable.class, feed).why();
  }

  /** The model of S3, which notes the condition of each read, and may answer with a status. */
  private final class Watched implements S3Client {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      real.close();
    }

    @Override
    public <T> T getObject(
        GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
      conditions.add(request.ifNoneMatch() == null ? "none" : request.ifNoneMatch());
      assertEquals(
          Duration.ofSeconds(10),
          request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow());
      if (status != 0) {
        throw S3Exception.builder().statusCode(status).message("no").build();
      }
      return real.getObject(request, transformer);
    }
  }
}
