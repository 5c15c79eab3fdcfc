package com.iteradynamics.app;

import com.iteradynamics.decision.ExecutionBranch;

/** What each end of a tick means, in a sentence. */
final class BranchWords {
  private BranchWords() {}

  static String of(ExecutionBranch branch) {
    return switch (branch) {
      case OUT_OF_ORDER_TICK -> "The book had gone past this hour already, so nothing was decided.";
      case TICK_ABANDONED ->
          "The tick was begun and never finished; a later one closed the hour and booked its orders.";
      case MODE_CHANGED_IN_POSITION ->
          "ARGUS_MODE was changed while something of the other mode was not over, so nothing was"
              + " decided.";
      case HOLD_STATE_CORRUPT -> "The stored state could not be trusted, so nothing was done.";
      case HALTED -> "Trading was halted, so no order of any kind was sent.";
      case ORDER_UNRESOLVED ->
          "How an earlier order ended was not known, and nothing is traded until it is.";
      case STALE_CANDLES ->
          "The newest closed candle was missing or refused, so the strategy was not asked and nothing"
              + " was bought.";
      case KILLED_STATE_ACTIVE ->
          "The kill switch had been tripped earlier: what is left is sold, nothing is bought.";
      case KILL_DD ->
          "The drawdown reached the kill level: everything is sold, and the kill switch is tripped.";
      case MIN_HOLD_BLOCK -> "The strategy wanted out before the minimum hold time was over.";
      case EXIT_STRATEGY -> "The strategy wanted out: everything is sold.";
      case EXIT_HORIZON -> "The position reached its planned exit: everything is sold.";
      case HOLD_IN_POSITION -> "There was a position, and nothing ended it: it is held.";
      case HARD_DD_BLOCK -> "The drawdown was past the hard level: nothing is bought.";
      case HOLD_STRATEGY_FAIL -> "The strategy failed, which counts as wanting nothing.";
      case FLAT_NO_ENTRY -> "There was no position, and the strategy did not want one.";
      case REDUCE_ONLY -> "A person allowed sales only: nothing is bought.";
      case LATE_TICK -> "The tick ran more than an hour late, with real money: nothing is bought.";
      case RECONCILE_MISMATCH ->
          "The venue and the ledger did not agree: nothing is bought while they do not.";
      case REENTRY_COOLDOWN_BLOCK -> "The last exit was too recent for another entry.";
      case WALLET_UNVERIFIED_FAIL_CLOSED_ENTRY ->
          "The balances could not be read: nothing is bought on trust.";
      case GAPPY_CANDLES -> "Too many hours are missing in the window: nothing is bought.";
      case VENUE_NOT_TRADABLE -> "The venue did not trade the product.";
      case PRICE_COLLAR -> "The market's price was missing, or too far from the one decided on.";
      case CAP_REACHED -> "A cap on orders, losses or sizes was reached.";
      case BLOCKED_EXPO -> "No exposure was allowed, so there was nothing to buy.";
      case TARGET_TOO_SMALL -> "What was to be bought was below the minimum order.";
      case ENTER_LONG -> "Everything allowed the entry: it buys.";
    };
  }
}
