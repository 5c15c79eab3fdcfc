package com.iteradynamics.cortex;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A record as a map of its components, whose names many maps share. A replay keeps every record of
 * a tick, and most of those is rows like these.
 */
final class Row extends AbstractMap<String, Object> {
  private final List<RecordShape.Field> names;
  private final Object[] values;
  private final boolean whole;
  private final int size;

  private Row(List<RecordShape.Field> names, Object[] values, boolean whole, int size) {
    this.names = names;
    this.values = values;
    this.whole = whole;
    this.size = size;
  }

  /**
   * The components of {@code record}.
   *
   * @param whole whether those without a value are there, too
   */
  static Row of(Record record, boolean whole) {
    List<RecordShape.Field> names = RecordShape.of(record.getClass()).fields();
    Object[] values = new Object[names.size()];
    int size = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = plain(names.get(i).of(record), whole);
      size += whole || values[i] != null ? 1 : 0;
    }
    return new Row(names, values, whole, size);
  }

  @Override
  public Object get(Object name) {
    for (int i = 0; i < values.length; i++) {
      if (names.get(i).name().equals(name)) {
        return values[i];
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(Object name) {
    return whole ? super.containsKey(name) : get(name) != null;
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return IntStream.range(0, values.length)
            .filter(i -> whole || values[i] != null)
            .<Map.Entry<String, Object>>mapToObj(
                i -> new SimpleImmutableEntry<>(names.get(i).name(), values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  /**
   * One of our own values as what JSON and stores know: texts, booleans, numbers, lists and maps;
   * itself when it is plain.
   *
   * @param whole whether what is not known is null, as in a document, rather than left out with
   *     what is no finite number, as in a record
   */
  static Object plain(Object value, boolean whole) {
    return switch (value) {
      case Optional<?> optional -> plain(optional.orElse(null), whole);
      case Instant time -> time.toString();
      case Enum<?> word -> word.name();
      case CortexRecord record -> record.fields();
      case StateDocument state -> state.fields();
      case Record record -> Row.of(record, whole);
      case Double number when !whole && !Double.isFinite(number) -> null;
      case List<?> items -> items.stream().map(item -> plain(item, whole)).toList();
      case null, default -> value;
    };
  }
}
