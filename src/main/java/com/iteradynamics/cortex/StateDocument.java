package com.iteradynamics.cortex;

import com.iteradynamics.cortex.Json.MalformedJsonException;
import com.iteradynamics.decision.ExecutionBranch;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.BookKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stored form of a {@link PrimeState}: flat, with the field names that people query. A field is
 * the component of its name, unless it is told here which one it is.
 *
 * @param fields every field, null where the state has none
 */
public record StateDocument(Map<String, Object> fields) {
  /** The first layout that is still read. */
  public static final int OLDEST_SCHEMA = 1;

  private static final String SCHEMA = "schema";
  private static final String BOOK = "book";
  private static final String PRODUCT = "product_id";

  /** For the reader's eye; decided anew each tick from quantity and price. */
  private static final String IN_POSITION = "in_position";

  private static final String ENTRY_TS = "entry_ts";
  private static final String ENTRY_PX = "entry_px";
  private static final String BOOKED_LATE = "booked_late";
  private static final String STOPS = "stops";
  private static final String NO_HORIZON = "no_horizon";
  private static final String LAST_DECISION = "last_decision";

  private static final List<String> NAMES =
      List.of(
          ("version killed cash_usd base_qty in_position peak_equity_usd last_equity_usd entry_ts"
                  + " entry_px planned_exit_ts last_exit_ts last_hour last_decision open_orders"
                  + " portfolio_id activity mode fills_since_flat booked_late high_water_usd"
                  + " entry_atr_usd stops flat_since no_horizon resting resting_stop")
              .split(" "));

  /** What came after the first layout, by the layout that it came with. */
  private static final Map<Integer, List<String>> CAME_WITH =
      Map.of(
          2, List.of("portfolio_id", "activity"),
          3, List.of("mode"),
          4, List.of("fills_since_flat", BOOKED_LATE),
          5, List.of("high_water_usd", "entry_atr_usd", STOPS, "flat_since", NO_HORIZON),
          6, List.of("resting"),
          7, List.of("resting_stop"));

  /** What a record has only where a rule looks at it. */
  private static final List<String> OF_RULES =
      List.of("high_water_usd", "entry_atr_usd", STOPS, "flat_since");

  private static String component(String name) {
    return switch (name) {
      case "planned_exit_ts" -> "planned_exit";
      case "last_exit_ts" -> "last_exit";
      case "portfolio_id" -> "portfolio";
      default -> name;
    };
  }

  /** The document of {@code state}. */
  public static StateDocument of(BookKey key, PrimeState state) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(SCHEMA, PrimeState.SCHEMA);
    fields.put(BOOK, key.book());
    fields.put(PRODUCT, key.productId());
    write(state, true, fields);
    return new StateDocument(fields);
  }

  private static void write(PrimeState state, boolean whole, Map<String, Object> fields) {
    Map<String, Object> components = Row.of(state, whole);
    Optional<PrimeState.Entry> entry = state.entry();
    for (String name : NAMES) {
      Object value =
          switch (name) {
            case IN_POSITION -> entry.isPresent();
            case ENTRY_TS -> entry.map(begun -> begun.at().toString()).orElse(null);
            case ENTRY_PX -> entry.map(PrimeState.Entry::priceUsd).orElse(null);
            default -> components.get(component(name));
          };
      if (whole || value != null) {
        fields.put(name, value);
      }
    }
  }

  /**
   * The state as a record has it: what is not known is left out, and what the last decision was is
   * said elsewhere.
   *
   * @param remembers whether a rule looks at what the position and the book have been through
   */
  static Map<String, Object> recorded(PrimeState state, boolean remembers) {
    Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(NAMES.size());
    write(state, false, fields);
    fields.remove(IN_POSITION);
    fields.remove(LAST_DECISION);
    if (!remembers) {
      fields.keySet().removeAll(OF_RULES);
    } else if (state.stops().isEmpty()) {
      fields.remove(STOPS);
    }
    if (!state.noHorizon()) {
      fields.remove(NO_HORIZON);
    }
    if (state.bookedLate().isEmpty()) {
      fields.remove(BOOKED_LATE);
    }
    return fields;
  }

  /** The document in this text. */
  public static StateDocument read(String text) throws MalformedJsonException {
    return read(Json.readMap(text));
  }

  /** The document of what is stored; one of a former schema gets what it lacks. */
  public static StateDocument read(Map<String, Object> stored) throws MalformedJsonException {
    Map<String, Object> fields = new LinkedHashMap<>(stored);
    if (fields.get(SCHEMA) instanceof Integer schema && schema >= OLDEST_SCHEMA) {
      CAME_WITH.forEach(
          (since, names) -> {
            if (schema < since) {
              names.forEach(name -> fields.put(name, RecordReader.before(PrimeState.class, name)));
            }
          });
    }
    for (String name : NAMES) {
      if (!fields.containsKey(name)) {
        throw new MalformedJsonException(name + " is missing", null);
      }
    }
    return new StateDocument(fields);
  }

  /**
   * The state of this document.
   *
   * @throws IllegalArgumentException when it is of another schema, book or product, or invalid
   */
  public PrimeState toState(BookKey key) {
    Map<String, Object> own = new LinkedHashMap<>(fields);
    if (!(own.remove(SCHEMA) instanceof Integer schema)
        || schema < OLDEST_SCHEMA
        || schema > PrimeState.SCHEMA) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "schema %s is not understood, only 1 to %d",
              fields.get(SCHEMA),
              PrimeState.SCHEMA));
    }
    Object book = own.remove(BOOK);
    Object product = own.remove(PRODUCT);
    if (!key.book().equals(book) || !key.productId().equals(product)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "it belongs to %s %s, not to %s %s",
              book,
              product,
              key.book(),
              key.productId()));
    }
    if (!(own.get(IN_POSITION) instanceof Boolean)) {
      throw new IllegalArgumentException("in_position must be true or false");
    }
    return state(own, RecordReader.STRICT);
  }

  /** The state that a record has, with the last decision that it names elsewhere. */
  static PrimeState read(Map<String, Object> recorded, Optional<ExecutionBranch> lastDecision) {
    Map<String, Object> fields = new LinkedHashMap<>(recorded);
    fields.put(LAST_DECISION, Row.plain(lastDecision, false));
    return state(fields, RecordReader.ofTick(Recorded.STATE_BEFORE.name()));
  }

  private static PrimeState state(Map<String, Object> fields, RecordReader reader) {
    Map<String, Object> components = new LinkedHashMap<>();
    fields.forEach((name, value) -> components.put(component(name), value));
    components.remove(IN_POSITION);
    Object at = components.remove(ENTRY_TS);
    Object price = components.remove(ENTRY_PX);
    if ((at == null) != (price == null)) {
      throw new IllegalArgumentException("entry_ts and entry_px belong together");
    }
    components.put("entry", at == null ? null : Map.of("at", at, "price_usd", price));
    try {
      return (PrimeState) reader.as(components, PrimeState.class);
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
