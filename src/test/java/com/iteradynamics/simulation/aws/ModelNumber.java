package com.iteradynamics.simulation.aws;

import java.math.BigDecimal;

/** A number as DynamoDB keeps it: its value to 38 digits, without zeros at either end. */
final class ModelNumber {
  private static final int DIGITS = 38;
  private static final int LARGEST_EXPONENT = 125;
  private static final int SMALLEST_EXPONENT = -130;

  private ModelNumber() {}

  /** The one way to write a number's value; refuses what DynamoDB cannot keep. */
  static String normal(String written) {
    if (isNormal(written)) {
      return written;
    }
    BigDecimal value;
    try {
      value = new BigDecimal(written).stripTrailingZeros();
    } catch (NumberFormatException e) {
      throw Refusals.invalid("The parameter cannot be converted to a numeric value: " + written);
    }
    if (value.signum() == 0) {
      return "0";
    }
    if (value.precision() > DIGITS) {
      throw Refusals.invalid("Attempting to store more than 38 significant digits in a Number");
    }
    int exponent = value.precision() - value.scale() - 1;
    if (exponent > LARGEST_EXPONENT) {
      throw Refusals.invalid(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < SMALLEST_EXPONENT) {
      throw Refusals.invalid(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    return value.toPlainString();
  }

  /** Whether it is written so already; not sure of every number, and never wrong when it is. */
  private static boolean isNormal(String written) {
    int start = written.startsWith("-") ? 1 : 0;
    int length = written.length() - start;
    if (length == 0 || length > DIGITS) {
      return false;
    }
    int point = -1;
    for (int i = start; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return point < 0
        ? written.charAt(start) != '0' || written.equals("0")
        : point > start
            && (written.charAt(start) != '0' || point == start + 1)
            && point < written.length() - 1
            && written.charAt(written.length() - 1) != '0';
  }
}
