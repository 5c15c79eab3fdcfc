package com.iteradynamics.simulation.aws;

import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/** One process's client of {@link ModelTables}, over its {@link Wire}. */
public final class ModelDynamoDb implements DynamoDbClient {
  /** How often the function's client tries a call. */
  public static final int ATTEMPTS = 4;

  /** What DynamoDB reads for one page of a query. */
  public static final int PAGE_BYTES = 1 << 20;

  private static final Set<String> OF_GET = Set.of("TableName", "Key", "ConsistentRead");
  private static final Set<String> OF_SCAN = Set.of("TableName");

  private final ModelTables tables;
  private final Wire wire;
  private final Attempts attempts;
  private final Queries queries;

  /** A client as the function has it. */
  public ModelDynamoDb(ModelTables tables, Wire wire) {
    this(tables, wire, ATTEMPTS, PAGE_BYTES);
  }

  /**
   * A client.
   *
   * @param attempts how often a call is tried, at least 1
   * @param pageBytes how much the service reads for one page of a query
   */
  public ModelDynamoDb(ModelTables tables, Wire wire, int attempts, int pageBytes) {
    this.tables = tables;
    this.wire = wire;
    this.attempts = new Attempts(wire, attempts);
    this.queries = new Queries(tables.expressions(), pageBytes);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // There is no connection.
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Supported.only(request, OF_GET);
    Call call = new Call("GetItem", request.tableName(), 1);
    return made(
        call,
        () -> {
          ModelTable table = seen(call, Boolean.TRUE.equals(request.consistentRead()));
          Key key = table.schema().of(request.key(), true);
          GetItemResponse.Builder answer = GetItemResponse.builder();
          table.get(key).ifPresent(item -> answer.item(item.attributes()));
          return answer.build();
        });
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return made(
        new Call("PutItem", request.tableName(), 1),
        () -> {
          tables.write(tables.steps().of(request));
          return PutItemResponse.builder().build();
        });
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return made(
        new Call("UpdateItem", request.tableName(), 1),
        () -> {
          tables.write(tables.steps().of(request));
          return UpdateItemResponse.builder().build();
        });
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return made(
        new Call("DeleteItem", request.tableName(), 1),
        () -> {
          tables.write(tables.steps().of(request));
          return DeleteItemResponse.builder().build();
        });
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Call call = new Call("Query", request.tableName(), 1);
    return made(
        call,
        () -> queries.answer(seen(call, Boolean.TRUE.equals(request.consistentRead())), request));
  }

  /** All items on one page: for those who look from outside. */
  @Override
  public ScanResponse scan(ScanRequest request) {
    Supported.only(request, OF_SCAN);
    return made(
        new Call("Scan", request.tableName(), 1),
        () -> ScanResponse.builder().items(tables.items(request.tableName())).build());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    String table = WriteRequest.firstTable(request.transactItems());
    return made(
        new Call("TransactWriteItems", table, request.transactItems().size()),
        () -> {
          tables.transact(request);
          return TransactWriteItemsResponse.builder().build();
        });
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return made(
        new Call("CreateTable", request.tableName(), 1),
        () -> {
          tables.create(request);
          return CreateTableResponse.builder().build();
        });
  }

  @Override
  public UpdateTimeToLiveResponse updateTimeToLive(UpdateTimeToLiveRequest request) {
    return made(
        new Call("UpdateTimeToLive", request.tableName(), 1),
        () -> {
          tables.endOfLife(request.tableName(), request.timeToLiveSpecification().attributeName());
          return UpdateTimeToLiveResponse.builder()
              .timeToLiveSpecification(request.timeToLiveSpecification())
              .build();
        });
  }

  /** The table as this read sees it. */
  private ModelTable seen(Call call, boolean consistent) {
    ModelTable table = tables.table(call.resource());
    int behind = consistent ? 0 : wire.behind(call);
    return behind == 0 ? table : table.before(behind);
  }

  private <T> T made(Call call, Supplier<T> work) {
    return attempts.make(
        call,
        () -> {
          synchronized (tables) {
            return work.get();
          }
        });
  }
}
