package io.spoor.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import io.spoor.query.Condition.Comparison;
import java.util.Arrays;
import java.util.function.Predicate;

/** What terms of text, and what is left of long text, tell of conditions on the text. */
final class TextTests {
  private TextTests() {}

  static Predicate<String> regex(String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> compiled.matcher(text).find();
  }

  static TermRange.Test found(Predicate<String> isFound) {
    return (value, length) -> Truth.of(isFound.test(new String(value, 0, length, UTF_8)));
  }

  static TermRange.Test compares(Comparison comparison, byte[] asked) {
    return (value, length) ->
        Truth.of(
            ValueTest.meets(
                Arrays.compareUnsigned(value, 0, length, asked, 0, asked.length), comparison));
  }

  /** Of long text the first bytes are known: they decide, unless what is asked begins so too. */
  static TermRange.Test comparesLong(Comparison comparison, byte[] asked) {
    int known = TermValue.MAX_BYTES;
    return (value, length) -> {
      int at = Arrays.mismatch(value, 0, known, asked, 0, Math.min(known, asked.length));
      if (at < 0) return Truth.MAYBE;
      return Truth.of(
          ValueTest.meets(
              Arrays.compareUnsigned(value, 0, known, asked, 0, asked.length), comparison));
    };
  }

  static TermRange.Test startsLong(byte[] prefix) {
    int known = Math.min(TermValue.MAX_BYTES, prefix.length);
    Truth ifKnownAgree = prefix.length > TermValue.MAX_BYTES ? Truth.MAYBE : Truth.YES;
    return (value, length) ->
        Arrays.equals(value, 0, known, prefix, 0, known) ? ifKnownAgree : Truth.NO;
  }

  /** Sorts behind all text with this prefix: UTF-8 has no such byte. */
  static byte[] lastWithPrefix(byte[] prefix) {
    byte[] last = Arrays.copyOf(prefix, prefix.length + 1);
    last[prefix.length] = (byte) 0xff;
    return last;
  }
}
