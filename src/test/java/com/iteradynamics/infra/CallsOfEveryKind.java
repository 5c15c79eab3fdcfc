package com.iteradynamics.infra;

import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Never run: shows that calls are found however they are written. */
final class CallsOfEveryKind {
  private CallsOfEveryKind() {}

  static Function<QueryRequest, QueryResponse> dynamo(DynamoDbClient client) {
    client.scanPaginator(scan -> scan.tableName("table"));
    Runnable later = () -> client.batchGetItem(get -> get.requestItems(null));
    later.run();
    client.transactWriteItems(
        all ->
            all.transactItems(
                TransactWriteItem.builder().put(put -> put.tableName("table")).build(),
                TransactWriteItem.builder().delete(delete -> delete.tableName("table")).build(),
                TransactWriteItem.builder()
                    .conditionCheck(check -> check.tableName("table"))
                    .build()));
    return client::query;
  }

  static void others(S3Client s3, SecretsManagerClient secrets, EventBridgeClient events) {
    s3.headObject(head -> head.bucket("bucket"));
    s3.listObjectsV2Paginator(list -> list.bucket("bucket"));
    secrets.getSecretValue(get -> get.secretId("id"));
    events.putEvents(put -> put.endpointId("id"));
  }
}
