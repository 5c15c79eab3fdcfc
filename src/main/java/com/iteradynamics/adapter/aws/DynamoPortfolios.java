package com.iteradynamics.adapter.aws;

import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which live book a venue portfolio belongs to: one item each, written once. */
final class DynamoPortfolios {
  private static final String PRODUCT = "product_id";

  private DynamoPortfolios() {}

  /** The product that has {@code portfolio} already; empty when it is {@code book}'s now. */
  static Optional<String> bind(DynamoCalls calls, String table, BookKey book, String portfolio) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.portfolio(portfolio));
    item.put(PRODUCT, DynamoValues.text(book.productId()));
    return calls
        .put(
            "bind the portfolio to the book of " + book.productId(),
            table,
            item,
            new DynamoCondition(
                "attribute_not_exists(#pk) OR #product = :ours",
                Map.of("#pk", DynamoTables.PK, "#product", PRODUCT),
                Map.of(":ours", DynamoValues.text(book.productId()))))
        .map(other -> DynamoValues.shown(other.get(PRODUCT)));
  }
}
