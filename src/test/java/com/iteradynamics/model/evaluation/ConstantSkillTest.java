package com.iteradynamics.model.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.testkit.Seed;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Constants in markets that drift, and forecasters that know something. */
class ConstantSkillTest {
  private static final int HOURS = 33 * 168;

  private final Random random = new Random(Seed.value());

  /** A market of so many hours, whose drift changes every {@code regime} hours. */
  private final class World {
    private final int horizon = random.nextBoolean() ? 1 : 24;
    private final boolean[] up = new boolean[HOURS];

    World(int regime, double drift) {
      double[] price = new double[HOURS + horizon];
      double now = drift;
      for (int i = 1; i < price.length; i++) {
        now = i % regime == 0 ? drift + 0.1 * random.nextGaussian() : now;
        price[i] = price[i - 1] + now + random.nextGaussian();
      }
      for (int i = 0; i < HOURS; i++) {
        up[i] = price[i + horizon] > price[i];
      }
    }

    ForecastLog log(double climatology, double... forecasts) {
      long[] seconds = new long[HOURS];
      Arrays.setAll(seconds, i -> 3_600L * i);
      double[] all = new double[HOURS];
      Arrays.setAll(all, i -> forecasts[i % forecasts.length]);
      double[] beside = new double[HOURS];
      Arrays.fill(beside, climatology);
      return ForecastLog.of(seconds, all, beside, up);
    }

    double share() {
      int rises = 0;
      for (boolean rose : up) {
        rises += rose ? 1 : 0;
      }
      return (double) rises / HOURS;
    }
  }

  /** What climatology takes for skill is the drift that it did not know. */
  @Test
  void noConstantEarnsAnythingInAnyMarket() {
    int byClimatology = 0;
    for (int n = 0; n < 200; n++) {
      World world = new World(1 + random.nextInt(3_000), 0.1 * random.nextGaussian());
      double constant = n % 2 == 0 ? world.share() : random.nextDouble();
      ForecastLog log = world.log(0.5, constant);
      ConstantSkill skill = log.overConstant();
      assertTrue(skill.objection().isPresent(), skill::toString);
      assertTrue(skill.skill() < 1e-9 && skill.byWeeks().upper().orElseThrow() < 1e-9);
      byClimatology += PromotionRule.objection(log.evaluated().metrics()).isEmpty() ? 1 : 0;
    }
    assertTrue(byClimatology > 30, "earned against climatology alone: " + byClimatology);
  }

  @Test
  void whoKnowsSomethingEarnsItInADriftingMarketToo() {
    for (int n = 0; n < 20; n++) {
      World world = new World(500, 0.05);
      // A hint that is right in 65 of 100 hours, on top of the market's drift, by Bayes' rule.
      double odds = world.share() / (1 - world.share());
      double[] forecasts = new double[HOURS];
      for (int i = 0; i < HOURS; i++) {
        boolean right = random.nextInt(100) < 65;
        double hinted = odds * (world.up[i] == right ? 65.0 / 35 : 35.0 / 65);
        forecasts[i] = hinted / (1 + hinted);
      }
      ForecastLog log = world.log(0.5, forecasts);
      assertFalse(log.overConstant().objection().isPresent(), () -> log.overConstant().toString());
      assertFalse(PromotionRule.objection(log.evaluated().metrics()).isPresent());
    }
  }

  @Test
  void itsFiguresAreThoseOfItsDefinition() {
    ForecastLog log =
        ForecastLog.of(
            new long[] {0, 3_600, 7_200, 10_800},
            new double[] {0.9, 0.6, 0.6, 0.2},
            new double[] {0.5, 0.5, 0.5, 0.5},
            new boolean[] {true, true, true, false});
    ConstantSkill skill = log.overConstant();
    double constant = -3 * Math.log(0.75) - Math.log(0.25);
    double losses = -Math.log(0.9) - 2 * Math.log(0.6) - Math.log(0.8);
    assertEquals(0.75, skill.share());
    assertEquals(1 - losses / constant, skill.skill(), 1e-12);
    assertEquals("undefined: too few weeks", skill.lower());
    assertFalse(skill.metrics().containsKey(ConstantSkill.SKILL_LOWER));
    assertTrue(skill.objection().isPresent());
  }

  /** A market that only rises has a constant that is never wrong, and rounding gains nothing. */
  @Test
  void aMarketThatOnlyRisesHasNothingToKnow() {
    World world = new World(1, 100);
    for (double p : new double[] {1, 0.999, 0.5, 0}) {
      ConstantSkill skill = world.log(0.5, p).overConstant();
      assertTrue(skill.objection().isPresent(), skill::toString);
      assertTrue(Double.isFinite(skill.skill()));
      skill.metrics().values().forEach(value -> assertTrue(Double.isFinite(value)));
    }
  }
}
