package com.iteradynamics.tablefile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.iteradynamics.cortex.Json;
import com.iteradynamics.testkit.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables in files; Parquet is read back by Hardwood. */
class TableFileTest {
  private static final List<FileColumn<Map<String, Object>>> COLUMNS =
      List.of(
          FileColumn.time("at", row -> row.get("at")),
          FileColumn.text("words", row -> Optional.ofNullable(row.get("words"))),
          FileColumn.number("price", row -> row.get("price")),
          FileColumn.count("number", row -> row.get("number")),
          FileColumn.flag("ended", row -> row.get("ended")));

  @TempDir private Path folder;

  private static Map<String, Object> random(RandomGenerator random) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", Instant.ofEpochMilli(random.nextLong(-1L << 40, 1L << 42)));
    row.put("words", "é \"" + Integer.toString(random.nextInt(1 << 20), 36) + "\", \n");
    row.put("price", random.nextGaussian() * Math.pow(10, random.nextInt(-200, 200)));
    row.put("number", random.nextLong());
    row.put("ended", random.nextBoolean());
    int runs = random.nextInt(3);
    row.replaceAll((name, value) -> random.nextInt(10) < 3 * runs ? null : value);
    return row;
  }

  private static List<Map<String, Object>> random(int rows) {
    RandomGenerator random = new Random(Seed.value());
    List<Map<String, Object>> made = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      made.add(random(random));
    }
    return made;
  }

  private Path parquet(List<Map<String, Object>> rows) throws IOException {
    Path file = folder.resolve("table.parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      new TableFile<>(COLUMNS, rows).write(TableFormat.PARQUET, out);
    }
    return file;
  }

  private static String text(TableFormat format, List<Map<String, Object>> rows)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TableFile<>(COLUMNS, rows).write(format, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** One row, seven (less than a byte of flags), and more than a group has. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 1_000, 5_000, 5_001, 12_345})
  void parquetIsReadAsItWasWritten(int count) throws IOException {
    List<Map<String, Object>> rows = random(count);
    assertEquals(rows, ParquetRead.rows(parquet(rows)));
  }

  @Test
  void aTableWithoutRowsHasItsColumnsAndTheirTypes() throws IOException {
    Map<String, String> schema = ParquetRead.schema(parquet(List.of()));
    assertEquals(
        "{at=INT64 TIMESTAMP(MILLIS, UTC), words=BYTE_ARRAY STRING, price=DOUBLE null,"
            + " number=INT64 null, ended=BOOLEAN null}",
        schema.toString());
  }

  @Test
  void moreColumnsThanAShortListHas() throws IOException {
    List<FileColumn<Integer>> columns = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int times = i;
      columns.add(FileColumn.count("column_" + i, row -> row * times));
    }
    Path file = folder.resolve("wide.parquet");
    try (OutputStream out = Files.newOutputStream(file)) {
      new TableFile<>(columns, List.of(2, 3)).write(TableFormat.PARQUET, out);
    }
    List<Map<String, Object>> rows = ParquetRead.rows(file);
    assertEquals(40, rows.getLast().size());
    assertEquals(39L * 3, rows.getLast().get("column_39"));
  }

  @Test
  void theSameTableGivesTheSameBytes() throws IOException {
    List<Map<String, Object>> rows = random(500);
    byte[] first = Files.readAllBytes(parquet(rows));
    assertArrayEquals(first, Files.readAllBytes(parquet(rows)));
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("at", Instant.parse("2026-03-01T14:00:00Z"));
    row.put("words", "says \"no\", twice");
    row.put("price", 0.1 + 0.2);
    row.put("ended", false);
    assertEquals(
        """
        at,words,price,number,ended
        2026-03-01T14:00:00Z,"says ""no"", twice",0.30000000000000004,,false
        """,
        text(TableFormat.CSV, List.of(row)));
  }

  @Test
  void jsonLeavesOutWhatIsNotKnown() throws Exception {
    Map<String, Object> row =
        Map.of("at", Instant.EPOCH, "number", 3, "price", OptionalDouble.empty());
    assertEquals(
        "[\n{\"at\":\"1970-01-01T00:00:00Z\",\"number\":3}\n]\n",
        text(TableFormat.JSON, List.of(row)));
    assertEquals(
        List.of(), Json.readMap("{\"a\":" + text(TableFormat.JSON, List.of()) + "}").get("a"));
  }

  @Test
  void aNumberThatIsNotFiniteIsNotKnown() throws IOException {
    Map<String, Object> row = Map.of("price", Double.NaN);
    assertEquals("[\n{}\n]\n", text(TableFormat.JSON, List.of(row)));
    assertEquals(null, ParquetRead.rows(parquet(List.of(row))).getFirst().get("price"));
  }

  @Test
  void aValueOfAnotherKindIsABug() {
    Map<String, Object> row = Map.of("at", "yesterday");
    assertThrows(IllegalArgumentException.class, () -> text(TableFormat.CSV, List.of(row)));
  }

  @ParameterizedTest
  @CsvSource({
    "trades.json, JSON",
    "trades.CSV, CSV",
    "a.b.parquet, PARQUET",
    "trades.csv.gz,",
    "parquet,",
    "'',"
  })
  void theEndingSaysTheFormat(String name, TableFormat format) {
    assertEquals(Optional.ofNullable(format), TableFormat.of(name));
  }
}
