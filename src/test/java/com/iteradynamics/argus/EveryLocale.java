package com.iteradynamics.argus;

import com.iteradynamics.argus.Run.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs commands and prints what they print, exit codes included, and what is in the files that they
 * leave. Arguments: an empty folder. It is started in a process of its own, by {@code LocaleTest},
 * with the locale that the process has.
 */
final class EveryLocale {
  private static final String SPAN = " --from 2025-03-01 --to 2025-03-31";

  private static final List<String> LINES =
      List.of(
          "strategies",
          "config",
          "config --json",
          "selftest",
          "replay --sample --out data --from 2025-03-11 --to 2025-03-12",
          "status",
          "status --json",
          "history --last 30",
          "costs",
          "costs --json",
          "explain --at 2025-03-12T01:00",
          "verify-record --at 2025-03-12T01:00",
          "state show",
          "state deposit 1234.5 --reason more",
          "dashboard --out mission.html",
          "tick --sample --at 2025-03-12T02:00",
          "backtest --sample --costs pro --report report.html" + SPAN,
          "backtest --sample --costs pro --json -" + SPAN,
          "backtest --sample --costs pro --strategy sg_core_exposure_v1,sg_trend_probe_v1 --json a.json"
              + SPAN,
          "sweep --sample --param PRIME_HORIZON=12,48 --param PRIME_MAX_EXPOSURE=0.1,1 --out s"
              + SPAN,
          "walkforward --sample --param PRIME_HORIZON=12,48 --train-days 14 --test-days 7" + SPAN,
          "montecarlo --sample --costs pro --runs 200" + SPAN,
          "check lookahead --sample --cuts 2 --from 2025-05-20",
          "check recursive --sample --hours 40",
          "check parity --sample --from 2025-05-20",
          "governance report",
          "trace --sample --out trace.csv" + SPAN,
          "candles import trace.csv",
          "backtest --sample --from 2031-01-01",
          "history --branch ENTERLONG",
          "history --last 0");

  private EveryLocale() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Run run = Run.in(folder).at("2025-03-12T02:20:00Z");
    LINES.forEach(line -> print(run, line, folder, out));
    // The order of options in a help text is the library's.
    Argus.forgetLocale();
    Commands.NAMES.forEach(name -> print(run, name + " --help", folder, out));
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).sorted().forEach(file -> out.println(told(folder, file)));
    }
  }

  private static void print(Run run, String line, Path folder, PrintStream out) {
    Outcome outcome = run.argus(line.split(" "));
    String told = outcome.out() + outcome.err();
    out.println("$ argus " + line + "\n" + told.replace(folder.toString(), "FOLDER"));
    out.println("exit code " + outcome.exitCode());
  }

  private static String told(Path folder, Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      byte[] rest = text.replace(folder.toString(), "FOLDER").getBytes(StandardCharsets.ISO_8859_1);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(rest);
      return folder.relativize(file) + " " + new BigInteger(1, hash).toString(16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
