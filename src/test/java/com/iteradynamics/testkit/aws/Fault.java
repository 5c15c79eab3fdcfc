package com.iteradynamics.testkit.aws;

import java.time.Duration;

/** What can go wrong with a call. */
public sealed interface Fault {
  /** The service answers with an error, for example 503 SlowDown; nothing is done. */
  record Answer(int status, String code) implements Fault {}

  /** The call is done, but its answer comes late. */
  record Late(Duration by) implements Fault {}

  /** The call is done, but the connection ends behind this many bytes of the answer. */
  record CutShort(int bytes) implements Fault {}

  /** The call is done, but the connection ends without an answer. */
  record HangUp() implements Fault {}
}
