package com.iteradynamics.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A CloudFormation template as maps, lists and scalars; {@code !Ref x} is {@code {Ref: x}}, {@code
 * !GetAtt x.Arn} is {@code {Fn::GetAtt: x.Arn}}, and so on.
 *
 * <p>Places in it are paths with slashes, as in {@code
 * Resources/StateTable/Properties/KeySchema/0}.
 */
public record Template(Map<String, Object> root) {
  static final Path BASE = Path.of(System.getProperty("basedir", "."));
  private static final Pattern VARIABLE = Pattern.compile("[$][{]([A-Za-z0-9:.]+)[}]");

  /** The template at {@code relative}, seen from the project's root. */
  public static Template read(String relative) {
    try {
      return parse(Files.readString(BASE.resolve(relative)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Template parse(String yaml) {
    return new Template(mapping(new Yaml(new Tags()).load(yaml)));
  }

  /** What is at {@code path}; empty when there is nothing. */
  public Optional<Object> at(String path) {
    Object here = root;
    for (String step : path.split("/", -1)) {
      if (here instanceof Map<?, ?> map && map.get(step) != null) {
        here = map.get(step);
      } else if (here instanceof List<?> list
          && step.matches("[0-9]+")
          && Integer.parseInt(step) < list.size()) {
        here = list.get(Integer.parseInt(step));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(here);
  }

  /** The map at {@code path}; empty when there is none. */
  Map<String, Object> map(String path) {
    return at(path).map(Template::mapping).orElse(Map.of());
  }

  /** Names of the resources of {@code type}, in order. */
  List<String> resources(String type) {
    return map("Resources").entrySet().stream()
        .filter(entry -> type.equals(mapping(entry.getValue()).get("Type")))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** A copy in which {@code value} is at {@code path}; null takes away what is there. */
  public Template with(String path, Object value) {
    Template copy = new Template(mapping(copy(root)));
    int slash = path.lastIndexOf('/');
    Object parent =
        slash < 0
            ? copy.root
            : copy.at(path.substring(0, slash)).orElseThrow(() -> new NoSuchElementException(path));
    String last = path.substring(slash + 1);
    if (parent instanceof List<?>) {
      List<Object> list = list(parent);
      list.set(Integer.parseInt(last), value);
    } else if (value == null) {
      if (mapping(parent).remove(last) == null) {
        throw new NoSuchElementException(path);
      }
    } else {
      mapping(parent).put(last, value);
    }
    return copy;
  }

  /** The parameters' defaults, and what AWS itself knows. */
  Map<String, Object> defaults() {
    Map<String, Object> values = new LinkedHashMap<>();
    map("Parameters")
        .forEach(
            (name, parameter) -> {
              Object value = mapping(parameter).get("Default");
              if (value != null) {
                values.put(name, value);
              }
            });
    values.put("AWS::AccountId", "123456789012");
    values.put("AWS::Region", "us-east-1");
    values.put("AWS::Partition", "aws");
    return values;
  }

  /** What CloudFormation makes of {@code value}, given the parameters; references stay. */
  Object resolve(Object value, Map<String, Object> parameters) {
    if (value instanceof List<?> items) {
      return items.stream().map(item -> resolve(item, parameters)).toList();
    }
    if (!(value instanceof Map<?, ?> map) || map.size() != 1) {
      return value;
    }
    String function = String.valueOf(map.keySet().iterator().next());
    Object argument = map.values().iterator().next();
    return switch (function) {
      case "Ref" -> parameters.getOrDefault(String.valueOf(argument), value);
      case "Fn::Sub" -> substitute(String.valueOf(argument), parameters);
      case "Fn::Equals" -> {
        List<?> sides = list(resolve(argument, parameters));
        yield String.valueOf(sides.get(0)).equals(String.valueOf(sides.get(1)));
      }
      case "Fn::And" -> list(resolve(argument, parameters)).stream().allMatch(Boolean.TRUE::equals);
      case "Fn::Not" -> !Boolean.TRUE.equals(list(resolve(argument, parameters)).get(0));
      case "Fn::If" -> {
        List<?> parts = list(argument);
        yield resolve(parts.get(holds((String) parts.get(0), parameters) ? 1 : 2), parameters);
      }
      default -> value;
    };
  }

  /** Whether the condition of that name holds. */
  boolean holds(String condition, Map<String, Object> parameters) {
    Object expression =
        at("Conditions/" + condition).orElseThrow(() -> new NoSuchElementException(condition));
    return Boolean.TRUE.equals(resolve(expression, parameters));
  }

  private static String substitute(String text, Map<String, Object> parameters) {
    Matcher variable = VARIABLE.matcher(text);
    return variable.replaceAll(
        match ->
            Matcher.quoteReplacement(
                String.valueOf(parameters.getOrDefault(match.group(1), match.group()))));
  }

  @SuppressWarnings("unchecked") // YAML's maps have texts as keys here.
  public static Map<String, Object> mapping(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  public static List<Object> list(Object value) {
    return value instanceof List<?> ? (List<Object>) value : List.of(value);
  }

  private static Object copy(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copied = new LinkedHashMap<>();
      map.forEach((key, item) -> copied.put(String.valueOf(key), copy(item)));
      return copied;
    }
    if (value instanceof List<?> items) {
      List<Object> copied = new ArrayList<>();
      items.forEach(item -> copied.add(copy(item)));
      return copied;
    }
    return value;
  }

  /** Reads CloudFormation's short forms. */
  private static final class Tags extends SafeConstructor {
    private Tags() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              String tag = node.getTag().getValue().substring(1);
              String name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
              Map<String, Object> call = new LinkedHashMap<>();
              call.put(name, argument(node));
              return call;
            }
          });
    }

    private Object argument(Node node) {
      if (node instanceof ScalarNode scalar) {
        return scalar.getValue();
      }
      if (node instanceof SequenceNode sequence) {
        return constructSequence(sequence);
      }
      node.setTag(Tag.MAP);
      return constructMapping((MappingNode) node);
    }
  }
}
