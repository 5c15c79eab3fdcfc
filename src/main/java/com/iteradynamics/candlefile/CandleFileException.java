package com.iteradynamics.candlefile;

import java.util.List;

/**
 * A candle file that cannot be used or written. The message has one problem a line, each with the
 * file, and the line and candle it concerns.
 */
public final class CandleFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** What is wrong, one problem a line. */
  public CandleFileException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public CandleFileException(String problem) {
    this(List.of(problem));
  }

  /** One problem, and what it came from. */
  public CandleFileException(String problem, Throwable cause) {
    super(problem, cause);
    this.problems = List.of(problem);
  }

  /** The first problems in file order; when there are many more, the last line says how many. */
  public List<String> problems() {
    return problems;
  }
}
