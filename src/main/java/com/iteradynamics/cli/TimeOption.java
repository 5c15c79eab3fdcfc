package com.iteradynamics.cli;

import com.iteradynamics.event.Times;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time of an option. */
public final class TimeOption implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String value) {
    try {
      return Times.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
