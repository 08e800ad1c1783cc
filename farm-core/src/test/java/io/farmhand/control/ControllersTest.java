package io.farmhand.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControllersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          static:12                               | static:12
          static:workers=12                       | static:12
          reactive-average                        | reactive-average
          reactive-maximum:                       | reactive-maximum
          square-root                             | square-root:beta=1
          square-root:0.5                         | square-root:beta=0.5
          square-root: beta = 2 , smoothing = 30s | square-root:beta=2,smoothing=30s
          square-root:smoothing=PT1M,service=1.5s | square-root:beta=1,smoothing=60s,service=PT1.5S
          hpa                                     | hpa
          hpa:0.7                                 | hpa:target=0.7
          hpa:metric=load,target=1                | hpa:metric=load
          hpa:metric=load,window=1m,tolerance=0   | hpa:metric=load,tolerance=0,window=60s
          keda:3,cooldown=1m                      | keda:per-worker=3,cooldown=60s
          knative:target=0.8,panic=3s             | knative:target=0.8,panic=3s
          openfaas-ce:32                          | openfaas-ce:max=32
          openfaas-ce:for=0s,factor=50            | openfaas-ce:for=0s,factor=50
          openfaas-pro:1,mode=queue,zero=15m      | openfaas-pro:target=1,mode=queue,zero=900s
          ray-serve:target=1,down=1m              | ray-serve:target=1,down=60s
          dask-adaptive:2s,service=1500ms         | dask-adaptive:duration=2s,service=PT1.5S
          spark:idle=30s                          | spark:idle=30s
          mol                                     | mol
          mol:2,rates=1/2.5,startup=7s            | mol:beta=2,rates=1/2.5,startup=7s
          mpc:late=100,steps=4,trend=0s           | mpc:late=100,steps=4,trend=0s
          erlang-c                                | erlang-c:epsilon=0.01
          erlang-c:epsilon=0.05,slack=2           | erlang-c:epsilon=0.05,slack=2
          timetable:12/11.5/0                     | timetable:targets=12/11.5/0
          timetable:targets=9,late=2,margin=0.5   | timetable:targets=9,late=2
          """)
  void findsAControllerByItsName(String spec, String name) {
    ControllerFactory factory = Controllers.parse(spec);
    assertThat(factory.name()).isEqualTo(name);
    assertThat(Controllers.parse(factory.name())).isEqualTo(factory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sqare-root           | controller = sqare-root, must be one of static, reactive-average, reactive-maximum, square-root, erlang-c, mol, mpc, hpa, keda, knative, openfaas-ce, openfaas-pro, ray-serve, dask-adaptive, spark, timetable; did you mean square-root?
          zzzzzzzzzz           | controller = zzzzzzzzzz, must be one of static, reactive-average, reactive-maximum, square-root, erlang-c, mol, mpc, hpa, keda, knative, openfaas-ce, openfaas-pro, ray-serve, dask-adaptive, spark, timetable
          static               | workers is missing, must be given to static, as in static:12
          static:many          | workers = many, must be a whole number (option of static)
          static:-3            | workers = -3, must be at least 0
          static:1,2           | option = 2, must be one of those of static: workers
          static:1,workers=2   | workers = workers=2, must be given once to static
          reactive-average:x=1 | option = x, must be left out: reactive-average has no options
          square-root:bata=1   | option = bata, must be one of those of square-root: beta, smoothing, service; did you mean beta?
          square-root:beta=x   | beta = x, must be a number (option of square-root)
          square-root:beta=NaN | beta = NaN, must be a finite number (option of square-root)
          square-root:beta=-1  | beta = -1.0, must be from 0 to 100
          square-root:smoothing=soon | smoothing = soon, must be a duration such as 500ms, 8s or 2m (option of square-root)
          square-root:smoothing=-PT1S | smoothing = PT-1S, must be not negative
          square-root:service=0s | service = PT0S, must be positive
          erlang-c:epsilon=0   | epsilon = 0.0, must be greater than 0 and less than 1
          timetable            | targets is missing, must be given to timetable, as in timetable:targets=12/12/13
          timetable:12//9      | targets = , must be a number (option of timetable)
          timetable:12/-1      | target = -1.0, must be a number of at least 0
          timetable:9,margin=0 | margin = 0.0, must be at least 0.5
          erlang-c:slack=-1    | slack = -1.0, must be from 0 to 1000000
          hpa:target=0         | target = 0.0, must be a number above 0
          hpa:metric=cpu       | metric = cpu, must be one of utilization, load (option of hpa)
          hpa:target=7         | target = 7.0, must be at most 1 for utilization, a share; for tasks per worker choose metric=load
          knative:panic=2m     | panic = PT2M, must be at most stable = PT1M
          openfaas-ce:factor=0 | factor = 0, must be in 1 .. 100
          openfaas-pro:zero=0s | zero = 0 s, must be longer than 0 s
          dask-adaptive:wait-count=0 | wait-count = 0, must be at least 1
          mol:rates=1/-2       | rate = -2.0, must be from 0 to 1e12
          mpc:steps=0          | steps = 0, must be in 1 .. 50
          """)
  void saysWhatToWriteInstead(String spec, String message) {
    assertThatThrownBy(() -> Controllers.parse(spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void describesEachNameInOneLine() {
    assertThat(Controllers.names())
        .containsOnlyKeys(
            "static",
            "reactive-average",
            "reactive-maximum",
            "square-root",
            "erlang-c",
            "mol",
            "mpc",
            "hpa",
            "keda",
            "knative",
            "openfaas-ce",
            "openfaas-pro",
            "ray-serve",
            "dask-adaptive",
            "spark",
            "timetable")
        .allSatisfy((name, description) -> assertThat(description).isNotBlank().hasLineCount(1));
  }

  @Test
  void takesControllersFromElsewhereWithoutChangingTheUsualOnes() {
    ControllerKind twice =
        new ControllerKind(
            "twice",
            "twice as many",
            List.of("workers"),
            options -> Controllers.fixed(2 * options.integer("workers").orElse(1)));
    ControllerCatalogue more = Controllers.catalogue().with(twice);
    assertThat(more.parse("twice:6").name()).isEqualTo("static:12");
    assertThat(Controllers.names()).doesNotContainKey("twice");
    assertThatThrownBy(() -> more.with(twice))
        .hasMessage("name = twice, must be one that no other controller has");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Two Words", "-x", "snake_case"})
  void refusesNamesThatAreNotInKebabCase(String name) {
    assertThatThrownBy(
            () -> new ControllerKind(name, "", List.of(), options -> Controllers.fixed(1)))
        .hasMessage("name = " + name + ", must be in kebab-case");
  }

  @ParameterizedTest
  @CsvSource({"static, static, 0", "sttic, static, 1", "'', abc, 3", "kitten, sitting, 3"})
  void measuresHowFarNamesAreApart(String from, String to, int distance) {
    assertThat(NearestName.distance(from, to)).isEqualTo(distance);
  }
}
