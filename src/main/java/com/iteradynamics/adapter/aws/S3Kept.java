package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * What the venue has said beside its candles, an object for each product: {@code
 * candles/product=BTC-USD/product_rules.json}. Whoever writes last has the newest.
 *
 * @param file the object's name, without the product's prefix
 */
record S3Kept<T extends Record>(S3Client s3, String bucket, String file, Class<T> type) {

  /**
   * What is kept for a product.
   *
   * @param read makes the answer of it
   * @param none the answer when nothing is kept
   * @param unread the answer when it cannot be read, from the reason
   */
  <K> K read(String productId, Function<T, K> read, K none, Function<String, K> unread) {
    GetObjectRequest request =
        GetObjectRequest.builder().bucket(bucket).key(key(productId)).build();
    try {
      return read.apply(
          Json.read(s3.getObject(request, ResponseTransformer.toBytes()).asUtf8String(), type));
    } catch (NoSuchKeyException e) {
      return none;
    } catch (SdkException e) {
      return unread.apply(name(productId) + ": " + AwsFailure.words(e));
    } catch (Json.MalformedJsonException e) {
      return unread.apply(name(productId) + ": " + e.getMessage());
    }
  }

  /**
   * @throws com.iteradynamics.execution.port.StoreException when the bucket cannot be written
   */
  void write(String productId, T told) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key(productId))
            .contentType("application/json")
            .build();
    try {
      s3.putObject(
          request, RequestBody.fromBytes(Json.writePretty(told).getBytes(StandardCharsets.UTF_8)));
    } catch (SdkException e) {
      throw AwsFailure.failure(name(productId) + " cannot be written: " + AwsFailure.words(e), e);
    }
  }

  private String key(String productId) {
    return "candles/product=" + productId + "/" + file;
  }

  private String name(String productId) {
    return "s3://" + bucket + "/" + key(productId);
  }
}
