package com.iteradynamics.adapter.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.execution.StoreException;
import com.iteradynamics.governance.GovernanceLog;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.governance.GovernanceReport;
import com.iteradynamics.governance.ReportFields;
import com.iteradynamics.governance.ReportHistory;
import com.iteradynamics.governance.ReportHistory.Kept;
import com.iteradynamics.order.BookKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The reports in {@code governance.jsonl} of a store, a line each. The file is replaced whole, and
 * lines that cannot be read stay as they are. Who writes has a hold on this file alone, so that no
 * tick waits for it.
 */
public final class FolderGovernance implements GovernanceLog {
  /** The file, beside the others of the store. */
  public static final String FILE = "governance.jsonl";

  private static final String LOCK = ".governance.lock";
  private static final String BOOK = "book";
  private static final String PRODUCT = "product_id";

  private final Path folder;

  /** The log of the store in {@code store}, which need not be there yet. */
  public FolderGovernance(Path store) {
    this.folder = store;
  }

  /** A line of the file, and the report in it or what is wrong with it. */
  private record Line(String text, Optional<BookKey> book, Optional<Kept> kept, String problem) {
    boolean is(BookKey wanted, LocalDate day) {
      return book.equals(Optional.of(wanted))
          && kept.filter(report -> report.day().equals(day)).isPresent();
    }
  }

  @Override
  public boolean append(BookKey book, GovernanceReport report) {
    return holding(
        () -> {
          List<Line> lines = lines();
          if (lines.stream().anyMatch(line -> line.is(book, ReportHistory.day(report)))) {
            return false;
          }
          lines.add(line(book, new Kept(report, false)));
          write(lines);
          return true;
        });
  }

  @Override
  public void told(BookKey book, LocalDate day) {
    holding(
        () -> {
          List<Line> lines = lines();
          Line found =
              lines.stream()
                  .filter(line -> line.is(book, day))
                  .findFirst()
                  .orElseThrow(
                      () -> new GovernanceLogException(file() + " has no report of " + day));
          if (!found.kept().orElseThrow().told()) {
            lines.set(
                lines.indexOf(found), line(book, new Kept(found.kept().get().report(), true)));
            write(lines);
          }
          return true;
        });
  }

  @Override
  public ReportHistory newest(BookKey book, int count) {
    List<Line> lines;
    try {
      lines = lines();
    } catch (IOException e) {
      throw unusable("read", e);
    }
    List<Kept> kept =
        lines.stream()
            .filter(line -> line.book().equals(Optional.of(book)))
            .flatMap(line -> line.kept().stream())
            .sorted(Comparator.comparing(Kept::day))
            .toList();
    return new ReportHistory(
        kept.subList(Math.max(0, kept.size() - count), kept.size()),
        lines.stream().map(Line::problem).filter(problem -> !problem.isEmpty()).toList());
  }

  private Path file() {
    return folder.resolve(FILE);
  }

  private List<Line> lines() throws IOException {
    String text;
    try {
      text = Files.readString(file());
    } catch (NoSuchFileException e) {
      return new ArrayList<>();
    }
    List<Line> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      lines.add(line(line, lines.size() + 1));
    }
    return lines;
  }

  private Line line(String text, int number) {
    try {
      Map<String, Object> fields = new LinkedHashMap<>(Json.readMap(text));
      BookKey book =
          new BookKey(String.valueOf(fields.get(BOOK)), String.valueOf(fields.get(PRODUCT)));
      return new Line(text, Optional.of(book), Optional.of(ReportFields.read(fields)), "");
    } catch (Json.MalformedJsonException | IllegalArgumentException e) {
      return new Line(
          text,
          Optional.empty(),
          Optional.empty(),
          String.format(
              Locale.ROOT, "%s line %d cannot be trusted: %s", file(), number, e.getMessage()));
    }
  }

  private static Line line(BookKey book, Kept kept) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(BOOK, book.book());
    fields.put(PRODUCT, book.productId());
    fields.putAll(ReportFields.write(kept));
    return new Line(Json.write(fields), Optional.of(book), Optional.of(kept), "");
  }

  private void write(List<Line> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    byte[] bytes = text.toString().getBytes(UTF_8);
    AtomicFile.write(file(), out -> out.write(bytes));
  }

  private interface Work {
    boolean run() throws IOException;
  }

  private boolean holding(Work work) {
    try {
      FolderLock held = FolderLock.take(folder, LOCK);
      try {
        return work.run();
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw unusable("written", e);
    } catch (StoreException e) {
      throw new GovernanceLogException(e.getMessage(), e);
    }
  }

  private GovernanceLogException unusable(String verb, IOException e) {
    return new GovernanceLogException(
        String.format(Locale.ROOT, "%s cannot be %s: %s", file(), verb, AtomicFile.why(e)), e);
  }
}
