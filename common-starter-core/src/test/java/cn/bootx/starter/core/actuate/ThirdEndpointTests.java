package cn.bootx.starter.core.actuate;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class ThirdEndpointTests {

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withBean(MutableClock.class, () -> this.clock)
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, EndpointAutoConfiguration.class,
				HealthContributorAutoConfiguration.class, HealthEndpointAutoConfiguration.class))
		.withPropertyValues("management.endpoints.web.exposure.include=third,health",
				"management.endpoints.jmx.exposure.include=third,health",
				"management.endpoint.health.show-details=always");

	@Test
	void showsTheTokensOfEachAccountButNeverAToken() {
		this.runner.run((context) -> {
			AccessTokens tokens = context.getBean(TokenRegistry.class)
				.tokens(TokenName.access(Platform.WECHAT, "wx1"),
						(rejected) -> new TokenSource.Fetched("S3CRET", Duration.ofSeconds(7200)));
			tokens.get();
			this.clock.advance(Duration.ofSeconds(100));
			String report = Json.write(context.getBean(ThirdEndpoint.class).report());
			assertThat(report).isEqualTo("{\"stores\":{\"expiring\":\"memory\",\"records\":\"memory\"},"
					+ "\"accounts\":[],\"tokens\":[{\"platform\":\"wechat\",\"account\":\"wx1\",\"kind\":\"access\","
					+ "\"ageSeconds\":100,\"remainingSeconds\":6900,\"refreshes\":1}]}");
		});
	}

	@Test
	void isAbsentUnlessExposed() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ThirdEndpoint.class));
	}

	@Test
	void aPlatformIsUpWhileItHasATokenAndDownWhenItCannotGetOne() {
		this.runner.run((context) -> {
			CountingFailure source = new CountingFailure();
			AccessTokens tokens = context.getBean(TokenRegistry.class)
				.tokens(TokenName.access(Platform.WECOM, "ww1"), source);
			assertThat(status(context.getBean(HealthEndpoint.class), "wecom")).isEqualTo(Status.UNKNOWN);
			catchThrowable(tokens::get);
			assertThat(status(context.getBean(HealthEndpoint.class), "wecom")).isEqualTo(Status.DOWN);
			assertThat(source.calls).isEqualTo(1);
			this.clock.advance(Duration.ofMinutes(1));
			source.works = true;
			tokens.get();
			assertThat(status(context.getBean(HealthEndpoint.class), "wecom")).isEqualTo(Status.UP);
			assertThat(status(context.getBean(HealthEndpoint.class), "ding-talk")).isNull();
			assertThat(source.calls).isEqualTo(2);
		});
	}

	@Test
	void aProbeOfTheHostWins() {
		this.runner.withBean(HealthProbe.class, () -> new FixedProbe("wecom")).run((context) -> {
			context.getBean(TokenRegistry.class).tokens(TokenName.access(Platform.WECOM, "ww1"), new CountingFailure());
			assertThat(status(context.getBean(HealthEndpoint.class), "wecom")).isEqualTo(Status.UP);
		});
	}

	@Test
	void healthCanBeSwitchedOff() {
		this.runner.withPropertyValues("management.health.bootx-third.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean("bootxThirdHealthContributor"));
	}

	private static Status status(HealthEndpoint endpoint, String platform) {
		HealthComponent component = endpoint.healthForPath("bootxThird", platform);
		return (component != null) ? component.getStatus() : null;
	}

	private record FixedProbe(String platform) implements HealthProbe {

		@Override
		public Report report() {
			return new Report(State.UP, Map.of());
		}

	}

	private static final class CountingFailure implements TokenSource {

		private int calls;

		private boolean works;

		@Override
		public Fetched fetch(String rejected) {
			this.calls++;
			if (this.works) {
				return new Fetched("S3CRET", Duration.ofHours(2));
			}
			throw PlatformException.of(Platform.WECOM, "/cgi-bin/gettoken")
				.code(40001)
				.category(ErrorCategory.AUTH)
				.build();
		}

	}

}
