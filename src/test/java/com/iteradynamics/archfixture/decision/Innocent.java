package com.iteradynamics.archfixture.decision;

import com.iteradynamics.archfixture.market.Price;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Uses what pure code may use. */
public record Innocent(String name) {

  enum Colour {
    RED,
    GREEN
  }

  static int seeded(Price price) {
    return new Random((long) price.usd()).nextInt();
  }

  static String described(Colour colour, List<Price> prices) {
    return switch (colour) {
      case RED -> "red" + new BigDecimal("1.5") + BigDecimal.valueOf(3L);
      case GREEN -> prices.stream().map(Price::usd).toList() + " " + TimeUnit.DAYS;
    };
  }

  static Duration waited(UncheckedIOException failure) {
    return Duration.ofSeconds(failure.getMessage().length());
  }
}
