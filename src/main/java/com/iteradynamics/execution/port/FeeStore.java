package com.iteradynamics.execution.port;

import com.iteradynamics.order.FeeSchedule;

/** Port: where the account's fees are kept, beside a product's candles. */
public interface FeeStore {
  /** Keeps nothing. */
  FeeStore NONE =
      new FeeStore() {
        @Override
        public KnownFees fees(String productId) {
          return KnownFees.NONE;
        }

        @Override
        public void keep(String productId, FeeSchedule fees) {}
      };

  /**
   * The fees as the venue reported them last; what is wrong with them it says, and never throws.
   */
  KnownFees fees(String productId);

  /**
   * Keeps the fees in place of those that were kept before.
   *
   * @throws StoreException when they cannot be written
   */
  void keep(String productId, FeeSchedule fees);
}
