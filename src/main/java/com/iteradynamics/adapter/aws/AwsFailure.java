package com.iteradynamics.adapter.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong at AWS, in words for a person. */
final class AwsFailure {
  private AwsFailure() {}

  /** One line; what the service answered, or why it gave no answer. */
  static String words(SdkException e) {
    return switch (e) {
      case AwsServiceException answer -> answer(answer);
      case ApiCallTimeoutException late -> "there was no answer in time";
      case ApiCallAttemptTimeoutException late -> "there was no answer in time";
      default -> oneLine(root(e));
    };
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
