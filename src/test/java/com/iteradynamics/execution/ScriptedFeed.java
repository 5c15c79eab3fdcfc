package com.iteradynamics.execution;

import com.iteradynamics.execution.port.CandleFeed;
import com.iteradynamics.execution.port.Result;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** A venue that has the candles of a tape, as soon as each is closed and published. */
public final class ScriptedFeed implements CandleFeed {
  private final CandleSeries tape;
  private final InstantSource clock;

  /** What was asked for, in order, as {@code first..last}. */
  public final List<String> asked = new ArrayList<>();

  /** How long after its end a candle can be had. */
  public Duration publishedAfter = Duration.ZERO;

  /** What becomes of an answer. */
  public UnaryOperator<Result<List<Candle>>> answer = UnaryOperator.identity();

  /** What it says of the forming candle. */
  public Result<OptionalDouble> open = new Result.Ok<>(OptionalDouble.empty());

  public ScriptedFeed(CandleSeries tape, InstantSource clock) {
    this.tape = tape;
    this.clock = clock;
  }

  /** From now on it cannot be asked, for this reason. */
  public void away(String why) {
    answer = usual -> new Result.Failed<>(why, true);
  }

  @Override
  public Result<List<Candle>> closed(String productId, Instant from, Instant to) {
    asked.add(from + ".." + to);
    Instant newest = clock.instant().minus(CandleSeries.INTERVAL).minus(publishedAfter);
    Instant last = newest.isBefore(to) ? newest : to;
    return answer.apply(new Result.Ok<>(tape.between(from, last).candles()));
  }

  /** What it says of the product's rules. */
  public Result<Optional<Product>> rules = new Result.Ok<>(Optional.empty());

  /** How often it was asked for them. */
  public int askedForRules;

  @Override
  public Result<Optional<Product>> rules(String productId) {
    askedForRules++;
    return rules;
  }

  @Override
  public Result<OptionalDouble> openOf(String productId, Instant hour) {
    return open;
  }
}
