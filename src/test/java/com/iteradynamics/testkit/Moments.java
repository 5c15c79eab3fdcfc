package com.iteradynamics.testkit;

/** Counts the moments at which a process can die, and kills it at one of them. */
public final class Moments {
  private final int fatal;
  private int count;

  /**
   * @param fatal which one, from 1 on; 0 is none
   */
  public Moments(int fatal) {
    this.fatal = fatal;
  }

  /** The process is gone; nothing catches this. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** One moment: does not return when it is the fatal one. */
  public void next() {
    if (isFatal()) {
      throw new Killed();
    }
  }

  /** One moment; the caller has to throw {@link Killed} when it is the fatal one. */
  public boolean isFatal() {
    return ++count == fatal;
  }

  /** How many there were. */
  public int count() {
    return count;
  }
}
