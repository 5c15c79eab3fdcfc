package com.iteradynamics.research.sweep;

import com.iteradynamics.adapter.local.AtomicFile;
import com.iteradynamics.adapter.local.FolderLock;
import com.iteradynamics.cortex.Json;
import com.iteradynamics.cortex.Json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A search on disk: {@code manifest.json} says what is searched, {@code trials.csv} has a line for
 * each trial, {@code moments.bin} the sums of its returns; {@code trials.parquet} is the table of a
 * search that is done. A search that was interrupted goes on where the last whole trial ended, if
 * it is the same search.
 */
public final class SweepFolder implements AutoCloseable {
  private static final String MANIFEST = "manifest.json";
  private static final String TABLE = "trials.csv";
  private static final String PARQUET = "trials.parquet";
  private static final String MOMENTS = "moments.bin";
  private static final String LOCK = ".lock";
  private static final String RESULT = "result";
  private static final int FLUSH_EVERY = 100;

  /** Characters of a value that a message shows. */
  private static final int SHOWN = 60;

  private final Path folder;
  private final Map<String, Object> identity;
  private final FolderLock lock;
  private final TrialTable table;
  private final MomentsFile moments;
  private long done;

  private SweepFolder(
      Path folder,
      Map<String, Object> identity,
      FolderLock lock,
      TrialTable table,
      MomentsFile moments)
      throws IOException {
    this.folder = folder;
    this.identity = identity;
    this.lock = lock;
    this.table = table;
    this.moments = moments;
    done = Math.min(table.rows(), moments.rows());
    table.keep(done);
    moments.keep(done);
  }

  /** The folder holds another search, or other files, or is in use. */
  public static final class OtherSearchException extends Exception {
    private static final long serialVersionUID = 1L;

    OtherSearchException(String message) {
      super(message);
    }
  }

  /**
   * Opens {@code folder}, new or begun by the same search.
   *
   * @param identity all that makes two searches the same, as the manifest has it
   * @param periods returns of every trial
   * @throws OtherSearchException when it holds a search of another identity, or other files, or a
   *     search is at work in it
   */
  public static SweepFolder open(
      Path folder, Map<String, Object> identity, SearchSpace space, int periods, int blocks)
      throws IOException, OtherSearchException {
    FolderLock lock =
        FolderLock.tryTake(folder, LOCK)
            .orElseThrow(() -> new OtherSearchException("another search is at work in " + folder));
    try {
      Path table = folder.resolve(TABLE);
      Path moments = folder.resolve(MOMENTS);
      begin(folder, identity, Files.exists(table) || Files.exists(moments));
      return new SweepFolder(
          folder,
          identity,
          lock,
          TrialTable.open(table, space),
          new MomentsFile(moments, periods, blocks));
    } catch (IOException | RuntimeException | OtherSearchException e) {
      lock.close();
      throw e;
    }
  }

  private static void begin(Path folder, Map<String, Object> identity, boolean begun)
      throws IOException, OtherSearchException {
    Path manifest = folder.resolve(MANIFEST);
    if (Files.exists(manifest)) {
      same(folder, read(manifest), identity);
    } else if (begun) {
      throw new OtherSearchException(
          String.format(
              Locale.ROOT,
              "%s has %s or %s without a manifest; name another folder",
              folder,
              TABLE,
              MOMENTS));
    } else {
      AtomicFile.write(manifest, out -> out.write(bytes(identity)));
    }
  }

  private static Map<String, Object> read(Path manifest) throws IOException, OtherSearchException {
    try {
      return Json.readMap(Files.readString(manifest));
    } catch (MalformedJsonException e) {
      throw new OtherSearchException(manifest + " is not a manifest: " + e.getMessage());
    }
  }

  private static void same(Path folder, Map<String, Object> stored, Map<String, Object> identity)
      throws OtherSearchException {
    Optional<String> difference = difference("", stored, Json.readBack(identity));
    if (difference.isPresent()) {
      throw new OtherSearchException(
          String.format(
              Locale.ROOT,
              "%s holds another search: %s; name another folder",
              folder,
              difference.get()));
    }
  }

  /**
   * The first thing wanted that is not so there, with its path: one line, however large the two
   * are.
   */
  private static Optional<String> difference(String path, Object there, Object wanted) {
    if (there instanceof Map<?, ?> stored && wanted instanceof Map<?, ?> entries) {
      String inside = path.isEmpty() ? "its " : path + ".";
      return entries.entrySet().stream()
          .flatMap(
              each ->
                  difference(inside + each.getKey(), stored.get(each.getKey()), each.getValue())
                      .stream())
          .findFirst();
    }
    return Objects.equals(there, wanted)
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%s is %s, not %s", path, shown(there), shown(wanted)));
  }

  private static String shown(Object value) {
    String json = Json.write(value);
    return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "...";
  }

  /** How many trials are in it. */
  public long done() {
    return done;
  }

  /** Adds the trial of number {@link #done()}. */
  public void add(Trial trial) {
    if (trial.number() != done) {
      throw new IllegalArgumentException("trial " + trial.number() + " cannot follow " + done);
    }
    try {
      table.add(trial);
      moments.add(trial);
      done++;
      if (done % FLUSH_EVERY == 0) {
        flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the trials can no longer be written to " + folder, e);
    }
  }

  /** The trials' lines. */
  public TrialTable table() throws IOException {
    flush();
    return table;
  }

  /** The trials' returns in sums. */
  public MomentsFile moments() throws IOException {
    flush();
    return moments;
  }

  /** Writes into the manifest what came of the search, and the trials for notebooks. */
  public void finish(Map<String, Object> result) throws IOException {
    flush();
    AtomicFile.write(folder.resolve(PARQUET), table::parquet);
    Map<String, Object> all = new LinkedHashMap<>(identity);
    all.put(RESULT, result);
    AtomicFile.write(folder.resolve(MANIFEST), out -> out.write(bytes(all)));
  }

  private void flush() throws IOException {
    table.flush();
    moments.flush();
  }

  private static byte[] bytes(Map<String, Object> map) {
    return Json.writePretty(map).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try (lock;
        moments) {
      table.close();
    }
  }
}
