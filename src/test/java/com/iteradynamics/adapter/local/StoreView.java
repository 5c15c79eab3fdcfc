package com.iteradynamics.adapter.local;

import com.iteradynamics.execution.SameValue;
import com.iteradynamics.execution.port.StoreReader;
import java.util.List;
import java.util.Optional;

/** All that can be read of a book at one moment, as texts that are the same for the same values. */
record StoreView(String state, String permission, List<String> records) {

  static StoreView of(StoreReader store) {
    return new StoreView(
        store
            .state(StoreCycle.BOOK)
            .map(state -> state.getClass().getSimpleName() + SameValue.of(state))
            .orElse("none"),
        SameValue.of(store.permission(StoreCycle.BOOK)),
        store.records(StoreCycle.BOOK, 1000, Optional.empty()).stream()
            .map(SameValue::of)
            .toList());
  }
}
