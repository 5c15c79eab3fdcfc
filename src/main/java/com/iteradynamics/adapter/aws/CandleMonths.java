package com.iteradynamics.adapter.aws;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.candlefile.CandleImport;
import com.iteradynamics.candlefile.ConflictPolicy;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import com.iteradynamics.market.CandleRules;
import com.iteradynamics.market.CandleSeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The objects of the archive, one a month: read, written, listed. Others may write at the same
 * time: what was read is replaced only as long as it is still there, and otherwise everything
 * begins again on what the other one left.
 */
final class CandleMonths {
  private static final int UNCHANGED = 304;

  /** A write that lost against another is tried again so often; each loss is someone's progress. */
  private static final int MOST_WRITES = 20;

  private final S3Client s3;
  private final String bucket;
  private final Map<CandleMonth, MonthReading.Present> kept = new ConcurrentHashMap<>();
  private volatile Set<CandleMonth> wanted = Set.of();

  /** What reading one month of the archive gave. */
  sealed interface MonthReading {
    /**
     * The object is there and sound.
     *
     * @param version its ETag: a write that names it fails when another writer wrote meanwhile
     */
    record Present(CandleSeries candles, String version) implements MonthReading {}

    /** There is no such object; not the same as one that may not be read. */
    record Missing() implements MonthReading {}

    /** The object holds something else than this month's candles. */
    record Unsound(List<String> problems) implements MonthReading {
      public Unsound {
        problems = List.copyOf(problems);
      }
    }

    /**
     * The archive could not be asked, or refused to answer.
     *
     * @param failure what is reported of it, a {@link TemporaryStoreException} when the archive is
     *     away for the moment
     */
    record Unread(StoreException failure) implements MonthReading {
      String why() {
        return failure.getMessage();
      }

      boolean temporary() {
        return failure instanceof TemporaryStoreException;
      }
    }
  }

  CandleMonths(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** What messages call the object. */
  String name(CandleMonth month) {
    return "s3://" + bucket + "/" + month.key();
  }

  /** From now on these months are kept once they were read or written, and no others. */
  void keepOnly(List<CandleMonth> months) {
    wanted = Set.copyOf(months);
    kept.keySet().retainAll(wanted);
  }

  /** What the object holds now; one that is kept is fetched and parsed again if it has changed. */
  MonthReading read(CandleMonth month) {
    Optional<MonthReading.Present> known = Optional.ofNullable(kept.get(month));
    GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(month.key());
    known.ifPresent(present -> request.ifNoneMatch(present.version()));
    MonthReading reading = read(month, request.build(), known);
    if (reading instanceof MonthReading.Present present) {
      keep(month, present);
    }
    return reading;
  }

  private void keep(CandleMonth month, MonthReading.Present present) {
    if (wanted.contains(month)) {
      kept.put(month, present);
    }
  }

  private MonthReading read(
      CandleMonth month, GetObjectRequest request, Optional<MonthReading.Present> known) {
    try {
      return s3.getObject(
          request, (response, content) -> parse(month, response.eTag(), whole(response, content)));
    } catch (NoSuchKeyException e) {
      return new MonthReading.Missing();
    } catch (SdkException e) {
      if (known.isPresent()
          && e instanceof S3Exception answer
          && answer.statusCode() == UNCHANGED) {
        return known.get();
      }
      return new MonthReading.Unread(
          AwsFailure.failure(name(month) + " cannot be read: " + why(e, "s3:GetObject"), e));
    }
  }

  /**
   * Adds candles of this month to it.
   *
   * @throws CandleFileException when hours are refused under {@code rule}, or the object holds
   *     anything but candles of its month; it is as it was
   * @throws StoreException when it cannot be read or written, or other writers never rest
   */
  CandleImport append(CandleMonth month, CandleSeries candles, ConflictPolicy rule) {
    for (int write = 1; write <= MOST_WRITES; write++) {
      MonthReading reading = read(month);
      CandleImport merged = merged(month, reading, candles, rule);
      if (!merged.changed() || write(month, merged.candles(), version(reading))) {
        return merged;
      }
      rest(write);
    }
    throw new StoreException(
        name(month)
            + " was changed by others each of the "
            + MOST_WRITES
            + " times it was to be written; nothing was lost, try again");
  }

  private CandleImport merged(
      CandleMonth month, MonthReading reading, CandleSeries candles, ConflictPolicy rule) {
    CandleSeries recorded =
        switch (reading) {
          case MonthReading.Present present -> present.candles();
          case MonthReading.Missing missing -> CandleSeries.empty(candles.productId());
          case MonthReading.Unsound unsound -> throw new CandleFileException(unsound.problems());
          case MonthReading.Unread unread -> throw unread.failure();
        };
    try {
      return CandleImport.of(recorded, candles, rule);
    } catch (CandleFileException e) {
      throw new CandleFileException(
          e.problems().stream().map(problem -> name(month) + ": " + problem).toList());
    }
  }

  private static Optional<String> version(MonthReading reading) {
    return reading instanceof MonthReading.Present present
        ? Optional.of(present.version())
        : Optional.empty();
  }

  /** A moment for the other writer, longer each time. */
  private static void rest(int write) {
    try {
      Thread.sleep(Duration.ofMillis(5L * write));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for another writer of the archive", e);
    }
  }

  /**
   * Puts the candles in place of what was read.
   *
   * @param version of the object that they replace; empty when there must be none
   * @return false when another writer wrote meanwhile, and nothing was written
   * @throws StoreException when the archive cannot be written
   */
  boolean write(CandleMonth month, CandleSeries candles, Optional<String> version) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder().bucket(bucket).key(month.key()).contentType("application/gzip");
    version.ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"));
    try {
      PutObjectResponse written =
          s3.putObject(request.build(), RequestBody.fromBytes(zipped(candles)));
      keep(month, new MonthReading.Present(candles, written.eTag()));
      return true;
    } catch (SdkException e) {
      if (e instanceof S3Exception answer && lost(answer)) {
        return false;
      }
      throw AwsFailure.failure(
          name(month) + " cannot be written: " + why(e, "s3:PutObject, s3:GetObject"), e);
    }
  }

