package com.iteradynamics.adapter.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import software.amazon.awssdk.services.s3.S3Client;

/** A client of S3 with something around each of its calls. */
final class AroundS3 {
  private AroundS3() {}

  /** What is around a call. */
  @FunctionalInterface
  interface Around {
    /**
     * Makes the call, or does not.
     *
     * @param operation for example {@code putObject}
     * @param call makes the call itself
     */
    Object call(String operation, Callable<Object> call) throws Exception;
  }

  static S3Client of(S3Client real, Around context) {
    return (S3Client)
        Proxy.newProxyInstance(
            S3Client.class.getClassLoader(),
            new Class<?>[] {S3Client.class},
            (proxy, method, arguments) ->
                context.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(real, arguments);
                      } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof Exception failure) {
                          throw failure;
                        }
                        throw e;
                      }
                    }));
  }
}
