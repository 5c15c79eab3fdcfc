package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.time.Instant;

/** Whether a call comes from who it says. */
public interface Verifier {

  /**
   * Checks the call's token.
   *
   * @param now what the venue's clock says
   */
  Verdict verify(HttpCall call, Instant now);

  /** The result. */
  sealed interface Verdict {
    /** The token is this key's. */
    record Accepted(ApiKey key) implements Verdict {}

    /**
     * It is not good. The caller is not reported why.
     *
     * @param why for the log; never the token
     */
    record Refused(String why) implements Verdict {}
  }
}
