package com.iteradynamics.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.iteradynamics.strategy.Strategies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
  private static final SettingsCatalog KNOWN =
      SettingsCatalog.of(Strategies.load(ValuesTest.class.getClassLoader()));

  @Test
  void theEnvironmentWinsOverTheFileAndOptionsOverBoth() {
    Values values =
        Values.collect(
            new DotEnv(Map.of("A", "file", "B", "file", "C", "file"), List.of()),
            Map.of("B", "environment", "C", "environment"),
            Map.of("C", "option"));
    assertEquals(Optional.of("file"), values.text("A"));
    assertEquals(Source.DOT_ENV, values.source("A"));
    assertEquals(Optional.of("environment"), values.text("B"));
    assertEquals(Source.ENVIRONMENT, values.source("B"));
    assertEquals(Optional.of("option"), values.text("C"));
    assertEquals(Source.OPTION, values.source("C"));
    assertEquals(Source.DEFAULT, values.source("D"));
  }

  @Test
  void nothingInTheEnvironmentMeansTheDefaultWhateverTheFileSays() {
    Values values =
        Values.collect(new DotEnv(Map.of("A", "file"), List.of()), Map.of("A", " "), Map.of());
    assertEquals(Optional.empty(), values.text("A"));
    assertEquals(Source.DEFAULT, values.source("A"));
  }

  @Test
  void aNameWithOneOfOurPrefixesHasToBeAParameter() {
    Values values =
        Values.collect(
            new DotEnv(Map.of("ARGUS_STOER", "x", "AWS_REGION", "y"), List.of()),
            Map.of("PRIME_DRYRUN", "1", "PATH", "/bin", "ARGUS_DEBUG", "1"),
            Map.of("STORE", "x"));
    assertEquals(
        List.of(
            "ARGUS_STOER (.env) is not a parameter of Argus; did you mean ARGUS_STORE?",
            "PRIME_DRYRUN (environment) is not a parameter of Argus; did you mean PRIME_DRY_RUN?",
            "STORE (option) is not a parameter of Argus"),
        values.unknownNames(KNOWN));
  }

  @Test
  void whatIsForDevelopersIsReadFromTheEnvironmentOnly() {
    Values values =
        Values.collect(new DotEnv(Map.of("ARGUS_DEBUG", "1"), List.of()), Map.of(), Map.of());
    assertEquals(1, values.unknownNames(KNOWN).size());
  }
}
