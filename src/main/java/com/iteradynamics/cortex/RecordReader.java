package com.iteradynamics.cortex;

import com.iteradynamics.cortex.Json.MalformedJsonException;
import com.iteradynamics.decision.PrimeState;
import com.iteradynamics.order.FeeSchedule;
import com.iteradynamics.order.OrderRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@link JsonReader} read, as a record: each component from the field of its name. Nothing is
 * guessed: a field that is missing, unknown or of another kind is refused, and so is a text where a
 * number belongs. What the record's constructor refuses is refused too. In the record of a tick,
 * which another version may have written, what is optional may be missing, and what is unknown is
 * passed over.
 */
final class RecordReader {
  /**
   * Fields that came later, of orders and plans that are kept as they were written, and what they
   * are where they are missing; an empty value is null.
   */
  private static final Map<Class<?>, Map<String, Optional<Object>>> CAME_LATER =
      Map.of(
          OrderRequest.class,
          Map.of("minimum_sale", Optional.empty(), "stop", Optional.empty()),
          FeeSchedule.class,
          Map.of("account", Optional.empty()),
          PrimeState.class,
          Map.of(
              "mode",
              Optional.of(PrimeState.FIRST_MODE),
              "fills_since_flat",
              Optional.of(0),
              "booked_late",
              Optional.of(List.of()),
              "high_water_usd",
              Optional.empty(),
              "entry_atr_usd",
              Optional.empty(),
              "stops",
              Optional.of(List.of()),
              "flat_since",
              Optional.empty(),
              "no_horizon",
              Optional.of(false),
              "resting",
              Optional.empty(),
              "resting_stop",
              Optional.empty()));

  /** Reads a whole document. */
  static final RecordReader STRICT = new RecordReader(Optional.empty(), "", false);

  private final Optional<RecordReader> context;
  private final String step;
  private final boolean ofTick;

  /** Reads what is {@code context} by a field's name or a list's {@code [0]}; empty at the top. */
  private RecordReader(Optional<RecordReader> context, String step, boolean ofTick) {
    this.context = context;
    this.step = step;
    this.ofTick = ofTick;
  }

  static Object read(Object value, Class<?> type) throws MalformedJsonException {
    return STRICT.as(value, type);
  }

  /** Reads a field of a tick's record. */
  static RecordReader ofTick(String field) {
    return new RecordReader(Optional.empty(), field, true);
  }

  Object as(Object value, Type type) throws MalformedJsonException {
    return type instanceof ParameterizedType parts
        ? generic(value, (Class<?>) parts.getRawType(), parts.getActualTypeArguments())
        : plain(value, (Class<?>) type);
  }

  private Object generic(Object value, Class<?> type, Type[] parts) throws MalformedJsonException {
    if (type == Optional.class) {
      return value == null ? Optional.empty() : Optional.of(as(value, parts[0]));
    }
    if (type == List.class) {
      return value == null && ofTick ? List.of() : list(value, parts[0]);
    }
    throw new IllegalArgumentException(type + " is not read from JSON");
  }

  List<Object> list(Object value, Type each) throws MalformedJsonException {
    if (!(value instanceof List<?> items)) {
      throw refused("a list", value);
    }
    List<Object> read = new ArrayList<>();
    for (Object item : items) {
      read.add(
          new RecordReader(Optional.of(this), ofTick ? "" : "[" + read.size() + "]", ofTick)
              .as(item, each));
    }
    return read;
  }

  private Object plain(Object value, Class<?> type) throws MalformedJsonException {
    if (type.isRecord()) {
      return record(value, type);
    }
    if (type.isEnum()) {
      return word(value, type);
    }
    if (type == CortexRecord.class) {
      try {
        return CortexRecord.of(fields(value));
      } catch (IllegalArgumentException | DateTimeException e) {
        throw refused(e);
      }
    }
    return scalar(value, type);
  }

  private Object scalar(Object value, Class<?> type) throws MalformedJsonException {
    return switch (type.getName()) {
      case "java.lang.String" -> text(value);
      case "java.time.Instant" -> time(value);
      case "boolean", "java.lang.Boolean" -> kept(value, value instanceof Boolean, "true or false");
      case "int", "java.lang.Integer" ->
          ofTick ? whole(value) : kept(value, value instanceof Integer, "a whole number");
      case "long", "java.lang.Long" -> {
        kept(value, value instanceof Integer || value instanceof Long, "a whole number");
        yield ((Number) value).longValue();
      }
      case "double", "java.lang.Double" -> real(value);
      case "java.math.BigDecimal" -> decimal(value);
      case "java.util.Map" -> fields(value);
      default -> throw new IllegalArgumentException(type + " is not read from JSON");
    };
  }

