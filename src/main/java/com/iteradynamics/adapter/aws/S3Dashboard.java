package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.order.BookKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.GetObjectPresignRequest;

/**
 * Copies of mission control in a bucket, one a book: {@code dashboard/paper/BTC-USD.html}. They are
 * as private as the bucket; a link that is signed opens one of them to its holder, for a while.
 */
public final class S3Dashboard {
  /** What all keys begin with; the function's role allows no other. */
  public static final String PREFIX = "dashboard/";

  private static final String HTML = "text/html; charset=utf-8";

  private final String bucket;

  public S3Dashboard(String bucket) {
    this.bucket = bucket;
  }

  /** Where the copy of a book is, for a person. */
  public String name(BookKey book) {
    return "s3://" + bucket + "/" + key(book);
  }

  /**
   * Puts {@code page} in place of the copy of {@code book}; takes s3:PutObject.
   *
   * @throws StoreException when it cannot be put
   */
  public void put(S3Client s3, BookKey book, String page) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key(book))
            .contentType(HTML)
            .cacheControl("no-store")
            .build();
    try {
      s3.putObject(request, RequestBody.fromBytes(page.getBytes(StandardCharsets.UTF_8)));
    } catch (SdkException e) {
      throw AwsFailure.failure(name(book) + " cannot be written: " + AwsFailure.words(e), e);
    }
  }

  /**
   * A link to the copy of {@code book}. Signing makes no call: whether there is a copy, and whether
   * who signed may read it (s3:GetObject), is found out by who opens it.
   *
   * @param valid how long it can be opened, 7 days at most; never longer than the credentials
   * @throws StoreException when there are no credentials
   */
  public URI link(S3Presigner signer, BookKey book, Duration valid) {
    GetObjectRequest object = GetObjectRequest.builder().bucket(bucket).key(key(book)).build();
    try {
      return URI.create(
          signer
              .presignGetObject(
                  GetObjectPresignRequest.builder()
                      .signatureDuration(valid)
                      .getObjectRequest(object)
                      .build())
              .url()
              .toExternalForm());
    } catch (SdkException e) {
      throw AwsFailure.failure(
          "a link to " + name(book) + " cannot be signed: " + AwsFailure.words(e), e);
    }
  }

  private static String key(BookKey book) {
    return PREFIX + book.book() + "/" + book.productId() + ".html";
  }
}
