package com.iteradynamics.cortex;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a record looks like in JSON: its components in order, their names in snake_case.
 *
 * @param constructor the canonical one
 */
record RecordShape(List<Field> fields, Constructor<?> constructor) {
  private static final Map<Class<?>, RecordShape> KNOWN = new ConcurrentHashMap<>();

  /** One component. */
  record Field(String name, Type type, Method accessor) {
    Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("a component can always be read", e);
      }
    }
  }

  static RecordShape of(Class<?> type) {
    return KNOWN.computeIfAbsent(type, RecordShape::made);
  }

  private static RecordShape made(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : components) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      fields.add(new Field(snakeCase(component.getName()), component.getGenericType(), accessor));
    }
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return new RecordShape(List.copyOf(fields), constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has its canonical constructor", e);
    }
  }

  private static String snakeCase(String name) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (Character.isUpperCase(name.charAt(i))) {
        words.append('_');
      }
      words.append(name.charAt(i));
    }
    return words.toString().toLowerCase(Locale.ROOT);
  }
}
