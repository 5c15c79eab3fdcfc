package com.iteradynamics.adapter.local;

import com.iteradynamics.candlefile.CandleFileException;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The table of a Parquet file as CSV: each number as the shortest decimal that reads back as it.
 */
final class ParquetRows {
  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  private ParquetRows() {}

  /**
   * Header and rows.
   *
   * @throws CandleFileException when the file is damaged, or is no flat table
   */
  static byte[] asCsv(Path file) throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader();
        PrintStream csv = new PrintStream(out, false, StandardCharsets.UTF_8)) {
      if (!reader.getFileSchema().isFlatSchema()) {
        throw new CandleFileException(file + " is no flat table: it has columns within columns");
      }
      List<ColumnSchema> columns = reader.getFileSchema().getColumns();
      csv.print(
          columns.stream()
              .map(ColumnSchema::name)
              .map(ParquetRows::quoted)
              .collect(Collectors.joining(",")));
      csv.print('\n');
      while (rows.hasNext()) {
        rows.next();
        for (int column = 0; column < columns.size(); column++) {
          csv.print(column == 0 ? "" : ",");
          csv.print(rows.isNull(column) ? "" : text(rows.getValue(column)));
        }
        csv.print('\n');
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof CandleFileException told) {
        throw told;
      }
      throw new CandleFileException(
          file
              + " cannot be read as Parquet: it is cut short, damaged or of a kind that is not known ("
              + e.getMessage()
              + ")",
          e);
    }
    return out.toByteArray();
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case byte[] bytes -> "";
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String quoted(String text) {
    return text.matches("[\\w :./+-]*")
        ? text
        : '"' + text.replace("\"", "\"\"").replaceAll("[\r\n]", " ") + '"';
  }
}
