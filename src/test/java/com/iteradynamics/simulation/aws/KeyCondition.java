package com.iteradynamics.simulation.aws;

import com.iteradynamics.simulation.aws.Condition.Comparison;
import com.iteradynamics.simulation.aws.Condition.Operand;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query says about keys: one partition, and perhaps a range within it.
 *
 * @param partition the partition key's value
 * @param sort whether an item of the partition is asked for
 */
record KeyCondition(String partition, Predicate<Map<String, AttributeValue>> sort) {

  static KeyCondition of(Condition condition, KeySchema schema, Bindings bindings) {
    if (condition instanceof Condition.And both) {
      if (!(both.right() instanceof Comparison range)
          || range.comparator().equals("<>")
          || !isOf(range.left(), schema.sort(), bindings)
          || !(range.right() instanceof Operand.Value)) {
        throw notUnderstood(condition);
      }
      return new KeyCondition(partition(both.left(), schema, bindings), range.bound(bindings));
    }
    return new KeyCondition(partition(condition, schema, bindings), item -> true);
  }

  private static String partition(Condition condition, KeySchema schema, Bindings bindings) {
    if (condition instanceof Comparison one
        && one.comparator().equals("=")
        && isOf(one.left(), schema.partition(), bindings)
        && one.right() instanceof Operand.Value value) {
      AttributeValue partition = bindings.value(value.placeholder());
      if (partition.type() == AttributeValue.Type.S) {
        return partition.s();
      }
    }
    throw notUnderstood(condition);
  }

  private static boolean isOf(Operand operand, String name, Bindings bindings) {
    return operand instanceof Operand.Path path
        && path.path().bound(bindings).steps().equals(List.of(name));
  }

  private static UnsupportedOperationException notUnderstood(Condition condition) {
    return new UnsupportedOperationException("the model does not query by " + condition);
  }
}
