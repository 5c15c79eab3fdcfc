package com.iteradynamics.cortex;

import com.iteradynamics.cortex.Json.MalformedJsonException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A field of a record: what it is called and what it holds. {@link Recorded} has all of them.
 *
 * @param type what it holds, or what each entry of its list is
 * @param list whether it is a list
 * @param compared with what it is compared when the hour is decided again
 */
public record Field<T>(String name, Class<?> type, boolean list, Compared compared) {
  /** The same field, of which only the constants of {@code words} are understood. */
  public <E extends Enum<E>> Field<E> as(Class<E> words) {
    return new Field<>(name, words, list, compared);
  }

  /**
   * Its value among {@code fields}; empty when it is absent.
   *
   * @throws IllegalArgumentException when it is not what it has to be; names it
   */
  @SuppressWarnings("unchecked")
  Optional<T> of(Map<String, Object> fields) {
    return Optional.ofNullable(fields.get(name)).map(value -> (T) read(value, list));
  }

  /** The entries of a list that are what they have to be; none when it is absent or no list. */
  @SuppressWarnings("unchecked")
  static <E> List<E> readable(Field<List<E>> field, Map<String, Object> fields) {
    return Stream.of(fields.getOrDefault(field.name, List.of()))
        .filter(List.class::isInstance)
        .flatMap(entries -> ((List<?>) entries).stream())
        .flatMap(
            entry -> {
              try {
                return Stream.of((E) field.read(entry, false));
              } catch (IllegalArgumentException e) {
                return Stream.of();
              }
            })
        .toList();
  }

  private Object read(Object value, boolean whole) {
    try {
      RecordReader reader = RecordReader.ofTick(name);
      return whole ? reader.list(value, type) : reader.as(value, type);
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
