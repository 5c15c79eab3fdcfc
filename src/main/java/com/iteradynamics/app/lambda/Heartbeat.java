package com.iteradynamics.app.lambda;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls an address of the user's after each tick, so that a watchdog elsewhere misses the function
 * when it is silent. The path of such an address is its password and is never shown.
 */
final class Heartbeat {
  private static final int TIMEOUT_MS = 3_000;

  private final Optional<URI> ping;
  private final Optional<URI> fail;
  private final Consumer<String> warnings;

  /**
   * @param ping called after a tick that went well
   * @param fail called after a tick that failed
   * @param warnings takes one line when a call did not work, which ends no tick
   */
  Heartbeat(Optional<URI> ping, Optional<URI> fail, Consumer<String> warnings) {
    this.ping = ping;
    this.fail = fail;
    this.warnings = warnings;
  }

  /** The tick went well. */
  void ping() {
    ping.ifPresent(this::call);
  }

  /** The tick failed. */
  void fail() {
    fail.ifPresent(this::call);
  }

  /** The address without what must not be shown. */
  static String masked(URI address) {
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port + "/***";
  }

  private void call(URI address) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MS);
      connection.setReadTimeout(TIMEOUT_MS);
      int status = connection.getResponseCode();
      connection.disconnect();
      if (status >= 400) {
        warnings.accept("the heartbeat at " + masked(address) + " answered " + status);
      }
    } catch (IOException e) {
      // Not its message: it may hold the whole address.
      warnings.accept(
          "the heartbeat at " + masked(address) + " failed: " + e.getClass().getSimpleName());
    }
  }
}
