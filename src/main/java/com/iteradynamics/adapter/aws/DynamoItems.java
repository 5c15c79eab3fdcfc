package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.StateDocument;
import com.iteradynamics.decision.LoadedState;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.order.BookKey;
import com.iteradynamics.order.JournaledOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Translates state, trading state and orders to items and back; what is read is validated. */
final class DynamoItems {
  private static final List<String> KEYS =
      List.of(DynamoTables.PK, DynamoTables.SK, DynamoTransactions.LAST_WRITE);

  private DynamoItems() {}

  /** The item of the state that a write of {@code state} stores. */
  static Map<String, AttributeValue> item(BookKey book, PrimeState state, String write) {
    Map<String, AttributeValue> item =
        item(StateDocument.of(book, state.nextVersion()), DynamoKeys.state(book));
    item.put(DynamoTransactions.LAST_WRITE, DynamoValues.text(write));
    return item;
  }

  static Map<String, AttributeValue> item(
      BookKey book, TradingPermission permission, String write) {
    Map<String, AttributeValue> item = item(permission, DynamoKeys.permission(book));
    item.put(DynamoTransactions.LAST_WRITE, DynamoValues.text(write));
    return item;
  }

  static Map<String, AttributeValue> item(BookKey book, JournaledOrder order) {
    return item(order, DynamoKeys.order(book, order.request().clientOrderId()));
  }

  static LoadedState state(BookKey book, Map<String, AttributeValue> item) {
    try {
      return new LoadedState.Valid(StateDocument.read(fields(item)).toState(book));
    } catch (Json.MalformedJsonException | RuntimeException e) {
      return new LoadedState.Corrupt(name(item) + " cannot be trusted: " + e.getMessage());
    }
  }

  static TradingPermission permission(Map<String, AttributeValue> item) {
    try {
      return read(item, TradingPermission.class);
    } catch (Json.MalformedJsonException | RuntimeException e) {
      return new TradingPermission(
          TradingState.HALTED, name(item) + " cannot be trusted: " + e.getMessage());
    }
  }

  /**
   * @throws StoreException when it cannot be trusted; names the item
   */
  static JournaledOrder order(Map<String, AttributeValue> item) {
    try {
      return read(item, JournaledOrder.class);
    } catch (Json.MalformedJsonException | RuntimeException e) {
      throw new StoreException(name(item) + " cannot be trusted: " + e.getMessage(), e);
    }
  }

  /** That the stored state is the one that {@code next} was made of. */
  static DynamoCondition unchanged(PrimeState next) {
    return next.version() == 0
        ? DynamoCondition.ABSENT
        : DynamoCondition.of(
            "#version = :version AND #schema >= :oldest AND #schema <= :newest",
            Map.of(
                ":version",
                DynamoValues.number(next.version()),
                ":oldest",
                DynamoValues.number(StateDocument.OLDEST_SCHEMA),
                ":newest",
                DynamoValues.number(PrimeState.SCHEMA)));
  }

  /** What it means that the stored state is not {@link #unchanged}. */
  static String refusal(BookKey book, PrimeState next, Map<String, AttributeValue> stored) {
    if (stored.isEmpty()) {
      return "the state is gone, version " + next.version() + " was there; nothing was written";
    }
    return switch (state(book, stored)) {
      case LoadedState.Corrupt corrupt -> corrupt.why();
      case LoadedState.Valid valid ->
          "the state was changed meanwhile: version "
              + valid.state().version()
              + ", not "
              + next.version();
    };
  }

  /** The item of {@code value}, under {@code key}. */
  static Map<String, AttributeValue> item(Object value, Map<String, AttributeValue> key) {
    Map<String, AttributeValue> item = new HashMap<>(DynamoValues.attribute(value).m());
    item.putAll(key);
    return item;
  }

  private static <T> T read(Map<String, AttributeValue> item, Class<T> type)
      throws Json.MalformedJsonException {
    return Json.read(fields(item), type);
  }

  /** What we put into an item, without what the tables need. */
  private static Map<String, Object> fields(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> rest = new HashMap<>(item);
    KEYS.forEach(rest::remove);
    return DynamoValues.fields(rest);
  }

  private static String name(Map<String, AttributeValue> item) {
    return "the item " + DynamoKeys.shown(item);
  }
}
