package com.iteradynamics.adapter.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.iteradynamics.adapter.coinbase.messages.CoinbaseMessages;

/** Fixtures that a test changes before they are read. */
public final class ChangedFixture {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ChangedFixture() {}

  /** A fixture as a tree. */
  public static ObjectNode fixture(String name) {
    try {
      return (ObjectNode) MAPPER.readTree(Fixture.text(name));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /**
   * Changes {@code object}: {@code name=value} for a text, {@code name:=json} for anything else,
   * and {@code -name} to take a field away. Several are separated by a blank and a semicolon; a
   * name may be a path with points.
   */
  public static ObjectNode change(ObjectNode object, String changes) {
    for (String change : changes.isBlank() ? new String[0] : changes.split(" ;", -1)) {
      String one = change.strip();
      int equals = one.indexOf('=');
      if (one.startsWith("-")) {
        parent(object, one.substring(1)).remove(last(one.substring(1)));
      } else if (one.charAt(equals - 1) == ':') {
        String path = one.substring(0, equals - 1);
        parent(object, path).set(last(path), tree(one.substring(equals + 1)));
      } else {
        String path = one.substring(0, equals);
        parent(object, path).put(last(path), one.substring(equals + 1));
      }
    }
    return object;
  }

  private static ObjectNode parent(ObjectNode object, String path) {
    JsonNode at = object;
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      at = names[i].matches("[0-9]+") ? at.get(Integer.parseInt(names[i])) : at.get(names[i]);
    }
    return (ObjectNode) at;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json, e);
    }
  }

  /** As the client reads it. */
  public static <T> T read(JsonNode json, Class<T> type) {
    try {
      return CoinbaseMessages.read(json.toString(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(json.toString(), e);
    }
  }
}
