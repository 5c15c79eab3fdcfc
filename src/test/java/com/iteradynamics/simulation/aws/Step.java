package com.iteradynamics.simulation.aws;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One write, or check, of one item.
 *
 * @param expected what the item as it is has to be like
 * @param shows whether a refusal shows the item as it is
 * @param change from the item as it is to the item as it will be; the same when it is only checked
 */
record Step(
    ModelTable table,
    Key key,
    Predicate<Map<String, AttributeValue>> expected,
    boolean shows,
    UnaryOperator<Optional<ModelItem>> change) {

  boolean holds() {
    return expected.test(now());
  }

  /** The item as it is; no attributes when there is none. */
  Map<String, AttributeValue> now() {
    return table.get(key).map(ModelItem::attributes).orElse(Map.of());
  }

  /** What a refusal shows. */
  Map<String, AttributeValue> shown() {
    return shows ? now() : Map.of();
  }

  /** The item as it will be. */
  Optional<ModelItem> after() {
    return change.apply(table.get(key));
  }
}
