package io.spoor.index;

import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a sealed segment.
 *
 * <pre>
 * count  varint
 * names  for each: service and operation, each behind its length; kind, u8; how many rows, varint
 * </pre>
 */
record NamesRow(SpanNames names, int heapBytes) implements SealedRows.Parsed {
  private static final SpanKind[] KINDS = SpanKind.values();

  static byte[] toBytes(SpanNames names) {
    ByteWriter out = new ByteWriter(1 << 12);
    out.varint(names.names().size());
    for (int i = 0; i < names.names().size(); i++) {
      SpanName name = names.names().get(i);
      out.text(name.service()).text(name.operation()).u8(name.kind().ordinal());
      out.varint(names.counts()[i]);
    }
    return out.toArray();
  }

  static NamesRow parse(ByteReader in) {
    int heapBytes = in.remaining() * 3;
    int count = in.length();
    List<SpanName> names = new ArrayList<>(count);
    int[] counts = new int[count];
    for (int i = 0; i < count; i++) {
      String service = in.text();
      String operation = in.text();
      int kind = in.u8();
      if (kind >= KINDS.length) throw in.corrupt("a span kind is " + kind);
      names.add(new SpanName(service, operation, KINDS[kind]));
      counts[i] = in.count(Integer.MAX_VALUE);
    }
    return new NamesRow(new SpanNames(names, counts), heapBytes);
  }
}
