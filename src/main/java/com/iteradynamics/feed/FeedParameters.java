package com.iteradynamics.feed;

import com.iteradynamics.settings.Setting;
import com.iteradynamics.settings.SettingsReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the feed is, and how late its rows may come.
 *
 * @param uri a file's path, a {@code file:} URI, or {@code s3://BUCKET/KEY}; empty for no feed
 * @param latency how long after a tick hour its row may have been computed, 0 to 1 hour
 */
public record FeedParameters(Optional<String> uri, Duration latency) {
  public static final String URI = "ARGUS_FEED_URI";
  public static final String LATENCY = "ARGUS_FEED_LATENCY";

  /** An object's address starts so. */
  public static final String S3 = "s3://";

  private static final String STANDARD = "PT2M";
  private static final Duration LONGEST = Duration.ofHours(1);

  /** No address of another kind, of which nothing would be read. */
  private static final Pattern FORM =
      Pattern.compile(
          "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[^/\\p{Cntrl}].{0,1000}|file:.+|(?!s3:)(?![a-zA-Z][a-zA-Z0-9+.-]*://).+");

  public static final List<Setting> SETTINGS = SettingsReader.declaredBy(FeedParameters::read);

  /** Reads and checks them; problems stay with {@code from}. */
  public static FeedParameters read(SettingsReader from) {
    Optional<String> uri =
        from.maybe(URI, "URL", "a file's path, file:..., or s3://BUCKET/KEY", FORM)
            .means("The feed of probabilities, as JSON lines; empty for none.");
    return new FeedParameters(uri, latency(from));
  }

  private static Duration latency(SettingsReader from) {
    String typed =
        from.text(LATENCY, STANDARD, "ISO 8601 duration", "PT0S.." + LONGEST, SettingsReader.ANY)
            .means("How long after a tick hour its row of the feed may have been computed.");
    try {
      Duration latency = Duration.parse(typed);
      if (!latency.isNegative() && latency.compareTo(LONGEST) <= 0) {
        return latency;
      }
      from.problem(LATENCY, "must be PT0S.." + LONGEST + ", was " + typed);
    } catch (DateTimeException e) {
      from.problem(LATENCY, "must be an ISO 8601 duration such as PT2M, was \"" + typed + "\"");
    }
    return Duration.parse(STANDARD);
  }

  /** What the feed at {@code address} is read for. */
  public FeedTerms terms(String address, String productId) {
    return new FeedTerms(address, productId, latency);
  }
}
