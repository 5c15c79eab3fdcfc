package com.iteradynamics.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.aws.S3Candles.AppendedMonth;
import com.iteradynamics.candlefile.CandleFileException;
import com.iteradynamics.execution.Threads;
import com.iteradynamics.execution.port.CandleArchive;
import com.iteradynamics.execution.port.CandleArchiveContract;
import com.iteradynamics.execution.port.CandleWindow;
import com.iteradynamics.market.Candle;
import com.iteradynamics.market.CandleSeries;
import com.iteradynamics.testkit.Tapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** What an archive in S3 does, whoever plays S3. */
abstract class S3CandlesContract extends CandleArchiveContract {
  private static final String MARCH =
      "candles/product=BTC-USD/granularity=1h/month=2026-03/candles.csv.gz";

  private final ExecutorService threads = Threads.forEachTask();
  private S3Client s3;
  private String bucket;
  private S3Candles archive;

  /** A client of the S3 that is tried. */
  abstract S3Client connect();

  /** Makes an empty bucket with a name that was never used before. */
  abstract String newBucket(S3Client s3);

  @BeforeEach
  void open() {
    s3 = connect();
    bucket = newBucket(s3);
    archive = new S3Candles(s3, bucket, threads);
  }

  @AfterEach
  void close() {
    threads.close();
    s3.close();
  }

  @Override
  protected CandleArchive archive() {
    return new S3Candles(s3, bucket, threads);
  }

  @Test
  void anEmptyBucketGivesAnEmptyWindow() {
    CandleWindow window = archive.window("BTC-USD", hour(3), 1_500);
    assertTrue(window.closed().isEmpty());
    assertEquals(List.of(), window.refused());
    assertEquals(OptionalDouble.empty(), window.openAtHour());
  }

  @Test
  void writesOneObjectForEachMonthAndSaysSo() {
    List<AppendedMonth> done = archive.append(tape(IntStream.range(742, 746).toArray()));
    String april = "s3://" + bucket + "/" + MARCH.replace("03", "04");
    assertEquals(
        List.of(
            new AppendedMonth("s3://" + bucket + "/" + MARCH, 2, 2, 0),
            new AppendedMonth(april, 2, 2, 0)),
        done);
    assertEquals(
        tape(742, 743, 744, 745).candles(),
        archive.window("BTC-USD", hour(746), 4).closed().candles());
  }

  @Test
  void appendingTheSameAgainWritesNothing() {
    archive.append(tape(0, 1, 2));
    String version = version(MARCH);
    assertEquals(
        List.of(new AppendedMonth("s3://" + bucket + "/" + MARCH, 3, 0, 3)),
        archive.append(tape(0, 1, 2)));
    assertEquals(version, version(MARCH));
    assertEquals(List.of(), archive.append(CandleSeries.empty("BTC-USD")));
  }

  @Test
  void addsHoursBeforeBetweenAndBehindThoseRecorded() {
    archive.append(tape(1, 3));
    assertEquals(3, archive.append(tape(0, 1, 2, 4)).getFirst().added());
    assertEquals(
        tape(0, 1, 2, 3, 4).candles(), archive.window("BTC-USD", hour(5), 5).closed().candles());
  }

  @Test
  void refusesOtherValuesForARecordedHourAndChangesNothing() {
    archive.append(tape(0, 1, 2));
    String version = version(MARCH);
    Candle other = new Candle(hour(1), 101, 111, 91, 99.5, 1);
    CandleFileException refused =
        assertThrows(
            CandleFileException.class,
            () -> archive.append(CandleSeries.of("BTC-USD", List.of(other, candle(3)))));
    assertEquals(
        "s3://"
            + bucket
            + "/"
            + MARCH
            + ": [BTC-USD 2026-03-01T01:00Z] is recorded with other values: 101 111 91 106 1, now"
            + " 101 111 91 99.5 1",
        refused.getMessage());
    assertEquals(version, version(MARCH));
  }

