package com.iteradynamics.simulation.aws;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it is kept: numbers in their one form, attributes sorted by name at every depth, so
 * that no order of a caller's map is ever seen again.
 *
 * @param attributes by name, sorted; never changed
 * @param bytes its size by DynamoDB's rule, which decides where a page of answers ends
 */
record ModelItem(Map<String, AttributeValue> attributes, int bytes) {
  private static final int MOST_BYTES = 400 * 1024;

  /** The item of these attributes; refuses what DynamoDB cannot keep. */
  static ModelItem of(Map<String, AttributeValue> given) {
    Size size = new Size();
    Map<String, AttributeValue> kept = kept(given, size);
    if (size.bytes > MOST_BYTES) {
      throw Refusals.invalid("Item size has exceeded the maximum allowed size");
    }
    return new ModelItem(kept, size.bytes);
  }

  /** A value as it is kept. */
  static AttributeValue value(AttributeValue given) {
    return kept(given, new Size());
  }

  private static final class Size {
    private int bytes;

    void text(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        // Each half of a pair counts 2: together they take 4 bytes.
        bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
      }
    }
  }

  private static Map<String, AttributeValue> kept(Map<String, AttributeValue> given, Size size) {
    String[] names = given.keySet().toArray(String[]::new);
    Arrays.sort(names);
    Map<String, AttributeValue> kept = LinkedHashMap.newLinkedHashMap(names.length);
    for (String name : names) {
      size.text(name);
      kept.put(name, kept(given.get(name), size));
    }
    return Collections.unmodifiableMap(kept);
  }

  private static AttributeValue kept(AttributeValue given, Size size) {
    return switch (given.type()) {
      case S -> {
        size.text(given.s());
        yield given;
      }
      case N -> {
        String normal = ModelNumber.normal(given.n());
        size.bytes += 2 + normal.length() / 2;
        yield normal.equals(given.n()) ? given : AttributeValue.fromN(normal);
      }
      case BOOL, NUL -> {
        size.bytes++;
        yield given;
      }
      case M -> map(given, size);
      case L -> list(given, size);
      case B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new UnsupportedOperationException(
              "the model keeps no value of type " + given.type());
    };
  }

  /** The value itself when it is kept as it is, which saves most of the work. */
  @SuppressWarnings("ReferenceEquality") // The question is whether a copy was made.
  private static AttributeValue map(AttributeValue given, Size size) {
    size.bytes += 3 + given.m().size();
    boolean same = true;
    String before = "";
    for (Map.Entry<String, AttributeValue> each : given.m().entrySet()) {
      size.text(each.getKey());
      same &= kept(each.getValue(), size) == each.getValue();
      same &= before.compareTo(each.getKey()) <= 0;
      before = each.getKey();
    }
    return same ? given : AttributeValue.fromM(kept(given.m(), new Size()));
  }

  @SuppressWarnings("ReferenceEquality") // The question is whether a copy was made.
  private static AttributeValue list(AttributeValue given, Size size) {
    size.bytes += 3 + given.l().size();
    boolean same = true;
    for (AttributeValue each : given.l()) {
      same &= kept(each, size) == each;
    }
    return same
        ? given
        : AttributeValue.fromL(given.l().stream().map(each -> kept(each, new Size())).toList());
  }
}
