package com.iteradynamics.simulation.aws;

/**
 * What lies between one process and AWS. It sees every try of every call, and whatever it throws
 * the caller gets: one of {@link AwsFaults}, or the death of the process. It may also let other
 * processes run meanwhile.
 */
public interface Wire {
  /** A wire on which nothing happens. */
  Wire OK_REPORTS_TO_CLEAR = new Wire() {};

  /** Before the service sees the call; what is thrown here happens instead of the call. */
  default void before(Call call) {}

  /** After the call was carried out; what is thrown here hides that it was. */
  default void after(Call call) {}

  /**
   * How many of the table's newest writes an eventually consistent read does not see yet, at most
   * {@link ModelTables#MOST_BEHIND}. Consistent reads do not ask.
   */
  default int behind(Call call) {
    return 0;
  }
}
