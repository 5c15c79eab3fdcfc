package com.iteradynamics.testkit.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets Manager as far as Argus needs it: one value for each name. */
public final class FakeSecrets {
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /** Gives a secret a value. */
  public void put(String id, String value) {
    values.put(id, value);
  }

  AwsAnswer answer(AwsCall call) {
    if (!call.is("GetSecretValue")) {
      return AwsAnswer.jsonError(400, "InvalidAction");
    }
    String value = values.get(call.resource());
    return value == null
        ? AwsAnswer.jsonError(400, "ResourceNotFoundException")
        : AwsAnswer.json(200, Map.of("Name", call.resource(), "SecretString", value));
  }
}
