package com.iteradynamics.adapter.coinbase;

/**
 * What a check found.
 *
 * @param check what was looked at, one word
 * @param stops whether it would stop a live run
 * @param says what there is to say, one line; never a secret
 */
public record Finding(String check, boolean stops, String says) {
  /** All is well. */
  public static Finding ok(String check, String says) {
    return new Finding(check, false, says);
  }

  /** A live run would not trade, or not enter. */
  public static Finding stop(String check, String why) {
    return new Finding(check, true, why);
  }
}
