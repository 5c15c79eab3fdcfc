package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with the rows of a file, and what is odd about them, each with its place. */
final class RowProblems {
  private static final int FEW = 3;

  /** What differs between problems of one kind: the candle, what is quoted, and numbers. */
  private static final Pattern VALUES = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|[0-9.]+");

  private final String file;
  private final ReadPlan plan;
  private final CsvRecords row;
  private final CandleProblems ofFile = new CandleProblems("problem");
  private final CandleProblems problems = new CandleProblems("problem");
  private final CandleProblems warnings = new CandleProblems("odd candle");
  private boolean alike = true;
  private String firstKind = "";
  private int count;

  /** For the rows that {@code row} goes to. */
  RowProblems(String file, ReadPlan plan, CsvRecords row) {
    this.file = file;
    this.plan = plan;
    this.row = row;
  }

  /** Something is wrong with the current row. */
  void add(String what) {
    String kind = alike ? VALUES.matcher(what).replaceAll("") : "";
    alike &= count == 0 || kind.equals(firstKind);
    firstKind = count++ == 0 ? kind : firstKind;
    problems.add(() -> here() + what);
  }

  /** Something is wrong with the file. */
  void addOfFile(String what) {
    ofFile.add(() -> file + what);
  }

  /** Tells what is odd about a candle, if something is. */
  void warn(String productId, Candle candle) {
    CandleRules.warning(candle)
        .ifPresent(
            odd ->
                warnings.add(() -> here() + CandleRules.named(productId, candle.openTime()) + odd));
  }

  List<String> warnings() {
    return warnings.messages();
  }

  /**
   * Refuses the file if there was a problem; one that all rows share is said once.
   *
   * @param rows how many rows it has
   */
  void refuse(int rows) {
    List<String> all = new ArrayList<>(problems.messages());
    if (alike && count == rows && rows >= FEW) {
      all = new ArrayList<>(List.of(all.getFirst() + " (and " + (rows - 1) + " rows like it)"));
    }
    all.addAll(ofFile.messages());
    if (!all.isEmpty()) {
      throw new CandleFileException(all);
    }
  }

  private String here() {
    return file + plan.place(row.line()) + " ";
  }
}
