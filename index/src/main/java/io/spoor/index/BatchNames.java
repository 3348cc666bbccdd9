package io.spoor.index;

import io.spoor.span.SpanKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the distinct names of a batch in order of first sight. */
final class BatchNames {
  private final List<SpanName> names = new ArrayList<>();
  private int[] hashes = new int[64];
  private int[] slots = new int[128]; // Number of the name plus one; zero where free.

  int numberOf(String service, String operation, SpanKind kind) {
    int hash = (service.hashCode() * 31 + operation.hashCode()) * 31 + kind.ordinal();
    hash = hash * 0x9e3779b1;
    hash ^= hash >>> 15;
    int mask = slots.length - 1;
    int slot = hash & mask;
    for (int number; (number = slots[slot] - 1) >= 0; slot = slot + 1 & mask) {
      if (hashes[number] == hash && isSame(names.get(number), service, operation, kind)) {
        return number;
      }
    }
    return append(new SpanName(service, operation, kind), hash, slot);
  }

  private static boolean isSame(SpanName name, String service, String operation, SpanKind kind) {
    return name.kind() == kind
        && name.operation().equals(operation)
        && name.service().equals(service);
  }

  private int append(SpanName name, int hash, int slot) {
    int number = names.size();
    names.add(name);
    slots[slot] = number + 1;
    hashes[number] = hash;
    if (names.size() == hashes.length) grow();
    return number;
  }

  private void grow() {
    hashes = Arrays.copyOf(hashes, hashes.length * 2);
    slots = new int[hashes.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < names.size(); number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) slot = slot + 1 & mask;
      slots[slot] = number + 1;
    }
  }

  /** The names by number. */
  List<SpanName> list() {
    return List.copyOf(names);
  }
}
