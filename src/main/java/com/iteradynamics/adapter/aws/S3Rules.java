package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.port.KnownRules;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The rules of products, an object each: {@code candles/product=BTC-USD/product_rules.json}, beside
 * the candles. Whoever writes last has the newest.
 */
final class S3Rules {
  private final S3Client s3;
  private final String bucket;

  S3Rules(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  /** The object's key. */
  static String key(String productId) {
    return "candles/product=" + productId + "/product_rules.json";
  }

  KnownRules read(String productId) {
    GetObjectRequest request =
        GetObjectRequest.builder().bucket(bucket).key(key(productId)).build();
    try {
      return KnownRules.of(
          productId,
          Json.read(
              s3.getObject(request, ResponseTransformer.toBytes()).asUtf8String(),
              KnownRules.Kept.class));
    } catch (NoSuchKeyException e) {
      return KnownRules.NONE;
    } catch (SdkException e) {
      return KnownRules.unread(name(productId) + ": " + AwsFailure.words(e));
    } catch (Json.MalformedJsonException e) {
      return KnownRules.unread(name(productId) + ": " + e.getMessage());
    }
  }

  /**
   * @throws com.iteradynamics.execution.port.StoreException when the bucket cannot be written
   */
  void write(KnownRules.Kept rules) {
    String productId = rules.product().productId();
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key(productId))
            .contentType("application/json")
            .build();
    try {
      s3.putObject(
          request, RequestBody.fromBytes(Json.writePretty(rules).getBytes(StandardCharsets.UTF_8)));
    } catch (SdkException e) {
      throw AwsFailure.failure(name(productId) + " cannot be written: " + AwsFailure.words(e), e);
    }
  }

  private String name(String productId) {
    return "s3://" + bucket + "/" + key(productId);
  }
}
