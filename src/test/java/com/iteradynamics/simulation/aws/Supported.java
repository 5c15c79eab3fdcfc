package com.iteradynamics.simulation.aws;

import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** Sees to it that no part of a request is passed over. */
final class Supported {
  private Supported() {}

  /** Refuses a request that says anything beside {@code names}. */
  static void only(SdkPojo request, Set<String> names) {
    for (SdkField<?> field : request.sdkFields()) {
      if (!names.contains(field.memberName()) && said(field.getValueOrDefault(request))) {
        throw new UnsupportedOperationException(
            String.format(
                Locale.ROOT,
                "the model does not know %s of %s",
                field.memberName(),
                request.getClass().getSimpleName()));
      }
    }
  }

  private static boolean said(Object value) {
    return value != null
        && !(value instanceof SdkAutoConstructMap)
        && !(value instanceof SdkAutoConstructList);
  }
}
