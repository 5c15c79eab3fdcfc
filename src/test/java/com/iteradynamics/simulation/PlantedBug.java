package com.iteradynamics.simulation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** The mistakes that the simulation has to notice, each of them by itself. */
enum PlantedBug {
  NEW_ID_AFTER_A_TIMEOUT(BrokerBugs::newIdAfterATimeout, 1003),
  RESEND_WITHOUT_LOOK_UP(BrokerBugs::resendWithoutLookUp, 1003),
  TIMEOUT_MEANS_REFUSED(BrokerBugs::timeoutMeansRefused, 1003),
  TRUST_OF_THE_REQUEST(BrokerBugs::trustOfTheRequest, 1001),
  GIVING_UP_TOO_EARLY(BrokerBugs::givingUpTooEarly, 1007),
  SELLING_THE_WALLET(BrokerBugs::sellingTheWallet, 1007),
  ANY_PORTFOLIO(BrokerBugs::anyPortfolio, 1028),
  ORDER_BEFORE_JOURNAL(StoreBugs::orderBeforeJournal, 1001),
  DECIDING_ANEW(StoreBugs::decidingAnew, 1001),
  FORGETTING_THE_KILL(StoreBugs::forgettingTheKill, 1099),
  FALLING_PEAK(StoreBugs::fallingPeak),
  FORGETTING_THE_DEAD(StoreBugs::forgettingTheDead),
  FORGETTING_THE_UNRESOLVED(StoreBugs::forgettingTheUnresolved, 1003),
  BOOKING_TWICE(StoreBugs::bookingTwice, 1016),
  PAPER_AS_LIVE(StoreBugs::paperAsLive),
  TELLING_TOO_EARLY(StoreBugs::tellingTooEarly),
  NO_VERSION_CHECK(DynamoBugs::noVersionCheck),
  LOST_MEANS_WRITTEN(DynamoBugs::lostMeansWritten, 1009),
  TWO_HOURS_AT_ONCE(DynamoBugs::twoHoursAtOnce, 885),
  WITHDRAWAL_AT_ANY_TIME(DynamoBugs::withdrawalAtAnyTime, 1058),
  LOOKING_AT_THE_CLOCK(StrategyBugs::lookingAtTheClock),
  REMEMBERING(StrategyBugs::remembering),
  UNORDERED(StrategyBugs::unordered),
  HOUR_BY_THE_CLOCK(PlantedBug::hourByTheClock),
  HOLES_STOP_EVERYTHING(CandleBugs::holesStopEverything),
  HOLES_ARE_STALE(CandleBugs::holesAreStale),
  NO_PRICE_IS_ZERO(StoreBugs::noPriceIsZero, 1003),
  COINS_WITHOUT_WORTH(BrokerBugs::coinsWithoutWorth, 1013),
  FORGETTING_WHAT_WAS_DECIDED(StoreBugs::forgettingWhatWasDecided, 1003),
  CANCELLED_IS_EMPTY(BrokerBugs::cancelledIsEmpty, 1007),
  FILLS_WITHOUT_THEIR_FEES(BrokerBugs::fillsWithoutTheirFees),
  TOLERANCE_OF_ONE_INCREMENT(BrokerBugs::toleranceOfOneIncrement, 1007),
  TOLERANCE_OF_ANYTHING(BrokerBugs::toleranceOfAnything, 1058),
  TOO_MANY_DIGITS(BrokerBugs::tooManyDigits),
  TOO_MANY_LEGS(StoreBugs::tooManyLegs),
  PART_OF_A_SALE(BrokerBugs::partOfSale),
  REST_NOT_SOLD(StoreBugs::restNotSold, 1004),
  DUST_IS_A_POSITION(StoreBugs::dustIsPosition),
  PRICE_OF_BEFORE(CandleBugs::priceOfBefore, 1001),
  TELLING_BEFORE_DECIDING(StoreBugs::tellingBeforeDeciding),
  RECORDING_TOO_SOON(CandleBugs::recordingTooSoon),
  SENDING_AGAIN_AT_ONCE(TransportBugs::sendingAgainAtOnce, 1007),
  KEY_OF_YESTERDAY(TransportBugs::keyOfYesterday, 1006),
  LAST_ONE_WINS(CandleBugs::lastOneWins, 1007),
  CLOCK_OF_OURS(TransportBugs::clockOfOurs),
  BOOKED_WITHOUT_A_WORD(StoreBugs::bookedWithoutWord, 1001),
  QUOTE_OF_YESTERDAY(BrokerBugs::quoteOfYesterday, 1019),
  BEFORE_ITS_HOUR(CandleBugs::beforeItsHour),
  UNCLEAR_CASH_STOPS_SALES(BrokerBugs::unclearCashStopsSales),
  CORRECTION_WINS(CandleBugs::correctionWins, 1007),
  CORRECTION_WITHOUT_A_WORD(CandleBugs::correctionWithoutWord, 1007),
  UNLISTED_IS_A_MISMATCH(BrokerBugs::unlistedIsMismatch, 1001),
  FALLING_HIGH_WATER(StoreBugs::fallingHighWater),
  STOPS_NOT_COUNTED(StoreBugs::stopsNotCounted),
  WATCH_FINISHES_AN_HOUR(StoreBugs::watchFinishesHour, 1007),
  WATCH_THAT_SEES_NOTHING(BrokerBugs::watchThatSeesNothing, 1018),
  WATCH_OF_NOTHING(StoreBugs::watchOfNothing, 1007),
  BOOKING_THE_OPEN_AGAIN(StoreBugs::bookingTheOpenAgain, 1038),
  HALT_LETS_REST(StoreBugs::haltLetsRest, 1018),
  REST_ENDS_EMPTY(BrokerBugs::restEndsEmpty, 1003),
  CANCELED_IS_OVER(BrokerBugs::canceledIsOver, 1038),
  OPEN_IS_NOTHING(BrokerBugs::openIsNothing, 1308),
  STOP_IS_OVER(BrokerBugs::stopIsOver, 1007),
  STOP_ENDS_EMPTY(BrokerBugs::stopEndsEmpty, 1007);

  @SuppressWarnings("ImmutableEnumChecker") // Each is a method of ours without a state.
  private final Supplier<Bug> bug;

  private final long seed;

  PlantedBug(Supplier<Bug> bug) {
    this(bug, 1_000);
  }

  /**
   * A mistake that takes a coincidence to show.
   *
   * @param seed of a world in which it does; the search begins there and goes on if it no longer
   *     does
   */
  PlantedBug(Supplier<Bug> bug, long seed) {
    this.bug = bug;
    this.seed = seed;
  }

  /** Where the search for it begins. */
  long seed() {
    return seed;
  }

  Bug bug() {
    return bug.get();
  }

  /** The hour is the clock's and not the event's. */
  private static Bug hourByTheClock() {
    return new Bug() {
      @Override
      public Instant hour(Instant hour, Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS);
      }
    };
  }
}
