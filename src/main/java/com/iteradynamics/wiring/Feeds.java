package com.iteradynamics.wiring;

import com.iteradynamics.adapter.aws.AwsClients;
import com.iteradynamics.adapter.aws.S3Feed;
import com.iteradynamics.adapter.local.FileFeed;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.execution.port.FeedSource;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.feed.FeedParameters;
import com.iteradynamics.feed.FeedReason;
import com.iteradynamics.feed.FeedTerms;
import com.iteradynamics.feed.SignalFeed;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** The feed that ARGUS_FEED_URI names. */
public final class Feeds {
  private static final String FILE = "file:";

  private Feeds() {}

  /**
   * The feed of a process that reads it once, as a command does; empty without one. For an object
   * of a bucket it opens the way to AWS each time.
   */
  public static Optional<FeedSource> here(Configuration configuration, ProcessContext context) {
    return configuration
        .feed()
        .uri()
        .map(
            uri ->
                named(
                    uri,
                    uri.startsWith(FeedParameters.S3)
                        ? () -> once(uri, terms(uri, configuration), context)
                        : file(uri, terms(uri, configuration), context)));
  }

  /** The feed of a function, which has one in its bucket or none; read again when it changed. */
  public static Optional<FeedSource> inBucket(Configuration configuration, S3Client s3) {
    return configuration
        .feed()
        .uri()
        .filter(uri -> uri.startsWith(FeedParameters.S3))
        .map(uri -> named(uri, object(uri, terms(uri, configuration), s3)));
  }

  /** Whatever is wrong with a feed, its reading says which feed it was. */
  private static FeedSource named(String uri, FeedSource source) {
    return () -> {
      SignalFeed feed;
      try {
        feed = source.feed();
      } catch (RuntimeException e) {
        feed = new SignalFeed.Unusable(FeedReason.UNREADABLE, e.toString(), Optional.empty());
      }
      return feed.named(uri);
    };
  }

  private static FeedTerms terms(String uri, Configuration configuration) {
    return configuration.feed().terms(uri, configuration.runtime().productId());
  }

  private static SignalFeed once(String uri, FeedTerms terms, ProcessContext context) {
    try (AwsClients clients = AwsClients.of(context.environment());
        S3Client s3 = clients.s3()) {
      return object(uri, terms, s3).feed();
    } catch (StoreException e) {
      return new SignalFeed.Unusable(FeedReason.UNREADABLE, e.getMessage(), Optional.empty());
    }
  }

  private static FeedSource object(String uri, FeedTerms terms, S3Client s3) {
    String[] place = uri.substring(FeedParameters.S3.length()).split("/", 2);
    return new S3Feed(s3, place[0], place[1], terms);
  }

  private static FeedSource file(String uri, FeedTerms terms, ProcessContext context) {
    try {
      if (uri.startsWith(FILE) && !uri.startsWith("/", FILE.length())) {
        return unreadable(
            uri
                + " is no file: URI: it takes the whole path, as in file:///data/feed.jsonl; a"
                + " relative path is written without file:");
      }
      Path path = uri.startsWith(FILE) ? Path.of(URI.create(uri)) : context.path(uri);
      return new FileFeed(path, terms);
    } catch (IllegalArgumentException e) {
      String problem = e instanceof InvalidPathException ? "is no path" : "is no file: URI";
      return unreadable(uri + " " + problem + ": " + e.getMessage());
    }
  }

  private static FeedSource unreadable(String why) {
    return FeedSource.of(new SignalFeed.Unusable(FeedReason.UNREADABLE, why, Optional.empty()));
  }
}
