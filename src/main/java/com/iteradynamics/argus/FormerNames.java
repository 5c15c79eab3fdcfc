package com.iteradynamics.argus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The names that commands and options had before. They work for one release and are shown nowhere:
 * a command line that has one becomes one with the new name before anything reads it.
 */
final class FormerNames {
  private static final Map<String, String> COMMANDS =
      Map.of("live-check", "preflight", "smoke", "selftest", "replay-record", "verify-record");

  private static final Set<String> SEARCHES = Set.of("sweep", "walkforward");
  private static final Set<String> BACKTESTS =
      Set.of("backtest", "sweep", "walkforward", "montecarlo");

  private static final Map<String, String> ENGINES =
      Map.of("sg", "governed", "harness", "reference");

  private final List<String> args;

  /** Former names that were found, and what they are called now. */
  private final Map<String, String> found = new LinkedHashMap<>();

  private FormerNames(String[] typed) {
    args = new ArrayList<>(List.of(typed));
  }

  /** The command line with today's names; one notice says which ones were others. */
  static String[] replaced(String[] typed, Consumer<String> notice) {
    if (typed.length == 0) {
      return typed;
    }
    FormerNames names = new FormerNames(typed);
    names.command();
    names.options();
    if (names.found.isEmpty()) {
      return typed;
    }
    List<String> words = new ArrayList<>();
    names.found.forEach((former, now) -> words.add(former + " is now " + now));
    notice.accept(String.join(", ", words) + "; the next release drops the former name");
    return names.args.toArray(String[]::new);
  }

  private void command() {
    String command = args.getFirst();
    if (COMMANDS.containsKey(command)) {
      found.put(command, COMMANDS.get(command));
      args.set(0, COMMANDS.get(command));
    } else if (command.equals("state")) {
      int below = belowState();
      if (below < args.size() && args.get(below).equals("adopt")) {
        found.put("state adopt", "state import-position");
        args.set(below, "import-position");
      } else if (below < args.size() && args.get(below).equals("flow")) {
        flow(below);
      }
    }
  }

  /** Where the command below {@code state} is: options of a group may come before it. */
  private int belowState() {
    int i = 1;
    while (i < args.size() && args.get(i).startsWith("-")) {
      i += args.get(i).equals("--set") ? 2 : 1;
    }
    return i;
  }

  /** A flow had a sign, which is now the command's name. */
  private void flow(int below) {
    boolean out = false;
    for (int i = below + 1; i < args.size(); i++) {
      String word = args.get(i);
      boolean alone = word.equals("--amount") && i + 1 < args.size();
      if (alone || word.startsWith("--amount=")) {
        String amount = alone ? args.remove(i + 1) : word.substring("--amount=".length());
        out = amount.startsWith("-");
        args.set(i, out || amount.startsWith("+") ? amount.substring(1) : amount);
        break;
      }
    }
    String now = out ? "withdraw" : "deposit";
    found.put("state flow", "state " + now);
    args.set(below, now);
  }

  private void options() {
    String command = args.getFirst();
    for (int i = 1; i < args.size(); i++) {
      String word = args.get(i);
      String name = word.replaceFirst("=.*", "");
      if (name.equals("--by") && SEARCHES.contains(command)) {
        rename(i, "--by", "--objective");
      } else if (name.equals("--tape") && command.equals("venue")) {
        tape(i);
      } else if (name.equals("--store") && command.equals("replay") && namesCandles()) {
        rename(i, "--store", "--out");
      } else if (name.equals("--execution") && BACKTESTS.contains(command)) {
        rename(i, "--execution", "--engine");
        int equals = args.get(i).indexOf('=');
        if (equals >= 0) {
          String engine = args.get(i).substring(equals + 1);
          args.set(i, "--engine=" + ENGINES.getOrDefault(engine, engine));
        } else if (i + 1 < args.size()) {
          args.set(i + 1, ENGINES.getOrDefault(args.get(i + 1), args.get(i + 1)));
        }
      }
    }
  }

  /** Whether candles are named that a replay reads, so that its store was where it writes. */
  private boolean namesCandles() {
    return args.stream().anyMatch(word -> word.matches("--sample|--candles(=.*)?"));
  }

  private void rename(int at, String former, String now) {
    found.put(former, now);
    args.set(at, now + args.get(at).substring(former.length()));
  }

  /** A venue's tape was a file or the word sample. */
  private void tape(int at) {
    rename(at, "--tape", "--candles");
    if (args.get(at).equals("--candles=sample")) {
      args.set(at, "--sample");
    } else if (at + 1 < args.size() && args.get(at + 1).equals("sample")) {
      args.remove(at + 1);
      args.set(at, "--sample");
    }
  }
}
