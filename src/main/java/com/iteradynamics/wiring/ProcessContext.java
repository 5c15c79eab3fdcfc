package com.iteradynamics.wiring;

import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.port.Sleeper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** What stores, venue and cycle ask of the process that they run in. */
public interface ProcessContext {
  /** The environment variables. */
  Map<String, String> environment();

  /** The folder that relative paths are in. */
  Path folder();

  /** Tells what is closed and what lies in the future. */
  Clock clock();

  /** Makes what the venue's candles come from. */
  CandleFeeds feeds();

  /** How to wait. */
  Sleeper pause();

  /** Takes a line for the operator and that is not an error. */
  void notice(String text);

  /** A path that a person typed. */
  default Path path(String typed) {
    return folder().resolve(typed);
  }

  /** The venue that {@code configuration} names. */
  default LiveVenue venue(Configuration configuration) {
    return new LiveVenue(configuration.coinbase(), clock(), pause(), Runnable::run, this::notice);
  }
}
