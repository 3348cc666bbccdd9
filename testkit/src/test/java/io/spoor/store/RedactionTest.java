package io.spoor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.Redaction;
import io.spoor.TraceStore;
import io.spoor.TraceStoreOptions;
import io.spoor.query.Condition;
import io.spoor.query.Level;
import io.spoor.query.TraceQuery;
import io.spoor.span.Attributes;
import io.spoor.span.Resource;
import io.spoor.span.Scope;
import io.spoor.span.Span;
import io.spoor.span.SpanEvent;
import io.spoor.span.SpanId;
import io.spoor.span.SpanLink;
import io.spoor.span.TraceId;
import io.spoor.span.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Redaction} takes out of spans, and that a store which has one never writes it. */
final class RedactionTest {
  private static final TraceId TRACE = new TraceId(1, 2);
  private static final String SECRET = "hunter2-correct-horse";
  private static final Redaction PASSWORDS =
      Redaction.NOTHING.withReplacedValues("(?i).*password.*");

  @Test
  void replacedValues_atEveryLevelAndDepth_areReplaced() {
    Attributes attributes =
        Attributes.builder()
            .put("db.Password", SECRET)
            .put("user", "ann")
            .put("password.length", 7)
            .put("login", Value.of(Attributes.of("password", Value.of(SECRET))))
            .put("logins", Value.of(List.of(Value.of(Attributes.of("password", Value.of("x"))))))
            .build();
    Attributes expected =
        Attributes.builder()
            .put("db.Password", "[redacted]")
            .put("user", "ann")
            .put("password.length", "[redacted]")
            .put("login", Value.of(Attributes.of("password", Value.of("[redacted]"))))
            .put(
                "logins",
                Value.of(List.of(Value.of(Attributes.of("password", Value.of("[redacted]"))))))
            .build();

    assertThat(PASSWORDS.apply(everywhere(attributes, 0))).isEqualTo(everywhere(expected, 0));
  }

  @Test
  void removedAttributes_atEveryLevel_countAsDropped() {
    Redaction redaction = Redaction.NOTHING.withRemovedAttributes("http\\..*");
    Attributes attributes =
        Attributes.builder().put("http.url", SECRET).put("my.http.url", "a").build();

    assertThat(redaction.apply(everywhere(attributes, 3)))
        .isEqualTo(everywhere(Attributes.of("my.http.url", Value.of("a")), 4));
  }

  @Test
  void maxTextLength_longerText_isCutAndNoPairOfSurrogatesHalved() {
    Redaction redaction = Redaction.NOTHING.withMaxTextLength(4);
    Attributes attributes =
        Attributes.builder()
            .put("short", "abcd")
            .put("long", "abcde")
            .put("pair", "abc\ud83d\ude80")
            .put("all", Value.of(List.of(Value.of("abcdef"), Value.of(123456))))
            .put("bytes", Value.of(new byte[9]))
            .build();
    Attributes expected =
        Attributes.builder()
            .put("short", "abcd")
            .put("long", "abcd")
            .put("pair", "abc")
            .put("all", Value.of(List.of(Value.of("abcd"), Value.of(123456))))
            .put("bytes", Value.of(new byte[9]))
            .build();

    assertThat(redaction.apply(everywhere(attributes, 0))).isEqualTo(everywhere(expected, 0));
  }

  @Test
  void nothing_anySpan_isTheSame() {
    List<Span> spans = List.of(everywhere(Attributes.of("password", Value.of("x")), 1));

    assertThat(Redaction.NOTHING.apply(spans)).isSameAs(spans);
  }

  @Test
  void rules_thatAreWrong_areRefused() {
    assertThatThrownBy(() -> Redaction.NOTHING.withReplacedValues("("))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Redaction.NOTHING.withMaxTextLength(-1))
        .hasMessage("length is -1, expected 0 or more");
  }

  @Test
  void write_secret_isInNoFileAndNoAnswer(@TempDir Path directory) throws IOException {
    Attributes attributes = Attributes.of("db.password", Value.of(SECRET));
    TraceStoreOptions options =
        TraceStoreOptions.defaults().withRedaction(PASSWORDS).withSegmentSpans(1);
    try (TraceStore store = TraceStore.open(directory, options)) {
      for (int i = 1; i < 4; i++) {
        Span span = everywhere(attributes, 0).toBuilder().spanId(new SpanId(i)).build();
        store.write(List.of(span));
        store.write(List.of(span)); // Stored already.
      }
      StoreDoor.awaitSealed(store);

      assertThat(store.statistics().spans()).isEqualTo(3);
      TraceQuery secret = TraceQuery.builder().attribute("db.password", SECRET).build();
      assertThat(store.find(secret).traceIds()).isEmpty();
      assertThat(store.trace(TRACE).orElseThrow().spans().toString()).doesNotContain(SECRET);
      assertThat(store.attributeValues(Condition.attribute(Level.SPAN, "db.password"), "", 9))
          .singleElement()
          .hasFieldOrPropertyWithValue("text", "[redacted]");
    }
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(SECRET);
      }
    }
  }

  private static Span everywhere(Attributes attributes, int dropped) {
    return Span.builder(TRACE, new SpanId(3))
        .name("password")
        .attributes(attributes)
        .droppedAttributesCount(dropped)
        .events(List.of(new SpanEvent(5, "password", attributes, dropped)))
        .links(List.of(new SpanLink(TRACE, new SpanId(4), "", attributes, dropped, 0)))
        .resource(new Resource(attributes, dropped, ""))
        .scope(new Scope("password", "", attributes, dropped, ""))
        .build();
  }
}
