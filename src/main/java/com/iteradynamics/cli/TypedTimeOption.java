package com.iteradynamics.cli;

import com.iteradynamics.event.TypedTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the time of an option that takes whole days, months and years too, and lengths back. */
public final class TypedTimeOption implements ITypeConverter<TypedTime> {

  @Override
  public TypedTime convert(String value) {
    try {
      return TypedTime.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
