package cn.bootx.starter.core.observe;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorTableOf;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.testing.Await;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformClient;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.testing.PlatformServer;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.core.token.TokenSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ObservationTests {

	private final RecordedObservations observations = new RecordedObservations();

	private final PlatformServer server = PlatformServer.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class));

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void observesACallWithItsOutcome() {
		this.server.answers("/cgi-bin/menu/get", 200, "{}")
			.answers("/cgi-bin/menu/create", 200, "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"}");
		observed((context) -> {
			PlatformClient client = client(context);
			client.execute(
					ApiCall.get(this.server.url(), "/cgi-bin/menu/get").query("access_token", "T0KEN").query("x", "y"));
			assertThatExceptionOfType(PlatformException.class)
				.isThrownBy(() -> client.execute(ApiCall.post(this.server.url(), "/cgi-bin/menu/create")));
		});
		assertThat(this.observations.tagsOf(ThirdObserver.CLIENT)).containsExactly(
				Map.of("platform", "wechat", "api", "/cgi-bin/menu/get", "outcome", "success"),
				Map.of("platform", "wechat", "api", "/cgi-bin/menu/create", "outcome", "quota"));
		assertNoSecrets();
	}

	@Test
	void observesWhatAnSdkSendsThroughTheSameClient() {
		this.server.answers("/v1.0/robot/0123456789abcdef/send", 500, "{}");
		observed((context) -> {
			OkHttpClient http = context.getBean(PlatformHttpClients.class).forPlatform(Platform.DING_TALK);
			http.newCall(new Request.Builder()
				.url(this.server.url().resolve("/v1.0/robot/0123456789abcdef/send?access_token=T0KEN"))
				.build()).execute().close();
		});
		assertThat(this.observations.tagsOf(ThirdObserver.CLIENT))
			.containsExactly(Map.of("platform", "ding-talk", "api", "/v1.0/robot/{id}/send", "outcome", "http-500"));
		assertNoSecrets();
	}

	@Test
	void observesAnUnreachablePlatformAsTransient() {
		this.server.close();
		observed((context) -> assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> client(context).execute(ApiCall.get(this.server.url(), "/cgi-bin/menu/get"))));
		assertThat(this.observations.tagsOf(ThirdObserver.CLIENT)).singleElement()
			.satisfies((tags) -> assertThat(tags).containsEntry("outcome", "transient"));
	}

	@Test
	void observesEachFetchOfATokenAndNotItsUse() {
		AtomicReference<TokenSource> source = new AtomicReference<>(
				(rejected) -> new TokenSource.Fetched("T0KEN", Duration.ofHours(2)));
		observed((context) -> {
			TokenRegistry tokens = context.getBean(TokenRegistry.class);
			tokens.tokens(TokenName.access(Platform.WECHAT, "wx1"), source.get()).get();
			tokens.tokens(TokenName.access(Platform.WECHAT, "wx1"), source.get()).get();
			assertThatExceptionOfType(PlatformException.class)
				.isThrownBy(() -> tokens.tokens(TokenName.access(Platform.WECOM, "ww1"), (rejected) -> {
					throw PlatformException.of(Platform.WECOM, "/cgi-bin/gettoken")
						.code(40001)
						.message("invalid credential corpsecret=S3CRET")
						.category(ErrorCategory.AUTH)
						.build();
				}).get());
		});
		assertThat(this.observations.tagsOf(ThirdObserver.TOKEN)).hasSize(2);
		assertThat(this.observations.tagsOf(ThirdObserver.TOKEN).get(0)).containsEntry("platform", "wechat")
			.containsEntry("kind", "access")
			.containsEntry("outcome", "success");
		assertThat(this.observations.tagsOf(ThirdObserver.TOKEN).get(1)).containsEntry("platform", "wecom")
			.doesNotContainEntry("outcome", "success");
		assertNoSecrets();
	}

	@Test
	void observesAPushThatIsAnsweredOneThatIsRefusedAndOneThatFails() {
		observed((context) -> {
			CallbackPipeline<String> portal = portal(context, (message) -> {
				if (message.equals("broken")) {
					throw new IllegalStateException("handler failed");
				}
				return "reply";
			});
			assertThat(push(portal, "hello").bodyText()).isEqualTo("reply");
			assertThat(push(portal, "forged").status()).isEqualTo(403);
			assertThat(push(portal, "broken").status()).isEqualTo(503);
			// The answer leaves before the observation stops.
			Await.until(() -> this.observations.tagsOf(ThirdObserver.CALLBACK).size() == 3);
		});
		assertThat(this.observations.tagsOf(ThirdObserver.CALLBACK)).hasSize(3)
			.allSatisfy((tags) -> assertThat(tags).containsEntry("portal", "wechat/default"))
			.extracting((tags) -> tags.get("outcome"))
			.doesNotHaveDuplicates()
			.contains("refused");
		assertThat(this.observations.all()
			.stream()
			.map(Observation.Context::getError)
			.filter(IllegalStateException.class::isInstance)).hasSize(1);
		assertNoSecrets();
	}

	@Test
	void aHandlerWorksWithinTheObservationOfItsPush() {
		AtomicReference<Observation> current = new AtomicReference<>();
		observed((context) -> push(portal(context, (message) -> {
			current.set(this.observations.registry().getCurrentObservation());
			return "reply";
		}), "hello"));
		assertThat(current.get().getContext().getName()).isEqualTo(ThirdObserver.CALLBACK);
	}

	@Test
	void worksWithoutMeters() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core")).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean("bootxThirdLedgerMetrics");
			assertThat(push(portal(context, (message) -> "reply"), "hello").bodyText()).isEqualTo("reply");
		});
	}

	@Test
	void worksWithoutARegistry() {
		this.runner.run((context) -> assertThat(push(portal(context, (message) -> "reply"), "hello").bodyText())
			.isEqualTo("reply"));
	}

	@Test
	void anObserverOfTheHostTakesThePlaceOfOurs() {
		ThirdObserver own = new ThirdObserver(ObservationRegistry.NOOP);
		this.runner.withBean(ObservationRegistry.class, this.observations::registry)
			.withBean(ThirdObserver.class, () -> own)
			.run((context) -> {
				assertThat(context.getBean(ThirdObserver.class)).isSameAs(own);
				push(portal(context, (message) -> "reply"), "hello");
			});
		assertThat(this.observations.tagsOf(ThirdObserver.CALLBACK)).isEmpty();
	}

	private void observed(Use use) {
		this.runner.withBean(ObservationRegistry.class, this.observations::registry).run(use::with);
	}

	private static PlatformClient client(ApplicationContext context) {
		return new PlatformClient(Platform.WECHAT,
				context.getBean(PlatformHttpClients.class).forPlatform(Platform.WECHAT),
				new ErrcodeDecoder(Platform.WECHAT, ErrorTableOf.all(ErrorTable.Verdict.of(ErrorCategory.QUOTA))));
	}

	private static CallbackPipeline<String> portal(ApplicationContext context, CallbackDispatcher<String> handlers) {
		return new CallbackPipeline<>("wechat/default", new TextProtocol(), handlers, CallbackPipeline.Deadline.WECHAT,
				(callback, reply) -> {
				}, context.getBean(CallbackRuntime.class));
	}

	private static CallbackResponse push(CallbackPipeline<String> portal, String message) throws Exception {
		return portal.handle(TextProtocol.push(message)).toCompletableFuture().get(60, TimeUnit.SECONDS);
	}

	private void assertNoSecrets() {
		assertThat(this.observations.all()).isNotEmpty().allSatisfy((context) -> {
			assertThat(context.getAllKeyValues()).extracting(KeyValue::getValue)
				.noneMatch(
						(value) -> value.contains("T0KEN") || value.contains("S3CRET") || value.contains("S1GNATURE"));
			Throwable error = context.getError();
			assertThat((error != null) ? String.valueOf(error.getMessage()) : "").doesNotContain("T0KEN", "S3CRET");
		});
	}

	/** What a test does with a context. */
	@FunctionalInterface
	private interface Use {

		void with(ApplicationContext context) throws Exception;

	}

}
