package com.iteradynamics.candlefile;

/** What becomes of an hour that is recorded already, and arrives with other values. */
public enum ConflictPolicy {
  /** Nothing of what arrives is taken. */
  REFUSE,
  /** What is recorded stays; the other hours are taken. */
  KEEP,
  /** What arrives takes its place. */
  REPLACE
}
