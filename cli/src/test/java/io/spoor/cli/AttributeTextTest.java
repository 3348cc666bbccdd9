package io.spoor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spoor.query.Level;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AttributeTextTest {

  @ParameterizedTest
  @CsvSource({
    "k=v, , k, v",
    "http.route=/a/{b}, , http.route, /a/{b}",
    "k=a=b, , k, a=b",
    "k=, , k, ''",
    "k=a:b, , k, a:b",
    "resource:k=v, RESOURCE, k, v",
    "scope:k=v, SCOPE, k, v",
    "span:k=v, SPAN, k, v",
    "event:k=v, EVENT, k, v",
    "link:k=v, LINK, k, v",
    "any:k=v, , k, v",
    "aws:k=v, , aws:k, v",
    "Span:k=v, , Span:k, v",
    "span:span:k=v, SPAN, span:k, v",
    "any:span:k=v, , span:k, v",
    "event:a:b=v, EVENT, a:b, v",
  })
  void parse_levelKeyAndValue_areTold(String text, Level level, String key, String value) {
    assertThat(AttributeText.parse(text))
        .isEqualTo(new AttributeText(Optional.ofNullable(level), key, value));
  }

  @ParameterizedTest
  @EnumSource
  void parse_everyLevel_isKnown(Level level) {
    assertThat(AttributeText.parse(EnumText.print(level) + ":k=v").level()).contains(level);
  }

  @ParameterizedTest
  @CsvSource({"k, has no =", "'', has no =", "=v, has no key", "span:=v, has no key"})
  void parse_anythingElse_saysWhatIsWrong(String text, String why) {
    assertThatThrownBy(() -> AttributeText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" %s; expected [LEVEL:]KEY=VALUE with a level of resource, scope, span, event, link or any"
                .formatted(text, why));
  }
}
