package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Level;
import io.spoor.query.Order;
import io.spoor.query.TraceQuery;
import io.spoor.span.StatusCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QueryTextTest {
  private static final Instant NOW = Instant.parse("2026-05-04T10:30:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void parse_optionsOfFind_areTheQuery() {
    TraceQuery parsed =
        QueryText.parse(
            "--service checkout --operation \"POST /pay\"  --status error --min-duration=250ms"
                + " --attribute 'span:note=two words' --since 1h --order slowest --limit 7",
            CLOCK);

    TraceQuery expected =
        TraceQuery.builder()
            .service("checkout")
            .operation("POST /pay")
            .status(StatusCode.ERROR)
            .minDuration(Duration.ofMillis(250))
            .attributeText(Level.SPAN, "note", "two words")
            .from(NOW.minus(Duration.ofHours(1)))
            .order(Order.SLOWEST_SPAN_FIRST)
            .limit(7)
            .build();
    assertThat(parsed).hasToString(expected.toString());
  }

  @Test
  void parse_noText_asksForAllTraces() {
    assertThat(QueryText.parse("  ", CLOCK)).hasToString(TraceQuery.builder().build().toString());
  }

  @Test
  void words_quotes_holdSpacesAndOtherQuotesAndNothing() {
    assertThat(QueryText.words("a 'b \"c' \"d 'e\"f ''"))
        .containsExactly("a", "b \"c", "d 'ef", "");
  }

  @Test
  void parse_unknownOption_saysWhichAndWhatIsExpected() {
    assertThatThrownBy(() -> QueryText.parse("--serwice shop", CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"--serwice shop\" is no query: Unknown option")
        .hasMessageContaining("expected options of spoor find");
  }

  @Test
  void parse_openQuote_saysWhich() {
    assertThatThrownBy(() -> QueryText.parse("--service 'shop", CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"--service 'shop\" is no query: a quote ' is not closed");
  }

  @Test
  void parse_conditionsThatContradict_saysSo() {
    assertThatThrownBy(() -> QueryText.parse("--min-duration 3s --max-duration 2s", CLOCK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("minimum duration is 3000000000 ns, maximum is 2000000000 ns");
  }
}
