package com.iteradynamics.cli;

import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.config.MissingSettingException;
import com.iteradynamics.config.UnusableFileException;
import com.iteradynamics.event.InvalidEventException;
import com.iteradynamics.execution.port.StoreException;
import com.iteradynamics.governance.GovernanceLogException;
import com.iteradynamics.market.InvalidCandlesException;
import com.iteradynamics.model.ModelRegistryException;
import com.iteradynamics.settings.InvalidSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** What went wrong, in words, and the exit code that belongs to it. */
public final class Failures {
  private Failures() {}

  /**
   * Says on standard error what went wrong, where {@code debug} is set also where; answers the exit
   * code.
   */
  public static int tell(Exception failure, boolean debug, CommandContext context) {
    if (failure instanceof InvalidSettingsException settings) {
      tell(settings.problems(), context);
    } else {
      context.notice(words(failure));
    }
    if (debug) {
      failure.printStackTrace(context.err());
    }
    return exitCode(failure);
  }

  /** Says on standard error all that is wrong with a configuration. */
  public static void tell(List<String> problems, CommandContext context) {
    String what = problems.size() == 1 ? "a problem" : problems.size() + " problems";
    context.notice("the configuration has " + what + ":");
    context.tell(problems.stream().map(problem -> "  " + problem).toList());
  }

  /** Exit code of {@code failure}: 2 for what was typed or configured, 1 for all else. */
  public static int exitCode(Throwable failure) {
    return switch (failure) {
      case CommandFailure known -> known.exitCode();
      case InvalidSettingsException settings -> 2;
      case MissingSettingException setting -> 2;
      case InvalidEventException event -> 2;
      default -> 1;
    };
  }

  /** {@code failure} in words, without a stack trace. */
  public static String words(Throwable failure) {
    return switch (failure) {
      case CommandFailure known -> known.getMessage();
      case InvalidSettingsException settings -> settings.getMessage();
      case MissingSettingException setting -> setting.getMessage();
      case InvalidEventException event -> event.getMessage();
      case UnusableFileException file -> file.getMessage();
      case InvalidCandlesException candles -> candles.getMessage();
      case StoreException store -> store.getMessage();
      case CandleFileException candles -> candles.getMessage();
      case ModelRegistryException shelf -> shelf.getMessage();
      case GovernanceLogException log -> log.getMessage();
      case UncheckedIOException io -> io(io.getCause());
      case IOException io -> io(io);
      default ->
          "internal error, please report it: "
              + failure
              + " (ARGUS_DEBUG=1 or --debug shows where)";
    };
  }

  /** Why {@code file} could not be read. */
  public static String reading(Path file, IOException e) {
    return UnusableFileException.reading(file, e).getMessage();
  }

  /** Why {@code file} could not be written. */
  public static String writing(Path file, IOException e) {
    return UnusableFileException.writing(file, e).getMessage();
  }

  private static String io(IOException e) {
    if (e instanceof FileSystemException file && file.getFile() != null) {
      return file.getFile() + ": " + UnusableFileException.reason(e);
    }
    return UnusableFileException.reason(e);
  }
}
