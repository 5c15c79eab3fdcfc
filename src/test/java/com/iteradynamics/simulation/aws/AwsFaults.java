package com.iteradynamics.simulation.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What AWS, or the way to it, can answer instead of doing what it was asked. */
public final class AwsFaults {
  private AwsFaults() {}

  /** The connection broke; before a call nothing was done, after it nobody knows. */
  public static SdkException broken() {
    return SdkClientException.builder()
        .message("Unable to execute HTTP request: the connection broke")
        .cause(new IOException("the connection broke"))
        .writableStackTrace(false)
        .build();
  }

  /** The caller's patience ended; there is no other try. */
  public static SdkException late() {
    return ApiCallTimeoutException.create(20_000);
  }

  /** DynamoDB asks for fewer requests of a table. */
  public static SdkException throughputExceeded() {
    return said(
        ProvisionedThroughputExceededException.builder(),
        "DynamoDb",
        400,
        "ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded.");
  }

  /** DynamoDB asks for fewer requests of the account. */
  public static SdkException throttled() {
    return said(
        ThrottlingException.builder(),
        "DynamoDb",
        400,
        "ThrottlingException",
        "The request was denied due to request throttling.");
  }

  /** DynamoDB failed; nobody knows whether it was done. */
  public static SdkException internalError() {
    return said(
        InternalServerErrorException.builder(),
        "DynamoDb",
        500,
        "InternalServerError",
        "The request processing has failed because of an unknown error or failure.");
  }

  /** DynamoDB does not permit it. */
  public static SdkException denied(Call call) {
    return dynamoDb(
        400, "AccessDeniedException", "the role may not perform dynamodb:" + call.operation());
  }

  /** Another transaction holds one of this one's items; nothing was done. */
  public static SdkException conflict(Call call) {
    return cancelled(call, "TransactionConflict", "Transaction is ongoing for the item");
  }

  /** A transaction was canceled, its first item is why; nothing was done. */
  public static SdkException cancelled(Call call, String code, String message) {
    List<CancellationReason> reasons =
        new ArrayList<>(
            Collections.nCopies(call.items(), CancellationReason.builder().code("None").build()));
    reasons.set(0, CancellationReason.builder().code(code).message(message).build());
    return cancelled(reasons);
  }

  /** A transaction was canceled for these reasons, one for each of its items. */
  static TransactionCanceledException cancelled(List<CancellationReason> reasons) {
    List<String> codes = reasons.stream().map(CancellationReason::code).toList();
    return (TransactionCanceledException)
        said(
            TransactionCanceledException.builder().cancellationReasons(reasons),
            "DynamoDb",
            400,
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + codes);
  }

  /** Any other refusal of DynamoDB's. */
  public static SdkException dynamoDb(int status, String code, String message) {
    return said(DynamoDbException.builder(), "DynamoDb", status, code, message);
  }

  /** S3 asks for fewer requests. */
  public static SdkException slowDown() {
    return s3(503, "SlowDown", "Please reduce your request rate.");
  }

  /** S3 does not permit it. */
  public static SdkException s3Denied() {
    return s3(403, "AccessDenied", "Access Denied");
  }

  /** Another conditional write of the same object is going on; nothing was done. */
  public static SdkException s3Conflict() {
    return s3(
        409,
        "ConditionalRequestConflict",
        "The conditional request cannot succeed due to a conflicting operation against this"
            + " resource.");
  }

  /** Any other refusal of S3's. */
  public static SdkException s3(int status, String code, String message) {
    return said(S3Exception.builder(), "S3", status, code, message);
  }

  static AwsServiceException said(
      AwsServiceException.Builder kind, String service, int status, String code, String message) {
    kind.writableStackTrace(false);
    return kind.message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName(service)
                .errorCode(code)
                .errorMessage(message)
                .build())
        .statusCode(status)
        .build();
  }
}
