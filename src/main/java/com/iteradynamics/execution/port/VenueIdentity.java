package com.iteradynamics.execution.port;

import com.iteradynamics.decision.PrimeState;
import java.util.Optional;

/**
 * Whether the venue that answers is the one that a book's orders are at. Another key may belong to
 * another portfolio, which knows none of them; asked there, an order would look as if it had never
 * arrived.
 *
 * @param portfolio the portfolio of the key; empty when it is not the book's, or cannot be read
 * @param problem why it cannot be used; empty when it can
 */
public record VenueIdentity(Optional<String> portfolio, Optional<String> problem) {

  public static VenueIdentity of(Result<String> read, Optional<PrimeState> state) {
    Optional<String> ours = state.flatMap(PrimeState::portfolio);
    return switch (read) {
      case Result.Failed<String>(String why, boolean away) ->
          new VenueIdentity(Optional.empty(), Optional.of("the portfolio is unknown: " + why));
      case Result.Ok<String>(String id) ->
          ours.filter(bound -> !bound.equals(id))
              .map(
                  bound ->
                      new VenueIdentity(
                          Optional.empty(),
                          Optional.of(
                              "the key trades in portfolio " + id + ", the book in " + bound)))
              .orElseGet(() -> new VenueIdentity(Optional.of(id), Optional.empty()));
    };
  }
}