  /**
   * The months of a product that have an object, oldest first.
   *
   * @throws StoreException when the bucket cannot be listed
   */
  List<CandleMonth> recorded(String productId) {
    String prefix = CandleMonth.prefix(productId);
    try {
      return s3
          .listObjectsV2Paginator(
              ListObjectsV2Request.builder().bucket(bucket).prefix(prefix).build())
          .contents()
          .stream()
          .map(S3Object::key)
          .flatMap(key -> CandleMonth.ofKey(productId, key).stream())
          .toList();
    } catch (SdkException e) {
      throw AwsFailure.failure(
          "s3://" + bucket + "/" + prefix + " cannot be listed: " + why(e, "s3:ListBucket"), e);
    }
  }

  /** All bytes; a connection that ends before them is worth another try. */
  private static byte[] whole(GetObjectResponse response, InputStream content) {
    byte[] bytes;
    try {
      bytes = content.readAllBytes();
    } catch (IOException e) {
      throw RetryableException.create("the answer was cut short", e);
    }
    if (response.contentLength() != null && response.contentLength() != bytes.length) {
      throw RetryableException.create(
          "the answer was cut short: "
              + bytes.length
              + " of "
              + response.contentLength()
              + " bytes");
    }
    return bytes;
  }

  private MonthReading parse(CandleMonth month, String version, byte[] content) {
    String name = name(month);
    if (content.length < 2 || content[0] != 0x1f || content[1] != (byte) 0x8b) {
      return new MonthReading.Unsound(List.of(name + " is not gzip"));
    }
    try {
      CandleSeries candles =
          CandleFormat.readWritten(name, new ByteArrayInputStream(content), month.productId());
      return stray(month, candles)
          .<MonthReading>map(problem -> new MonthReading.Unsound(List.of(name + ": " + problem)))
          .orElseGet(() -> new MonthReading.Present(candles, version));
    } catch (CandleFileException e) {
      return new MonthReading.Unsound(e.problems());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /** The first candle of another month. */
  private static Optional<String> stray(CandleMonth month, CandleSeries candles) {
    int before = candles.countBefore(month.start());
    int within = month.of(candles).size();
    if (within == candles.size()) {
      return Optional.empty();
    }
    Instant open = candles.openTime(before > 0 ? 0 : within);
    return Optional.of(
        CandleRules.named(month.productId(), open) + "is not of the month " + month.month());
  }

  /** Changed meanwhile, being changed, or removed. */
  private static boolean lost(S3Exception answer) {
    return AwsFailure.otherWriter(answer)
        || "NoSuchKey".equals(answer.awsErrorDetails().errorCode());
  }

  private static byte[] zipped(CandleSeries candles) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      CandleFormat.writeZipped(candles, out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return out.toByteArray();
  }

  private static String why(SdkException e, String permissions) {
    return AwsFailure.words(
        e,
        "access is denied; it takes "
            + permissions
            + " on it and s3:ListBucket on the bucket, without which a missing month appears as denied");
  }
}
