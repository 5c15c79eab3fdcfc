package com.iteradynamics.simulation.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** How DynamoDB refuses what it was asked. */
final class Refusals {
  static final String CONDITION_FAILED = "The conditional request failed";

  private Refusals() {}

  /** The request makes no sense. */
  static SdkException invalid(String why) {
    return AwsFaults.dynamoDb(400, "ValidationException", why);
  }

  static SdkException noSuchTable() {
    return AwsFaults.said(
        ResourceNotFoundException.builder(),
        "DynamoDb",
        400,
        "ResourceNotFoundException",
        "Cannot do operations on a non-existent table");
  }

  static SdkException tableExists() {
    return AwsFaults.said(
        ResourceInUseException.builder(),
        "DynamoDb",
        400,
        "ResourceInUseException",
        "Cannot create preexisting table");
  }

  /**
   * @param shown the item as it is, when it was asked for and there is one; else empty
   */
  static SdkException conditionFailed(Map<String, AttributeValue> shown) {
    ConditionalCheckFailedException.Builder failed = ConditionalCheckFailedException.builder();
    if (!shown.isEmpty()) {
      failed.item(shown);
    }
    return AwsFaults.said(
        failed, "DynamoDb", 400, "ConditionalCheckFailedException", CONDITION_FAILED);
  }

  static SdkException otherRequestWithThatToken() {
    return AwsFaults.said(
        IdempotentParameterMismatchException.builder(),
        "DynamoDb",
        400,
        "IdempotentParameterMismatchException",
        "Request with same token but different parameters was made");
  }
}
