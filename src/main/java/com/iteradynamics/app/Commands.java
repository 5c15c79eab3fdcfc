package com.iteradynamics.app;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;

/** The commands by name, and what happens around each of them. */
final class Commands {
  /** In the order in which help shows them. */
  static final List<String> NAMES =
      List.of(
          """
          tick replay backtest sweep walkforward montecarlo model governance check history \
          dashboard status explain replay-record state halt resume candles trace strategies \
          new-strategy config completion smoke live-check lambda venue simulate"""
              .split(" ", -1));

  private Commands() {}

  /** Runs one command; answers its exit code. */
  static int run(String[] args, Surroundings around) {
    return line(args, around).execute(args);
  }

  /**
   * The command line that understands {@code args}. Reading annotations is most of what a short
   * command costs, so that a command that is named right away is the only one that is there.
   */
  static CommandLine line(String[] args, Surroundings around) {
    CommandLine line = new CommandLine(RootCommand.spec());
    boolean named = args.length > 0 && NAMES.contains(args[0]);
    for (String name : named ? List.of(args[0]) : NAMES) {
      line.addSubcommand(name, RootCommand.withHelp(create(name, around)));
    }
    RootCommand.layOut(line, around.columns());
    return line.setOut(around.out())
        .setErr(around.err())
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setExecutionStrategy(RootCommand::execute)
        .setParameterExceptionHandler((e, typed) -> misunderstood(e, typed, around))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, around));
  }

  private static CommandLine create(String name, Surroundings around) {
    return switch (name) {
      case "tick" -> new CommandLine(new TickCommand(around));
      case "replay" -> new CommandLine(new ReplayCommand(around));
      case "backtest" -> new CommandLine(new BacktestCommand(around));
      case "sweep" -> new CommandLine(new SweepCommand(around));
      case "walkforward" -> new CommandLine(new WalkForwardCommand(around));
      case "montecarlo" -> new CommandLine(new MonteCarloCommand(around));
      case "model" -> CommandGroup.model(around);
      case "governance" -> CommandGroup.governance(around);
      case "check" -> CommandGroup.check(around);
      case "history" -> new CommandLine(new HistoryCommand(around));
      case "dashboard" -> new CommandLine(new DashboardCommand(around));
      case "status" -> new CommandLine(new StatusCommand(around));
      case "explain" -> new CommandLine(new ExplainCommand(around));
      case "replay-record" -> new CommandLine(new ReplayRecordCommand(around));
      case "state" -> CommandGroup.state(around);
      case "halt" -> new CommandLine(new PermissionCommand.Halt(around));
      case "resume" -> new CommandLine(new PermissionCommand.Resume(around));
      case "candles" -> CommandGroup.candles(around);
      case "smoke" -> new CommandLine(new SmokeCommand(around));
      case "strategies" -> new CommandLine(new StrategiesCommand(around));
      case "new-strategy" -> new CommandLine(new NewStrategyCommand(around));
      case "trace" -> new CommandLine(new TraceCommand(around));
      case "live-check" -> new CommandLine(new LiveCheckCommand(around));
      case "lambda" -> CommandGroup.lambda(around);
      case "venue" -> new CommandLine(new VenueCommand(around));
      case "simulate" -> new CommandLine(new SimulateCommand(around));
      case "config" -> new CommandLine(new ConfigCommand(around));
      case "completion" -> new CommandLine(new CompletionCommand(around));
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  private static int misunderstood(ParameterException e, String[] args, Surroundings around) {
    around.notice(words(e, args));
    around.tell(
        List.of("See ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
    return 2;
  }

  private static String words(ParameterException e, String[] args) {
    if (args.length > 0 && !args[0].startsWith("-") && !NAMES.contains(args[0])) {
      return "there is no command " + args[0] + Suggestions.hint(args[0], NAMES);
    }
    return Misunderstood.words(e.getMessage());
  }

  private static int failed(Exception e, CommandLine command, Surroundings around) {
    boolean debug =
        command.getCommand() instanceof ArgusCommand typed ? typed.debug() : around.debug();
    return Failures.tell(e, debug, around);
  }
}
