package com.iteradynamics.simulation.aws;

/**
 * One try of a call to AWS.
 *
 * @param operation as the SDK calls it, for example {@code PutItem}
 * @param resource the table, or {@code bucket/key}
 * @param items how many items it is about; 1 unless it is a transaction
 */
public record Call(String operation, String resource, int items) {
  @Override
  public String toString() {
    return operation + " " + resource;
  }
}
