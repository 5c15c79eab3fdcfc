package com.iteradynamics.adapter.local;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.decision.TradingPermission;
import com.iteradynamics.decision.TradingState;
import com.iteradynamics.execution.AuditEntry;
import com.iteradynamics.execution.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A stop that waits for nobody. When the store cannot be changed, because another process works on
 * it or the disk is full, a person's stop is written over the blanks of a file that has its size
 * already, without the store's lock. Whoever reads the permission from then on, a tick that is
 * under way at its next look, goes by the stricter of this and {@code trading_state.json}, until a
 * person changes the permission in the ordinary way. A file that cannot be read stops all trading.
 */
public final class FolderHalt {
  /** The file's name. */
  public static final String FILE = "halt.json";

  /** Bytes of the file. */
  private static final int SIZE = 4_096;

  /** So many characters of a reason fit in, however they are written. */
  private static final int LONGEST_REASON = 500;

  private FolderHalt() {}

  /**
   * What is in the file.
   *
   * @param state what is allowed, at most
   * @param audit who wanted it, kept with the other interventions by the next change
   */
  record Stop(TradingState state, AuditEntry audit) {
    TradingPermission permission() {
      return new TradingPermission(state, audit.reason());
    }
  }

  /** No stop: blanks, which take the room that one needs. */
  static String none() {
    return " ".repeat(SIZE - 1) + "\n";
  }

  /** Takes the room for a stop, if it is to be had. */
  static void reserve(Disk disk, Path folder) {
    try {
      if (disk.size(folder.resolve(FILE)) < SIZE) {
        disk.replace(folder.resolve(FILE), none());
      }
    } catch (IOException e) {
      // A full disk is no reason not to open the store: a stop may yet find room.
    }
  }

  /**
   * Stops trading in {@code folder} without its lock.
   *
   * @param permission at least as strict as the one that holds, which the caller has seen to
   * @throws StoreException when not even this can be written
   */
  public static void write(Path folder, TradingPermission permission, AuditEntry audit) {
    byte[] text = bytes(new Stop(permission.state(), audit));
    if (text.length > SIZE) {
      String reason = audit.reason().substring(0, LONGEST_REASON) + "...";
      text =
          bytes(
              new Stop(
                  permission.state(),
                  new AuditEntry(audit.at(), audit.action(), reason, audit.change())));
    }
    ByteBuffer all = ByteBuffer.wrap(none().getBytes(StandardCharsets.UTF_8));
    all.duplicate().put(text);
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

  private static byte[] bytes(Stop stop) {
    return Json.write(stop).getBytes(StandardCharsets.UTF_8);
  }

  /** The stop in a file that holds {@code text}. */
  static Optional<Stop> read(Optional<String> text) throws Json.MalformedJsonException {
    Optional<String> written = text.map(String::strip).filter(held -> !held.isEmpty());
    return written.isEmpty() ? Optional.empty() : Optional.of(Json.read(written.get(), Stop.class));
  }
}
