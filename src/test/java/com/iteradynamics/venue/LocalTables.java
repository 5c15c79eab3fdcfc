package com.iteradynamics.venue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.DynamoTables;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Argus's two tables in DynamoDB Local. */
final class LocalTables {
  private LocalTables() {}

  /** Makes both, empty; answers where DynamoDB Local listens. */
  static URI create(AwsParameters names) {
    URI endpoint = DynamoLocal.endpoint();
    try (DynamoDbClient client = client(endpoint)) {
      DynamoTables.create(client, names);
    }
    return endpoint;
  }

  /** A client with the credentials and in the region without which nobody sees the tables. */
  static DynamoDbClient client(URI endpoint) {
    // Without the function's time limits: the first call to a cold DynamoDB Local takes its time.
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
        .build();
  }
}
