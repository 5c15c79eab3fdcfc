package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Says in plain words what DynamoDB's failure means and what to do about it. */
final class DynamoErrors {
  private static final List<Explanation> EXPLANATIONS =
      List.of(
          new Explanation(
              Set.of("ResourceNotFoundException"),
              "there is no such table in this account and region (%1$s); deploy the stack, or set"
                  + " ARGUS_STATE_TABLE, ARGUS_CORTEX_TABLE and AWS_REGION"),
          new Explanation(
              Set.of("TransactionConflictException"),
              "another process is writing to the same item; nothing was written, try again"),
          new Explanation(
              Set.of("AccessDeniedException", "AccessDenied", "NotAuthorized"),
              "it is not permitted; allow it in the role's policy for %1$s: %3$s"),
          new Explanation(
              AwsFailure.THROTTLED,
              "it asks for fewer requests, also after several tries; try again later, or raise the"
                  + " limits of %1$s (%2$s)"),
          new Explanation(
              Set.of(
                  "ExpiredTokenException",
                  "ExpiredToken",
                  "UnrecognizedClientException",
                  "InvalidSignatureException",
                  "IncompleteSignatureException",
                  "MissingAuthenticationTokenException"),
              "it does not take the AWS credentials; renew them (%2$s)"),
          new Explanation(
              Set.of("ValidationException", "ValidationError"),
              "a table is not of Argus's layout, or an item is too large for it (%1$s): %3$s"));

  private final String tables;

  /**
   * @param tables the tables' names, for the reader
   */
  DynamoErrors(String tables) {
    this.tables = tables;
  }

  /** The failure of {@code what}, for a person. */
  StoreException explain(String what, SdkException e) {
    return AwsFailure.failure("DynamoDB failed to " + what + ": " + why(e), e);
  }

  /**
   * Whether the request may have been carried out although it failed: no answer came, or one that
   * does not tell.
   */
  static boolean ambiguous(SdkException e) {
    return !(e instanceof DynamoDbException answer)
        || answer.statusCode() >= 500
        || answer instanceof TransactionInProgressException;
  }

  /** Why a transaction was canceled whose conditions all held. */
  String cancelled(List<CancellationReason> reasons) {
    return reasons.stream()
        .filter(reason -> reason.code() != null && !reason.code().equals("None"))
        .findFirst()
        .map(reason -> why(reason.code(), Objects.toString(reason.message(), "")))
        .orElse("DynamoDB does not say why");
  }

  private String why(SdkException e) {
    if (e instanceof DynamoDbException answer && answer.awsErrorDetails() != null) {
      return why(answer.awsErrorDetails().errorCode(), answer.awsErrorDetails().errorMessage());
    }
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return "it did not answer in time; try again";
    }
    String message = AwsFailure.words(e);
    if (e instanceof SdkClientException && message.contains("credentials")) {
      return "there are no usable AWS credentials; set AWS_PROFILE, or run under a role ("
          + message
          + ")";
    }
    return "it cannot be reached; check network, AWS_REGION and AWS_ENDPOINT_URL (" + message + ")";
  }

  private String why(String code, String message) {
    return EXPLANATIONS.stream()
        .filter(each -> each.codes().contains(code))
        .findFirst()
        .map(each -> String.format(Locale.ROOT, each.words(), tables, code, message))
        .orElse(message + " (" + code + ")");
  }

  /**
   * What some of DynamoDB's codes mean.
   *
   * @param words with places for the tables, the code and DynamoDB's own message
   */
  private record Explanation(Set<String> codes, String words) {}
}
