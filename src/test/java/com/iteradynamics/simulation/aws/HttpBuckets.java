package com.iteradynamics.simulation.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** {@link ModelBuckets} as HTTP requests see them. */
final class HttpBuckets {
  private static final int MOST_KEYS = 1_000;

  private final ModelBuckets buckets;

  HttpBuckets(ModelBuckets buckets) {
    this.buckets = buckets;
  }

  /** The call that {@code request} is. */
  static Call call(HttpRequest request) {
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
    return new Call(operation, resource, 1);
  }

  HttpResponse answer(Call call, HttpRequest request) {
    String[] parts = call.resource().split("/", 2);
    try {
      return switch (call.operation()) {
        case "GetObject", "HeadObject" ->
            object(buckets.read(parts[0], parts[1], request.header("if-none-match")));
        case "PutObject" -> put(parts[0], parts[1], request);
        case "DeleteObject" -> {
          buckets.delete(parts[0], parts[1]);
          yield HttpResponse.empty(204);
        }
        case "ListObjectsV2" -> list(parts[0], request);
        default -> HttpResponse.s3Error(405, "MethodNotAllowed", call.operation());
      };
    } catch (S3Exception e) {
      return HttpResponse.s3Error(
          e.statusCode(), e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
    }
  }

  private static HttpResponse object(ModelBuckets.Stored stored) {
    return new HttpResponse(
        200,
        Map.of("ETag", stored.etag(), "Content-Type", "application/octet-stream"),
        stored.content());
  }

  private HttpResponse put(String bucket, String key, HttpRequest request) {
    boolean absent = request.header("if-none-match").isPresent();
    String etag = buckets.write(bucket, key, request.body(), request.header("if-match"), absent);
    return new HttpResponse(200, Map.of("ETag", etag), new byte[0]);
  }

  private HttpResponse list(String bucket, HttpRequest request) {
    String prefix = request.query().getOrDefault("prefix", "");
    String after = request.query().getOrDefault("continuation-token", "");
    int most = Integer.parseInt(request.query().getOrDefault("max-keys", "" + MOST_KEYS));
    List<Map.Entry<String, ModelBuckets.Stored>> found =
        buckets.list(bucket, prefix, after, most + 1);
    boolean more = found.size() > most;
    List<Map.Entry<String, ModelBuckets.Stored>> shown = more ? found.subList(0, most) : found;
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    xml.append("<Name>").append(bucket).append("</Name>");
    xml.append("<KeyCount>").append(shown.size()).append("</KeyCount>");
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>")
          .append(shown.getLast().getKey())
          .append("</NextContinuationToken>");
    }
    for (Map.Entry<String, ModelBuckets.Stored> object : shown) {
      xml.append("<Contents><Key>").append(object.getKey()).append("</Key><Size>");
      xml.append(object.getValue().content().length).append("</Size><ETag>");
      xml.append(object.getValue().etag()).append("</ETag></Contents>");
    }
    return HttpResponse.xml(200, xml.append("</ListBucketResult>").toString());
  }
}
