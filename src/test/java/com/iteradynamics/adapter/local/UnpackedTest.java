package com.iteradynamics.adapter.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.iteradynamics.candlefile.CandleFile;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.candlefile.ReadAs;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Candle files in zstd and in Parquet. The Parquet files were written by DuckDB 1.5.6. */
class UnpackedTest {
  @TempDir private Path folder;

  private CandleFile read(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("candles"), content);
    return CandleCsv.readAny(file, "BTC-USD", Instant.MAX, ReadAs.RECOGNIZED);
  }

  private String refused(byte[] content) {
    return assertThrows(CandleFileException.class, () -> read(content)).getMessage();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = UnpackedTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @Test
  void zstdIsUnpackedByItsContent() throws IOException {
    CandleSeries tape = Tapes.random(5, 400);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    CandleCsv.write(tape, text);
    byte[] packed = Zstd.compress(text.toByteArray());
    assertEquals(tape.candles(), read(packed).closed().candles());
    for (int length = 4; length < packed.length; length += 997) {
      String said = refused(Arrays.copyOf(packed, length));
      assertTrue(said.endsWith(" is cut short or damaged: its zstd stream cannot be read"), said);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "candles-snappy.parquet, 'freqtrade''s candles, times with their offset'",
    "candles-zstd.parquet, 'Argus''s CSV, times in UTC'"
  })
  void parquetIsReadAsItsTable(String name, String told) throws IOException {
    CandleFile read = read(resource(name));
    CandleSeries candles = read.closed();
    assertEquals(72, candles.size());
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), candles.openTime(0));
    assertEquals(100 + 10 * Math.sin(71 / 5.0), candles.open(71), 1e-9);
    assertEquals(100 + 10 * Math.sin(72 / 5.0), candles.close(71), 1e-9);
    assertEquals(candles.close(70), candles.open(71));
    assertEquals(2.5, candles.volume(1));
    List<String> notices =
        told.startsWith("Argus")
            ? List.of()
            : List.of(folder.resolve("candles") + " is read as " + told);
    assertEquals(notices, read.notices());
  }

  @Test
  void parquetThatIsCutIsRefused() throws IOException {
    byte[] whole = resource("candles-snappy.parquet");
    for (int length : new int[] {4, 12, whole.length / 2, whole.length - 1}) {
      String said = refused(Arrays.copyOf(whole, length));
      assertTrue(said.contains("candles cannot be read as Parquet: it is cut short"), said);
    }
  }
}
