package com.iteradynamics.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file format of a feed: JSON lines, one object for each hour. All of it is checked before any
 * of it is used: one row that cannot be trusted makes the whole feed corrupt.
 */
public final class FeedFile {
  /** The most that a feed may hold, bytes. */
  public static final int MOST_BYTES = 32 << 20;

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final FeedTerms terms;
  private final Map<Long, FeedRows.Row> rows = new HashMap<>();
  private final Set<Long> otherHours = new HashSet<>();
  private int otherSymbols;

  private FeedFile(FeedTerms terms) {
    this.terms = terms;
  }

  /** Why {@code bytes} are too many; empty when they are not. */
  public static Optional<SignalFeed> tooLarge(long bytes, Optional<String> version) {
    return bytes > MOST_BYTES
        ? Optional.of(
            new SignalFeed.Unusable(
                FeedReason.TOO_LARGE,
                String.format(
                    Locale.ROOT, "it has %,d bytes, a feed has at most %,d", bytes, MOST_BYTES),
                version))
        : Optional.empty();
  }

  /**
   * The feed in {@code content}; whatever is wrong with it is a reason, and never an exception.
   *
   * @param content UTF-8, without a byte order mark
   * @param version its ETag or hash, which records name
   */
  public static SignalFeed read(byte[] content, String version, FeedTerms terms) {
    Optional<SignalFeed> tooLarge = tooLarge(content.length, Optional.of(version));
    if (tooLarge.isPresent()) {
      return tooLarge.get();
    }
    try {
      FeedFile file = new FeedFile(terms);
      file.read(content);
      return file.sorted(version);
    } catch (WrongRow e) {
      return new SignalFeed.Unusable(e.reason(), e.getMessage(), Optional.of(version));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return corrupt("line " + line + " cannot be read as a JSON object", version);
    } catch (IOException e) {
      return corrupt("it is no UTF-8 text: " + e.getMessage(), version);
    }
  }

  private static SignalFeed corrupt(String why, String version) {
    return new SignalFeed.Unusable(FeedReason.CORRUPT, why, Optional.of(version));
  }

  private void read(byte[] content) throws IOException {
    if (content.length > 1 && hasMark(content)) {
      throw new WrongRow("it begins with a byte order mark: write UTF-8 without one");
    }
    try (JsonParser json = FACTORY.createParser(content)) {
      int last = 0;
      while (json.nextToken() != null) {
        int line = json.currentTokenLocation().getLineNr();
        if (json.currentToken() != JsonToken.START_OBJECT) {
          throw new WrongRow("line " + line + " is no JSON object");
        }
        if (line == last) {
          throw new WrongRow("line " + line + " has more than one object");
        }
        FeedRow row = FeedRow.read(json, line);
        last = json.currentTokenLocation().getLineNr();
        add(row);
      }
    }
  }

  /** Of UTF-8 or of UTF-16. */
  private static boolean hasMark(byte[] content) {
    int first = content[0] & 0xff;
    int second = content[1] & 0xff;
    return (first == 0xef && second == 0xbb)
        || (first == 0xfe && second == 0xff)
        || (first == 0xff && second == 0xfe);
  }

  private void add(FeedRow read) throws WrongRow {
    if (read.symbol().filter(symbol -> !symbol.equals(terms.productId())).isPresent()) {
      otherSymbols++;
      otherHours.add(read.row().second());
      return;
    }
    FeedRows.Row row = read.row();
    FeedRows.Row other = rows.putIfAbsent(row.second(), row);
    if (other != null && !other.equals(row)) {
      throw new WrongRow(
          FeedReason.DUPLICATE,
          "line " + read.line() + " says something else of the same hour than an earlier one");
    }
  }

  private SignalFeed sorted(String version) {
    List<FeedRows.Row> all = new ArrayList<>(rows.values());
    all.sort(Comparator.comparingLong(FeedRows.Row::second));
    return new FeedRows(terms, version, all.toArray(FeedRows.Row[]::new), otherSymbols, otherHours);
  }

  /** What is wrong with a row. */
  static final class WrongRow extends IOException {
    private static final long serialVersionUID = 1L;

    private final FeedReason reason;

    WrongRow(String what) {
      this(FeedReason.CORRUPT, what);
    }

    WrongRow(FeedReason reason, String what) {
      super(what);
      this.reason = reason;
    }

    FeedReason reason() {
      return reason;
    }
  }
}
