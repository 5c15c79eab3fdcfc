package com.iteradynamics.emulator;

import com.iteradynamics.adapter.aws.AwsParameters;
import com.iteradynamics.adapter.aws.DynamoGovernance;
import com.iteradynamics.adapter.aws.DynamoLocal;
import com.iteradynamics.adapter.aws.DynamoStore;
import com.iteradynamics.adapter.aws.EmulatedTables;
import com.iteradynamics.candlefile.CandleFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.execution.port.TickStore;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.model.Lineage;
import com.iteradynamics.model.LineageEntry;
import com.iteradynamics.model.ModelFile;
import com.iteradynamics.model.ModelRegistry;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.simulation.aws.ModelServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * An AWS account on this machine: two tables in DynamoDB Local, a bucket, an event bus. Everything
 * goes through one {@link Front}, which counts, delays and plants faults.
 */
final class Account implements AutoCloseable {
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();
  private static final String BUCKET = "argus-candles";

  private final AwsParameters names;
  private final DynamoDbClient client;
  private final TickStore store;
  private final ModelServer services = ModelServer.start();
  private final Front front;

  Account(Fault fault) throws IOException {
    int number = ACCOUNTS.incrementAndGet();
    names =
        new AwsParameters(
            "argus-state-" + number,
            "argus-cortex-" + number,
            Optional.of(BUCKET),
            Optional.empty(),
            "default");
    // Without the function's time limits: the first call to a cold DynamoDB Local takes its time.
    client =
        DynamoDbClient.builder()
            .endpointOverride(DynamoLocal.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(1)))
            .build();
    if (fault != Fault.MISSING_TABLE) {
      EmulatedTables.create(client, names);
    }
    store = new DynamoStore(client, names, Runnable::run, InstantSource.system());
    plant(fault);
    front = new Front(DynamoLocal.endpoint(), services.endpoint(), fault == Fault.THROTTLED_TABLE);
  }

  /** Puts candles into the bucket, a month an object. */
  void load(CandleSeries candles) throws IOException {
    services.buckets().create(BUCKET);
    Map<YearMonth, Integer> months = new TreeMap<>();
    for (int i = 0; i < candles.size(); i++) {
      months.merge(YearMonth.from(candles.openTime(i).atOffset(ZoneOffset.UTC)), 1, Integer::sum);
    }
    for (YearMonth month : months.keySet()) {
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      CandleFormat.writeZipped(
          candles.between(start(month), start(month.plusMonths(1)).minusNanos(1)), zipped);
      services.buckets().put(BUCKET, key(candles.productId(), month), zipped.toByteArray());
    }
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** What is recorded of the month that {@code hour} lies in. */
  CandleSeries candles(String productId, Instant hour) throws IOException {
    String key = key(productId, YearMonth.from(hour.atOffset(ZoneOffset.UTC)));
    byte[] zipped = services.buckets().get(BUCKET, key).orElseThrow();
    return CandleFormat.read(key, new ByteArrayInputStream(zipped), productId, Instant.MAX)
        .closed();
  }

  private static String key(String productId, YearMonth month) {
    return String.format(
        Locale.ROOT, "candles/product=%s/granularity=1h/month=%s/candles.csv.gz", productId, month);
  }

  /** Puts a model on the registry in the bucket, and gives it the say. */
  void promote(byte[] model) {
    String id = ModelFile.id(model);
    services.buckets().put(BUCKET, "models/" + id + ".json", model);
    Lineage lineage = Lineage.EMPTY;
    for (LineageEntry.Action action :
        List.of(LineageEntry.Action.TRAINED, LineageEntry.Action.PROMOTED)) {
      lineage =
          lineage.and(
              new LineageEntry(
                  Instant.parse("2025-05-01T00:00:00Z"),
                  action,
                  id,
                  Optional.empty(),
                  "nobody",
                  "to be asked",
                  true,
                  Optional.empty(),
                  Map.of()));
    }
    services.buckets().put(BUCKET, "models/" + ModelRegistry.LINEAGE, lineage.write());
  }

  /** What the function's environment says about this account. */
  Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL",
        front.address().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "local",
        "AWS_SECRET_ACCESS_KEY",
        "local",
        "ARGUS_STATE_TABLE",
        names.stateTable(),
        "ARGUS_CORTEX_TABLE",
        names.cortexTable(),
        "ARGUS_CANDLES_BUCKET",
        BUCKET,
        // Nothing here is to reach further than this machine.
        "ARGUS_CANDLE_FEED",
        "none");
  }

  private void plant(Fault fault) {
    switch (fault) {
      case BUSY_BUCKET ->
          services.plant(
              call -> call.is("GetObject"),
              Integer.MAX_VALUE,
              new ModelServer.Fault.Answer(503, "SlowDown"));
      case DENIED_BUCKET -> services.deny(call -> call.is("GetObject"));
      case NO_EVENTS ->
          services.plant(
              call -> call.is("PutEvents"),
              Integer.MAX_VALUE,
              new ModelServer.Fault.Answer(500, "InternalException"));
      case NONE, THROTTLED_TABLE, MISSING_TABLE, NO_CANDLES -> {}
    }
  }

  /** The reports of a book's daily looks. */
  ReportHistory reports(BookKey book) {
    return new DynamoGovernance(client, names).newest(book, 100);
  }

  /** S3, EventBridge and Secrets Manager. */
  ModelServer services() {
    return services;
  }

  Front front() {
    return front;
  }

  /** The paper book's records, oldest first. */
  List<CortexRecord> records(String productId) {
    return records(BookKey.paper(productId));
  }

  /** A book's records, oldest first. */
  List<CortexRecord> records(BookKey book) {
    return store.records(book, 100, Optional.empty());
  }

  /** The store that the function uses, past the front. */
  TickStore store() {
    return store;
  }

  @Override
  public void close() {
    front.close();
    services.close();
    client.close();
  }
}
