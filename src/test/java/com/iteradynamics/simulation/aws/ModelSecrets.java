package com.iteradynamics.simulation.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Secrets Manager as far as Argus needs it: one value for each name. */
public final class ModelSecrets {
  private final Map<String, String> values = new ConcurrentHashMap<>();

  /** Gives a secret a value, another one when it has one. */
  public void put(String id, String value) {
    values.put(id, value);
  }

  HttpAnswer answer(Call call) {
    if (!call.is("GetSecretValue")) {
      return HttpAnswer.jsonError(400, "InvalidAction");
    }
    String value = values.get(call.resource());
    return value == null
        ? HttpAnswer.jsonError(400, "ResourceNotFoundException")
        : HttpAnswer.json(200, Map.of("Name", call.resource(), "SecretString", value));
  }
}
