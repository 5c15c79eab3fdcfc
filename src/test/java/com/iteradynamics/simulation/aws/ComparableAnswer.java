package com.iteradynamics.simulation.aws;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What a client says to a request, in a form that is the same for the same answer. */
final class ComparableAnswer {
  private ComparableAnswer() {}

  /** The answer or the refusal; a query is followed to its last page. */
  static String by(DynamoDbClient client, DynamoDbRequest request) {
    try {
      return switch (request) {
        case GetItemRequest get -> "item " + plain(client.getItem(get).item());
        case PutItemRequest put -> "put " + client.putItem(put).hasAttributes();
        case UpdateItemRequest update -> "updated " + client.updateItem(update).hasAttributes();
        case DeleteItemRequest delete -> "deleted " + client.deleteItem(delete).hasAttributes();
        case QueryRequest query -> "found " + pages(client, query);
        case TransactWriteItemsRequest write ->
            "written " + client.transactWriteItems(write).hasItemCollectionMetrics();
        default -> throw new IllegalArgumentException(request.toString());
      };
    } catch (ConditionalCheckFailedException e) {
      return "refused " + plain(e.item());
    } catch (TransactionCanceledException e) {
      return "cancelled "
          + e.cancellationReasons().stream()
              .map(reason -> reason.code() + plain(reason.item()))
              .toList();
    } catch (DynamoDbException e) {
      return e.awsErrorDetails().errorCode();
    }
  }

  /**
   * Where the last page ends DynamoDB need not say the same each time: there may be an empty one.
   */
  private static List<Object> pages(DynamoDbClient client, QueryRequest query) {
    List<Object> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    int read = 0;
    do {
      Map<String, AttributeValue> start = last.isEmpty() ? null : last;
      QueryResponse page = client.query(query.toBuilder().exclusiveStartKey(start).build());
      page.items().forEach(item -> found.add(plain(item)));
      read += page.scannedCount();
      last = page.lastEvaluatedKey();
    } while (!last.isEmpty());
    found.add(read);
    return found;
  }

  /** Maps sorted, numbers by value: the emulator leaves those in maps as they are written. */
  static Object plain(Map<String, AttributeValue> attributes) {
    Map<String, Object> sorted = new TreeMap<>();
    attributes.forEach((name, each) -> sorted.put(name, plain(each)));
    return sorted;
  }

  private static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case N -> new BigDecimal(value.n()).stripTrailingZeros().toPlainString();
      case M -> plain(value.m());
      case L -> value.l().stream().map(ComparableAnswer::plain).toList();
      case S, BOOL, NUL, B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION -> value.toString();
    };
  }
}
