package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.io.IOException;

/** One HTTP exchange with the venue, once: retries are the caller's. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends {@code call} and waits for the whole answer.
   *
   * @return whatever the venue answered, errors and HTML pages too
   * @throws IOException when there is no answer: it is not known then whether the venue took the
   *     call
   */
  HttpAnswer exchange(HttpCall call) throws IOException;
}