  private Object record(Object value, Class<?> type) throws MalformedJsonException {
    Map<String, Object> fields = fields(value);
    RecordShape shape = RecordShape.of(type);
    Object[] components = new Object[shape.fields().size()];
    Optional<RecordReader> inside = Optional.of(this);
    for (int i = 0; i < components.length; i++) {
      RecordShape.Field field = shape.fields().get(i);
      Object component = component(fields, field.name(), type);
      components[i] = new RecordReader(inside, field.name(), ofTick).as(component, field.type());
    }
    for (String name : ofTick ? Set.<String>of() : fields.keySet()) {
      if (shape.fields().stream().noneMatch(field -> field.name().equals(name))) {
        throw new MalformedJsonException(at(name) + " is not known", null);
      }
    }
    try {
      return shape.constructor().newInstance(components);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException refusal) {
        throw refused(refusal);
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can always be made of its components", e);
    }
  }

  private Object component(Map<String, Object> fields, String name, Class<?> type)
      throws MalformedJsonException {
    Object value = fields.get(name);
    if (value != null || fields.containsKey(name)) {
      return value;
    }
    if (!ofTick && !CAME_LATER.getOrDefault(type, Map.of()).containsKey(name)) {
      throw new MalformedJsonException(at(name) + " is missing", null);
    }
    return before(type, name);
  }

  /** What a component was before it was there, null when it was not known. */
  static Object before(Class<?> type, String name) {
    Map<String, Optional<Object>> later = CAME_LATER.getOrDefault(type, Map.of());
    return later.getOrDefault(name, Optional.empty()).orElse(null);
  }

  private Object word(Object value, Class<?> type) throws MalformedJsonException {
    for (Object word : type.getEnumConstants()) {
      if (((Enum<?>) word).name().equals(value)) {
        return word;
      }
    }
    throw refused(
        ofTick ? "a " + type.getSimpleName() : "one of " + Arrays.toString(type.getEnumConstants()),
        value);
  }

  private Instant time(Object value) throws MalformedJsonException {
    try {
      return Instant.parse(text(value));
    } catch (DateTimeException e) {
      throw refused(ofTick ? "a time" : "a time such as 2026-01-01T00:00:00Z", value);
    }
  }

  private String text(Object value) throws MalformedJsonException {
    return (String) kept(value, value instanceof String, "a text");
  }

  private int whole(Object value) throws MalformedJsonException {
    try {
      return decimal(value).intValueExact();
    } catch (ArithmeticException e) {
      throw refused("a whole number", value);
    }
  }

  private BigDecimal decimal(Object value) throws MalformedJsonException {
    boolean good = value instanceof Number || (ofTick && value instanceof String);
    try {
      return new BigDecimal(kept(value, good, "a number").toString());
    } catch (NumberFormatException e) {
      throw refused("a number", value);
    }
  }

  private double real(Object value) throws MalformedJsonException {
    double real = decimal(value).doubleValue();
    kept(value, Double.isFinite(real), "a number of a double's size");
    return real;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> fields(Object value) throws MalformedJsonException {
    return (Map<String, Object>) kept(value, value instanceof Map, "an object");
  }

  private Object kept(Object value, boolean good, String expected) throws MalformedJsonException {
    if (!good) {
      throw refused(expected, value);
    }
    return value;
  }

  private MalformedJsonException refused(String expected, Object value) {
    if (ofTick) {
      return new MalformedJsonException(
          value == null
              ? "the record has no " + path()
              : String.format(Locale.ROOT, "%s is not %s: \"%s\"", path(), expected, value),
          null);
    }
    String what = path().isEmpty() ? "it" : path();
    String was =
        switch (value) {
          case Map<?, ?> map -> "an object";
          case List<?> list -> "a list";
          case null, default -> Json.write(value);
        };
    return new MalformedJsonException(what + " must be " + expected + ", was " + was, null);
  }

  private MalformedJsonException refused(RuntimeException why) {
    boolean named = !path().isEmpty() && !ofTick;
    return new MalformedJsonException((named ? path() + ": " : "") + why.getMessage(), why);
  }

  /** Such as {@code orders[0].request}; made only when something is wrong. */
  private String path() {
    return context.map(outer -> outer.at(step)).orElse(step);
  }

  private String at(String name) {
    String path = path();
    return path.isEmpty() || name.isEmpty() || name.startsWith("[")
        ? path + name
        : path + "." + name;
  }
}
