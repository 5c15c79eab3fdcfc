package com.iteradynamics.simulation;

import java.util.HashMap;
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
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

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

  /**
   * Whoever works on a tick writes to it, whether it is still his or not, and whoever takes it over
   * does not mind what was written since he read it.
   */
  static Bug noLeaseCheck() {
    return of(
        (method, arguments, port) ->
            switch (arguments.length == 1 ? arguments[0] : method) {
              case TransactWriteItemsRequest request ->
                  port.call(
                      request.toBuilder()
                          .transactItems(
                              request.transactItems().stream()
                                  .map(DynamoBugs::whoeverHoldsIt)
                                  .toList())
                          .build());
              case UpdateItemRequest request -> port.call(whateverWasWritten(request));
              default -> port.call(arguments);
            });
  }

  private static TransactWriteItem whoeverHoldsIt(TransactWriteItem step) {
    Update update = step.update();
    if (update == null || !update.conditionExpression().contains("#token = :token")) {
      return step;
    }
    Map<String, AttributeValue> values = new HashMap<>(update.expressionAttributeValues());
    values.remove(":token");
    String anyToken =
        update.conditionExpression().replace("#token = :token", "attribute_exists(#token)");
    return TransactWriteItem.builder()
        .update(
            update.toBuilder()
                .conditionExpression(anyToken)
                .expressionAttributeValues(values)
                .build())
        .build();
  }

  private static UpdateItemRequest whateverWasWritten(UpdateItemRequest request) {
    String condition = request.conditionExpression();
    if (condition == null || !condition.contains("#write")) {
      return request;
    }
    Map<String, String> names = new HashMap<>(request.expressionAttributeNames());
    names.remove("#write");
    Map<String, AttributeValue> values = new HashMap<>(request.expressionAttributeValues());
    values.remove(":write");
    return request.toBuilder()
        .conditionExpression(
            condition
                .replace(" AND #write = :write", "")
                .replace(" AND attribute_not_exists(#write)", ""))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values)
        .build();
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
