package com.iteradynamics.adapter.aws;

import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.WrittenAhead;
import com.iteradynamics.order.BookKey;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The mark that a tick of a book is written ahead and not finished. Two hours whose orders are out
 * at once would spend the same cash and sell the same coins: the later one of them is refused, and
 * so is whoever else would change the state meanwhile.
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

  /** Checks that no tick of the book is written ahead, before a person's {@code change}. */
  DynamoStep nobodyBefore(BookKey book, AuditEntry change) {
    return DynamoStep.check(
        table,
        DynamoKeys.ahead(book),
        new DynamoCondition(NOBODY, NAMES, Map.of()),
        stored -> WrittenAhead.changeRefused(change, DynamoValues.shown(stored.get(HOUR))));
  }

  /** Checks that no tick of the book is written ahead, before another one changes the state. */
  DynamoStep nobody(BookKey book) {
    return DynamoStep.check(
        table,
        DynamoKeys.ahead(book),
        new DynamoCondition(NOBODY, NAMES, Map.of()),
        DynamoAhead::refusal);
  }

  private static DynamoCondition nobodyBut(TickKey tick) {
    return new DynamoCondition(NOBODY + " OR #hour = :hour", NAMES, Map.of(":hour", hour(tick)));
  }

  private static AttributeValue hour(TickKey tick) {
    return DynamoValues.text(tick.hour().toString());
  }

  private static String refusal(Map<String, AttributeValue> stored) {
    return WrittenAhead.tickRefused(DynamoValues.shown(stored.get(HOUR)));
  }
}
