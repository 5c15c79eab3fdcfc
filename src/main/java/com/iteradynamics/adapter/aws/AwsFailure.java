package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.execution.port.TemporaryStoreException;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong at AWS, in words for a person, and whether it passes by itself. */
final class AwsFailure {
  /** DynamoDB's codes that ask for fewer requests. */
  static final Set<String> THROTTLED =
      Set.of(
          "ProvisionedThroughputExceededException",
          "ProvisionedThroughputExceeded",
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingError",
          "ThrottlingException");

  /** Codes that ask for fewer requests, or for the same one again, whatever their status is. */
  private static final Set<String> PASSING =
      Set.of(
          "RequestTimeout",
          "SlowDown",
          "TransactionConflictException",
          "TransactionInProgressException");

  private static final int DENIED = 403;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int OWN_FAULT = 500;

  private AwsFailure() {}

  /**
   * Whether the service is away for the moment: it answered 5xx, asked for fewer requests, or could
   * not be reached or did not answer in time. Missing credentials do not come by themselves.
   */
  static boolean temporary(SdkException e) {
    if (e instanceof AwsServiceException answer) {
      return answer.statusCode() >= OWN_FAULT
          || answer.statusCode() == TOO_MANY_REQUESTS
          || answer.isThrottlingException()
          || (answer.awsErrorDetails() != null && passing(answer.awsErrorDetails().errorCode()));
    }
    return e instanceof ApiCallTimeoutException
        || e instanceof ApiCallAttemptTimeoutException
        || e instanceof RetryableException
        || onTheWay(e);
  }

  private static boolean passing(String code) {
    return code != null && (THROTTLED.contains(code) || PASSING.contains(code));
  }

  /** Whether the connection failed; the SDK may have wrapped that. */
  private static boolean onTheWay(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof RetryableException) {
        return true;
      }
    }
    return false;
  }

  /** The failure as the port says it. */
  static StoreException failure(String message, SdkException e) {
    return temporary(e) ? new TemporaryStoreException(message, e) : new StoreException(message, e);
  }

  /** One line; what the service answered, or why it gave no answer. */
  static String words(SdkException e) {
    return switch (e) {
      case AwsServiceException answer -> answer(answer);
      case ApiCallTimeoutException late -> "there was no answer in time";
      case ApiCallAttemptTimeoutException late -> "there was no answer in time";
      default -> oneLine(root(e));
    };
  }

  /** The same, in other words where the service does not permit it. */
  static String words(SdkException e, String denied) {
    return e instanceof AwsServiceException answer && answer.statusCode() == DENIED
        ? denied
        : words(e);
  }

  /** Whether a conditional write to S3 met another one, and nothing was written. */
  static boolean otherWriter(SdkException e) {
    return e instanceof AwsServiceException answer
        && (answer.statusCode() == PRECONDITION_FAILED || answer.statusCode() == CONFLICT);
  }

  private static String answer(AwsServiceException e) {
    AwsErrorDetails details = e.awsErrorDetails();
    if (details == null || details.errorCode() == null) {
      return "the service answered " + e.statusCode();
    }
    String said = details.errorMessage() == null ? "" : ": " + details.errorMessage();
    return oneLine("the service answered " + e.statusCode() + " " + details.errorCode() + said);
  }

  /** The outermost message, and the innermost when it is another: the SDK wraps what it met. */
  private static String root(SdkException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String first = String.valueOf(e.getMessage());
    String last = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return first.contains(last) ? first : first + ": " + last;
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
