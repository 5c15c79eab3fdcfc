package com.iteradynamics.candlefile;

import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleRules;
import java.util.List;

/** What is wrong with the rows of a file, and what is odd about them, each with its place. */
final class RowProblems {
  private final String file;
  private final ReadPlan plan;
  private final CsvRecords row;
  private final CandleProblems problems = new CandleProblems("problem");
  private final CandleProblems warnings = new CandleProblems("odd candle");

  /** For the rows that {@code row} goes to. */
  RowProblems(String file, ReadPlan plan, CsvRecords row) {
    this.file = file;
    this.plan = plan;
    this.row = row;
  }

  /** Something is wrong with the current row. */
  void add(String what) {
    problems.add(() -> here() + what);
  }

  /** Something is wrong with the file. */
  void addOfFile(String what) {
    problems.add(() -> file + what);
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

  /** Refuses the file if there was a problem. */
  void refuse() {
    if (!problems.isEmpty()) {
      throw new CandleFileException(problems.messages());
    }
  }

  private String here() {
    return file + plan.place(row.line()) + " ";
  }
}
