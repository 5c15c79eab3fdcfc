package com.iteradynamics.simulation.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One process's client of {@link ModelBuckets}, over its {@link Wire}. */
public final class ModelS3 implements S3Client {
  private static final int MOST_KEYS = 1_000;
  private static final Set<String> OF_GET = Set.of("Bucket", "Key", "IfNoneMatch");
  private static final Set<String> OF_PUT =
      Set.of("Bucket", "Key", "ContentType", "CacheControl", "IfMatch", "IfNoneMatch");
  private static final Set<String> OF_LIST =
      Set.of("Bucket", "Prefix", "MaxKeys", "ContinuationToken");
  private static final Set<String> OF_KEY = Set.of("Bucket", "Key");

  private final ModelBuckets buckets;
  private final Attempts attempts;

  /** A client as the function has it. */
  public ModelS3(ModelBuckets buckets, Wire wire) {
    this(buckets, wire, ModelDynamoDb.ATTEMPTS);
  }

  /**
   * A client.
   *
   * @param attempts how often a call is tried, at least 1
   */
  public ModelS3(ModelBuckets buckets, Wire wire, int attempts) {
    this.buckets = buckets;
    this.attempts = new Attempts(wire, attempts);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // There is no connection.
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    Supported.only(request, OF_GET);
    return attempts.make(
        call("GetObject", request.bucket(), request.key()),
        () -> {
          ModelBuckets.Stored stored =
              buckets.read(
                  request.bucket(), request.key(), Optional.ofNullable(request.ifNoneMatch()));
          return transformed(stored, transformer);
        });
  }

  private static <T> T transformed(
      ModelBuckets.Stored stored, ResponseTransformer<GetObjectResponse, T> transformer) {
    GetObjectResponse response =
        GetObjectResponse.builder()
            .eTag(stored.etag())
            .contentLength((long) stored.content().length)
            .build();
    try {
      return transformer.transform(
          response, AbortableInputStream.create(new ByteArrayInputStream(stored.content())));
    } catch (SdkException e) {
      throw e;
    } catch (Exception e) {
      throw SdkClientException.create("the answer could not be read", e);
    }
  }

  @Override
  public HeadObjectResponse headObject(HeadObjectRequest request) {
    Supported.only(request, OF_KEY);
    return attempts.make(
        call("HeadObject", request.bucket(), request.key()),
        () ->
            HeadObjectResponse.builder()
                .eTag(buckets.read(request.bucket(), request.key(), Optional.empty()).etag())
                .build());
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    Supported.only(request, OF_PUT);
    if (request.ifNoneMatch() != null && !request.ifNoneMatch().equals("*")) {
      throw new UnsupportedOperationException("a write is unless something is there, or not");
    }
    byte[] content = bytes(body);
    return attempts.make(
        call("PutObject", request.bucket(), request.key()),
        () ->
            PutObjectResponse.builder()
                .eTag(
                    buckets.write(
                        request.bucket(),
                        request.key(),
                        content,
                        Optional.ofNullable(request.ifMatch()),
                        request.ifNoneMatch() != null))
                .build());
  }

  private static byte[] bytes(RequestBody body) {
    try (InputStream content = body.contentStreamProvider().newStream()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    Supported.only(request, OF_KEY);
    return attempts.make(
        call("DeleteObject", request.bucket(), request.key()),
        () -> {
          buckets.delete(request.bucket(), request.key());
          return DeleteObjectResponse.builder().build();
        });
  }

  @Override
  public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    Supported.only(request, OF_LIST);
    int most = request.maxKeys() == null ? MOST_KEYS : Math.min(MOST_KEYS, request.maxKeys());
    String prefix = request.prefix() == null ? "" : request.prefix();
    String after = request.continuationToken() == null ? "" : request.continuationToken();
    return attempts.make(
        new Call("ListObjectsV2", request.bucket(), 1),
        () -> page(buckets.list(request.bucket(), prefix, after, most + 1), most));
  }

  private static ListObjectsV2Response page(
      List<Map.Entry<String, ModelBuckets.Stored>> found, int most) {
    boolean more = found.size() > most;
    List<S3Object> shown =
        found.stream()
            .limit(most)
            .map(
                object ->
                    S3Object.builder()
                        .key(object.getKey())
                        .eTag(object.getValue().etag())
                        .size((long) object.getValue().content().length)
                        .build())
            .toList();
    ListObjectsV2Response.Builder page =
        ListObjectsV2Response.builder().contents(shown).keyCount(shown.size()).isTruncated(more);
    return more ? page.nextContinuationToken(shown.getLast().key()).build() : page.build();
  }

  private static Call call(String operation, String bucket, String key) {
    return new Call(operation, bucket + "/" + key, 1);
  }
}
