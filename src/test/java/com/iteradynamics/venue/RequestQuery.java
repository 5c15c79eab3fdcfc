package com.iteradynamics.venue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A query string in its parts, in order. A plus sign that was not percent-encoded is a space, so
 * that a time zone or a cursor that nobody encoded does not arrive as it was meant.
 */
final class RequestQuery {
  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** {@code text} without the question mark, perhaps empty. */
  static RequestQuery of(String text) {
    RequestQuery query = new RequestQuery();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('&', from);
      end = end < 0 ? text.length() : end;
      int equals = text.indexOf('=', from);
      if (equals >= 0 && equals < end) {
        query.names.add(decoded(text.substring(from, equals)));
        query.values.add(decoded(text.substring(equals + 1, end)));
      }
      from = end + 1;
    }
    return query;
  }

  /** The first value of this name that is not empty. */
  Optional<String> first(String name) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name) && !values.get(i).isEmpty()) {
        return Optional.of(values.get(i));
      }
    }
    return Optional.empty();
  }

  /** Every value of this name. */
  List<String> all(String name) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        found.add(values.get(i));
      }
    }
    return found;
  }

  /** The names that are there, with repetitions. */
  List<String> names() {
    return names;
  }

  static String decoded(String text) {
    return text.indexOf('%') < 0 && text.indexOf('+') < 0
        ? text
        : URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
