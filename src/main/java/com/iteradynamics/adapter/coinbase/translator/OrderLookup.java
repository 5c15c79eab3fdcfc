package com.iteradynamics.adapter.coinbase.translator;

/**
 * What a check found.
 *
 * @param check what was checked, one word
 * @param stops whether it would stop a live run
 * @param says what there is to say, one line; never a secret
 */
public record OrderLookup(String check, boolean stops, String says) {
  /** All is well. */
  public static OrderLookup ok(String check, String says) {
    return new OrderLookup(check, false, says);
  }

  /** A live run would not trade, or not enter. */
  public static OrderLookup stop(String check, String why) {
    return new OrderLookup(check, true, why);
  }
}
