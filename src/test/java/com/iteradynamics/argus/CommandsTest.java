package com.iteradynamics.argus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.argus.Run.Outcome;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;

  /** Every command and every command below it, as it is typed. */
  static Stream<String> commands() {
    return below("", Commands.line(new String[0], Run.nowhere()));
  }

  private static Stream<String> below(String words, CommandLine line) {
    return Stream.concat(
        Stream.of(words.strip()),
        line.getSubcommands().entrySet().stream()
            .flatMap(sub -> below(words + " " + sub.getKey(), sub.getValue())));
  }

  @ParameterizedTest(name = "argus {0}")
  @MethodSource("commands")
  void everyCommandExplainsItselfWithAnExample(String words) {
    Outcome help = Run.in(folder).argus((words + " --help").strip().split(" ")).exits(0);
    assertTrue(help.out().contains("Usage: argus"), help.out());
    assertTrue(help.out().contains("Example"), help.out());
    assertTrue(help.out().contains("  ./argus " + words), help.out());
    assertEquals("", help.err());
    help.outLines().forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void everyCommandIsListedInTheHelpOfAll() {
    String help = Run.in(folder).argus("--help").exits(0).out();
    Commands.NAMES.forEach(name -> assertTrue(help.contains("\n  " + name + " "), name));
  }

  /** Each list of commands, at every level. */
  @ParameterizedTest(name = "argus {0} --help")
  @ValueSource(strings = {"", "model", "candles", "state", "check", "lambda", "governance"})
  void aListOfCommandsCutsNoSentence(String words) {
    CommandLine line = Commands.line(new String[0], Run.nowhere());
    CommandLine command = words.isEmpty() ? line : line.getSubcommands().get(words);
    String help =
        Run.in(folder)
            .argus((words + " --help").strip().split(" "))
            .exits(0)
            .out()
            .replaceAll("\\s+", " ");
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              String said =
                  RootCommand.firstSentence(sub.getCommandSpec().usageMessage())
                      .replaceAll("\\s+", " ");
              assertTrue(said.endsWith("."), name + ": " + said);
              assertTrue(help.contains(name + " " + said), said + " is not in " + help);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "backtest | give one of FILE, --candles=FILE, --sample, --bucket=NAME, --store=DIR",
        "replay | give one of FILE, --candles=FILE, --sample, --bucket=NAME, --store=DIR",
        "backtest --sample --candles x | give only one of --candles=FILE, --sample",
        "backtest x --candles y | give only one of FILE, --candles=FILE",
        "backtest --candles y x | x is one too many: give only one of FILE, --candles=FILE,"
            + " --sample, --bucket=NAME, --store=DIR",
        "candles verify x y | y is one too many: give only one of FILE, --candles=FILE,"
            + " --sample, --bucket=NAME",
        "candles verify x --store y | give only one of FILE, --candles=FILE, --sample,"
            + " --bucket=NAME, --store=DIR",
        "model train x --sample | give only one of FILE, --candles=FILE, --sample, --bucket=NAME",
        "backtest --sample --sample | give one of FILE, --candles=FILE, --sample,"
            + " --bucket=NAME, --store=DIR, once",
        "backtest --sample --set foo | --set takes NAME=VALUE, was \"foo\"",
        "montecarlo --sample --runs 1.5 | --runs: '1.5' is not a whole number",
        "state deposit abc --reason x | AMOUNT: 'abc' is not a number",
        "state deposit -5 --reason x | AMOUNT must be more than 0, was -5",
        "state withdraw 0 --reason x | AMOUNT must be more than 0, was 0",
        "backtest --sample --from abc | --from: \"abc\" is not a time; write 2023, 2023-01,"
            + " 2023-01-31, 2023-01-31T10:00, 2023-01-31T10:00+01:00, or -90d: so many hours (h),"
            + " days (d), weeks (w) or years (y) back",
        "backtest --stratgy X | there is no option --stratgy; did you mean --strategy?",
        "backtest --sample --stratgy=X | there is no option --stratgy; did you mean --strategy?",
        "backtest --sample --form 2025 | there is no option --form; did you mean --from?",
        "backtest --sample --strat X | there is no option --strat; did you mean --strategy?",
        "backtest --sample -strategy X | there is no option -strategy; did you mean --strategy?",
        "backtest --sample --Costs pro | there is no option --Costs; did you mean --costs?",
        "backtest --sample --xyz X | there is no option --xyz",
        "backtest --sample --s X | there is no option --s",
        "backtest --sample -x | there is no option -x",
        "sweep --sample --parm A=1 --out o | there is no option --parm; did you mean --param?",
        "state --sotre x show | there is no option --sotre",
        "--hlep | there is no option --hlep; did you mean --help?",
        "model trian | there is no command model trian; did you mean train?",
        "candles verfy a.csv | there is no command candles verfy; did you mean verify?",
        "check lookahed --sample | there is no command check lookahed; did you mean lookahead?",
        "check everything | there is no command check everything",
        "back --sample | there is no command back; did you mean backtest?",
        "ba --sample | there is no command ba",
        "backtest a.csv --format binanec | --format must be one of argus, binance, kraken,"
            + " cryptodatadownload, yahoo, yfinance, coinbase, tradingview, freqtrade, ccxt,"
            + " bitstamp, kaggle, pandas, csv, was \"binanec\"; did you mean binance?",
        "model evaluate a b c | Unmatched argument at index 4: 'c'",
        "halt | Missing required option: '--reason=TEXT'"
      })
  void whatCannotBeReadIsSaidInPlainWords(String words, String said) {
    Outcome told = Run.in(folder).argus(words.split(" ")).exits(2);
    assertEquals("argus: " + said, told.errLines().getFirst());
  }

  @Test
  void whatIsNoCommandIsAUsageError() {
    assertEquals(
        List.of("argus: there is no command confg; did you mean config?", "See ./argus --help"),
        Run.in(folder).argus("confg").exits(2).errLines());
    assertEquals(
        List.of("argus: name a command", "See ./argus --help"),
        Run.in(folder).argus().exits(2).errLines());
  }

  @Test
  void whatIsNoOptionIsAUsageErrorOfItsCommand() {
    assertEquals(
        List.of(
            "argus: there is no option --jsn; did you mean --json?", "See ./argus config --help"),
        Run.in(folder).argus("config", "--jsn").exits(2).errLines());
  }

  @Test
  void aStrategyThatIsNoneNamesTheNearest() {
    Outcome told =
        Run.in(folder).argus("backtest", "--sample", "--strategy=sg_core_exposure_v3").exits(2);
    assertTrue(told.err().endsWith("; did you mean sg_core_exposure_v1?\n"), told.err());
    Outcome far = Run.in(folder).argus("backtest", "--sample", "--strategy=mine").exits(2);
    assertFalse(far.err().contains("did you mean"), far.err());
  }

  @Test
  void theVersionIsKnown() {
    assertTrue(Run.in(folder).argus("--version").exits(0).out().startsWith("argus "));
  }

  @Test
  void aReaderThatLeavesIsNoFailureAndAFullDiskIsOne() {
    assertEquals(0, writingTo("Broken pipe").exitCode());
    Outcome full = writingTo("No space left on device");
    assertEquals(1, full.exitCode());
    assertEquals("argus: cannot write the answer: No space left on device", full.err().strip());
  }

  private Outcome writingTo(String failure) {
    StringWriter err = new StringWriter();
    OutputStream refusing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    CommandContext context =
        new CommandContext(
            Map.of(),
            folder,
            Clock.systemUTC(),
            Output.to(refusing),
            new PrintWriter(err, true),
            false,
            (choice, venue) -> Optional.empty(),
            duration -> {});
    return new Outcome(Argus.run(new String[] {"config"}, context), "", err.toString());
  }

  @Test
  void aStackTraceIsOnlyShownWhenItIsAskedFor() {
    String quiet = Run.in(folder).argus("candles", "verify", "x.csv").exits(1).err();
    assertFalse(quiet.contains("\tat "), quiet);
    String option = Run.in(folder).argus("candles", "verify", "x.csv", "--debug").exits(1).err();
    assertTrue(option.contains("\tat "), option);
    String variable =
        Run.in(folder).with("ARGUS_DEBUG", "1").argus("candles", "verify", "x.csv").exits(1).err();
    assertTrue(variable.contains("\tat "), variable);
  }
}
