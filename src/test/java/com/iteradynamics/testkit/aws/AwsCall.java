package com.iteradynamics.testkit.aws;

/**
 * One request that reached the fake.
 *
 * @param operation as the SDK calls it, for example {@code GetObject}
 * @param resource what it is about, for example {@code bucket/key} or a secret's name
 */
public record AwsCall(String operation, String resource) {
  /** Whether it is that operation. */
  public boolean is(String name) {
    return operation.equals(name);
  }

  @Override
  public String toString() {
    return operation + " " + resource;
  }
}
