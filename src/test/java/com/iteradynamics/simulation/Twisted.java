package com.iteradynamics.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** Ports between which and their users something stands. */
final class Twisted {
  private Twisted() {}

  /** What stands between. */
  interface Twist {
    /**
     * Answers a call.
     *
     * @param method its name
     * @param arguments its arguments; none is an empty array
     * @param port what would answer otherwise
     */
    Object answer(String method, Object[] arguments, Port port) throws Throwable;
  }

  /** The port itself. */
  interface Port {
    Object call(Object... arguments) throws Throwable;
  }

  /** {@code real} with a twist. */
  static <T> T with(Class<T> type, T real, Twist twist) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object[] given = arguments == null ? new Object[0] : arguments;
          if (given.length == 1 && given[0] instanceof Consumer<?> && method.isDefault()) {
            // A request that is yet to be built comes back as one that is.
            return InvocationHandler.invokeDefault(proxy, method, given);
          }
          return twist.answer(method.getName(), given, changed -> called(real, method, changed));
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object called(Object real, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
