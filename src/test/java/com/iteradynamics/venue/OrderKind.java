package com.iteradynamics.venue;

import java.util.Optional;

/** The order configurations that this venue carries out. */
enum OrderKind {
  MARKET_IOC("market_market_ioc", "MARKET", "IMMEDIATE_OR_CANCEL"),
  LIMIT_IOC("sor_limit_ioc", "LIMIT", "IMMEDIATE_OR_CANCEL"),
  LIMIT_FOK("limit_limit_fok", "LIMIT", "FILL_OR_KILL"),
  LIMIT_GTC("limit_limit_gtc", "LIMIT", "GOOD_UNTIL_CANCELLED"),
  LIMIT_GTD("limit_limit_gtd", "LIMIT", "GOOD_UNTIL_DATE_TIME"),
  STOP_GTC("stop_limit_stop_limit_gtc", "STOP_LIMIT", "GOOD_UNTIL_CANCELLED");

  private final String key;
  private final String type;
  private final String timeInForce;

  OrderKind(String key, String type, String timeInForce) {
    this.key = key;
    this.type = type;
    this.timeInForce = timeInForce;
  }

  String key() {
    return key;
  }

  /** Its {@code order_type}. */
  String type() {
    return type;
  }

  /** Its {@code time_in_force}. */
  String timeInForce() {
    return timeInForce;
  }

  boolean isLimit() {
    return this != MARKET_IOC;
  }

  /** Whether what cannot be filled at once waits in the book. */
  boolean rests() {
    return this == LIMIT_GTC || this == LIMIT_GTD || this == STOP_GTC;
  }

  static Optional<OrderKind> of(String key) {
    for (OrderKind kind : values()) {
      if (kind.key.equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
