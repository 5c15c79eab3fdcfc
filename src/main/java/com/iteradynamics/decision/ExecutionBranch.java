package com.iteradynamics.decision;

/**
 * How a tick ended. The gates are declared in order of precedence: the first that matches wins, and
 * its name is the record's {@code execution_branch}. Those of the watch between the hours stand at
 * the end, its rules in their own order of precedence.
 */
public enum ExecutionBranch {
  /**
   * Answered before any gate: the hour is not later than the state's last one, and has no record.
   */
  OUT_OF_ORDER_TICK(
      Effect.STAY, "The book had gone past this hour already, so nothing was decided."),
  /** Written by a later tick for an hour that was begun and never finished. */
  TICK_ABANDONED(
      Effect.STAY,
      "The tick was begun and never finished; a later one closed the hour and booked its orders."),
  /**
   * Answered before any gate: the runtime's mode was changed while there is a position, or an order
   * whose end is unknown.
   */
  MODE_CHANGED_IN_POSITION(
      Effect.STAY,
      "ARGUS_MODE was changed while something of the other mode was not over, so nothing was"
          + " decided."),

  /** The stored state cannot be read or is invalid. */
  HOLD_STATE_CORRUPT(Effect.STAY, "The stored state could not be trusted, so nothing was done."),
  /** A person halted trading, or the trading state cannot be read. */
  HALTED(Effect.STAY, "Trading was halted, so no order of any kind was sent."),
  /** The end of an earlier order is still unknown. */
  ORDER_UNRESOLVED(
      Effect.STAY, "How an earlier order ended was not known, and nothing is traded until it is."),
  /**
   * The newest closed candle is missing or rows were refused, and there is no price to judge by. It
   * stands in a second place, before the entries, where the price is known by a quote.
   */
  STALE_CANDLES(
      Effect.STAY,
      "The newest closed candle was missing or refused, so the strategy did not run and nothing"
          + " was bought."),
  /** The kill switch was tripped earlier: sells what is left, never enters. */
  KILLED_STATE_ACTIVE(
      Effect.SELL_IF_POSSIBLE,
      "The kill switch had been tripped earlier: what is left is sold, nothing is bought."),
  /** The drawdown reached the kill level: trips the kill switch and sells everything. */
  KILL_DD(
      Effect.SELL_IF_POSSIBLE,
      "The drawdown reached the kill level: everything is sold, and the kill switch is tripped."),
  /** The stop that rested at the venue has sold the position. */
  EXIT_RESTING_STOP(
      Effect.SOLD,
      "The stop that rested at the venue had sold everything: the tick booked it, and buys nothing"
          + " in this hour."),
  /** The price is at or below the stop loss. */
  EXIT_STOP(Effect.SELL, "The price reached the stop loss: everything is sold."),
  /** The price is at or below the trailing stop. */
  EXIT_TRAILING_STOP(Effect.SELL, "The price reached the trailing stop: everything is sold."),
  /** The price is at or below the stop by the entry's average true range. */
  EXIT_ATR_STOP(Effect.SELL, "The price reached the ATR stop: everything is sold."),
  /** The strategy wants out before the minimum hold time. */
  MIN_HOLD_BLOCK(Effect.STAY, "The strategy wanted out before the minimum hold time was over."),
  /** The strategy wants out. */
  EXIT_STRATEGY(Effect.SELL, "The strategy wanted out: everything is sold."),
  /** The gain that is to be taken is reached, fees included. */
  EXIT_TAKE_PROFIT(Effect.SELL, "The position reached its take profit: everything is sold."),
  /** The position reached its planned exit. */
  EXIT_HORIZON(Effect.SELL, "The position reached its planned exit: everything is sold."),
  /** In position, and nothing above ended it. */
  HOLD_IN_POSITION(Effect.STAY, "There was a position, and nothing ended it: it is held."),
  /** The drawdown reached the hard level: no entry. */
  HARD_DD_BLOCK(Effect.STAY, "The drawdown was past the hard level: nothing is bought."),
  /** The strategy failed: no entry. */
  HOLD_STRATEGY_FAIL(Effect.STAY, "The strategy failed, which counts as wanting nothing."),
  /** The strategy does not want to enter. */
  FLAT_NO_ENTRY(Effect.STAY, "There was no position, and the strategy did not want one."),
  /** A person allowed sales only. */
  REDUCE_ONLY(Effect.STAY, "Only sales were allowed: nothing is bought."),
  /** The tick came more than an hour late, with real money at stake. */
  LATE_TICK(
      Effect.STAY, "The tick ran more than an hour late, with real money: nothing is bought."),
  /** The wallet holds less than the ledger says, or the venue has an order the journal has not. */
  RECONCILE_MISMATCH(
      Effect.STAY, "The venue and the ledger did not agree: nothing is bought while they do not."),
  /** The last exit was too recent. */
  REENTRY_COOLDOWN_BLOCK(Effect.STAY, "The last exit was too recent for another entry."),
  /** The balances could not be read this tick, or the venue's orders could not be listed. */
  WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY(
      Effect.STAY, "The balances could not be read: nothing is bought on trust."),
  /** Too many hours are missing in the window. */
  GAPPY_CANDLES(Effect.STAY, "Too many hours are missing in the window: nothing is bought."),
  /** The venue does not trade the product now. */
  VENUE_NOT_TRADABLE(Effect.STAY, "The venue did not trade the product."),
  /** The market has moved too far from the price that was decided on. */
  PRICE_COLLAR(Effect.STAY, "The market's price was missing, or too far from the one decided on."),
  /** So many stops fired in 24 hours that entries end for a day. */
  STOPS_REACHED(Effect.STAY, "Too many stops had fired in a day: nothing is bought for a day."),
  /** A cap of counts or losses is reached, or one of an amount leaves less than the minimum. */
  CAP_REACHED(Effect.STAY, "A cap on orders, losses or sizes was reached."),
  /** The allowed exposure is zero. */
  BLOCKED_EXPO(Effect.STAY, "No exposure was allowed, so there was nothing to buy."),
  /** The amount to buy is below the minimum. */
  TARGET_TOO_SMALL(Effect.STAY, "What was to be bought was below the minimum order."),
  /** Everything allows the entry. */
  ENTER_LONG(Effect.BUY, "Everything allowed the entry: it buys."),

