package com.iteradynamics.strategy.compressionshot;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;
import com.iteradynamics.strategy.compressionshot.CompressionShotParameters.Memory;
import java.util.Optional;

/** Makes Compression Shot, in each of its versions. */
public abstract sealed class CompressionShotProvider implements StrategyProvider {
  private final int version;
  private final String description;

  private CompressionShotProvider(int version, String description) {
    this.version = version;
    this.description = description;
  }

  @Override
  public String id() {
    return "sg_compression_shot_v" + version;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new CompressionShot(
        CompressionShotParameters.read(settings),
        version > 1,
        Optional.of(settings).filter(any -> version > 2).map(Memory::read));
  }

  /** Compression Shot v1. */
  public static final class V1 extends CompressionShotProvider {
    /** The provider. */
    public V1() {
      super(1, "Long from a breakout of widening bands in low volatility to the end of that.");
    }
  }

  /** Compression Shot v2. */
  public static final class V2 extends CompressionShotProvider {
    /** The provider. */
    public V2() {
      super(2, "Compression Shot that holds until a panic, a downward trend or high volatility.");
    }
  }

  /** Compression Shot v3. */
  public static final class V3 extends CompressionShotProvider {
    /** The provider. */
    public V3() {
      super(3, "Compression Shot v2 that also enters for a while after narrow bands.");
    }
  }
}
