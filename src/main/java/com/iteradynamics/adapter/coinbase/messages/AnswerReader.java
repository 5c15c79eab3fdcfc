package com.iteradynamics.adapter.coinbase.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sense of what came back: the status first, then the body, which may be anything. */
public final class AnswerReader {
  private static final int SHOWN = 160;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,200}?)</title>");

  /** Statuses that say that nothing was done. All others of 300 and more leave it open. */
  private static final Set<Integer> DEFINITE =
      Set.of(400, 401, 403, 404, 405, 406, 411, 413, 414, 415, 422, 429, 431);

  private AnswerReader() {}

  /**
   * The answer to {@code call}, whose body has the shape of {@code type} when it is good.
   *
   * @param now by our clock
   */
  public static <T> Answer<T> read(HttpCall call, HttpAnswer answer, Class<T> type, Instant now) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      try {
        return new Answer.Ok<>(CoinbaseMessages.read(answer.body(), type));
      } catch (JsonProcessingException e) {
        return new Answer.Indeterminate<>(problem(call, status, snippet(answer.body())));
      }
    }
    String why = problem(call, status, error(answer.body()));
    return DEFINITE.contains(status)
        ? new Answer.Refused<>(status, why, retryAfter(answer.headers(), now))
        : new Answer.Indeterminate<>(why);
  }

  /** Seconds, or a time, which is compared with the answer's own when that has one. */
  private static Optional<Duration> retryAfter(Map<String, String> headers, Instant now) {
    String text = headers.getOrDefault("retry-after", "").strip();
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return time(text)
        .map(until -> Duration.between(time(headers.getOrDefault("date", "")).orElse(now), until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  /** A time as headers have it, to the second; empty when it is none. */
  public static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String problem(HttpCall call, int status, String body) {
    return call + ": HTTP " + status + ": " + body;
  }

  /** What the venue says is wrong, in whatever form. */
  private static String error(String body) {
    try {
      JsonNode json = CoinbaseMessages.read(body, JsonNode.class);
      StringJoiner words = new StringJoiner(": ");
      JsonNode source = json.path("errors").isArray() ? json.path("errors").path(0) : json;
      for (String name : new String[] {"error", "id", "message", "error_details"}) {
        String text = source.path(name).asText("");
        if (!text.isBlank() && !words.toString().contains(text)) {
          words.add(text);
        }
      }
      return words.length() > 0 ? shortened(words.toString()) : snippet(body);
    } catch (JsonProcessingException e) {
      return snippet(body);
    }
  }

  /** The beginning of a body that is not understood, in one line. */
  private static String snippet(String body) {
    if (body.isBlank()) {
      return "nothing";
    }
    if (body.stripLeading().toLowerCase(Locale.ROOT).startsWith("<")) {
      Matcher title = TITLE.matcher(body);
      return "an HTML page" + (title.find() ? " \"" + shortened(title.group(1)) + "\"" : "");
    }
    return "\"" + shortened(body) + "\"";
  }

  /** {@code text} in one line, cut where it is long. */
  public static String shortened(String text) {
    String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }
}
