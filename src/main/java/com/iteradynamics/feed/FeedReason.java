package com.iteradynamics.feed;

import java.util.Locale;

/** Why a feed has no probability for an hour. */
public enum FeedReason {
  /** It cannot be read, for now or for good. */
  UNREADABLE,
  /** It is larger than a feed may be. */
  TOO_LARGE,
  /** One of its rows cannot be trusted, and so none of them. */
  CORRUPT,
  /** Two of its rows are of one hour and differ, and so none of them can be trusted. */
  DUPLICATE,
  /** It has no row for the hour. */
  MISSING,
  /** It has a row for the hour, of other products alone. */
  OTHER_SYMBOL,
  /** The hour's row was computed too late for it. */
  LATE;

  /** Its name in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the feed itself was read and is sound, so that only the hour's row is not there. */
  public boolean ofRow() {
    return switch (this) {
      case MISSING, OTHER_SYMBOL, LATE -> true;
      case UNREADABLE, TOO_LARGE, CORRUPT, DUPLICATE -> false;
    };
  }
}
