package com.iteradynamics.cortex;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A map of a few names that many maps share, in their order. A replay keeps every record, and most
 * of a record is rows like these.
 */
final class Row extends AbstractMap<String, Object> {
  private final List<String> names;
  private final Object[] values;

  /** One value for each name, in the same order. */
  Row(List<String> names, Object... values) {
    if (names.size() != values.length) {
      throw new IllegalArgumentException(names.size() + " names for " + values.length + " values");
    }
    this.names = names;
    this.values = values;
  }

  @Override
  public Object get(Object name) {
    int i = names.indexOf(name);
    return i < 0 ? null : values[i];
  }

  @Override
  public Set<Map.Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Object>> iterator() {
        return IntStream.range(0, values.length)
            .mapToObj(i -> Map.entry(names.get(i), values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }
}
