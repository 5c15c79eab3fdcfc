package com.iteradynamics.research;

/**
 * What was bought and sold in those hours of a book in which something was: numbered from 0, in the
 * order of the hours, a buy and a sale of one hour apart, and kept on pages, so that they take room
 * by how many they are and none is ever moved.
 */
public final class TradedHours {
  private static final int PAGE_BITS = 9;
  private static final int PAGE = 1 << PAGE_BITS;

  /** What is in a row of a page, in this order. An hour is a number that a double has exactly. */
  private static final int HOUR = 0;

  private static final int BASE_CHANGE = 1;
  private static final int VALUE_USD = 2;
  private static final int FEE_USD = 3;
  private static final int SLIPPAGE_USD = 4;
  private static final int COLUMNS = 5;

  private final double[][] pages;
  private int count;

  /** Where the last row is: the page, and its place there. */
  private double[] page = {};

  private int row = -COLUMNS;
  private int lastHour = -1;

  /** None so far, of a book of so many {@code hours}. */
  TradedHours(int hours) {
    pages = new double[2 * hours / PAGE + 1][];
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The hour of the {@code n}-th. */
  public int hour(int n) {
    return (int) cell(n, HOUR);
  }

  /** What was bought (&gt; 0) or sold (&lt; 0) in it, units of base. */
  public double baseChange(int n) {
    return cell(n, BASE_CHANGE);
  }

  /** Its value at the price it was traded at, USD, &gt;= 0, without the fee. */
  public double valueUsd(int n) {
    return cell(n, VALUE_USD);
  }

  /** The fees of that, USD. */
  public double feeUsd(int n) {
    return cell(n, FEE_USD);
  }

  /** What the price was worse than the one it is compared with, USD, &gt;= 0. */
  public double slippageUsd(int n) {
    return cell(n, SLIPPAGE_USD);
  }

  /** The number of the first one in hour {@code k} or later; {@link #count} when there is none. */
  public int from(int k) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (hour(middle) < k) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Adds to what was traded in hour {@code k}, which is not before any other. */
  void add(int k, double base, double value, double fee, double slippage) {
    if (k != lastHour || base * page[row + BASE_CHANGE] < 0) {
      begin(k);
    }
    double[] page = this.page;
    int row = this.row;
    page[row + BASE_CHANGE] += base;
    page[row + VALUE_USD] += value;
    page[row + FEE_USD] += fee;
    page[row + SLIPPAGE_USD] += slippage;
  }

  private void begin(int k) {
    row += COLUMNS;
    if (row == page.length || count == 0) {
      page = new double[COLUMNS * PAGE];
      pages[count >> PAGE_BITS] = page;
      row = 0;
    }
    page[row + HOUR] = k;
    lastHour = k;
    count++;
  }

  private double cell(int n, int column) {
    return pages[n >> PAGE_BITS][COLUMNS * (n & PAGE - 1) + column];
  }
}
