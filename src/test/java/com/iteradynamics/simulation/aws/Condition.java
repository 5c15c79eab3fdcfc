package com.iteradynamics.simulation.aws;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition, filter or key condition that was read, its placeholders still open. */
sealed interface Condition {

  /** The question to an item's attributes; an item that is not there has none. */
  Predicate<Map<String, AttributeValue>> bound(Bindings bindings);

  record And(Condition left, Condition right) implements Condition {
    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      return left.bound(bindings).and(right.bound(bindings));
    }
  }

  record Or(Condition left, Condition right) implements Condition {
    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      return left.bound(bindings).or(right.bound(bindings));
    }
  }

  record Not(Condition condition) implements Condition {
    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      return condition.bound(bindings).negate();
    }
  }

  /** {@code attribute_exists} or {@code attribute_not_exists}. */
  record Exists(DocumentPath path, boolean wanted) implements Condition {
    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      DocumentPath place = path.bound(bindings);
      return item -> place.in(item).isPresent() == wanted;
    }
  }

  /** {@code begins_with} of texts. */
  record BeginsWith(Operand text, Operand start) implements Condition {
    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      Function<Map<String, AttributeValue>, Optional<AttributeValue>> whole = text.bound(bindings);
      Function<Map<String, AttributeValue>, Optional<AttributeValue>> first = start.bound(bindings);
      return item -> holds(whole.apply(item), first.apply(item));
    }

    private static boolean holds(Optional<AttributeValue> whole, Optional<AttributeValue> first) {
      return isText(whole) && isText(first) && whole.get().s().startsWith(first.get().s());
    }

    private static boolean isText(Optional<AttributeValue> value) {
      return value.filter(some -> some.type() == AttributeValue.Type.S).isPresent();
    }
  }

  /** Two values beside each other. */
  record Comparison(Operand left, String comparator, Operand right) implements Condition {
    private static final Set<AttributeValue.Type> ORDERED =
        Set.of(AttributeValue.Type.S, AttributeValue.Type.N);

    @Override
    public Predicate<Map<String, AttributeValue>> bound(Bindings bindings) {
      Function<Map<String, AttributeValue>, Optional<AttributeValue>> one = left.bound(bindings);
      Function<Map<String, AttributeValue>, Optional<AttributeValue>> other = right.bound(bindings);
      return item -> holds(one.apply(item), other.apply(item));
    }

    private boolean holds(Optional<AttributeValue> one, Optional<AttributeValue> other) {
      return switch (comparator) {
        case "=" -> one.isPresent() && one.equals(other);
        case "<>" -> one.isEmpty() || !one.equals(other);
        default -> one.isPresent() && other.isPresent() && ordered(one.get(), other.get());
      };
    }

    private boolean ordered(AttributeValue one, AttributeValue other) {
      if (one.type() != other.type()) {
        return false;
      }
      if (!ORDERED.contains(one.type())) {
        throw new UnsupportedOperationException("the model has no order of " + one.type());
      }
      int order =
          one.type() == AttributeValue.Type.S
              ? one.s().compareTo(other.s())
              : new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
      return switch (comparator) {
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        default -> throw new IllegalStateException(comparator);
      };
    }
  }

  /** One side of a comparison. */
  sealed interface Operand {
    /** Its value in an item; empty when the item has none there. */
    Function<Map<String, AttributeValue>, Optional<AttributeValue>> bound(Bindings bindings);

    record Path(DocumentPath path) implements Operand {
      @Override
      public Function<Map<String, AttributeValue>, Optional<AttributeValue>> bound(
          Bindings bindings) {
        return path.bound(bindings)::in;
      }
    }

    record Value(String placeholder) implements Operand {
      @Override
      public Function<Map<String, AttributeValue>, Optional<AttributeValue>> bound(
          Bindings bindings) {
        Optional<AttributeValue> value = Optional.of(bindings.value(placeholder));
        return item -> value;
      }
    }
  }
}
