package com.iteradynamics.adapter.aws;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The SDK's clients for an emulator: three tries without a pause between them, short patience. */
final class TestClients {
  /** How many times a call is tried. */
  static final int ATTEMPTS = 3;

  private TestClients() {}

  /** DynamoDB with the limits of {@link AwsClients}, at an emulator that takes any credentials. */
  static DynamoDbClient dynamoDb(URI endpoint) {
    return dynamoDb(endpoint, AwsClients.http());
  }

  /** The same, over an HTTP client that may plant faults; does not wait before it tries again. */
  static DynamoDbClient dynamoDb(URI endpoint, SdkHttpClient http) {
    StandardRetryStrategy retries =
        AwsClients.RETRIES.toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("emulator", "emulator")))
        .httpClient(http)
        .overrideConfiguration(AwsClients.limits(retries))
        .build();
  }

  static S3Client s3(URI endpoint) {
    return s3(endpoint, Duration.ofSeconds(10));
  }

  /**
   * @param pollPolicy how long an answer may take
   */
  static S3Client s3(URI endpoint, Duration pollPolicy) {
    return with(S3Client.builder(), endpoint, pollPolicy).forcePathStyle(true).build();
  }

  static SecretsManagerClient secrets(URI endpoint) {
    return with(SecretsManagerClient.builder(), endpoint, Duration.ofSeconds(10)).build();
  }

  static EventBridgeClient events(URI endpoint) {
    return with(EventBridgeClient.builder(), endpoint, Duration.ofSeconds(10)).build();
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(
      B builder, URI endpoint, Duration pollPolicy) {
    StandardRetryStrategy retries =
        software.amazon.awssdk.awscore.retry.AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(ATTEMPTS)
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .circuitBreakerEnabled(false)
            .build();
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(o -> o.retryStrategy(retries).apiCallAttemptTimeout(pollPolicy));
  }
}
