package com.iteradynamics.research.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Days in which the crypto market fell, UTC, both ends included, from about the day before the fall
 * to that of its low. They were chosen in hindsight: no strategy could know when they would begin.
 */
public enum CrisisWindow {
  /** The largest exchange stops withdrawals and fails. */
  MT_GOX("Mt. Gox fails", "2014-02-05", "2014-02-25"),
  /** China closes its exchanges. */
  CHINA_EXCHANGES("China closes exchanges", "2017-09-01", "2017-09-15"),
  /** The fall from the top of 2017. */
  TOP_OF_2017("Fall from the top of 2017", "2017-12-17", "2018-02-06"),
  /** Bitcoin Cash splits, and miners fight over it. */
  CASH_SPLIT("Bitcoin Cash splits", "2018-11-13", "2018-12-15"),
  /** The pandemic. */
  COVID("COVID-19", "2020-03-07", "2020-03-13"),
  /** China bans mining. */
  CHINA_MINING("China bans mining", "2021-05-12", "2021-05-23"),
  /** Terra's stablecoin collapses. */
  TERRA("Terra collapses", "2022-05-05", "2022-05-12"),
  /** Celsius and Three Arrows Capital fail. */
  CELSIUS("Celsius and Three Arrows fail", "2022-06-10", "2022-06-18"),
  /** The exchange FTX fails. */
  FTX("FTX fails", "2022-11-06", "2022-11-21"),
  /** Silicon Valley Bank fails, which held a stablecoin's reserves. */
  BANKS("Silicon Valley Bank fails", "2023-03-08", "2023-03-10"),
  /** Trades that were financed in yen are closed. */
  YEN("Yen trades are closed", "2024-07-29", "2024-08-05"),
  /** New US tariffs on China are announced, and leveraged positions liquidated. */
  TARIFFS("US tariffs, liquidations", "2025-10-10", "2025-10-11");

  private final String title;
  private final LocalDate first;
  private final LocalDate last;

  CrisisWindow(String title, String first, String last) {
    this.title = title;
    this.first = LocalDate.parse(first);
    this.last = LocalDate.parse(last);
  }

  /** What happened, in a few words. */
  public String title() {
    return title;
  }

  /** When its first day began. */
  public Instant from() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** When its last day ended. */
  public Instant until() {
    return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Its days, as {@code 2020-03-07 - 2020-03-13}. */
  public String days() {
    return first + " - " + last;
  }
}
