package com.iteradynamics.argus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.iteradynamics.adapter.local.StoreFile;
import com.iteradynamics.cortex.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people ask argus.db with other programs. */
class StoreQueriesTest {
  @TempDir Path folder;

  @BeforeEach
  void threeDays() {
    argus("replay --sample --out data --from 2025-03-11 --to 2025-03-13");
    argus("halt --reason holiday");
  }

  private void argus(String line) {
    Run.in(folder).argus(line.split(" ")).exits(0);
  }

  private List<String> sqlite(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(arguments).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.lines().toList();
  }

  @Test
  void theQueriesOfTheReadmeAnswer() throws Exception {
    try {
      sqlite("sqlite3", "--version");
    } catch (IOException e) {
      System.out.println("[SKIP] " + getClass().getName() + ": there is no sqlite3 here");
      Assumptions.abort("there is no sqlite3 here");
    }
    List<MatchResult> queries =
        Pattern.compile("(?m)^sqlite3 -header data/argus.db \"(.*)\"$")
            .matcher(Files.readString(Path.of("docs/store-and-records.md")))
            .results()
            .toList();
    assertEquals(5, queries.size());
    for (MatchResult query : queries) {
      List<String> told = sqlite("sqlite3", "-header", "data/argus.db", query.group(1));
      assertTrue(told.size() > 1, () -> query.group(1) + " has no rows: " + told);
    }
  }

  @Test
  void everyFieldOfARecordIsAColumn() throws Exception {
    Set<String> columns =
        new HashSet<>(
            StoreFile.rows(
                folder.resolve("data"), "SELECT name FROM pragma_table_xinfo('records')"));
    Set<String> fields = new HashSet<>();
    for (String json : StoreFile.rows(folder.resolve("data"), "SELECT json FROM records")) {
      fields.addAll(Json.readMap(json).keySet());
    }
    fields.removeAll(columns);
    assertEquals(Set.of(), fields);
    fields.addAll(
        Json.readMap(Files.readString(folder.resolve("data/paper_prime_state.json"))).keySet());
    fields.removeAll(
        StoreFile.rows(folder.resolve("data"), "SELECT name FROM pragma_table_xinfo('states')"));
    assertEquals(Set.of(), fields);
  }

  @Test
  void moneyIsExactTextAndANumberInTheViews() {
    for (String fact :
        List.of(
            "records cash_usd json",
            "records base_qty json",
            "states cash_usd json",
            "states peak_equity_usd json")) {
      String[] words = fact.split(" ", 3);
      List<String> told =
          StoreFile.rows(
              folder.resolve("data"),
              String.format(
                  Locale.ROOT,
                  "SELECT DISTINCT typeof(a.%2$s), typeof(b.%2$s), json_extract(json, '$.%2$s') ="
                      + " b.%2$s, instr(json, '\"%2$s\":' || a.%2$s) > 0 FROM %1$s a JOIN"
                      + " %1$s_numbers b USING (book, product_id%3$s)",
                  words[0],
                  words[1],
                  words[0].equals("records") ? ", timestamp_utc" : ""));
      assertEquals(List.of("text|real|1|1"), told, fact);
    }
  }
}
