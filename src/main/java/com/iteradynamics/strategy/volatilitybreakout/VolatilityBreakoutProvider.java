package com.iteradynamics.strategy.volatilitybreakout;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;
import java.util.function.BiFunction;

/** Makes Volatility Breakout, in each of its versions. */
public abstract sealed class VolatilityBreakoutProvider implements StrategyProvider {
  private final String id;
  private final String description;
  private final BiFunction<VolatilityBreakoutParameters, SettingsReader, EntryFilter> filter;

  private VolatilityBreakoutProvider(
      String id,
      String description,
      BiFunction<VolatilityBreakoutParameters, SettingsReader, EntryFilter> filter) {
    this.id = id;
    this.description = description;
    this.filter = filter;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Strategy create(SettingsReader settings) {
    VolatilityBreakoutParameters breakout = VolatilityBreakoutParameters.read(settings);
    return new VolatilityBreakout(breakout, filter.apply(breakout, settings));
  }

  /** Volatility Breakout v1. */
  public static final class V1 extends VolatilityBreakoutProvider {
    /** The provider. */
    public V1() {
      super(
          "sg_volatility_breakout_v1",
          "Long from a breakout of price and range to a breakdown; no regime, no horizon.",
          (breakout, settings) -> EntryFilter.NONE);
    }
  }

  /** Volatility Breakout v2. */
  public static final class V2 extends VolatilityBreakoutProvider {
    /** The provider. */
    public V2() {
      super(
          "sg_volatility_breakout_v2",
          "Volatility Breakout that enters only above a slow average.",
          (breakout, settings) -> EntryFilter.AboveAverage.read(settings));
    }
  }

  /** Volatility Breakout v3. */
  public static final class V3 extends VolatilityBreakoutProvider {
    /** The provider. */
    public V3() {
      super(
          "sg_volatility_breakout_v3",
          "Volatility Breakout that enters only while the range is well above its mean.",
          EntryFilter.GrowingRange::read);
    }
  }
}
