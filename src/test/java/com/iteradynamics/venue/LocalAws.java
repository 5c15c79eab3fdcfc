package com.iteradynamics.venue;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.simulation.aws.ModelServer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What Argus uses of AWS, on this machine and empty: two tables in DynamoDB Local, a bucket for
 * candles and an event bus in memory.
 */
final class LocalAws implements AutoCloseable {
  private static final String BUCKET = "argus-candles";

  private final URI tables;
  private final ModelServer others = ModelServer.start();

  LocalAws(AwsParameters names) {
    tables = DynamoLocal.endpoint();
    try (DynamoDbClient client = client(tables)) {
      EmulatedTables.create(client, names);
    }
    others.buckets().create(BUCKET);
  }

  /** What the SDK and Argus need in their environment to find all that. */
  Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("AWS_ENDPOINT_URL_DYNAMODB", tables.toString());
    all.put("AWS_ENDPOINT_URL_S3", others.endpoint().toString());
    all.put("AWS_ENDPOINT_URL_EVENTBRIDGE", others.endpoint().toString());
    all.put("AWS_REGION", "us-east-1");
    all.put("AWS_ACCESS_KEY_ID", "local");
    all.put("AWS_SECRET_ACCESS_KEY", "local");
    all.put("ARGUS_CANDLES_BUCKET", BUCKET);
    return all;
  }

  /** Where DynamoDB Local listens. */
  URI tables() {
    return tables;
  }

  @Override
  public void close() {
    others.close();
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
