package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.NumberFormat;
import com.iteradynamics.cortex.CortexRecord;
import com.iteradynamics.cortex.Recorded;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** The fees of a record in words. */
final class FeeDescriptions {
  private static final int BPS_DIGITS = 4;

  private FeeDescriptions() {}

  /** Those that its orders are planned with, in a line; empty when it names none. */
  static Optional<String> told(CortexRecord record) {
    return record.fields().get(Recorded.INPUTS.name()) instanceof Map<?, ?> inputs
            && inputs.get("fees") instanceof Map<?, ?> fees
        ? Optional.of(
            "Fees "
                + from(fees)
                + ": taker "
                + rate(fees.get("taker"))
                + ", maker "
                + rate(fees.get("maker"))
                + (fees.get("tier") == null ? "" : ", tier " + fees.get("tier")))
        : Optional.empty();
  }

  private static String from(Map<?, ?> fees) {
    return switch (String.valueOf(fees.get("source"))) {
      case "venue" -> "as the venue reported them at " + fees.get("read_at");
      case "preset" -> "of a preset";
      case "configured" -> "of the settings";
      default -> "of a source that is not recorded";
    };
  }

  private static String rate(Object recorded) {
    return recorded instanceof Number number ? bps(new BigDecimal(number.toString())) : "not known";
  }

  /** A rate, a fraction, in basis points. */
  static String bps(BigDecimal rate) {
    return NumberFormat.quantity(rate.movePointRight(BPS_DIGITS)) + " bps";
  }
}
