package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.TickKey;
import com.iteradynamics.execution.TickPlan;
import com.iteradynamics.execution.UnfinishedTick;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files of ticks that were begun and are not finished: one each, usually none. */
final class FolderTicks {
  private final Disk disk;
  private final Path folder;

  FolderTicks(Disk disk, Path folder) {
    this.disk = disk;
    this.folder = folder;
  }

  /** What such a file holds. */
  private record Document(TickKey tick, Optional<TickPlan> plan) {}

  static String fileName(TickKey tick) {
    String hour = tick.hour().toString().replace(":", "");
    return prefix(tick.book()) + hour + ".json";
  }

  void write(TickKey tick, Optional<TickPlan> plan) throws IOException {
    disk.replace(folder.resolve(fileName(tick)), Json.writePretty(new Document(tick, plan)));
  }

  void delete(TickKey tick) throws IOException {
    disk.delete(folder.resolve(fileName(tick)));
  }

  Optional<UnfinishedTick> find(TickKey tick) throws IOException {
    Path file = folder.resolve(fileName(tick));
    return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /** Every unfinished tick of a book, oldest first. */
  List<UnfinishedTick> all(BookKey book) throws IOException {
    List<UnfinishedTick> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix(book) + "*.json")) {
      for (Path file : files) {
        found.add(read(file));
      }
    }
    found.sort(Comparator.comparing(UnfinishedTick::hour));
    return found;
  }

  private static String prefix(BookKey book) {
    return book.book() + "_tick_" + book.productId() + "_";
  }

  private static UnfinishedTick read(Path file) throws IOException {
    try {
      Document document = Json.read(Files.readString(file), Document.class);
      return new UnfinishedTick(document.tick().hour(), document.plan());
    } catch (Json.MalformedJsonException e) {
      throw new IOException(file + " cannot be trusted: " + e.getMessage(), e);
    }
  }
}
