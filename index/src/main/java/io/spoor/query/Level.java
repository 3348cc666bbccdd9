package io.spoor.query;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The part of a span that an attribute belongs to. */
public enum Level {
  RESOURCE,
  SCOPE,
  SPAN,
  EVENT,
  LINK;

  /** Every level. */
  public static final Set<Level> ANY = Collections.unmodifiableSet(EnumSet.allOf(Level.class));
}
