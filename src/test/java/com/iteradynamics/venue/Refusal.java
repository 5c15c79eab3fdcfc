package com.iteradynamics.venue;

/** Why an order is not taken, and in which of its fields the answer, HTTP 200, says so. */
enum Refusal {
  INVALID_SIDE("INVALID_SIDE", "PREVIEW_INVALID_SIDE", "Invalid side"),
  UNSUPPORTED(
      "UNSUPPORTED_ORDER_CONFIGURATION",
      "PREVIEW_INVALID_ORDER_CONFIG",
      "Order configuration is not supported"),
  UNKNOWN_PRODUCT("INVALID_PRODUCT_ID", "PREVIEW_INVALID_PRODUCT_ID", "Invalid product id"),
  UNTRADABLE("UNTRADABLE_PRODUCT", "PREVIEW_UNTRADABLE_PRODUCT", "Product cannot be traded"),
  DISABLED("ORDER_ENTRY_DISABLED", "PREVIEW_ORDER_ENTRY_DISABLED", "Order entry is disabled"),
  SIZE_PRECISION(Refusal.UNKNOWN, "PREVIEW_INVALID_SIZE_PRECISION", ""),
  PRICE_PRECISION(Refusal.UNKNOWN, "PREVIEW_INVALID_PRICE_PRECISION", ""),
  BASE_TOO_SMALL(Refusal.UNKNOWN, "PREVIEW_INVALID_BASE_SIZE_TOO_SMALL", ""),
  BASE_TOO_LARGE(Refusal.UNKNOWN, "PREVIEW_INVALID_BASE_SIZE_TOO_LARGE", ""),
  QUOTE_TOO_SMALL(Refusal.UNKNOWN, "PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL", ""),
  QUOTE_TOO_LARGE(Refusal.UNKNOWN, "PREVIEW_INVALID_QUOTE_SIZE_TOO_LARGE", ""),
  END_TIME("INVALID_REQUEST", "UNKNOWN_PREVIEW_FAILURE_REASON", "end_time is in the past"),
  POST_ONLY(
      "INVALID_LIMIT_PRICE_POST_ONLY",
      "PREVIEW_INVALID_LIMIT_PRICE_POST_ONLY",
      "Invalid limit price: post-only order would match"),
  STOP_ABOVE_MARKET(Refusal.UNKNOWN, "PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE", ""),
  STOP_BELOW_LIMIT(Refusal.UNKNOWN, "PREVIEW_STOP_PRICE_BELOW_LIMIT_PRICE", ""),
  /** Only the message says what it is. */
  NO_ACCOUNT(Refusal.UNKNOWN, "UNKNOWN_PREVIEW_FAILURE_REASON", "account is not available"),
  FUNDS("INSUFFICIENT_FUND", "PREVIEW_INSUFFICIENT_FUND", "Insufficient balance in source account");

  private static final String UNKNOWN = "UNKNOWN_FAILURE_REASON";

  private final String reason;
  private final String preview;
  private final String message;

  Refusal(String reason, String preview, String message) {
    this.reason = reason;
    this.preview = preview;
    this.message = message;
  }

  /** {@code error} of an answer to a POST, or a placeholder. */
  String reason() {
    return reason;
  }

  /** {@code preview_failure_reason}, and what a preview lists. */
  String preview() {
    return preview;
  }

  String message() {
    return message;
  }
}
