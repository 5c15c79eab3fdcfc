package com.iteradynamics.venue;

import java.util.Locale;

/** What stops or narrows trading in a product. */
public enum ProductFlag {
  TRADING_DISABLED,
  IS_DISABLED,
  CANCEL_ONLY,
  LIMIT_ONLY,
  POST_ONLY,
  AUCTION_MODE,
  VIEW_ONLY;

  /** Its name in an answer. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
