package com.iteradynamics.tablefile;

/** What a column of a file holds. */
public enum Kind {
  /** Words. */
  TEXT,
  /** A number with decimals, a 64-bit float. */
  NUMBER,
  /** A whole number of 64 bits. */
  COUNT,
  /** A time in UTC, to the millisecond. */
  TIME,
  /** True or false. */
  FLAG
}
