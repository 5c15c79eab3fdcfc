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
  /** It has no row for the hour. */
  MISSING,
  /** The hour's row was computed too late for it. */
  LATE;

  /** Its name in small letters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the feed itself was read and is sound, so that only the hour's row is not there. */
  public boolean ofRow() {
    return this == MISSING || this == LATE;
  }
}
