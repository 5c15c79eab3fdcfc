package com.iteradynamics.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON whose fields come in a known order, and says what is there instead. What it would say
 * is put together only then: a model is read in a cold start, where a text costs milliseconds. A
 * list ends where it has more than is allowed, before more is kept.
 */
final class StrictJson extends JsonParserDelegate {
  StrictJson(JsonParser json) {
    super(json);
  }

  /** What is wrong with a file. */
  static final class WrongFile extends IOException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("AnnotateFormatMethod") // Its annotation is in no dependency of ours.
    WrongFile(String format, Object... values) {
      super(String.format(Locale.ROOT, format, values));
    }
  }

  /** Reads an item of a list or the value of an entry, at whose first token the JSON stands. */
  interface Item<T> {
    T read(int index) throws IOException;
  }

  double real(String name) throws IOException {
    JsonToken token = currentToken();
    double value = token != null && token.isNumeric() ? getDoubleValue() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new WrongFile("%s must be a finite number", name);
    }
    return value;
  }

  int whole(String name) throws IOException {
    field(name, JsonToken.VALUE_NUMBER_INT);
    long value = getLongValue();
    check(value == (int) value && value >= 0, "%s must be in 0..2,147,483,647", name);
    return (int) value;
  }

  String text(String name) throws IOException {
    field(name, JsonToken.VALUE_STRING);
    return getText();
  }

  Optional<String> textOrNull(String name) throws IOException {
    named(name);
    if (currentToken() == JsonToken.VALUE_NULL) {
      return Optional.empty();
    }
    check(currentToken() == JsonToken.VALUE_STRING, "%s must be a text or null", name);
    return Optional.of(getText());
  }

  Optional<Instant> time(String name) throws IOException {
    Optional<String> text = textOrNull(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      throw new WrongFile("%s must be a time as 2026-11-25T00:00:00Z, was %s", name, text.get());
    }
  }

  /** A list whose items all begin with {@code kind}; {@code otherwise} says what it must be. */
  <T> List<T> list(String name, JsonToken kind, String otherwise, Item<T> item) throws IOException {
    field(name, JsonToken.START_ARRAY);
    List<T> items = new ArrayList<>();
    while (nextToken() == kind) {
      items.add(item.read(items.size()));
    }
    check(currentToken() == JsonToken.END_ARRAY, "%s %s", name, otherwise);
    return items;
  }

  /** The entries of an object that has any. */
  <T> Map<String, T> entries(String name, int most, Item<T> value) throws IOException {
    field(name, JsonToken.START_OBJECT);
    Map<String, T> entries = new LinkedHashMap<>();
    while (nextToken() == JsonToken.FIELD_NAME) {
      String key = currentName();
      check(!entries.containsKey(key), "%s comes twice", key);
      few(entries.size(), most, name);
      nextToken();
      entries.put(key, value.read(entries.size()));
    }
    return entries;
  }

  /** A list of numbers that grows as it is read, and not beyond {@code most}. */
  double[] column(String name, int most) throws IOException {
    field(name, JsonToken.START_ARRAY);
    double[] column = new double[64];
    int size = 0;
    while (nextToken() != JsonToken.END_ARRAY) {
      if (size == most) {
        throw new WrongFile("%s has more than the %,d numbers allowed", name, most);
      }
      if (size == column.length) {
        column = Arrays.copyOf(column, 2 * size);
      }
      column[size++] = real(name);
    }
    return Arrays.copyOf(column, size);
  }

  void field(String name, JsonToken kind) throws IOException {
    named(name);
    if (currentToken() != kind) {
      throw new WrongFile("%s must be %s", name, words(kind));
    }
  }

  void named(String name) throws IOException {
    if (nextToken() != JsonToken.FIELD_NAME) {
      throw missing("the field " + name);
    }
    if (!currentName().equals(name)) {
      throw new WrongFile("%s must come here, not %s", name, currentName());
    }
    nextToken();
  }

  void next(JsonToken kind, String what) throws IOException {
    if (nextToken() != kind) {
      throw missing(what);
    }
  }

  private WrongFile missing(String what) {
    return new WrongFile("%s must come at byte %d", what, currentLocation().getByteOffset());
  }

  private static String words(JsonToken kind) {
    return switch (kind) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      default -> kind.name();
    };
  }

  static void same(String name, Object is, Object must) throws WrongFile {
    check(is.equals(must), "%s must be %s, was %s", name, must, is);
  }

  /** That one more may come after {@code count} of them. */
  static void few(int count, int most, String what) throws WrongFile {
    check(count < most, "it has more %s than %d", what, most);
  }

  static void check(boolean holds, String otherwise, Object... values) throws WrongFile {
    if (!holds) {
      throw new WrongFile(otherwise, values);
    }
  }
}
