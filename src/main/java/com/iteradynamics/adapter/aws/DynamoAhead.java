package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.WrittenAhead;
import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The mark that a tick of a book is written ahead and not finished. Two hours whose orders are out
 * at once would spend the same cash and sell the same coins: the later one of them is refused, and
 * so is a person who takes out cash or takes over coins meanwhile.
 */
final class DynamoAhead {
  private static final String HOUR = "hour";
  private static final Map<String, String> NAMES = Map.of("#hour", HOUR);
  private static final String NOBODY = "attribute_not_exists(#hour)";

  private final String table;

  DynamoAhead(String table) {
    this.table = table;
  }

  /** Makes the mark, unless another hour has it. */
  DynamoStep marked(TickKey tick) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoKeys.ahead(tick.book()));
    item.put(HOUR, hour(tick));
    return DynamoStep.put(table, item, nobodyBut(tick), DynamoAhead::refusal);
  }

  /** Takes the mark of a tick away. */
  DynamoStep unmarked(TickKey tick) {
    return DynamoStep.put(
        table, DynamoKeys.ahead(tick.book()), nobodyBut(tick), DynamoAhead::refusal);
  }

  /** That no tick of the book is written ahead, for whoever is {@code barred} else. */
  DynamoStep nobody(BookKey book, String barred) {
    return DynamoStep.check(
        table,
        DynamoKeys.ahead(book),
        new DynamoCondition(NOBODY, NAMES, Map.of()),
        stored -> WrittenAhead.changeRefused(barred, DynamoValues.shown(stored.get(HOUR))));
  }

  private static DynamoCondition nobodyBut(TickKey tick) {
    return new DynamoCondition(NOBODY + " OR #hour = :hour", NAMES, Map.of(":hour", hour(tick)));
  }

  private static AttributeValue hour(TickKey tick) {
    return DynamoValues.text(tick.hour().toString());
  }

  private static String refusal(Map<String, AttributeValue> stored) {
    return WrittenAhead.planRefused(DynamoValues.shown(stored.get(HOUR)));
  }
}
