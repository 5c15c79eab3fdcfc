package com.iteradynamics.governance;

import com.iteradynamics.model.Bins;

/** In which cell of a distribution each value of a column is. Immutable. */
final class CellColumn {
  private static final short UNKNOWN = -1;

  private final Bins reference;
  private final short[] cells;

  private CellColumn(Bins reference, short[] cells) {
    this.reference = reference;
    this.cells = cells;
  }

  /**
   * The cells of {@code values}.
   *
   * @param values one that is not finite is not known
   */
  static CellColumn of(Bins reference, double[] values) {
    double[] edges = reference.edgeColumn();
    short[] cells = new short[values.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Double.isFinite(values[i]) ? (short) Bins.cell(edges, values[i]) : UNKNOWN;
    }
    return new CellColumn(reference, cells);
  }

  /** How many of the known values {@code from..to}, without {@code to}, are in each cell. */
  int[] counts(int from, int to) {
    int[] counts = new int[reference.size()];
    for (int i = from; i < to; i++) {
      if (cells[i] != UNKNOWN) {
        counts[cells[i]]++;
      }
    }
    return counts;
  }
}
