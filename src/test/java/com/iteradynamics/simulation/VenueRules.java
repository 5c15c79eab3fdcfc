package com.iteradynamics.simulation;

import com.iteradynamics.venue.AcceptedPost;
import com.iteradynamics.venue.CoinbaseVenue;
import com.iteradynamics.venue.VenueOrderView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must hold of every order that the venue has taken from us. */
final class VenueRules {
  private static final Pattern SIZE = Pattern.compile("\"(?:quote_size|base_size)\":\"([0-9.]+)\"");

  private final CoinbaseVenue venue;
  private final BookRules book;
  private final double capUsd;
  private final Figures figures;
  private final InstantSource now;
  private int postsSeen;
  private long oldestOpen;

  /**
   * @param capUsd the most that one entry may cost
   * @param figures where it is counted
   * @param now the world's time
   */
  VenueRules(
      CoinbaseVenue venue, BookRules book, double capUsd, Figures figures, InstantSource now) {
    this.now = now;
    this.figures = figures;
    this.venue = venue;
    this.book = book;
    this.capUsd = capUsd;
  }

  /**
   * Looks at what the venue has accepted and done since the last time.
   *
   * @param wrongKey whether who asked just now has a key of another portfolio
   */
  void look(boolean wrongKey) {
    List<AcceptedPost> posts = venue.acceptedPosts();
    for (; postsSeen < posts.size(); postsSeen++) {
      AcceptedPost post = posts.get(postsSeen);
      Broken.unless(!wrongKey, "orders go to the book's portfolio", () -> post);
      accepted(post);
    }
    refresh();
    book.newlyEnded().forEach(this::ended);
    List<OurOrder> resting = book.orders().values().stream().filter(OurOrder::rests).toList();
    Broken.unless(resting.size() <= 1, "one order rests at a time", () -> resting);
  }

  /** What an hour has decided to buy is bought once, by however many orders. */
  private void entryOf(OurOrder order) {
    List<OurOrder> together =
        book.orders().values().stream()
            .filter(OurOrder::buys)
            .filter(other -> other.decidedAt().equals(order.decidedAt()))
            .toList();
    BigDecimal spent =
        together.stream()
            .filter(other -> other.venue().isPresent())
            .map(other -> other.venue().orElseThrow().filledValue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal decided = together.getFirst().asked();
    Broken.unless(
        spent.subtract(decided).doubleValue() <= 0.01,
        "what an hour decides to buy is bought once",
        () -> decided + " USD were decided, " + spent + " are spent: " + together);
    Item terms = order.request().map("post_only");
    Broken.unless(
        !terms.isThere()
            || !Instant.parse(terms.text("until")).isAfter(order.decidedAt().plusSeconds(3_600)),
        "no order rests beyond the next tick",
        () -> order);
  }

  /** What became of a post that came late; {@code looks} is how often somebody looked meanwhile. */
  void cameLate(int acceptedBefore, long looks) {
    List<AcceptedPost> posts = venue.acceptedPosts();
    if (posts.size() == acceptedBefore) {
      figures.late(LateArrival.REFUSED);
      return;
    }
    AcceptedPost post = posts.getLast();
    if (post.duplicate()) {
      figures.late(LateArrival.AFTER_THE_SECOND_POST);
    } else {
      figures.late(looks > 0 ? LateArrival.AFTER_A_LOOK : LateArrival.BEFORE_ANY_LOOK);
      book.order(post.clientOrderId()).ifPresent(OurOrder::cameLate);
    }
  }

  private void accepted(AcceptedPost post) {
    OurOrder order =
        book.order(post.clientOrderId())
            .orElseThrow(() -> new Broken("orders out are in the journal", "not in it: " + post));
    order.posted();
    Broken.unless(
        order.posts() <= order.sends(),
        "each post of an order is journalled before it is made",
        () -> order);
    Broken.unless(
        bodySize(post).compareTo(order.request().number("size")) == 0,
        "what is sent is what is journalled",
        () -> order + " " + post);
    if (post.duplicate() && order.late()) {
      figures.late(LateArrival.BEFORE_THE_SECOND_POST);
    }
    // Another process may have found and booked it before this one saw its own answer.
    boolean booked = order.ended() && !order.journal().list("fills").isEmpty();
    if (!post.duplicate() && !booked) {
      Broken.unless(!order.ended(), "an order that was given up never arrives", () -> order);
      sizes(order);
    }
  }

  private static BigDecimal bodySize(AcceptedPost post) {
    Matcher size = SIZE.matcher(post.body());
    return size.find() ? new BigDecimal(size.group(1)) : BigDecimal.ZERO;
  }

  /** An entry is paid by the ledger's cash, a sale made of the ledger's coins. */
  private void sizes(OurOrder order) {
    BigDecimal cash = book.cash();
    BigDecimal base = book.base();
    for (OurOrder other : book.orders().values()) {
      if (!other.booked() && other != order) {
        cash = cash.add(other.venueCashChange().subtract(other.bookedCash()).min(BigDecimal.ZERO));
        base = base.add(other.venueBaseChange().subtract(other.bookedBase()).min(BigDecimal.ZERO));
      }
    }
    BigDecimal size = order.request().number("size");
    if (!order.buys()) {
      BigDecimal has = base;
      Broken.unless(
          size.compareTo(base) <= 0,
          "coins the ledger does not know are never sold",
          () -> String.format(Locale.ROOT, "%s sells %s of %s", order, size, has));
      return;
    }
    Item terms = order.request().map("post_only");
    BigDecimal cost = terms.isThere() ? size.multiply(terms.number("limit_price_usd")) : size;
    // A book that begins with this very tick is stored when that ends; till then the wallet is it.
    Broken.unless(
        cost.compareTo(cash) <= 0 || !book.begun(),
        "an entry costs no more than the ledger's cash",
        () -> order);
    Broken.unless(
        cost.doubleValue() <= capUsd + 0.01, "an entry stays within its cap", () -> order);
  }

  private void refresh() {
    boolean allEnded = true;
    for (VenueOrderView seen : venue.ordersSince(oldestOpen)) {
      Optional<OurOrder> ours = book.order(seen.clientOrderId());
      ours.ifPresent(order -> see(order, seen));
      allEnded &= seen.status().isTerminal();
      if (allEnded) {
        oldestOpen = seen.sequence() + 1;
      }
    }
  }

  private void see(OurOrder order, VenueOrderView seen) {
    order.venue(seen, now.instant());
    if (order.buys()) {
      entryOf(order);
    }
    for (OurOrder other : book.orders().values()) {
      Broken.unless(
          other == order
              || !other.purpose().equals(order.purpose())
              || !other.matters()
              || !order.matters(),
          "there is at most one order for an hour and leg",
          () -> order + " and " + other);
    }
  }

  /** That an order which has ended in the journal has ended alike at the venue. */
  private void ended(OurOrder order) {
    if (order.venue().isEmpty()) {
      Broken.unless(
          order.journal().list("fills").isEmpty(),
          "fills are the venue's and not the request's",
          () -> order);
      return;
    }
    Broken.unless(
        order.venue().get().status().isTerminal(),
        "an order that has ended in the journal has ended at the venue",
        () -> order);
    Broken.unless(
        order.baseChange().compareTo(order.venueBaseChange()) == 0
            && BookRules.isDust(order.cashChange().subtract(order.venueCashChange())),
        "fills are the venue's and not the request's",
        () -> order + " " + order.journal().attributes());
  }
}
