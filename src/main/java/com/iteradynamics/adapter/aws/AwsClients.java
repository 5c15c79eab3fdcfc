package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.port.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Makes the SDK's clients, all with the same limits and over one HTTP client. Region, credentials
 * and endpoints come from where the SDK looks for them: the environment ({@code AWS_REGION}, {@code
 * AWS_ENDPOINT_URL}, {@code AWS_ENDPOINT_URL_S3}, …), system properties and profiles.
 *
 * <p>Making one throws a {@link StoreException} when the environment lacks what it takes.
 *
 * <p>A call is tried at most four times, 5 s each and 20 s together, so that a tick whose every
 * call drags still ends within the function's two minutes.
 */
public final class AwsClients implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(20);
  static final StandardRetryStrategy RETRIES =
      AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(4).build();

  private final SdkHttpClient http;
  private final ClientOverrideConfiguration limits;
  private final boolean pathStyle;

  private AwsClients(SdkHttpClient http, ClientOverrideConfiguration limits, boolean pathStyle) {
    this.http = http;
    this.limits = limits;
    this.pathStyle = pathStyle;
  }

  /**
   * Clients of the account that the environment describes.
   *
   * @param environment the environment's variables; of them only whether S3 has another endpoint is
   *     asked, which then is no name that buckets could be subdomains of
   * @param interceptors see every call of these clients
   */
  public static AwsClients of(
      Map<String, String> environment, ExecutionInterceptor... interceptors) {
    boolean pathStyle =
        Stream.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3").anyMatch(environment::containsKey);
    return new AwsClients(http(), limits(RETRIES, interceptors), pathStyle);
  }

  /** DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return made(with(DynamoDbClient.builder())::build);
  }

  /** S3; with another endpoint, buckets are paths. */
  public S3Client s3() {
    return made(with(S3Client.builder()).forcePathStyle(pathStyle)::build);
  }

  /** Signs links to objects; calls nothing but the source of the credentials. */
  public S3Presigner s3Presigner() {
    S3Configuration style = S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build();
    return made(S3Presigner.builder().serviceConfiguration(style)::build);
  }

  /** Secrets Manager. */
  public SecretsManagerClient secretsManager() {
    return made(with(SecretsManagerClient.builder())::build);
  }

  /** EventBridge. */
  public EventBridgeClient eventBridge() {
    return made(with(EventBridgeClient.builder())::build);
  }

  /** Closes the connections of all clients that were made. */
  @Override
  public void close() {
    http.close();
  }

  /** A client; nearly always it is the region that the SDK misses. */
  private static <C> C made(Supplier<C> client) {
    try {
      return client.get();
    } catch (SdkClientException e) {
      throw new StoreException(
          "there is no way to AWS; is AWS_REGION or AWS_PROFILE set? " + AwsFailure.words(e), e);
    }
  }

  static SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(ATTEMPT)
        .build();
  }

  static ClientOverrideConfiguration limits(
      RetryStrategy retries, ExecutionInterceptor... interceptors) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(ATTEMPT)
        .apiCallTimeout(CALL)
        .retryStrategy(retries)
        .executionInterceptors(List.of(interceptors))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(B builder) {
    return builder.httpClient(http).overrideConfiguration(limits);
  }
}