  /** A watch: its owner died; a later watch or tick booked its orders. */
  WATCH_ABANDONED(
      Effect.STAY,
      "The watch was begun and never finished; a later watch or tick booked its orders."),
  /** A watch: bid and ask could not be read, or are too far from each other to sell at. */
  WATCH_PRICE_DOUBTFUL(
      Effect.STAY, "The watch could not see a price to trust, so it sold nothing."),
  /** A watch: a rule wants to sell, and it cannot be sold now. */
  WATCH_BLOCKED(Effect.STAY, "A rule of the watch wanted to sell, and it could not be sold."),
  /** A watch: the drawdown reached the kill level between the hours. */
  WATCH_KILL_DD(
      Effect.SELL_IF_POSSIBLE,
      "Between two ticks the drawdown reached the kill level: everything is sold, and the kill"
          + " switch is tripped."),
  /** A watch: an exit was decided and is not complete. */
  WATCH_REST(Effect.SELL, "An exit had been decided and was not complete: a watch sells the rest."),
  /** A watch: the market is at or below the stop loss. */
  WATCH_STOP_LOSS(
      Effect.SELL, "Between two ticks the market reached the stop loss: everything is sold."),
  /** A watch: the market is at or below the trailing stop. */
  WATCH_TRAILING_STOP(
      Effect.SELL, "Between two ticks the market reached the trailing stop: everything is sold."),
  /** A watch: the market is at or below the stop by the entry's average true range. */
  WATCH_ATR_STOP(
      Effect.SELL, "Between two ticks the market reached the ATR stop: everything is sold."),
  /** A watch: the gain that is to be taken is reached, fees included. */
  WATCH_TAKE_PROFIT(
      Effect.SELL, "Between two ticks the position reached its take profit: everything is sold."),
  /** A watch in legacy mode: an early profit is reached. */
  WATCH_EARLY_PROFIT(
      Effect.SELL, "Between two ticks legacy mode's early profit was reached: everything is sold."),
  /** A watch in legacy mode: the profit hurdle is reached after the minimum hold. */
  WATCH_HURDLE_PROFIT(
      Effect.SELL,
      "Between two ticks legacy mode's profit hurdle was reached: everything is sold."),
  /** A watch: an order that rests was filled, in part or in full, and is booked. */
  WATCH_FILL(Effect.STAY, "The resting order was filled, in part or in full: the watch booked it."),
  /** A watch: an order that rests is moved to the best price, which had left it. */
  WATCH_REQUOTE(
      Effect.STAY, "The best price had left the resting order: the watch moved the order to it."),
  /** A watch: an order has rested for its time, and what it has not got is taken at the market. */
  WATCH_TAKE(
      Effect.STAY,
      "The order had rested for its time: the watch took what it had not got at the market."),
  /** A watch: an entry has rested for its time, and what it has not got is given up. */
  WATCH_GIVE_UP(
      Effect.STAY, "The entry had rested for its time: the watch gave up what it had not got."),
  /** A watch: a stop is placed at the venue, where it rests. */
  WATCH_PLACE_STOP(Effect.STAY, "The watch placed a stop at the venue, where it rests."),
  /** A watch: nothing to do, which leaves no record. */
  WATCH_HOLD(Effect.STAY, "The watch found nothing to do.");

  private final Effect effect;
  private final String meaning;

  ExecutionBranch(Effect effect, String meaning) {
    this.effect = effect;
    this.meaning = meaning;
  }

  /** What it means that a tick ended so, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether it closes a position because of its loss, or of what it lost since its best price. */
  public boolean stop() {
    return switch (this) {
      case EXIT_STOP, EXIT_TRAILING_STOP, EXIT_ATR_STOP, EXIT_RESTING_STOP -> true;
      case WATCH_STOP_LOSS, WATCH_TRAILING_STOP, WATCH_ATR_STOP -> true;
      default -> false;
    };
  }

  /** Whether a watch looks after an order that rests, and does not sell by a rule. */
  public boolean ofRestingOrder() {
    return switch (this) {
      case WATCH_FILL, WATCH_REQUOTE, WATCH_TAKE, WATCH_GIVE_UP, WATCH_PLACE_STOP -> true;
      default -> false;
    };
  }

  /** Whether it closes a position for good, so that the wait for another entry begins. */
  public boolean ends() {
    return effect == Effect.SELL || effect == Effect.SOLD;
  }

  /** What the gate does to the position. */
  Effect effect() {
    return effect;
  }

  /** What a gate that matches does to the position. */
  enum Effect {
    /** Nothing. */
    STAY,
    /** Sells everything, when there is a position and the wallet can be read; else nothing. */
    SELL_IF_POSSIBLE,
    /** Sells everything; the gate has seen that there is a position. */
    SELL,
    /** Nothing more: the venue has sold everything. */
    SOLD,
    /** Buys. */
    BUY
  }
}
