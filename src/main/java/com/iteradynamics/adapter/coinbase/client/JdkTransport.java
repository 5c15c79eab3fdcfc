package com.iteradynamics.adapter.coinbase.client;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import com.iteradynamics.adapter.coinbase.messages.HttpCall;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP with the JDK's client. It follows no redirect, and waits 3 s for a connection and 10 s for
 * the whole answer.
 *
 * <p>HTTP/1.1 on purpose: there, that client never sends a POST a second time by itself.
 */
public final class JdkTransport implements Transport {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final String base;
  private final String userAgent;
  private final Duration limit;
  private final Duration connect;

  /** Made at the first call: many who have a transport never use it, and start sooner without. */
  private Optional<HttpClient> made = Optional.empty();

  /**
   * @param address scheme, host and port
   * @param userAgent who we say we are
   */
  public JdkTransport(URI address, String userAgent) {
    this(address, userAgent, CONNECT, ANSWER);
  }

  JdkTransport(URI address, String userAgent, Duration connect, Duration limit) {
    String text = address.toString();
    this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.userAgent = userAgent;
    this.limit = limit;
    this.connect = connect;
  }

  private synchronized HttpClient client() {
    if (made.isEmpty()) {
      made =
          Optional.of(
              HttpClient.newBuilder()
                  .version(HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .connectTimeout(connect)
                  .build());
    }
    return made.get();
  }

  @Override
  public HttpAnswer exchange(HttpCall call) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        client()
            .sendAsync(request(call), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      // The client's own limit would end with the headers, and let a body take for ever.
      return answer(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new HttpTimeoutException("nothing within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("the HTTP client failed", e.getCause());
    }
  }

  private HttpRequest request(HttpCall call) {
    String target = base + call.path() + (call.query().isEmpty() ? "" : "?" + call.query());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(target)).header("user-agent", userAgent);
    call.headers().forEach(request::header);
    return request
        .method(
            call.method(),
            call.body()
                .map(HttpRequest.BodyPublishers::ofString)
                .orElseGet(HttpRequest.BodyPublishers::noBody))
        .build();
  }

  private static HttpAnswer answer(HttpResponse<String> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new HttpAnswer(response.statusCode(), headers, response.body());
  }
}
