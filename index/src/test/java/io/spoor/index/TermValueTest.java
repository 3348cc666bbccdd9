package io.spoor.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Level;
import io.spoor.span.Attributes;
import io.spoor.span.Span;
import io.spoor.span.SpanId;
import io.spoor.span.TextForm;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values a condition accepts by their terms, compared with the values themselves. */
final class TermValueTest {
  private static final long EXACT = 1L << 53;

  private static final long[] INTS = {
    0,
    1,
    -1,
    7,
    EXACT - 1,
    EXACT,
    EXACT + 1,
    EXACT + 2,
    -EXACT + 1,
    -EXACT,
    -EXACT - 1,
    -EXACT - 2,
    1L << 62,
    Long.MAX_VALUE,
    Long.MAX_VALUE - 1023,
    Long.MIN_VALUE,
    Long.MIN_VALUE + 1
  };

  private static final double[] DOUBLES = {
    0.0,
    -0.0,
    1,
    -1,
    7,
    0.5,
    0x1p53 - 1,
    0x1p53,
    0x1p53 + 2,
    -0x1p53,
    -0x1p53 - 2,
    0x1p62,
    0x1p63,
    -0x1p63,
    -0x1.0000000000001p63,
    0x1.fffffffffffffp62,
    0x1p64,
    1e300,
    -1e300,
    1e21,
    1e22,
    1e-7,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    Double.NaN,
    Double.longBitsToDouble(0x7ff8000000000001L),
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };

  @Test
  void equalTo_numbersOfEitherType_acceptsThoseOfTheSameValue() {
    for (Value asked : numbers()) {
      for (Value stored : numbers()) {
        assertThat(accepts(TermValue.equalTo(asked), stored))
            .as("%s asked for, %s stored", asked, stored)
            .isEqualTo(SearchOracle.isEqual(stored, asked));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void equalTo_randomValues_acceptsEqualOnes(long seed) {
    List<Value> values = values(seed, 160);
    for (Value asked : values) {
      if (asked instanceof Value.Array
          || asked instanceof Value.KeyValueList
          || asked instanceof Value.Empty) {
        continue;
      }
      List<TermValue.Typed> terms = TermValue.equalTo(asked);
      for (Value stored : values) {
        assertThat(accepts(terms, stored))
            .as("seed %d: %s asked for, %s stored", seed, asked, stored)
            .isEqualTo(SearchOracle.isEqual(stored, asked));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofTextForm_randomValues_acceptsThoseOfThatTextForm(long seed) {
    List<Value> values = values(seed, 160);
    values.addAll(numbers());
    for (Value asked : values) {
      String text = TextForm.of(asked);
      List<TermValue.Typed> terms = TermValue.ofTextForm(text);
      for (Value stored : values) {
        assertThat(accepts(terms, stored))
            .as("seed %d: text form \"%s\" asked for, %s stored", seed, text, stored)
            .isEqualTo(SearchOracle.hasText(stored, text));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "+1",
        "-0",
        "1.0",
        "1e0",
        "1e21",
        "0x1p3",
        "\u0661",
        "9223372036854775808",
        "1_0",
        " 1",
        "1d",
        "infinity",
        "Infinity",
        "nan",
        "TRUE",
        "AA==",
        "AB==",
        "AA=",
        "A A=",
        "null"
      })
  void ofTextForm_textThatReadsAsAValue_acceptsOnlyThatOfWhichItIsTheForm(String text) {
    List<TermValue.Typed> terms = TermValue.ofTextForm(text);
    List<Value> values = values(9, 100);
    values.addAll(numbers());
    values.add(Value.of(8));
    values.add(Value.of(new byte[1]));
    values.add(Value.of(text));
    for (Value stored : values) {
      assertThat(accepts(terms, stored))
          .as("\"%s\" asked for, %s stored", text, stored)
          .isEqualTo(SearchOracle.hasText(stored, text));
    }
  }

  @Test
  void equalTo_composedValue_isRefused() {
    assertThatThrownBy(() -> TermValue.equalTo(Value.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no term equals Empty[]");
  }

  @Test
  void ofInt_andOfDouble_sortAsTheirNumbers() {
    long[] ints = INTS.clone();
    Arrays.sort(ints);
    for (int i = 1; i < ints.length; i++) {
      assertThat(Arrays.compareUnsigned(TermValue.ofInt(ints[i - 1]), TermValue.ofInt(ints[i])))
          .isNegative();
    }
    double[] doubles = Arrays.stream(DOUBLES).filter(d -> !Double.isNaN(d)).toArray();
    Arrays.sort(doubles);
    for (int i = 1; i < doubles.length; i++) {
      byte[] less = TermValue.ofDouble(doubles[i - 1]);
      assertThat(Arrays.compareUnsigned(less, TermValue.ofDouble(doubles[i]))).isNegative();
    }
  }

  @Test
  void ofBytes_aroundTheLongestThatStandsWhole_isShortenedBeyond() throws Exception {
    byte[] whole = "x".repeat(256).getBytes(StandardCharsets.UTF_8);
    byte[] longer = "x".repeat(257).getBytes(StandardCharsets.UTF_8);

    assertThat(TermValue.ofBytes(TermType.TEXT, whole).type()).isEqualTo(TermType.TEXT);
    assertThat(TermValue.ofBytes(TermType.TEXT, whole).bytes()).isEqualTo(whole);
    TermValue.Typed shortened = TermValue.ofBytes(TermType.TEXT, longer);
    assertThat(shortened.type()).isEqualTo(TermType.LONG_TEXT);
    assertThat(shortened.bytes()).hasSize(256 + 32).startsWith(whole);
    assertThat(Arrays.copyOfRange(shortened.bytes(), 256, 288))
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(longer));
  }

  private static List<Value> numbers() {
    List<Value> numbers = new ArrayList<>();
    for (long number : INTS) {
      numbers.add(Value.of(number));
    }
    for (double number : DOUBLES) {
      numbers.add(Value.of(number));
    }
    return numbers;
  }

  private static List<Value> values(long seed, int count) {
    Random random = new Random(seed);
    RandomSpans spans = new RandomSpans(seed, 1);
    List<Value> values = new ArrayList<>();
    while (values.size() < count) {
      values.add(
          switch (random.nextInt(6)) {
            case 0 -> Value.of(Double.longBitsToDouble(random.nextLong()));
            case 1 -> Value.of(random.nextLong() >> random.nextInt(64));
            case 2 -> Value.of(random.nextInt(2000) / 100.0);
            case 3 -> Value.of(TextForm.of(spans.value()));
            default -> spans.value();
          });
    }
    return values;
  }

  /** Whether a span with this value has one of these terms. */
  private static boolean accepts(List<TermValue.Typed> accepted, Value stored) {
    Span span =
        Span.builder(new TraceId(0, 1), new SpanId(1))
            .attributes(Attributes.of("k", stored))
            .build();
    BatchTerms terms = BatchTerms.of(List.of(span), TermHash.XXH3);
    for (int i = 0; i < terms.size(); i++) {
      if (!terms.keys.get(terms.keyOf[i]).equals(TermKey.attribute(Level.SPAN, "k"))) continue;
      byte[] value = Arrays.copyOfRange(terms.values, terms.valueFrom[i], terms.valueFrom[i + 1]);
      for (TermValue.Typed typed : accepted) {
        if (terms.types[i] == typed.type() && Arrays.equals(value, typed.bytes())) return true;
      }
    }
    return false;
  }
}
