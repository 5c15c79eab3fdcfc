package com.iteradynamics.market;

/** {@link Indicator#close}. */
record Close() implements Indicator {
  @Override
  public Kernel begin(Pass pass, double[] column) {
    return count -> System.arraycopy(pass.close(), 0, column, 0, count);
  }
}
