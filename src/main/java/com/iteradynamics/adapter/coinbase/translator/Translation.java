package com.iteradynamics.adapter.coinbase.translator;

import com.iteradynamics.adapter.coinbase.messages.InvalidResponseException;
import com.iteradynamics.execution.port.Result;

/** From what the venue wrote to what it means. */
@FunctionalInterface
public interface Translation<W, T> {

  /** The meaning of {@code wire}. */
  T of(W wire) throws InvalidResponseException;

  /** The meaning of what was read; unread when it makes no sense. */
  static <W, T> Result<T> of(Result<W> wire, Translation<W, T> translation) {
    return switch (wire) {
      case Result.Failed<W>(String why, boolean away) -> new Result.Failed<>(why, away);
      case Result.Ok<W>(W value) -> {
        try {
          yield new Result.Ok<>(translation.of(value));
        } catch (InvalidResponseException e) {
          yield new Result.Failed<>(e.getMessage());
        }
      }
    };
  }
}
