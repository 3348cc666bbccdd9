package io.spoor.opentelemetry;

import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TraceStateBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Trace state as the SDK has it, from W3C's text; members that are none are left out. */
final class SdkTraceState {
  private SdkTraceState() {}

  static TraceState parse(String text) {
    if (text.isEmpty()) return TraceState.getDefault();
    List<String> members = new ArrayList<>(List.of(text.split(",", -1)));
    Collections.reverse(members); // The builder puts each before those that it has.
    TraceStateBuilder state = TraceState.builder();
    for (String member : members) {
      int equals = member.indexOf('=');
      if (equals > 0) state.put(member.substring(0, equals).strip(), member.substring(equals + 1));
    }
    return state.build();
  }
}