  /** May, or April where the window begins: 1,500 candles are read back over it all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"04", "05"})
  void aMonthThatIsMissingIsAHoleLikeAnyOther(String month) {
    CandleSeries all = tape(IntStream.range(0, 2_500).toArray());
    archive.append(all);
    s3.deleteObject(b -> b.bucket(bucket).key(MARCH.replace("03", month)));
    CandleWindow window = archive.window("BTC-USD", hour(2_400), 1_500);
    assertEquals(List.of(), window.refused());
    assertEquals(
        Tapes.kept(all, i -> i < 2_400 && !all.openTime(i).toString().startsWith("2026-" + month))
            .last(1_500)
            .candles(),
        window.closed().candles());
  }

  @Test
  void aNewestMonthThatIsMissingIsAWindowThatEndsEarly() {
    archive.append(tape(IntStream.range(0, 744).toArray()));
    CandleWindow window = archive.window("BTC-USD", hour(750), 700);
    assertEquals(List.of(), window.refused());
    assertEquals(candle(743), window.closed().newest().orElseThrow());
    assertEquals(700, archive.window("BTC-USD", hour(744), 700).closed().size());
  }

  @Test
  void namesTheObjectThatHoldsSomethingElse() throws IOException {
    String name = "s3://" + bucket + "/" + MARCH;
    String header = "Timestamp,Open,High,Low,Close,Volume\n";
    String row = "2026-03-01 00:00:00,100,110,90,105,0\n";
    byte[] sound = gzip(header + row);
    byte[] cut = Arrays.copyOf(sound, sound.length - 9);
    assertRefused(name + " is not gzip", (header + row).getBytes(StandardCharsets.UTF_8));
    assertRefused(name + " is not gzip", new byte[0]);
    assertRefused(name + " is cut short: its gzip stream ends too early", cut);
    assertRefused(name + " has a header and no candles", gzip(header));
    assertRefused(name + " is empty", gzip(""));
    assertRefused(
        name + ":2 [BTC-USD 2026-03-01T00:00Z] close must be > 0, was -1",
        gzip(header + row.replace("105", "-1")));
    assertRefused(
        name + ": [BTC-USD 2026-02-28T23:00Z] is not of the month 2026-03",
        gzip(header + row.replace("03-01 00", "02-28 23") + row));
    assertRefused(
        name + ": [BTC-USD 2026-04-01T00:00Z] is not of the month 2026-03",
        gzip(header + row + row.replace("03-01", "04-01")));
  }

  @Test
  void aMonthThatChangedIsSeenAndOneThatDidNotIsNotReadAgain() {
    archive.append(tape(IntStream.range(0, 746).toArray()));
    assertEquals(candle(745), newest(hour(746)));
    assertEquals(candle(745), newest(hour(746)), "nothing changed");
    S3Candles other = new S3Candles(s3, bucket, threads);
    other.append(tape(746));
    assertEquals(candle(746), newest(hour(747)), "another process added an hour");
    s3.putObject(
        b -> b.bucket(bucket).key(MARCH.replace("03", "04")), RequestBody.fromString("no gzip"));
    assertEquals(1, archive.window("BTC-USD", hour(747), 10).refused().size());
    s3.deleteObject(b -> b.bucket(bucket).key(MARCH.replace("03", "04")));
    assertEquals(candle(743), newest(hour(747)), "the month is gone");
    other.append(tape(744, 745, 746));
    assertEquals(candle(746), newest(hour(747)), "the month is back");
  }

  private Candle newest(Instant hour) {
    return archive.window("BTC-USD", hour, 10).closed().newest().orElseThrow();
  }

  private void assertRefused(String why, byte[] content) {
    s3.putObject(b -> b.bucket(bucket).key(MARCH), RequestBody.fromBytes(content));
    assertEquals(List.of(why), archive.window("BTC-USD", hour(3), 2).refused());
    CandleFileException refused =
        assertThrows(CandleFileException.class, () -> archive.append(tape(3)));
    assertEquals(why, refused.getMessage());
  }

  private String version(String key) {
    return s3.headObject(b -> b.bucket(bucket).key(key)).eTag();
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
      zipped.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
