package com.iteradynamics.adapter.aws;

import com.iteradynamics.cortex.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Translates JSON's kinds of value to DynamoDB's and back. Numbers keep their value to the last
 * digit, not their trailing zeros; maps come back in alphabetical order, since DynamoDB keeps none.
 */
final class DynamoValues {
  /** What DynamoDB can keep. */
  private static final int DIGITS = 38;

  private static final BigDecimal TINY = new BigDecimal("1E-130");

  private DynamoValues() {}

  static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A key's text, for a message. */
  static String shown(AttributeValue key) {
    return key == null ? "?" : String.valueOf(key.s());
  }

  static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** The attributes of these fields. */
  static Map<String, AttributeValue> attributes(Map<?, ?> fields) {
    Map<String, AttributeValue> attributes = LinkedHashMap.newLinkedHashMap(fields.size() + 4);
    fields.forEach((name, value) -> attributes.put(name.toString(), attribute(value)));
    return attributes;
  }

  /**
   * A value as DynamoDB keeps it: a double as its shortest decimal, an amount exactly.
   *
   * @throws IllegalArgumentException when DynamoDB cannot keep it exactly
   */
  static AttributeValue attribute(Object value) {
    return switch (value) {
      case null -> AttributeValue.fromNul(true);
      case String text -> AttributeValue.fromS(text);
      case Boolean flag -> AttributeValue.fromBool(flag);
      case BigDecimal amount -> AttributeValue.fromN(digits(amount));
      case Double number -> AttributeValue.fromN(digits(new BigDecimal(Double.toString(number))));
      case Integer number -> number(number);
      case Long number -> number(number);
      case Number number -> AttributeValue.fromN(digits(new BigDecimal(number.toString())));
      case List<?> list ->
          AttributeValue.fromL(list.stream().map(DynamoValues::attribute).toList());
      case Map<?, ?> map -> AttributeValue.fromM(attributes(map));
      default -> attribute(Json.plain(value));
    };
  }

  private static String digits(BigDecimal amount) {
    BigDecimal value = amount.stripTrailingZeros();
    if (value.precision() > DIGITS) {
      throw new IllegalArgumentException(
          "DynamoDB keeps " + DIGITS + " digits, too few for " + amount.toPlainString());
    }
    // Less than DynamoDB's smallest number is nothing.
    return value.abs().compareTo(TINY) < 0 ? "0" : value.toPlainString();
  }

  /** The fields of these attributes, in alphabetical order. */
  static Map<String, Object> fields(Map<String, AttributeValue> attributes) {
    Map<String, Object> fields = new TreeMap<>();
    attributes.forEach((name, attribute) -> fields.put(name, value(attribute)));
    return fields;
  }

  /**
   * A kept value; numbers are integers where they are whole and small, else exact decimals.
   *
   * @throws IllegalArgumentException when it is of a kind that we never write
   */
  static Object value(AttributeValue attribute) {
    return switch (attribute.type()) {
      case S -> attribute.s();
      case BOOL -> attribute.bool();
      case N -> number(attribute.n());
      case NUL -> null;
      case L -> {
        List<Object> list = new ArrayList<>(attribute.l().size());
        attribute.l().forEach(each -> list.add(value(each)));
        yield list;
      }
      case M -> fields(attribute.m());
      case B, BS, NS, SS, UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("a value of type " + attribute.type());
    };
  }

  private static Number number(String written) {
    BigDecimal value = new BigDecimal(written);
    BigDecimal whole = value.stripTrailingZeros();
    int digits = whole.precision() - whole.scale();
    if (whole.scale() <= 0 && digits <= 18) {
      return digits <= 9 ? (Number) whole.intValueExact() : (Number) whole.longValueExact();
    }
    return new BigDecimal(value.toPlainString());
  }
}
