package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Answers queries: one partition of a table or an index, page by page. */
final class Queries {
  private static final Set<String> OF_QUERY =
      Set.of(
          "TableName",
          "IndexName",
          "ConsistentRead",
          "KeyConditionExpression",
          "FilterExpression",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "ScanIndexForward",
          "Limit",
          "ExclusiveStartKey");

  private final Expression.Reader expressions;
  private final int pageBytes;

  /**
   * @param pageBytes how much is read for one page; DynamoDB's own is 1 MB
   */
  Queries(Expression.Reader expressions, int pageBytes) {
    this.expressions = expressions;
    this.pageBytes = pageBytes;
  }

  /** A query whose expressions were read. */
  private record Asked(
      ModelTable table,
      Optional<String> index,
      KeySchema schema,
      String partition,
      Predicate<Map<String, AttributeValue>> sort,
      Predicate<Map<String, AttributeValue>> filter) {

    NavigableMap<String, ModelItem> items() {
      return index
          .map(name -> table.partition(name, partition))
          .orElseGet(() -> table.partition(partition));
    }

    /** Where an item is among {@link #items}. */
    String place(Map<String, AttributeValue> attributes) {
      Key own = table.schema().of(attributes, false);
      return index.isPresent()
          ? ModelTable.indexedSort(schema.of(attributes, false), own)
          : own.sort();
    }

    /** What the next page begins behind. */
    Map<String, AttributeValue> last(Map<String, AttributeValue> attributes) {
      Map<String, AttributeValue> keys = new HashMap<>();
      for (KeySchema each : List.of(table.schema(), schema)) {
        keys.put(each.partition(), attributes.get(each.partition()));
        keys.put(each.sort(), attributes.get(each.sort()));
      }
      return keys;
    }
  }

  QueryResponse answer(ModelTable table, QueryRequest query) {
    Supported.only(query, OF_QUERY);
    Asked asked = asked(table, query);
    int most = query.limit() == null ? Integer.MAX_VALUE : query.limit();
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    int read = 0;
    int bytes = 0;
    for (ModelItem item : inOrder(asked, query).values()) {
      if (!asked.sort().test(item.attributes())) {
        continue;
      }
      if (read > 0 && bytes + item.bytes() > pageBytes) {
        return page(found, read, asked.last(last));
      }
      last = item.attributes();
      bytes += item.bytes();
      read++;
      if (asked.filter().test(last)) {
        found.add(last);
      }
      if (read == most) {
        return page(found, read, asked.last(last));
      }
    }
    return page(found, read, Map.of());
  }

  /** What a query looks at: from where it begins, in its direction. */
  private static NavigableMap<String, ModelItem> inOrder(Asked asked, QueryRequest query) {
    NavigableMap<String, ModelItem> items = asked.items();
    if (Boolean.FALSE.equals(query.scanIndexForward())) {
      items = items.descendingMap();
    }
    return query.hasExclusiveStartKey()
        ? items.tailMap(asked.place(query.exclusiveStartKey()), false)
        : items;
  }

  private static QueryResponse page(
      List<Map<String, AttributeValue>> found, int read, Map<String, AttributeValue> last) {
    QueryResponse.Builder page =
        QueryResponse.builder().items(found).count(found.size()).scannedCount(read);
    return last.isEmpty() ? page.build() : page.lastEvaluatedKey(last).build();
  }

  private Asked asked(ModelTable table, QueryRequest query) {
    Optional<String> index = Optional.ofNullable(query.indexName());
    if (index.isPresent() && Boolean.TRUE.equals(query.consistentRead())) {
      throw Refusals.invalid("Consistent reads are not supported on global secondary indexes");
    }
    Bindings bindings =
        new Bindings(query.expressionAttributeNames(), query.expressionAttributeValues());
    Expression<Condition> keys = expressions.condition(query.keyConditionExpression());
    List<Expression<?>> all = new ArrayList<>(List.of(keys));
    Predicate<Map<String, AttributeValue>> filter = item -> true;
    if (query.filterExpression() != null) {
      Expression<Condition> read = expressions.condition(query.filterExpression());
      all.add(read);
      filter = read.meaning().bound(bindings);
    }
    bindings.onlyThoseOf(all);
    KeySchema schema = index.map(table::schema).orElse(table.schema());
    KeyCondition key = KeyCondition.of(keys.meaning(), schema, bindings);
    return new Asked(table, index, schema, key.partition(), key.sort(), filter);
  }
}
