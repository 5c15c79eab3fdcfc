package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.feed.FeedFile;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A feed in an object of a bucket. Its version is the object's ETag: one that has not changed since
 * it was read last is neither sent nor parsed again. Takes s3:GetObject on the object.
 */
public final class S3Feed implements FeedSource {
  /** So long a tick waits for its feed at most, since it decides without one, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int UNCHANGED = 304;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final FeedTerms terms;
  private Optional<Kept> kept = Optional.empty();

  /** A feed as it was read, with the ETag that it had. */
  private record Kept(String tag, SignalFeed feed) {}

  /**
   * @param key the object's name in the bucket
   */
  public S3Feed(S3Client s3, String bucket, String key, FeedTerms terms) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.terms = terms;
  }

  @Override
  public synchronized SignalFeed feed() {
    GetObjectRequest.Builder request =
        GetObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .overrideConfiguration(limits -> limits.apiCallTimeout(PATIENCE));
    kept.ifPresent(last -> request.ifNoneMatch(last.tag()));
    try {
      Kept read = s3.getObject(request.build(), this::read);
      kept = Optional.of(read);
      return read.feed();
    } catch (NoSuchKeyException e) {
      return unreadable("is not there");
    } catch (SdkException e) {
      if (e instanceof S3Exception answer && answer.statusCode() == UNCHANGED && kept.isPresent()) {
        return kept.get().feed();
      }
      return unreadable(
          "cannot be read: "
              + AwsFailure.words(
                  e,
                  "access is denied; it takes s3:GetObject, and it may be that it is not there"));
    }
  }

  /** Its size is checked first: a body that is too large is not taken from the wire. */
  private Kept read(GetObjectResponse answer, AbortableInputStream body) throws IOException {
    String version = answer.eTag().replace("\"", "");
    Optional<SignalFeed> tooLarge = FeedFile.tooLarge(answer.contentLength(), Optional.of(version));
    if (tooLarge.isPresent()) {
      body.abort();
      return new Kept(answer.eTag(), tooLarge.get());
    }
    return new Kept(answer.eTag(), FeedFile.read(body.readAllBytes(), version, terms));
  }

  private SignalFeed unreadable(String why) {
    return new SignalFeed.Unusable(
        FeedReason.UNREADABLE, "s3://" + bucket + "/" + key + " " + why, Optional.empty());
  }
}
