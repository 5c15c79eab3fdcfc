package com.iteradynamics.lambda;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls an address of the user's after each tick, so that a watchdog elsewhere misses the function
 * when it is silent. The path of such an address is its password and is never shown.
 */
final class Heartbeat {
  /** How long the function waits for an answer, whatever the other end does meanwhile. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Optional<URI> ping;
  private final Optional<URI> fail;
  private final Duration patience;
  private final Consumer<String> warnings;

  /**
   * @param ping called after a tick that went well
   * @param fail called after a tick that failed
   * @param patience how long to wait for an answer
   * @param warnings takes one line when a call did not work, which ends no tick
   */
  Heartbeat(Optional<URI> ping, Optional<URI> fail, Duration patience, Consumer<String> warnings) {
    this.ping = ping;
    this.fail = fail;
    this.patience = patience;
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
    int most = Math.toIntExact(patience.toMillis());
    CompletableFuture<Optional<String>> problem = new CompletableFuture<>();
    // Aside, since an answer that comes byte by byte is late for no single read.
    Thread.ofPlatform().daemon().start(() -> problem.complete(problem(address, most)));
    problem
        .completeOnTimeout(Optional.of("did not answer in time"), most, TimeUnit.MILLISECONDS)
        .join()
        .ifPresent(what -> warnings.accept("the heartbeat at " + masked(address) + " " + what));
  }

  /** Why the call did not work; empty when it did. */
  private static Optional<String> problem(URI address, int timeoutMs) {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(timeoutMs);
      connection.setReadTimeout(timeoutMs);
      int status = connection.getResponseCode();
      connection.disconnect();
      if (status < 0) {
        return Optional.of("answered something else than HTTP");
      }
      // A redirection that was not followed has reached no one.
      return status >= 200 && status < 300 ? Optional.empty() : Optional.of("answered " + status);
    } catch (IOException | RuntimeException e) {
      // Not its message: it may hold the whole address.
      return Optional.of("failed: " + e.getClass().getSimpleName());
    }
  }
}
