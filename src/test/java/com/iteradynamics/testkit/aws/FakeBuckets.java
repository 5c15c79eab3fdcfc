package com.iteradynamics.testkit.aws;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * S3 as far as Argus needs it: objects by path, ETags, conditional writes, listings, and the answer
 * for a missing object, which depends on whether the caller may list the bucket.
 */
public final class FakeBuckets {
  private static final int MOST_KEYS = 1_000;

  private final Map<String, Bucket> buckets = new TreeMap<>();

  private static final class Bucket {
    private final TreeMap<String, byte[]> objects = new TreeMap<>();
    private boolean listable = true;
  }

  /** Makes a bucket, or leaves the one that is there. */
  public synchronized FakeBuckets create(String bucket) {
    buckets.computeIfAbsent(bucket, name -> new Bucket());
    return this;
  }

  /** Takes s3:ListBucket away: what is missing now looks denied. */
  public synchronized void forbidListing(String bucket) {
    buckets.get(bucket).listable = false;
  }

  /** Puts an object there. */
  public synchronized void put(String bucket, String key, byte[] content) {
    buckets.get(bucket).objects.put(key, content.clone());
  }

  /** Takes an object away. */
  public synchronized void delete(String bucket, String key) {
    buckets.get(bucket).objects.remove(key);
  }

  /** An object's content. */
  public synchronized Optional<byte[]> get(String bucket, String key) {
    return Optional.ofNullable(buckets.get(bucket).objects.get(key)).map(byte[]::clone);
  }

  /** All keys of a bucket, sorted. */
  public synchronized List<String> keys(String bucket) {
    return List.copyOf(buckets.get(bucket).objects.keySet());
  }

  /** The call that {@code request} is. */
  AwsCall call(AwsRequest request) {
    String resource = request.path().substring(1);
    boolean object = resource.contains("/") && !resource.endsWith("/");
    String operation =
        switch (request.method()) {
          case "GET" -> object ? "GetObject" : "ListObjectsV2";
          case "HEAD" -> object ? "HeadObject" : "HeadBucket";
          case "PUT" -> object ? "PutObject" : "CreateBucket";
          case "DELETE" -> object ? "DeleteObject" : "DeleteBucket";
          default -> request.method();
        };
    return new AwsCall(operation, resource);
  }

  synchronized AwsAnswer answer(AwsCall call, AwsRequest request) {
    String[] parts = call.resource().split("/", 2);
    if (call.is("CreateBucket")) {
      create(parts[0]);
      return AwsAnswer.empty(200);
    }
    Bucket bucket = buckets.get(parts[0]);
    if (bucket == null) {
      return AwsAnswer.s3Error(404, "NoSuchBucket");
    }
    return switch (call.operation()) {
      case "GetObject", "HeadObject" -> get(bucket, parts[1], request);
      case "PutObject" -> put(bucket, parts[1], request);
      case "DeleteObject" -> {
        bucket.objects.remove(parts[1]);
        yield AwsAnswer.empty(204);
      }
      case "ListObjectsV2" -> list(parts[0], bucket, request);
      case "HeadBucket" -> AwsAnswer.empty(200);
      default -> AwsAnswer.s3Error(405, "MethodNotAllowed");
    };
  }

  private static AwsAnswer get(Bucket bucket, String key, AwsRequest request) {
    byte[] content = bucket.objects.get(key);
    if (content == null) {
      return bucket.listable
          ? AwsAnswer.s3Error(404, "NoSuchKey")
          : AwsAnswer.s3Error(403, "AccessDenied");
    }
    if (request.header("if-none-match").filter(etag(content)::equals).isPresent()) {
      return new AwsAnswer(304, Map.of("ETag", etag(content)), new byte[0]);
    }
    return new AwsAnswer(
        200, Map.of("ETag", etag(content), "Content-Type", "application/gzip"), content);
  }

  private static AwsAnswer put(Bucket bucket, String key, AwsRequest request) {
    byte[] there = bucket.objects.get(key);
    Optional<String> match = request.header("if-match");
    if (match.isPresent() && there == null) {
      return AwsAnswer.s3Error(404, "NoSuchKey");
    }
    boolean changed = match.isPresent() && !match.get().equals(etag(there));
    if (changed || (request.header("if-none-match").isPresent() && there != null)) {
      return AwsAnswer.s3Error(412, "PreconditionFailed");
    }
    bucket.objects.put(key, request.body());
    return new AwsAnswer(200, Map.of("ETag", etag(request.body())), new byte[0]);
  }

  private static AwsAnswer list(String name, Bucket bucket, AwsRequest request) {
    if (!bucket.listable) {
      return AwsAnswer.s3Error(403, "AccessDenied");
    }
    String prefix = request.query().getOrDefault("prefix", "");
    String after = request.query().getOrDefault("continuation-token", "");
    int most = Integer.parseInt(request.query().getOrDefault("max-keys", "" + MOST_KEYS));
    List<String> all =
        bucket.objects.keySet().stream()
            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
            .toList();
    List<String> shown = all.subList(0, Math.min(most, all.size()));
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    xml.append("<Name>").append(name).append("</Name>");
    xml.append("<KeyCount>").append(shown.size()).append("</KeyCount>");
    xml.append("<IsTruncated>").append(shown.size() < all.size()).append("</IsTruncated>");
    if (shown.size() < all.size()) {
      xml.append("<NextContinuationToken>")
          .append(shown.getLast())
          .append("</NextContinuationToken>");
    }
    for (String key : shown) {
      byte[] content = bucket.objects.get(key);
      xml.append("<Contents><Key>").append(key).append("</Key><Size>").append(content.length);
      xml.append("</Size><ETag>").append(etag(content)).append("</ETag></Contents>");
    }
    return AwsAnswer.xml(200, xml.append("</ListBucketResult>").toString());
  }

  private static String etag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(content);
      return '"' + HexFormat.of().formatHex(hash) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
