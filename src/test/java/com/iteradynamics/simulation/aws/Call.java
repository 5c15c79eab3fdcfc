package com.iteradynamics.simulation.aws;

/**
 * One try of a call to AWS.
 *
 * @param operation as the SDK calls it, for example {@code PutItem}
 * @param resource the table, {@code bucket/key}, the secret's name or the event bus
 * @param items how many items it is about; 1 unless it is a transaction
 */
public record Call(String operation, String resource, int items) {
  /** Whether it is that operation. */
  public boolean is(String name) {
    return operation.equals(name);
  }

  @Override
  public String toString() {
    return operation + " " + resource;
  }
}
