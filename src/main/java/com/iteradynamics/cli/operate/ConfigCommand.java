package com.iteradynamics.cli.operate;

import com.iteradynamics.cli.AnswerOption;
import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.Failures;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.config.SettingsCatalog.Group;
import com.iteradynamics.config.Values;
import com.iteradynamics.document.Cell;
import com.iteradynamics.document.Document;
import com.iteradynamics.document.Document.Block;
import com.iteradynamics.document.Facts;
import com.iteradynamics.document.Facts.Fact;
import com.iteradynamics.document.Figure;
import com.iteradynamics.document.Prose;
import com.iteradynamics.settings.Setting;
import java.io.PrintWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every parameter. */
@Command(
    name = "config",
    description = {
      "Shows every parameter, its value and where that comes from.",
      "Also default, unit, range and meaning. Secrets are never shown. Exits with 2 and names every"
          + " problem when there is one."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus config",
      "  ./argus config --set PRIME_MAX_EXPOSURE=0.5 --json",
      "  ./argus config --example > .env.example"
    })
public final class ConfigCommand extends ArgusCommand {
  /** Characters of the longest name, indented. */
  private static final int LONGEST = 32;

  private static final Figure<Row> NAME = Figure.file("name", row -> row.setting().name());
  private static final Figure<Row> VALUE = Figure.file("value", Row::value);
  private static final Figure<Row> SOURCE = Figure.file("source", Row::source);
  private static final Figure<Row> DEFAULT =
      Figure.file("default", row -> known(row.setting().defaultText()));
  private static final Figure<Row> UNIT = Figure.file("unit", row -> row.setting().unit());
  private static final Figure<Row> RANGE = Figure.file("range", row -> row.setting().rangeText());
  private static final Figure<Row> MEANING = Figure.file("meaning", row -> row.setting().meaning());
  private static final List<Figure<Row>> FIGURES =
      List.of(NAME, VALUE, SOURCE, DEFAULT, UNIT, RANGE, MEANING, Figure.file("group", Row::group));

  /** A parameter, in which group, and what was set. */
  private record Row(Setting setting, String group, Values values) {
    boolean isSet() {
      return values.text(setting.name()).isPresent();
    }

    String source() {
      return values.source(setting.name()).word();
    }

    /** The value in force as it may be shown: nothing of a secret, no path of an address. */
    Optional<String> value() {
      return known(values.text(setting.name()).orElse(setting.defaultText()))
          .map(
              text ->
                  setting.secret() ? "(hidden)" : setting.unit().equals("URL") ? host(text) : text);
    }
  }

  @Mixin private AnswerOption answer;

  @Option(names = "--all", description = "Shows the parameters of strategies not chosen, too.")
  private boolean all;

  @Option(
      names = "--example",
      description = "Prints a .env file that explains every parameter and sets none.")
  private boolean example;

  public ConfigCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() {
    Configuration configuration = Configuration.of(values(), context().folder());
    if (example) {
      example(configuration.groups(true), context().out());
      return 0;
    }
    List<Group> groups = configuration.groups(all);
    answer.print(
        () -> asMap(groups, configuration), () -> document(groups, configuration), context());
    if (configuration.allProblems().isEmpty()) {
      return 0;
    }
    context().out().flush();
    Failures.tell(configuration.allProblems(), context());
    return 2;
  }

  /** The same for a program; a value that is absent is null. */
  private static Map<String, Object> asMap(List<Group> groups, Configuration configuration) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(
        "parameters",
        groups.stream()
            .flatMap(group -> rows(group, configuration))
            .map(row -> AnswerOption.json(FIGURES, row))
            .toList());
    map.put("problems", configuration.allProblems());
    return map;
  }

  private static Stream<Row> rows(Group group, Configuration configuration) {
    return group.settings().stream()
        .map(setting -> new Row(setting, group.title(), configuration.values()));
  }

  /**
   * The parameters of each group with what is in force, where that comes from, and what it means.
   */
  private static Document document(List<Group> groups, Configuration configuration) {
    return Document.text(
        groups.stream()
            .map(
                group ->
                    Block.of(
                        Prose.of(group.title()),
                        new Facts(
                            "",
                            rows(group, configuration).flatMap(row -> facts(row).stream()).toList(),
                            LONGEST)))
            .toArray(Block[]::new));
  }

  private static List<Fact> facts(Row row) {
    String source = words(SOURCE, row);
    String from = row.isSet() ? source + ", default " + words(DEFAULT, row) : source;
    return List.of(
        new Fact(
            "  " + words(NAME, row),
            String.format(
                Locale.ROOT,
                "%s (%s); %s, %s",
                words(VALUE, row),
                from,
                words(UNIT, row),
                words(RANGE, row))),
        new Fact("", words(MEANING, row)));
  }

  private static String words(Figure<Row> figure, Row row) {
    return figure.cell(row) instanceof Cell.Words(String text) ? text : "-";
  }

  /** A {@code .env} file in which every parameter is explained and none is set. */
  private static void example(List<Group> groups, PrintWriter out) {
    out.print(
        """
        # Every parameter of Argus with its default. Copy this file to .env and take the # away from
        # what you change. The environment wins over .env, and --set NAME=VALUE wins over both;
        # ./argus config shows what is in force, and why.
        """);
    for (Group group : groups) {
      out.println();
      out.println("# ---- " + group.title() + " ----");
      for (Setting setting : group.settings()) {
        out.println();
        out.println("# " + setting.meaning());
        out.println("# " + setting.unit() + ": " + setting.rangeText());
        out.println("#" + setting.name() + "=" + setting.defaultText());
      }
    }
  }

  private static Optional<String> known(String text) {
    return Optional.of(text).filter(any -> !any.isEmpty());
  }

  private static String host(String address) {
    try {
      URI uri = URI.create(address);
      return uri.getScheme() + "://" + uri.getHost() + "/...";
    } catch (IllegalArgumentException e) {
      return "(not an address)";
    }
  }
}
