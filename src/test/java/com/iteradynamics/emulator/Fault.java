package com.iteradynamics.emulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with the account that the function runs in. */
enum Fault {
  /** Nothing. */
  NONE,
  /** DynamoDB answers every call that it is asked too much. */
  THROTTLED_TABLE,
  /** The tables were never deployed. */
  MISSING_TABLE,
  /** Nobody put candles into the bucket. */
  NO_CANDLES,
  /** S3 asks everybody to slow down. */
  BUSY_BUCKET,
  /** The function's role may not read the bucket. */
  DENIED_BUCKET,
  /** EventBridge is down. */
  NO_EVENTS;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Fault> of(String word) {
    return Stream.of(values()).filter(fault -> fault.word().equals(word)).findFirst();
  }

  static String words() {
    return Stream.of(values()).map(Fault::word).collect(Collectors.joining(", "));
  }
}
