package com.iteradynamics.venue;

/** What the venue can be asked. */
public enum Endpoint {
  TIME("GET", true),
  PUBLIC_PRODUCT("GET", true),
  PUBLIC_CANDLES("GET", true),
  PUBLIC_BOOK("GET", true),
  PUBLIC_TICKER("GET", true),
  PRODUCT("GET", false),
  CANDLES("GET", false),
  TICKER("GET", false),
  BEST_BID_ASK("GET", false),
  ACCOUNTS("GET", false),
  PORTFOLIOS("GET", false),
  KEY_PERMISSIONS("GET", false),
  FEES("GET", false),
  ORDER("GET", false),
  ORDERS("GET", false),
  FILLS("GET", false),
  PREVIEW("POST", false),
  CREATE("POST", false),
  CANCEL("POST", false);

  private final String method;
  private final boolean open;

  Endpoint(String method, boolean open) {
    this.method = method;
    this.open = open;
  }

  String method() {
    return method;
  }

  /** Whether it is answered without a key. */
  boolean isPublic() {
    return open;
  }

  /** Whether a key needs the right to trade for it. */
  boolean trades() {
    return this == CREATE || this == CANCEL;
  }

  /** Whether what it answers are prices of now. */
  boolean isQuotes() {
    return switch (this) {
      case BEST_BID_ASK, PUBLIC_BOOK, TICKER, PUBLIC_TICKER -> true;
      default -> false;
    };
  }

  /** Whether what it answers are candles. */
  boolean isCandles() {
    return this == CANDLES || this == PUBLIC_CANDLES;
  }
}
