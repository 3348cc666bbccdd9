package io.spoor.index;

import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanLink;
import io.spoor.span.TextForm;
import io.spoor.span.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values too long to stand in the index as a whole, found again in a span. */
final class LongValues {
  private LongValues() {}

  /** The text form of the value of a span that stands in the index like this. */
  static String text(Span span, TermKey key, int type, byte[] indexed) {
    for (Attributes attributes : attributesAt(key, span)) {
      for (int i = 0; i < attributes.size(); i++) {
        if (!attributes.key(i).equals(key.name())) continue;
        String found = find(attributes.value(i), type, indexed);
        if (found != null) return found;
      }
    }
    throw new CorruptIndexException(
        "span %s of trace %s has no value of %s as the index has it"
            .formatted(span.spanId(), span.traceId(), key.name()));
  }

  private static List<Attributes> attributesAt(TermKey key, Span span) {
    return switch (key.level()) {
      case RESOURCE -> List.of(span.resource().attributes());
      case SCOPE -> List.of(span.scope().attributes());
      case SPAN -> List.of(span.attributes());
      case EVENT -> span.events().stream().map(SpanEvent::attributes).toList();
      case LINK -> span.links().stream().map(SpanLink::attributes).toList();
    };
  }

  private static @Nullable String find(Value value, int type, byte[] indexed) {
    if (value instanceof Value.Array array) {
      for (Value element : array.elements()) {
        String found = find(element, type, indexed);
        if (found != null) return found;
      }
    }
    String text = TextForm.of(value);
    return isIndexedAs(value, text, type, indexed) ? text : null;
  }

  private static boolean isIndexedAs(Value value, String text, int type, byte[] indexed) {
    int plain = plainType(value);
    if (plain + 1 != type) return false;
    byte[] bytes = value instanceof Value.Bytes b ? b.toArray() : Utf8.encode(text);
    TermValue.Typed typed = TermValue.ofBytes(plain, bytes);
    return typed.type() == type && Arrays.equals(typed.bytes(), indexed);
  }

  private static int plainType(Value value) {
    if (value instanceof Value.Text) return TermType.TEXT;
    if (value instanceof Value.Bytes) return TermType.BYTES;
    boolean isJson = value instanceof Value.Array || value instanceof Value.KeyValueList;
    return isJson ? TermType.JSON : TermType.EMPTY;
  }
}
