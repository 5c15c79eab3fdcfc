package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.port.AuditEntry;
import com.iteradynamics.execution.port.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A stop that does without the database. When that cannot be written, because the disk is full or
 * another process is stuck in the middle of a change, a person's stop is written over the blanks of
 * a file that has its size already. Whoever reads the permission from then on, a tick that is under
 * way at its next read, goes by the stricter of this and what is stored, until a person changes the
 * permission in the ordinary way. A file that cannot be read stops all trading.
 */
public final class FolderHalt {
  /** The file's name. */
  public static final String FILE = "halt.json";

  /** Bytes of the file. */
  private static final int SIZE = 4_096;

  /** So many characters of a reason fit in, however they are written. */
  private static final int LONGEST_REASON = 500;

  /** No stop: blanks, which take the room that one needs. */
  private static final String NONE = " ".repeat(SIZE - 1) + "\n";

  private FolderHalt() {}

  /**
   * What is in the file.
   *
   * @param state what is allowed, at most
   * @param audit who wanted it, kept with the other interventions by the next change
   */
  private record Stop(TradingState state, AuditEntry audit) {}

  /**
   * Takes the room for a stop, if it is to be had: with a full disk the store opens all the same.
   */
  static void reserve(Path folder) {
    if (Files.notExists(folder.resolve(FILE))) {
      try {
        overwrite(folder, "");
      } catch (StoreException e) {
        // A stop may yet find room.
      }
    }
  }

  /**
   * Stops trading in {@code folder} without its database.
   *
   * @param permission at least as strict as the one that holds, which the caller has seen to
   * @throws StoreException when not even this can be written
   */
  public static void write(Path folder, TradingPermission permission, AuditEntry audit) {
    String text = Json.write(new Stop(permission.state(), audit));
    if (text.getBytes(StandardCharsets.UTF_8).length > SIZE) {
      String reason = audit.reason().substring(0, LONGEST_REASON) + "...";
      AuditEntry cut = new AuditEntry(audit.at(), audit.action(), reason, audit.change());
      text = Json.write(new Stop(permission.state(), cut));
    }
    overwrite(folder, text);
  }

  /** Ends a stop, if there is one. */
  static void clear(Path folder) {
    if (Files.exists(folder.resolve(FILE))) {
      overwrite(folder, "");
    }
  }

  private static void overwrite(Path folder, String text) {
    ByteBuffer all = ByteBuffer.wrap(NONE.getBytes(StandardCharsets.UTF_8));
    all.duplicate().put(text.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve(FILE);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (all.hasRemaining()) {
        channel.write(all, all.position());
      }
      channel.force(true);
    } catch (IOException e) {
      throw new StoreException(file + " cannot be written: " + AtomicFile.why(e), e);
    }
  }

  /** What a stop allows; everything when there is none. */
  static TradingPermission permission(Path folder) {
    try {
      return read(folder)
          .map(stop -> new TradingPermission(stop.state(), stop.audit().reason()))
          .orElse(TradingPermission.ACTIVE);
    } catch (IOException | Json.MalformedJsonException | RuntimeException e) {
      return new TradingPermission(
          TradingState.HALTED, folder.resolve(FILE) + " cannot be trusted: " + e.getMessage());
    }
  }

  /** Who wanted the stop; empty without one. */
  static Optional<AuditEntry> audit(Path folder) {
    try {
      return read(folder).map(Stop::audit);
    } catch (IOException | Json.MalformedJsonException e) {
      // What it was cannot be known; the person who permits now has seen that it is damaged.
      return Optional.empty();
    }
  }

  private static Optional<Stop> read(Path folder) throws IOException, Json.MalformedJsonException {
    String text;
    try {
      text = Files.readString(folder.resolve(FILE)).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(Json.read(text, Stop.class));
  }
}
