package com.iteradynamics.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * A bare mapper for Quarkus, which makes one at every start whether it is used or not, and by
 * itself would fit it with every module that is there. Argus reads and writes JSON without it.
 */
@Singleton
class FrameworkMapper {
  @Produces
  @Singleton
  ObjectMapper bare() {
    return new ObjectMapper();
  }
}
