package com.iteradynamics.adapter.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database of a store, to be looked at and spoilt behind its back. */
public final class StoreFile {
  private StoreFile() {}

  /** The rows of a query, their columns joined by a bar. */
  public static List<String> rows(Path folder, String sql, Object... values) {
    try (Connection connection = open(folder);
        PreparedStatement statement = statement(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          columns.add(rows.getString(i));
        }
        found.add(String.join("|", columns));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Changes rows; answers how many. */
  public static int change(Path folder, String sql, Object... values) {
    try (Connection connection = open(folder);
        PreparedStatement statement = statement(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Puts {@code to} in the place of the last {@code from} in a table's newest document. */
  public static void spoil(Path folder, String table, String from, String to) {
    String newest = " WHERE rowid = (SELECT max(rowid) FROM " + table + ")";
    String text = rows(folder, "SELECT json FROM " + table + newest).getFirst();
    int at = text.lastIndexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException(from + " is not in " + text);
    }
    String spoilt = text.substring(0, at) + to + text.substring(at + from.length());
    change(folder, "UPDATE " + table + " SET json = ?" + newest, spoilt);
  }

  private static Connection open(Path folder) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE));
  }

  private static PreparedStatement statement(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
