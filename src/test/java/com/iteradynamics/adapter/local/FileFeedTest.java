package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.iteradynamics.feed.FeedFile;
import com.iteradynamics.feed.FeedReading;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed in a file. */
class FileFeedTest {
  private static final Instant HOUR = Instant.parse("2026-03-01T14:00:00Z");

  @TempDir private Path folder;

  private SignalFeed feed(String name) {
    return new FileFeed(folder.resolve(name), new FeedTerms("feed.jsonl", "BTC-USD", Duration.ZERO))
        .feed();
  }

  @Test
  void itsVersionIsTheHashOfItsContent() throws IOException {
    Files.writeString(
        folder.resolve("a.jsonl"), "{\"timestamp\":1772370000,\"probability\":0.61}\n");
    assertEquals(OptionalDouble.of(0.61), feed("a.jsonl").at(HOUR).value());
    assertEquals(
        Optional.of("sha256:aed667d402134ea670ec24e9ab14ae67c89f74b7e76564678e9ab32478f37a04"),
        feed("a.jsonl").version());
  }

  @Test
  void itIsReadAnewEachTime() throws IOException {
    FileFeed source =
        new FileFeed(
            folder.resolve("a.jsonl"), new FeedTerms("feed.jsonl", "BTC-USD", Duration.ZERO));
    assertEquals("is not there", ending(source.feed()));
    Files.writeString(folder.resolve("a.jsonl"), "");
    assertEquals(
        "the feed has no row of 2026-03-01T13:00:00Z",
        assertInstanceOf(FeedReading.Absent.class, source.feed().at(HOUR)).why());
  }

  @Test
  void whatIsNoFileIsUnreadable() throws IOException {
    Files.createDirectory(folder.resolve("b"));
    assertEquals("is not a file", ending(feed("b")));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("c").toFile(), "rw")) {
      file.setLength(FeedFile.MOST_BYTES + 1L);
    }
    SignalFeed.Unusable none = assertInstanceOf(SignalFeed.Unusable.class, feed("c"));
    assertEquals(FeedReason.TOO_LARGE, none.reason());
    assertEquals(Optional.empty(), none.version());
  }

  private static String ending(SignalFeed feed) {
    SignalFeed.Unusable none = assertInstanceOf(SignalFeed.Unusable.class, feed);
    assertEquals(FeedReason.UNREADABLE, none.reason());
    return none.why().substring(none.why().lastIndexOf(" is ") + 1);
  }
}
