package com.iteradynamics.simulation.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Reads requests that write into steps. */
final class Steps {
  private static final Set<String> OF_PUT = WriteRequest.with("Item", "ReturnValues");
  private static final Set<String> OF_UPDATE =
      WriteRequest.with("Key", "UpdateExpression", "ReturnValues");
  private static final Set<String> OF_KEY = WriteRequest.with("Key", "ReturnValues");
  private static final Set<String> OF_TRANSACTION =
      Set.of("Put", "Update", "Delete", "ConditionCheck");

  private final Function<String, ModelTable> tables;
  private final Expression.Reader expressions;

  Steps(Function<String, ModelTable> tables, Expression.Reader expressions) {
    this.tables = tables;
    this.expressions = expressions;
  }

  Step of(PutItemRequest put) {
    refuseAnswer(put.returnValues());
    return put(put, put.item());
  }

  Step of(UpdateItemRequest update) {
    refuseAnswer(update.returnValues());
    return update(update, update.updateExpression());
  }

  Step of(DeleteItemRequest delete) {
    refuseAnswer(delete.returnValues());
    return onKey(delete, before -> Optional.empty());
  }

  Step of(TransactWriteItem item) {
    Supported.only(item, OF_TRANSACTION);
    if (item.put() != null) {
      return put(item.put(), item.put().item());
    }
    if (item.update() != null) {
      return update(item.update(), item.update().updateExpression());
    }
    return item.delete() != null
        ? onKey(item.delete(), before -> Optional.empty())
        : onKey(item.conditionCheck(), before -> before);
  }

  private Step put(SdkPojo request, Map<String, AttributeValue> attributes) {
    WriteRequest put = WriteRequest.of(request, OF_PUT);
    ModelTable table = tables.apply(put.table());
    ModelItem item = ModelItem.of(attributes);
    Key key = table.schema().of(item.attributes(), false);
    return new Step(
        table, key, expected(put, List.of()), put.showsOnFailure(), before -> Optional.of(item));
  }

  private Step update(SdkPojo request, String text) {
    WriteRequest update = WriteRequest.of(request, OF_UPDATE);
    ModelTable table = tables.apply(update.table());
    Expression<Change> change = expressions.change(text);
    Change.Bound bound = change.meaning().bound(update.bindings());
    bound.refuse(table.schema());
    return new Step(
        table,
        table.schema().of(update.key(), true),
        expected(update, List.of(change)),
        update.showsOnFailure(),
        before ->
            Optional.of(
                ModelItem.of(bound.of(before.map(ModelItem::attributes).orElse(update.key())))));
  }

  private Step onKey(SdkPojo request, UnaryOperator<Optional<ModelItem>> change) {
    WriteRequest write = WriteRequest.of(request, OF_KEY);
    ModelTable table = tables.apply(write.table());
    return new Step(
        table,
        table.schema().of(write.key(), true),
        expected(write, List.of()),
        write.showsOnFailure(),
        change);
  }

  /** What is expected of the item; refuses placeholders that no expression of the request has. */
  private Predicate<Map<String, AttributeValue>> expected(
      WriteRequest request, List<Expression<?>> others) {
    List<Expression<?>> all = new ArrayList<>(others);
    Predicate<Map<String, AttributeValue>> expected = item -> true;
    if (request.condition().isPresent()) {
      Expression<Condition> condition = expressions.condition(request.condition().get());
      all.add(condition);
      expected = condition.meaning().bound(request.bindings());
    }
    request.bindings().onlyThoseOf(all);
    return expected;
  }

  private static void refuseAnswer(ReturnValue wanted) {
    if (wanted != null && wanted != ReturnValue.NONE) {
      throw new UnsupportedOperationException("the model does not answer with " + wanted);
    }
  }
}
