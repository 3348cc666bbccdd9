package io.spoor.codec;

import java.util.Arrays;

/** Keys, names and other texts of a value being written, each once, from 1; the empty one is 0. */
final class StringTable {
  private final HashSlots slots = new HashSlots();
  private final WireBuffer out = new WireBuffer();
  private String[] texts = new String[64];
  private int size;

  int numberOf(String text) {
    if (text.isEmpty()) return 0;
    for (int n = slots.first(text.hashCode()); n != 0; n = slots.next()) {
      if (texts[n].equals(text)) return n;
    }
    return add(text);
  }

  private int add(String text) {
    out.text(StoredTags.STRINGS, text);
    size = slots.add();
    if (size == texts.length) texts = Arrays.copyOf(texts, size * 2);
    texts[size] = text;
    return size;
  }

  /** The table in the wire format. */
  WireBuffer bytes() {
    return out;
  }

  void clear() {
    Arrays.fill(texts, 0, size + 1, null);
    size = 0;
    slots.clear();
    out.clear();
  }
}
