package com.iteradynamics.simulation.aws;

import java.util.Map;

/**
 * Where the SDK looks besides the environment, which a test cannot set: the model's S3, until
 * closed.
 */
public final class SdkProperties implements AutoCloseable {
  private final Map<String, String> properties;

  private SdkProperties(Map<String, String> properties) {
    this.properties = properties;
    properties.forEach(System::setProperty);
  }

  /** Leads to {@code aws}, with keys of no worth. */
  public static SdkProperties to(ModelServer aws) {
    return new SdkProperties(
        Map.of(
            "aws.endpointUrlS3", aws.endpoint().toString(),
            "aws.region", "eu-central-1",
            "aws.accessKeyId", "test",
            "aws.secretAccessKey", "test"));
  }

  @Override
  public void close() {
    properties.keySet().forEach(System::clearProperty);
  }
}
