package cn.bootx.starter.core.client;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.testing.Await;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.FreePort;
import cn.bootx.starter.core.testing.PlatformServer;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenSource;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.testing.SecretsInLogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What the library says when things go wrong, with secrets in every place where a
 * platform or an attacker puts them. Every other test of the module is watched as well.
 */
class LogSecrecyTests {

	private static final Logger logger = LoggerFactory.getLogger(LogSecrecyTests.class);

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(Clock.systemUTC());

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	@AfterEach
	void close() {
		this.background.shutdownNow();
	}

	@Test
	void aFailedCallIsLoggedWithoutItsQueryOrTheAnswer() {
		try (PlatformServer server = PlatformServer.start()) {
			server.answers("/cgi-bin/token", 200, "{\"errcode\":40125,\"errmsg\":\"invalid appsecret=S3CRET\"}")
				.answers("/cgi-bin/html", 502, "<html>access_token=T0KEN</html>");
			for (HttpUrl url : new HttpUrl[] { server.url(), HttpUrl.get("http://127.0.0.1:" + FreePort.find()) }) {
				for (String api : new String[] { "/cgi-bin/token", "/cgi-bin/html" }) {
					Throwable failure = catchThrowable(() -> client()
						.execute(ApiCall.get(url, api).query("secret", "S3CRET").query("access_token", "T0KEN")));
					assertThat(failure).isInstanceOf(PlatformException.class);
					logger.error("A host logs the failure", failure);
				}
			}
		}
		assertThat(SecretsInLogs.takeLines()).hasSizeGreaterThanOrEqualTo(4);
	}

	@Test
	void aTokenThatIsFetchedRefusedAndRefreshedInVainIsNeverLogged() {
		FlakySource source = new FlakySource();
		AccessTokens tokens = new AccessTokens(TokenName.access(Platform.WECHAT, "wx1"), source, this.store,
				TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
		catchThrowable(() -> tokens.call((token) -> {
			throw PlatformException.of(Platform.WECHAT, "/cgi-bin/menu/get")
				.code(40001)
				.message("invalid credential, access_token=" + token)
				.verdict(ErrorTable.Verdict.rejectedToken())
				.build();
		}));
		source.broken = true;
		this.clock.advance(Duration.ofMinutes(115));
		tokens.get();
		Await.until(() -> tokens.status().lastError() != null);
		logger.info("A host logs {} {} {}", tokens.status(), source.fetched, tokens.name());
		assertThat(tokens.status().lastError()).doesNotContain("S3CRET");
		assertThat(SecretsInLogs.takeLines()).anyMatch((line) -> line.contains("fetching another"));
	}

	@Test
	void aPushThatIsForgedUnreadableOrFailsIsLoggedWithoutSignatureAndBody() throws Exception {
		CallbackPipeline<String> portal = new CallbackPipeline<>("secrecy/default", new SuspiciousProtocol(),
				(message) -> {
					throw new IllegalStateException("handler failed");
				}, CallbackPipeline.Deadline.WECHAT, (callback, reply) -> {
				},
				new CallbackRuntime(Ledgers.withoutFallback(this.store, Duration.ofMinutes(1), Duration.ofSeconds(6)),
						CallbackExecutor.pooled(1, 1, Thread::new), this.background, this.background, Clock.systemUTC(),
						Duration.ofSeconds(2)));
		for (String kind : new String[] { "forged", "unreadable", "handled" }) {
			CallbackRequest push = new CallbackRequest("POST", Map.of("signature", "S1GNATURE", "kind", kind),
					"signature=S1GNATURE", Map.of("authorization", "S3CRET"), "<xml>S3CRET</xml>".getBytes());
			logger.info("A host logs {}", push);
			portal.handle(push).toCompletableFuture().get(60, TimeUnit.SECONDS);
		}
		assertThat(SecretsInLogs.takeLines()).anyMatch((line) -> line.contains("403"))
			.anyMatch((line) -> line.contains("400"))
			.anyMatch((line) -> line.contains("was not handled"));
	}

	@Test
	void theWatchSeesASecretWhereverItStands() {
		logger.trace("query access_token=94_abcdefgh");
		logger.debug("json {}", "{\"secret\":\"94abcdefgh\"}");
		logger.warn("trace", new IllegalStateException("outer", new IllegalArgumentException("T0KEN")));
		logger.info("nothing of interest: code 40001, 20 messages");
		assertThat(SecretsInLogs.take()).hasSize(3);
	}

	private static PlatformClient client() {
		return new PlatformClient(Platform.WECHAT, new OkHttpClient(), new ErrcodeDecoder(Platform.WECHAT,
				ErrorTableOf.all(ErrorTable.Verdict.of(ErrorCategory.AUTH).withHint("check the secret"))));
	}

	/** Gives tokens until it breaks. */
	private static final class FlakySource implements TokenSource {

		private volatile boolean broken;

		private volatile Fetched fetched = new Fetched("T0KEN", Duration.ofHours(2));

		private int count;

		@Override
		public Fetched fetch(String rejected) {
			if (this.broken) {
				throw new IllegalStateException("GET /cgi-bin/token?secret=S3CRET failed");
			}
			this.fetched = new Fetched("T0KEN-" + ++this.count, Duration.ofHours(2));
			return this.fetched;
		}

	}

	/** Finds something wrong with most pushes. */
	private static final class SuspiciousProtocol implements CallbackProtocol<String> {

		@Override
		public OpenedCallback<String> open(CallbackRequest request) {
			return switch (request.requireParam("kind")) {
				case "forged" -> throw CallbackRejectedException.forbidden("signature does not match");
				case "unreadable" -> throw new IndexOutOfBoundsException("at 3");
				default -> new OpenedCallback<>("S3CRET", "wechat:default:m1");
			};
		}

		@Override
		public CallbackResponse seal(OpenedCallback<String> callback, String reply) {
			return CallbackResponse.text("success");
		}

	}

}
