package com.iteradynamics.strategy.event;

import com.iteradynamics.settings.SettingsReader;
import com.iteradynamics.strategy.Strategy;
import com.iteradynamics.strategy.StrategyProvider;

/** Makes the event strategy. */
public final class EventStyleProvider implements StrategyProvider {
  /** Its id. */
  public static final String ID = "event_v1";

  /** Name of the parameter that says whose probability it trades. */
  public static final String SOURCE = "EVENT_SOURCE";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "A trade of EVENT_HORIZON_H hours at each high probability of the feed or the model.";
  }

  @Override
  public Strategy create(SettingsReader settings) {
    return new EventStyle(EventParameters.read(settings));
  }
}
