package com.iteradynamics.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Mistakes that could be made with DynamoDB. */
final class DynamoBugs {
  private DynamoBugs() {}

  private static Bug of(Twisted.Twist twist) {
    return new Bug() {
      @Override
      public DynamoDbClient dynamo(DynamoDbClient client) {
        return Twisted.with(DynamoDbClient.class, client, twist);
      }
    };
  }

  /** Each step of every transaction is another one. */
  private static Bug changed(UnaryOperator<TransactWriteItem> change) {
    return of(
        (method, arguments, port) -> {
          if (arguments.length == 1 && arguments[0] instanceof TransactWriteItemsRequest request) {
            List<TransactWriteItem> steps = request.transactItems().stream().map(change).toList();
            return port.call(request.toBuilder().transactItems(steps).build());
          }
          return port.call(arguments);
        });
  }

  /** A state is written whatever version is there. */
  static Bug noVersionCheck() {
    return changed(step -> unconditional(step, DynamoBugs::isState));
  }

  /** A tick is written ahead whether another one is or not. */
  static Bug twoHoursAtOnce() {
    return changed(step -> unconditional(step, DynamoBugs::isAhead));
  }

  /** Some items are put whatever is there. */
  private static TransactWriteItem unconditional(
      TransactWriteItem step, Predicate<Map<String, AttributeValue>> which) {
    Put put = step.put();
    if (put == null || put.conditionExpression() == null || !which.test(put.item())) {
      return step;
    }
    return TransactWriteItem.builder()
        .put(
            put.toBuilder()
                .conditionExpression(null)
                .expressionAttributeNames(null)
                .expressionAttributeValues(null)
                .build())
        .build();
  }

  /** Cash is taken out whether orders are out or not. */
  static Bug withdrawalAtAnyTime() {
    return changed(
        step ->
            step.conditionCheck() != null && isAhead(step.conditionCheck().key())
                ? TransactWriteItem.builder()
                    .conditionCheck(
                        step.conditionCheck().toBuilder()
                            .conditionExpression(
                                "attribute_exists(#hour) OR attribute_not_exists(#hour)")
                            .build())
                    .build()
                : step);
  }

  private static boolean isAhead(Map<String, AttributeValue> item) {
    return item.get("sk").s().equals("WRITTEN_AHEAD");
  }

  private static boolean isState(Map<String, AttributeValue> item) {
    return item.get("sk").s().equals("STATE");
  }

  /** An answer that did not come is taken for a good one. */
  static Bug lostMeansWritten() {
    return of(
        (method, arguments, port) -> {
          try {
            return port.call(arguments);
          } catch (SdkClientException e) {
            if (method.equals("transactWriteItems")) {
              return TransactWriteItemsResponse.builder().build();
            }
            throw e;
          }
        });
  }
}
