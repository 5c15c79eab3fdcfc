package com.iteradynamics.cli.strategy;

import com.iteradynamics.cli.ArgusCommand;
import com.iteradynamics.cli.CommandContext;
import com.iteradynamics.cli.CommandFailure;
import com.iteradynamics.cli.DeveloperClasses;
import com.iteradynamics.config.Configuration;
import com.iteradynamics.strategy.Strategies;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A project for a strategy of one's own. */
@Command(
    name = "new-strategy",
    description = {
      "Writes a small Maven project that builds a jar with a strategy of your own.",
      "It has one strategy, its provider and a test, and works as it is; its README says how to"
          + " build and try it. The strategy's id is the name with _ for - and _v1 at its end."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./argus new-strategy calm-trend",
      "  ./argus new-strategy calm-trend --into ../strategies/calm"
    })
public final class NewStrategyCommand extends ArgusCommand {
  /** Where the project's files are, with gaps. */
  private static final String TEMPLATES = "/com/iteradynamics/newstrategy/";

  @Parameters(
      paramLabel = "NAME",
      description = "Words of a-z and 0-9, joined by - or _, for example calm-trend.")
  private String name;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "The project's folder, new or empty; default: NAME in the current one.")
  private String into;

  public NewStrategyCommand(CommandContext context) {
    super(context);
  }

  @Override
  public Integer call() throws IOException {
    StrategyName names = new StrategyName(name);
    Strategies known = Configuration.jars(values(), context().folder()).strategies();
    if (known.ids().contains(names.id())) {
      throw CommandFailure.usage("there is a strategy " + names.id() + " already");
    }
    String folder = into == null ? name : into;
    Map<String, String> files = files(names);
    write(files, context().path(folder));
    PrintWriter out = context().out();
    files.keySet().forEach(file -> out.println(Path.of(folder).resolve(file)));
    out.println();
    context().say("strategy " + names.id() + "; README.md says how to build and try it");
    return 0;
  }

  /** The texts of its files, by their paths in the project. */
  private static Map<String, String> files(StrategyName name) {
    String sources = "java/" + name.packageName().replace('.', '/') + "/" + name.className();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("pom.xml", filled(name, "pom.txt"));
    files.put("README.md", filled(name, "README.txt"));
    files.put(".gitignore", filled(name, "gitignore.txt"));
    files.put("src/main/" + sources + ".java", filled(name, "Strategy.txt"));
    files.put("src/main/" + sources + "Provider.java", filled(name, "Provider.txt"));
    files.put(
        "src/main/resources/META-INF/services/com.iteradynamics.strategy.StrategyProvider",
        name.packageName() + "." + name.className() + "Provider\n");
    files.put("src/test/" + sources + "Test.java", filled(name, "StrategyTest.txt"));
    return files;
  }

  /**
   * Writes {@code files}.
   *
   * @param folder new, or empty
   * @throws CommandFailure when it is neither
   */
  private static void write(Map<String, String> files, Path folder) throws IOException {
    if (Files.exists(folder)) {
      if (!Files.isDirectory(folder)) {
        throw CommandFailure.usage(folder + " is not a folder");
      }
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw CommandFailure.usage(folder + " is not empty: give another by --into");
        }
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private static String filled(StrategyName name, String template) {
    Path jar = DeveloperClasses.ownPlace().toAbsolutePath().normalize();
    // target/argus.jar of a checkout.
    Path home = jar.resolve("../..").normalize();
    return text(template)
        .replace("@name@", name.name())
        .replace("@id@", name.id())
        .replace("@prefix@", name.prefix())
        .replace("@package@", name.packageName())
        .replace("@class@", name.className())
        .replace("@jar@", jar.toString().replace("&", "&amp;").replace("<", "&lt;"))
        .replace("@home@", home.toString());
  }

  private static String text(String template) {
    try (InputStream in = NewStrategyCommand.class.getResourceAsStream(TEMPLATES + template)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
