package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.feed.FeedFile;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A feed in a file, read anew each time. Its version is the hash of what was read. */
public record FileFeed(Path file, FeedTerms terms) implements FeedSource {
  @Override
  public SignalFeed feed() {
    if (!Files.exists(file)) {
      return unreadable(file + " is not there");
    }
    // What is no regular file, such as a pipe, could keep a tick waiting.
    if (!Files.isRegularFile(file)) {
      return unreadable(file + " is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      Optional<SignalFeed> tooLarge = FeedFile.tooLarge(Files.size(file), Optional.empty());
      if (tooLarge.isPresent()) {
        return tooLarge.get();
      }
      byte[] content = in.readNBytes(FeedFile.MOST_BYTES + 1);
      return FeedFile.read(content, version(content), terms);
    } catch (IOException | SecurityException e) {
      return unreadable(file + " cannot be read: " + e);
    }
  }

  private static SignalFeed unreadable(String why) {
    return new SignalFeed.Unusable(FeedReason.UNREADABLE, why, Optional.empty());
  }

  private static String version(byte[] content) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
