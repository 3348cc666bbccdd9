package io.spoor.index;

import io.spoor.query.Field;
import io.spoor.span.TraceId;
import org.jspecify.annotations.Nullable;

/** Where the spans of a segment link to, as far as the index tells. Not thread-safe. */
public final class RowLinks {
  private final SegmentReader reader;
  private final TermHash hash;
  private @Nullable RowSet linked;

  public RowLinks(SegmentReader reader, TermHash hash) {
    this.reader = reader;
    this.hash = hash;
  }

  /** Whether a row's span has links. */
  public boolean hasAny(int row) {
    RowSet known = linked;
    if (known == null) {
      known = reader.rowsWithKey(TermKey.field(Field.LINK_TRACE_ID));
      linked = known;
    }
    return known.contains(row);
  }

  /** Whether a row's span has a link into this trace. */
  public boolean has(int row, TraceId id) {
    TermKey key = TermKey.field(Field.LINK_TRACE_ID);
    return reader.rowsWith(new Term(key, TermType.BYTES, TermValue.of(id), hash)).contains(row);
  }
}
