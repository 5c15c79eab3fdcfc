package com.iteradynamics.simulation.aws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** S3 itself: the buckets of an account and their objects, whichever process asks. */
public final class ModelBuckets {
  private final Map<String, Bucket> buckets = new TreeMap<>();

  private static final class Bucket {
    private final NavigableMap<String, Stored> objects = new TreeMap<>();
    private boolean listable = true;
  }

  /**
   * An object as it is kept.
   *
   * @param etag names the content: another one for another content
   */
  record Stored(byte[] content, String etag) {
    static Stored of(byte[] content) {
      try {
        byte[] hash = MessageDigest.getInstance("MD5").digest(content);
        return new Stored(content, '"' + HexFormat.of().formatHex(hash) + '"');
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has MD5", e);
      }
    }
  }

  /** Makes a bucket, or leaves the one that is there. */
  public synchronized ModelBuckets create(String bucket) {
    buckets.computeIfAbsent(bucket, name -> new Bucket());
    return this;
  }

  /** Takes s3:ListBucket away: what is missing now looks denied. */
  public synchronized void forbidListing(String bucket) {
    bucket(bucket).listable = false;
  }

  /** Puts an object there, whatever was there. */
  public synchronized void put(String bucket, String key, byte[] content) {
    bucket(bucket).objects.put(key, Stored.of(content.clone()));
  }

  /** Takes an object away, if it is there. */
  public synchronized void delete(String bucket, String key) {
    bucket(bucket).objects.remove(key);
  }

  /** All keys of a bucket, sorted. */
  public synchronized List<String> keys(String bucket) {
    return List.copyOf(bucket(bucket).objects.keySet());
  }

  /** An object's content. */
  public synchronized Optional<byte[]> get(String bucket, String key) {
    return Optional.ofNullable(bucket(bucket).objects.get(key))
        .map(stored -> stored.content().clone());
  }

  /**
   * What a reader gets.
   *
   * @param unless the ETag that the reader knows already
   */
  synchronized Stored read(String bucket, String key, Optional<String> unless) {
    Bucket found = bucket(bucket);
    Stored stored = found.objects.get(key);
    if (stored == null) {
      throw found.listable ? noSuchKey() : AwsFaults.s3Denied();
    }
    if (unless.filter(stored.etag()::equals).isPresent()) {
      throw AwsFaults.s3(304, "NotModified", "Not Modified");
    }
    return stored;
  }

  /**
   * Writes an object, and answers with its ETag.
   *
   * @param match the ETag that the object there has to have
   * @param absent whether there must be none
   */
  synchronized String write(
      String bucket, String key, byte[] content, Optional<String> match, boolean absent) {
    NavigableMap<String, Stored> objects = bucket(bucket).objects;
    Stored there = objects.get(key);
    if (match.isPresent() && there == null) {
      throw noSuchKey();
    }
    if ((match.isPresent() && !match.get().equals(there.etag())) || (absent && there != null)) {
      throw AwsFaults.s3(
          412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold");
    }
    Stored stored = Stored.of(content.clone());
    objects.put(key, stored);
    return stored.etag();
  }

  /**
   * Objects by key, at most {@code most}.
   *
   * @param after the key behind which they begin; empty for the first
   */
  synchronized List<Map.Entry<String, Stored>> list(
      String bucket, String prefix, String after, int most) {
    Bucket found = bucket(bucket);
    if (!found.listable) {
      throw AwsFaults.s3Denied();
    }
    return found
        .objects
        .tailMap(after.isEmpty() ? prefix : after, after.isEmpty())
        .entrySet()
        .stream()
        .filter(object -> object.getKey().startsWith(prefix))
        .limit(most)
        .toList();
  }

  private Bucket bucket(String name) {
    Bucket bucket = buckets.get(name);
    if (bucket == null) {
      throw AwsFaults.said(
          NoSuchBucketException.builder(),
          "S3",
          404,
          "NoSuchBucket",
          "The specified bucket does not exist");
    }
    return bucket;
  }

  private static SdkException noSuchKey() {
    return AwsFaults.said(
        NoSuchKeyException.builder(), "S3", 404, "NoSuchKey", "The specified key does not exist.");
  }
}
