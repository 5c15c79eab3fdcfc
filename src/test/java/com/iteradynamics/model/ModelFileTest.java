package com.iteradynamics.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.model.forest.Forest;
import com.iteradynamics.model.forest.ForestParameters;
import com.iteradynamics.model.forest.ForestTrainer;
import com.iteradynamics.model.forest.ModelLimits;
import com.iteradynamics.model.forest.Samples;
import com.iteradynamics.model.forest.UntrainableException;
import com.iteradynamics.testkit.Seed;
import com.iteradynamics.testkit.Tapes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model files, ours and scikit-learn's, sound and hostile. */
class ModelFileTest {
  private static final String LEAF =
      "{'feature':[-1],'threshold':[0],'left':[-1],'right':[-1],'value':[0.5]}";

  @Test
  void whatIsWrittenIsRead() throws UntrainableException {
    Samples samples = Worlds.noisy(3, 400);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(9, 4, 1, 1, 2), 1);
    byte[] file = ModelFile.of(forest, Worlds.card(), samples);
    Model model = assertInstanceOf(LoadedModel.Valid.class, ModelFile.read(file)).model();
    assertEquals(ModelFile.id(file), model.id());
    assertEquals(Worlds.card(), model.card());
    for (int row = 0; row < samples.size(); row++) {
      float[] features = samples.features(row);
      assertEquals(forest.probability(features), model.forest().probability(features));
    }
    assertArrayEquals(file, ModelFile.of(model.forest(), model.card(), samples));
  }

  @Test
  void aBaselineIsReadAsItIsWrittenAndAFileWithoutOneHasNoPlaceForIt() throws UntrainableException {
    Samples samples = Worlds.noisy(3, 400);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(2, 2, 1, 1, 2), 1);
    byte[] file = ModelFile.of(forest, Worlds.card(Optional.of(Worlds.baseline())), samples);
    Model model = assertInstanceOf(LoadedModel.Valid.class, ModelFile.read(file)).model();
    assertEquals(Optional.of(Worlds.baseline()), model.card().baseline());
    assertArrayEquals(file, ModelFile.of(model.forest(), model.card(), samples));
    byte[] without = ModelFile.of(forest, Worlds.card(), samples);
    assertFalse(new String(without, StandardCharsets.UTF_8).contains("drift_baseline"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'window_hours':720 | 'window_hours':0 | a baseline needs a window of 1 to 8,784 hours",
        "'window_hours':720 | 'window_hours':2000000000 | a baseline needs a window of 1 to 8,784 hours",
        "'window_hours':720 | 'x':1 | window_hours must come here, not x",
        "'from':'2019-01-01T00:00:00Z' | 'from':null | from must be a time",
        "'from':'2019-01-01T00:00:00Z' | 'from':'2031-01-01T00:00:00Z' | a baseline needs",
        "'name':'rsi14' | 'name':'rsi15' | features must be [rsi14, bb_pos, vol_z20], was [rsi15,",
        "'edges':[1.0,2.0] | 'edges':[2.0,1.0] | edges must be finite and ascend",
        "'edges':[1.0,2.0] | 'edges':[1.0,1.0] | edges must be finite and ascend",
        "'edges':[1.0,2.0] | 'edges':[] | fractions has more than the 1 numbers allowed",
        "'edges':[1.0,2.0] | 'edges':[1,'NaN'] | edges must be a finite number",
        "'edges':[1.0,2.0] | 'edges':[1,1e999] | edges must be a finite number",
        "'fractions':[0.25,0.5,0.25] | 'fractions':[0.25,0.5,0.5] | shares must be in 0..1 and add up",
        "'fractions':[0.25,0.5,0.25] | 'fractions':[1.5,-0.5,0] | shares must be in 0..1 and add up",
        "'psi':[0.0,0.0,0.2,0.3] | 'psi':[0.0,0.0,0.4,0.3] | limits must ascend",
        "'psi':[0.0,0.0,0.2,0.3] | 'psi':[0.0,0.2] | psi must be four numbers",
        "'psi':[0.0,0.0,0.2,0.3] | 'psi':[0,0,0,0,0] | psi has more than the 4 numbers allowed",
        "'name':'regime.CHOP' | 'name':'rsi14' | a name comes twice",
        "'share':0.5 | 'share':1.5 | regime.CHOP must be in 0..1",
        "'names':['A','B'] | 'names':['A'] | each setting must be among the names",
        "'names':['A','B'] | 'names':[3] | names holds something that is not allowed",
        "'settings':{'B':'1'} | 'settings':{'B':'1','B':'2'} | B comes twice",
        "'settings':{'B':'1'} | 'settings':{'B':1} | B holds something that is not allowed"
      })
  void baselinesThatAreNone(String sound, String changed, String why) throws UntrainableException {
    String text = withBaseline();
    assertTrue(text.contains(sound.replace('\'', '"')), text);
    String reason = refused(replaced(text, sound, changed));
    assertTrue(reason.replaceFirst("^drift_baseline: ", "").startsWith(why), reason);
  }

  @Test
  void aBaselineOfTooMuchIsRefusedBeforeItIsKept() throws UntrainableException {
    String text = withBaseline();
    String edges = "'edges':[" + "1,".repeat(2_000_000) + "1]";
    assertEquals(
        "edges has more than the 1,000 numbers allowed",
        refused(replaced(text, "'edges':[1.0,2.0]", edges)));
    String names = "'names':[" + "'A',".repeat(100_000) + "'B']";
    assertEquals("it has more names than 200", refused(replaced(text, "'names':['A','B']", names)));
    String rate = "{'name':'r','share':0.5,'limits':[0,0,1,1]},";
    assertEquals(
        "it has more rates than 200",
        refused(replaced(text, "'rates':[", "'rates':[" + rate.repeat(300))));
    assertEquals(
        "strategy has more than 1,000 letters",
        refused(replaced(text, "'strategy':'s'", "'strategy':'" + "s".repeat(1_001) + "'")));
  }

  private static String withBaseline() throws UntrainableException {
    Samples samples = Worlds.noisy(3, 400);
    Forest forest = ForestTrainer.train(samples, new ForestParameters(2, 2, 1, 1, 2), 1);
    return new String(
        ModelFile.of(forest, Worlds.card(Optional.of(Worlds.baseline())), samples),
        StandardCharsets.UTF_8);
  }

  /** With the first {@code sound} changed. */
  private static String replaced(String text, String sound, String changed) {
    String begin = sound.replace('\'', '"');
    int at = text.indexOf(begin);
    return text.substring(0, at) + changed + text.substring(at + begin.length());
  }

  /** Each holds 50 answers of predict_proba, which reading compares to the last bit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.1_random_forest",
        "1.2.1_extra_trees",
        "1.2.1_decision_tree",
        "1.2.1_seed_names",
        // From 1.3 on a tree's nodes hold fractions of their rows, not counts.
        "1.9.1_random_forest",
        "1.9.1_extra_trees",
        "1.9.1_decision_tree"
      })
  void whatScikitLearnTrainedAnswersAsItDoesThere(String name) throws IOException {
    assertInstanceOf(
        LoadedModel.Valid.class, ModelFile.read(resource("sklearn_" + name + ".json")));
  }

  @Test
  void anAnswerThatDiffersInItsLastBitIsRefused() throws IOException {
    String text = new String(resource("sklearn_1.2.1_decision_tree.json"), StandardCharsets.UTF_8);
    int at = text.lastIndexOf("]]");
    int comma = text.lastIndexOf(", ", at);
    double answer = Double.parseDouble(text.substring(comma + 2, at));
    String changed = text.substring(0, comma + 2) + Math.nextUp(answer) + text.substring(at);
    assertTrue(refused(changed).startsWith("golden row 49 should be "), refused(changed));
  }

  @Test
  void eachOfTheFirstBytesAloneIsRefusedWithAReason() throws IOException {
    byte[] file = resource("sklearn_1.2.1_decision_tree.json");
    for (int length = 0; length < file.length; length += 1 + length / 40) {
      byte[] cut = Arrays.copyOf(file, length);
      LoadedModel reading = ModelFile.read(cut);
      assertTrue(reading instanceof LoadedModel.Refused, "cut after " + length);
    }
  }

  @Test
  void anyChangedByteLeavesAModelOrAReason() throws IOException {
    long seed = Seed.value();
    Random random = new Random(seed);
    byte[] file = resource("sklearn_1.2.1_decision_tree.json");
    for (int k = 0; k < 2_000; k++) {
      byte[] changed = file.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      switch (ModelFile.read(changed)) {
        case LoadedModel.Valid(Model model) -> assertEquals(1, model.forest().trees().size());
        case LoadedModel.Refused(String reason) -> assertTrue(!reason.isBlank());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                       | a model file must come at byte 0",
        "[]                       | a model file must come",
        "{}                       | the field format must come",
        "{'format':'x'            | format must be argus-model, was x",
        "{'format':7              | format must be a text",
        "{'version':1             | format must come here, not version",
        "{'format':'argus-model','version':2 | version must be 1, was 2",
        "{'format':'argus-model','version':99999999999999999999 | byte"
      })
  void headsThatAreNotOurs(String text, String why) {
    assertTrue(refused(text).startsWith(why), refused(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "features | ['rsi14','bb_pos']            | features must be [rsi14, bb_pos, vol_z20], was [rsi14, bb_pos]",
        "features | ['bb_pos','rsi14','vol_z20']  | features must be",
        "features | ['rsi14','bb_pos','vol_z20','x'] | it has more features than",
        "features | [1,2,3]                       | features must be a list of names",
        "feature_definition | 2                   | feature_definition must be 1, was 2",
        "target   | \"close_1h_above\"              | target must be close_24h_above",
        "rows     | -1                            | rows must be in 0..2,147,483,647",
        "trained_from | \"yesterday\"               | trained_from must be a time",
        "metrics  | {'auc':'high'}                | auc must be a finite number",
        "metrics  | {'auc':1,'auc':2}             | auc comes twice",
        "parameters | {'n':3}                     | n must be a text",
        "trees    | []                            | it has no tree",
        "trees    | 7                             | trees must be a list",
        "trees    | [7]                           | trees must be a list of trees",
        "golden   | []                            | it has 0 golden rows and needs 50"
      })
  void partsThatAreNotOurs(String field, String value, String why) {
    assertTrue(refused(with(field, value)).startsWith(why), refused(with(field, value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // feature, threshold, left, right, value
        "[]        | []        | []         | []         | []          | tree 0: a tree needs a node",
        "[-1]      | []        | [-1]       | [-1]       | [0]         | tree 0: a tree's columns differ",
        "[-1]      | [0,0]     | [-1]       | [-1]       | [0]         | threshold has more than the 1",
        "[3,-1,-1] | [0,0,0]   | [1,-1,-1]  | [2,-1,-1]  | [0,0,0]     | tree 0: node 0 asks a feature",
        "[-2]      | [0]       | [-1]       | [-1]       | [0]         | tree 0: node 0 asks a feature",
        "[0.5]     | [0]       | [-1]       | [-1]       | [0]         | tree 0: 0.5 is no whole number",
        "[0,-1,-1] | ['NaN',0,0] | [1,-1,-1] | [2,-1,-1] | [0,0,0]     | threshold must be a finite",
        "[0,-1,-1] | [1e999,0,0] | [1,-1,-1] | [2,-1,-1] | [0,0,0]     | threshold must be a finite",
        "[0,-1,-1] | [0,0,0]   | [0,-1,-1]  | [2,-1,-1]  | [0,0,0]     | tree 0: node 0 has a child that is not after it",
        "[0,0,-1]  | [0,0,0]   | [1,0,-1]   | [2,2,-1]   | [0,0,0]     | tree 0: node 1 has a child that is not after it",
        "[0,-1,-1] | [0,0,0]   | [1,-1,-1]  | [1,-1,-1]  | [0,0,0]     | tree 0: node 0 has another's child",
        "[0,-1,-1] | [0,0,0]   | [1,-1,-1]  | [9,-1,-1]  | [0,0,0]     | tree 0: node 0 has a child that is not after it",
        "[-1,-1]   | [0,0]     | [-1,-1]    | [-1,-1]    | [0,0]       | tree 0: node 1 has no parent",
        "[-1]      | [0]       | [1]        | [-1]       | [0]         | tree 0: node 0 is a leaf with children",
        "[-1]      | [0]       | [-1]       | [-1]       | [1.1]       | tree 0: node 0 has a share",
        "[-1]      | [0]       | [-1]       | [-1]       | [-0.1]      | tree 0: node 0 has a share"
      })
  void treesThatAreNone(
      String feature, String threshold, String left, String right, String value, String why) {
    String tree =
        String.format(
            Locale.ROOT,
            "[{'feature':%s,'threshold':%s,'left':%s,'right':%s,'value':%s}]",
            feature,
            threshold,
            left,
            right,
            value);
    assertTrue(refused(with("trees", tree)).startsWith(why), refused(with("trees", tree)));
  }

  @Test
  void aChainOfNodesDeeperThanTheLimitIsRefused() {
    StringBuilder feature = new StringBuilder("0");
    StringBuilder left = new StringBuilder("1");
    StringBuilder right = new StringBuilder("2");
    StringBuilder zero = new StringBuilder("0");
    for (int node = 1; node <= 80; node++) {
      boolean inner = node % 2 == 0 && node < 80;
      feature.append(inner ? ",0" : ",-1");
      left.append(inner ? "," + (node + 1) : ",-1");
      right.append(inner ? "," + (node + 2) : ",-1");
      zero.append(",0");
    }
    String tree =
        String.format(
            Locale.ROOT,
            "[{'feature':[%s],'threshold':[%s],'left':[%s],'right':[%s],'value':[%s]}]",
            feature,
            zero,
            left,
            right,
            zero);
    assertEquals("tree 0: node 65 lies deeper than 32", refused(with("trees", tree)));
  }

  @Test
  void moreThanTheLimitsAllowIsRefusedBeforeItIsKept() {
    String trees = "[" + (LEAF + ",").repeat(1_000) + LEAF + "]";
    assertEquals("it has more than 1,000 trees", refused(with("trees", trees)));
    String nodes = "[{'feature':[" + "0,".repeat(1_000_001) + "0]}]";
    assertEquals(
        "feature has more than the 1,000,000 numbers allowed", refused(with("trees", nodes)));
    assertTrue(refused(new byte[ModelLimits.BYTES + 1]).startsWith("it has 67,108,865 bytes, and"));
    assertTrue(refused("[".repeat(5_000_000)).startsWith("a model file must come"));
  }

  @Test
  void oneThatIsRefusedForecastsNothingAndSaysWhy() {
    Forecast forecast = ModelFile.read(new byte[0]).forecaster().at(Tapes.random(1, 40));
    assertEquals(
        new Forecast.Absent("the model file is refused: a model file must come at byte 0"),
        forecast);
  }

  @Test
  void aModelTellsItsPartsOrWhyThereAreNone() throws IOException {
    Model model =
        assertInstanceOf(
                LoadedModel.Valid.class,
                ModelFile.read(resource("sklearn_1.2.1_random_forest.json")))
            .model();
    Forecast.Known known = assertInstanceOf(Forecast.Known.class, model.at(Tapes.random(1, 40)));
    assertEquals(model.id(), known.modelId());
    assertEquals(
        known.pLong(),
        known.bias()
            + known.contributions().stream().mapToDouble(Forecast.Contribution::contribution).sum(),
        1e-12);
    assertEquals(
        new Forecast.Absent(
            "rsi14 is not defined: too few candles, or prices or volumes that stand still"),
        model.at(Tapes.random(1, 10)));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = ModelFileTest.class.getResourceAsStream("/model/" + name)) {
      return file.readAllBytes();
    }
  }

  /** A file that lacks nothing but golden rows, with another value of one field. */
  private static String with(String field, String value) {
    String text =
        "{'format':'argus-model','version':1,'target':'close_24h_above',"
            + "'features':['rsi14','bb_pos','vol_z20'],'feature_definition':1,"
            + "'card':{'source':'x','kind':'y','trained_from':null,'trained_to':null,'rows':0,"
            + "'data_hash':null,'parameters':{},'metrics':{}},'trees':["
            + LEAF
            + "],'golden':[]}";
    String begin = "'" + field + "':";
    int from = text.indexOf(begin) + begin.length();
    int to = from;
    int depth = 0;
    while (depth > 0 || (text.charAt(to) != ',' && text.charAt(to) != '}')) {
      depth += "[{".indexOf(text.charAt(to)) >= 0 ? 1 : "]}".indexOf(text.charAt(to)) >= 0 ? -1 : 0;
      to++;
    }
    return text.substring(0, from) + value + text.substring(to);
  }

  private static String refused(String text) {
    return refused(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(byte[] bytes) {
    return assertInstanceOf(LoadedModel.Refused.class, ModelFile.read(bytes)).reason();
  }
}
