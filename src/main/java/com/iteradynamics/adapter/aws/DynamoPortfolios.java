package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.StoreException;
import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Which live book a venue portfolio belongs to: one item each, written once. */
final class DynamoPortfolios {
  private static final String PRODUCT = "product_id";

  private DynamoPortfolios() {}

  /** The product that has {@code portfolio} already; empty when it is {@code book}'s now. */
  static Optional<String> bind(DynamoCalls calls, String table, BookKey book, String portfolio) {
    String what = "bind the portfolio to the book of " + book.productId();
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.portfolio(portfolio));
    item.put(PRODUCT, DynamoValues.text(book.productId()));
    try {
      calls.trying(
          what,
          () ->
              calls
                  .client()
                  .putItem(
                      put ->
                          put.tableName(table)
                              .item(item)
                              .conditionExpression("attribute_not_exists(#pk) OR #product = :ours")
                              .expressionAttributeNames(
                                  Map.of("#pk", DynamoTables.PK, "#product", PRODUCT))
                              .expressionAttributeValues(
                                  Map.of(":ours", DynamoValues.text(book.productId())))));
      return Optional.empty();
    } catch (StoreException e) {
      if (!(e.getCause() instanceof ConditionalCheckFailedException)) {
        throw e;
      }
      return calls
          .get(what, table, DynamoKeys.portfolio(portfolio))
          .map(stored -> DynamoValues.shown(stored.get(PRODUCT)));
    }
  }
}
