package com.iteradynamics.venue;

import com.iteradynamics.adapter.coinbase.messages.HttpAnswer;
import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;

/** What a caller gets who does not get the answer. */
final class FaultAnswers {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=UTF-8";
  private static final String TEXT = "text/plain; charset=utf-8";

  private static final String TOO_MANY =
      "{\"errors\":[{\"id\":\"rate_limit_exceeded\",\"message\":\"Too many requests\"}]}";

  private FaultAnswers() {}

  /** The answer to a call of which nothing was done. */
  static HttpAnswer instead(VenueFault fault) throws IOException {
    return switch (fault) {
      case TIMEOUT_BEFORE_ACCEPTANCE -> throw timeout();
      case RESET_BEFORE_ACCEPTANCE -> throw reset();
      case THROTTLED_HTML -> page(429, "429 Too Many Requests");
      case THROTTLED_JSON -> Reply.text(429, JSON, TOO_MANY);
      case THROTTLED_FOR_SECONDS -> tooMany(0);
      case INTERNAL_ERROR -> internal();
      case BAD_GATEWAY_HTML -> page(502, "502 Bad Gateway");
      case UNAVAILABLE_TEXT ->
          Reply.text(503, TEXT, "go/sg/3e4d7a52-4b52-4d42-a6a6-9f7a5c0f2d10\n");
      case GATEWAY_TIMEOUT_EMPTY -> Reply.text(504, HTML, "");
      case UNAUTHORIZED -> unauthorized();
      default -> throw new IllegalArgumentException(fault + " does something");
    };
  }

  /** The answer to a call that was carried out and would be answered by {@code good}. */
  static HttpAnswer after(VenueFault fault, HttpAnswer good) throws IOException {
    return switch (fault) {
      case TIMEOUT_AFTER_ACCEPTANCE -> throw timeout();
      case RESET_AFTER_ACCEPTANCE -> throw reset();
      case INTERNAL_ERROR_AFTER_ACCEPTANCE -> internal();
      case BAD_GATEWAY_AFTER_ACCEPTANCE -> page(502, "502 Bad Gateway");
      case GATEWAY_TIMEOUT_AFTER_ACCEPTANCE -> Reply.text(504, HTML, "");
      case CUT_OFF_BODY ->
          new HttpAnswer(
              good.status(), good.headers(), good.body().substring(0, good.body().length() / 2));
      case EMPTY_BODY -> new HttpAnswer(good.status(), good.headers(), "");
      default -> good;
    };
  }

  /** 429 with the number of seconds after which it is worth asking again. */
  static HttpAnswer tooMany(long seconds) {
    return new HttpAnswer(
        429, Map.of("content-type", JSON, "retry-after", Long.toString(seconds)), TOO_MANY);
  }

  static HttpAnswer unauthorized() {
    return Reply.text(401, TEXT, "Unauthorized\n");
  }

  private static HttpAnswer internal() {
    return Reply.text(
        500,
        JSON,
        "{\"error\":\"INTERNAL\",\"error_details\":\"\",\"message\":\"Internal error\"}");
  }

  private static HttpAnswer page(int status, String title) {
    return Reply.text(
        status,
        HTML,
        String.format(
            Locale.ROOT,
            """
        <!DOCTYPE html>
        <html>
        <head><title>%1$s</title></head>
        <body>
        <center><h1>%1$s</h1></center>
        <hr><center>cloudflare</center>
        </body>
        </html>
        """,
            title));
  }

  private static IOException timeout() {
    return new HttpTimeoutException("request timed out");
  }

  private static IOException reset() {
    return new SocketException("Connection reset");
  }
}
