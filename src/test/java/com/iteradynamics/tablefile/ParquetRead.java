package com.iteradynamics.tablefile;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A Parquet file as Hardwood reads it, which knows nothing of what wrote it. */
public final class ParquetRead {
  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

  private ParquetRead() {}

  /** The columns in order, each with its physical and its logical type. */
  public static Map<String, String> schema(Path file) throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    Map<String, String> types = new LinkedHashMap<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
      for (ColumnSchema column : reader.getFileSchema().getColumns()) {
        types.put(column.name(), column.type() + " " + column.logicalType());
      }
    }
    return types;
  }

  /** Every row, by column; null where nothing is known. */
  public static List<Map<String, Object>> rows(Path file) throws IOException {
    LIBRARY.setLevel(Level.WARNING);
    List<Map<String, Object>> read = new ArrayList<>();
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
        RowReader rows = reader.rowReader()) {
      List<ColumnSchema> columns = reader.getFileSchema().getColumns();
      while (rows.hasNext()) {
        rows.next();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
          row.put(columns.get(i).name(), rows.isNull(i) ? null : rows.getValue(i));
        }
        read.add(row);
      }
    }
    return read;
  }
}
