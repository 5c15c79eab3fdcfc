package com.iteradynamics.argus;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.cli.developer.SelftestCommand;
import com.iteradynamics.cli.developer.SimulateCommand;
import com.iteradynamics.cli.developer.VenueCommand;
import com.iteradynamics.cli.lab.BacktestCommand;
import com.iteradynamics.cli.lab.CompareCommand;
import com.iteradynamics.cli.lab.MonteCarloCommand;
import com.iteradynamics.cli.lab.ReplayCommand;
import com.iteradynamics.cli.lab.SweepCommand;
import com.iteradynamics.cli.lab.TraceCommand;
import com.iteradynamics.cli.lab.WalkForwardCommand;
import com.iteradynamics.cli.operate.ConfigCommand;
import com.iteradynamics.cli.operate.CostsCommand;
import com.iteradynamics.cli.operate.DashboardCommand;
import com.iteradynamics.cli.operate.ExplainCommand;
import com.iteradynamics.cli.operate.HistoryCommand;
import com.iteradynamics.cli.operate.PermissionCommand;
import com.iteradynamics.cli.operate.PreflightCommand;
import com.iteradynamics.cli.operate.StatusCommand;
import com.iteradynamics.cli.operate.TickCommand;
import com.iteradynamics.cli.operate.VerifyRecordCommand;
import com.iteradynamics.cli.operate.WatchCommand;
import com.iteradynamics.cli.strategy.NewStrategyCommand;
import com.iteradynamics.cli.strategy.StrategiesCommand;
import com.iteradynamics.config.Suggestions;
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
          tick watch replay backtest compare sweep walkforward montecarlo model feed audit governance check history \
          costs dashboard status explain verify-record state halt resume candles trace strategies \
          new-strategy config completion selftest preflight lambda venue simulate"""
              .split(" ", -1));

  private Commands() {}

  /** Runs one command, also by a former name; answers its exit code. */
  static int run(String[] typed, CommandContext context) {
    String[] args = FormerNames.replaced(typed, context::notice);
    return line(args, context).execute(args);
  }

  /**
   * The command line that understands {@code args}. Reading annotations is most of what a short
   * command costs, so that a command that is named right away is the only one that is there.
   */
  static CommandLine line(String[] args, CommandContext context) {
    CommandLine line = new CommandLine(RootCommand.spec());
    boolean named = args.length > 0 && NAMES.contains(args[0]);
    for (String name : named ? List.of(args[0]) : NAMES) {
      line.addSubcommand(name, RootCommand.withHelp(create(name, context)));
    }
    RootCommand.layOut(line, context.columns());
    return line.setOut(context.out())
        .setErr(context.err())
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setExecutionStrategy(RootCommand::execute)
        .setParameterExceptionHandler((e, typed) -> misunderstood(e, typed, context))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, context));
  }

  private static CommandLine create(String name, CommandContext context) {
    return switch (name) {
      case "tick" -> new CommandLine(new TickCommand(context));
      case "watch" -> new CommandLine(new WatchCommand(context));
      case "replay" -> new CommandLine(new ReplayCommand(context));
      case "backtest" -> new CommandLine(new BacktestCommand(context));
      case "compare" -> new CommandLine(new CompareCommand(context));
      case "sweep" -> new CommandLine(new SweepCommand(context));
      case "walkforward" -> new CommandLine(new WalkForwardCommand(context));
      case "montecarlo" -> new CommandLine(new MonteCarloCommand(context));
      case "model" -> CommandGroup.model(context);
      case "feed" -> CommandGroup.feed(context);
      case "audit" -> CommandGroup.audit(context);
      case "governance" -> CommandGroup.governance(context);
      case "check" -> CommandGroup.check(context);
      case "history" -> new CommandLine(new HistoryCommand(context));
      case "costs" -> new CommandLine(new CostsCommand(context));
      case "dashboard" -> new CommandLine(new DashboardCommand(context));
      case "status" -> new CommandLine(new StatusCommand(context));
      case "explain" -> new CommandLine(new ExplainCommand(context));
      case "verify-record" -> new CommandLine(new VerifyRecordCommand(context));
      case "state" -> CommandGroup.state(context);
      case "halt" -> new CommandLine(new PermissionCommand.Halt(context));
      case "resume" -> new CommandLine(new PermissionCommand.Resume(context));
      case "candles" -> CommandGroup.candles(context);
      case "selftest" -> new CommandLine(new SelftestCommand(context));
      case "strategies" -> new CommandLine(new StrategiesCommand(context));
      case "new-strategy" -> new CommandLine(new NewStrategyCommand(context));
      case "trace" -> new CommandLine(new TraceCommand(context));
      case "preflight" -> new CommandLine(new PreflightCommand(context));
      case "lambda" -> CommandGroup.lambda(context);
      case "venue" -> new CommandLine(new VenueCommand(context));
      case "simulate" -> new CommandLine(new SimulateCommand(context));
      case "config" -> new CommandLine(new ConfigCommand(context));
      case "completion" -> new CommandLine(new CompletionCommand(context));
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  private static int misunderstood(ParameterException e, String[] args, CommandContext context) {
    context.notice(words(e, args));
    context.tell(
        List.of("See ./" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help"));
    return 2;
  }

  private static String words(ParameterException e, String[] args) {
    if (args.length > 0 && !args[0].startsWith("-") && !NAMES.contains(args[0])) {
      return "there is no command " + args[0] + Suggestions.hint(args[0], NAMES);
    }
    return UsageError.words(e);
  }

  private static int failed(Exception e, CommandLine command, CommandContext context) {
    boolean debug =
        command.getCommand() instanceof ArgusCommand typed ? typed.debug() : context.debug();
    return Failures.tell(e, debug, context);
  }
}
