package com.iteradynamics.market;

/**
 * {@link Indicator#previous}.
 *
 * @param indicator what it was
 */
record Previous(Indicator indicator) implements Indicator {
  @Override
  public Kernel begin(Pass pass, double[] column) {
    double[] values = pass.column(indicator);
    double[] before = {Double.NaN};
    return count -> {
      column[0] = before[0];
      System.arraycopy(values, 0, column, 1, count - 1);
      before[0] = values[count - 1];
    };
  }
}
