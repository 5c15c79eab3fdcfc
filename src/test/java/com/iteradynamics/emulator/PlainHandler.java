package com.iteradynamics.emulator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * What the function's cold start is measured against: the calls to AWS of a tick without an order,
 * in the same order and side by side where the function's are, and nothing else. No framework, no
 * configuration, no candles parsed, nothing decided, no record composed.
 */
public final class PlainHandler implements RequestStreamHandler {
  private static final Pattern TIME = Pattern.compile("\"time\": *\"(....-..)-..T..:00:00Z\"");

  private final SdkHttpClient http = UrlConnectionHttpClient.builder().build();
  private final DynamoDbClient tables = DynamoDbClient.builder().httpClient(http).build();
  private final S3Client s3 = S3Client.builder().httpClient(http).forcePathStyle(true).build();
  private final EventBridgeClient events = EventBridgeClient.builder().httpClient(http).build();
  private final ExecutorService reads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private final String state = System.getenv("ARGUS_STATE_TABLE");
  private final String records = System.getenv("ARGUS_CORTEX_TABLE");
  private final String bucket = System.getenv("ARGUS_CANDLES_BUCKET");

  /** Called by the runtime. */
  public PlainHandler() {}

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
    Matcher month = TIME.matcher(text);
    if (!month.find()) {
      throw new IllegalArgumentException(text);
    }
    List<Future<?>> beside =
        List.of(
            reads.submit(() -> candles(month.group(1), 0)),
            reads.submit(() -> candles(month.group(1), 1)),
            reads.submit(() -> candles(month.group(1), 2)),
            reads.submit(() -> kept("product_rules.json")),
            reads.submit(() -> kept("fee_schedule.json")),
            reads.submit(() -> query("PLAIN")),
            reads.submit(() -> query("TICK")));
    tables.getItem(get -> get.tableName(records).key(key(text)));
    tables.putItem(put -> put.tableName(state).item(key(text)));
    beside.forEach(PlainHandler::done);
    tables.transactWriteItems(
        write ->
            write.transactItems(
                List.of(put(state, "state"), put(state, "lease"), put(records, text))));
    events.putEvents(
        put ->
            put.entries(
                List.of(
                    PutEventsRequestEntry.builder()
                        .source("plain")
                        .detailType("plain")
                        .detail("{}")
                        .build())));
    tables.updateItem(
        update ->
            update
                .tableName(state)
                .key(key("lease"))
                .updateExpression("SET told = :yes")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));
    answer.write("{}".getBytes(StandardCharsets.UTF_8));
  }

  private byte[] candles(String month, int back) {
    String name =
        "candles/product=BTC-USD/granularity=1h/month="
            + YearMonth.parse(month).minusMonths(back)
            + "/candles.csv.gz";
    return s3.getObject(get -> get.bucket(bucket).key(name), ResponseTransformer.toBytes())
        .asByteArray();
  }

  /** Nobody has kept any. */
  private boolean kept(String file) {
    try {
      s3.getObject(
          get -> get.bucket(bucket).key("candles/product=BTC-USD/" + file),
          ResponseTransformer.toBytes());
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private int query(String partition) {
    return tables
        .query(
            query ->
                query
                    .tableName(state)
                    .consistentRead(true)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .count();
  }

  private static TransactWriteItem put(String table, String sort) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(key(sort)).build())
        .build();
  }

  private static Map<String, AttributeValue> key(String sort) {
    return Map.of("pk", AttributeValue.fromS("PLAIN"), "sk", AttributeValue.fromS(sort));
  }

  private static void done(Future<?> read) {
    try {
      read.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
