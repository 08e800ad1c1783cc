package io.farmhand.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RowsTest {
  @Test
  void aRowQuotesWhatItMustAndStaysALine() {
    Csv row = new Csv().add("a,b").add("say \"x\"").add("two\r\nlines").add("plain").empty();

    assertThat(row).hasToString("\"a,b\",\"say \"\"x\"\"\",two lines,plain,");
  }

  @Test
  void numbersHaveAPointAndMissingOnesAreEmpty() {
    Csv row = new Csv().add(12L).add(true).add(0.5).add(Double.NaN).seconds(-1_500_000);

    assertThat(row).hasToString("12,true,0.500000,,-0.001500");
  }

  @Property
  void secondsAreExactToTheMicrosecond(@ForAll @LongRange(min = 0) long nanos) {
    String text = new Csv().seconds(nanos).toString();

    assertThat(Double.parseDouble(text)).isCloseTo(nanos * 1e-9, within(nanos));
    assertThat(text).matches("\\d+\\.\\d{6}");
  }

  @Test
  void jsonHoldsWhatASummaryNeeds() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "a \"b\"");
    map.put("nothing", null);
    map.put("nan", Double.NaN);
    map.put("third", 1.0 / 3);
    map.put("tiny", 8e-8);
    map.put("large", 1e300);
    map.put("count", 1140L);
    map.put("path", Path.of("a", "b"));
    map.put("list", List.of(1, true, Map.of("k", Optional.of("v"))));

    assertThat(Json.line(map))
        .isEqualTo(
            "{\"text\":\"a \\\"b\\\"\",\"nothing\":null,\"nan\":null,\"third\":0.333333333,"
                + "\"tiny\":0.00000008,\"large\":1.0E300,\"count\":1140,\"path\":\"a/b\","
                + "\"list\":[1,true,{\"k\":\"v\"}]}");
  }

  @Test
  void aSpreadTakesTheNearestRank() {
    double[] hundred = new double[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = 100 - i;
    }

    assertThat(Spread.of(hundred)).isEqualTo(new Spread(50.5, 50, 95, 99, 100));
    assertThat(Spread.of(new double[] {2})).isEqualTo(new Spread(2, 2, 2, 2, 2));
    assertThat(Spread.of(new double[0]).max()).isNaN();
  }

  private static Offset<Double> within(long nanos) {
    return Offset.offset(6e-7 + nanos * 1e-9 * 1e-14);
  }
}
