package cn.bootx.starter.integration.outage;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.integration.model.RedisLink;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import redis.embedded.RedisServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

/**
 * Every portal in every mode that it has, while Redis is dead, silent or slow, or while
 * the database has no connection to give: each push is the first one that finds out.
 */
class PushesWithoutStoresTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String THIRD = "--bootx.starter.third.";

	private static final Duration TIMEOUT = Duration.ofMillis(600);

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

	private static final AtomicInteger number = new AtomicInteger();

	private static final Map<String, ConfigurableApplicationContext> hosts = new HashMap<>();

	private static final ExecutorService threads = Executors.newCachedThreadPool();

	private static RedisServer redis;

	private static RedisLink link;

	@BeforeAll
	static void start() throws IOException {
		int port = freePort();
		redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		redis.start();
		link = new RedisLink(port);
	}

	@AfterAll
	static void stop() throws IOException {
		threads.shutdownNow();
		hosts.values().forEach(ConfigurableApplicationContext::close);
		link.close();
		redis.stop();
	}

	static Stream<Arguments> cells() {
		return Stream.of(PushMode.values())
			.flatMap((mode) -> Stream.of(Outage.values()).map((outage) -> Arguments.of(mode, outage)));
	}

	/**
	 * The pushes are under way at once, so that none profits by what another found out.
	 */
	@ParameterizedTest
	@MethodSource("cells")
	void pushesAreAnsweredInTimeAndHandledOnce(PushMode mode, Outage outage) throws Exception {
		ConfigurableApplicationContext host = hosts.computeIfAbsent(mode + ":" + outage.records,
				(key) -> host(mode, outage.records));
		PlatformSimulator simulator = host.getBean(PlatformSimulator.class);
		List<OutageDoor> doors = Stream.of(OutageDoor.values())
			.filter((door) -> mode == PushMode.SAFE || door.hasModes())
			.toList();
		doors.forEach((door) -> door.push(simulator, "before " + number.incrementAndGet()));
		OutageHost.handled.clear();
		Map<String, Integer> once = new HashMap<>();
		List<Executable> pushes = new ArrayList<>();
		try {
			switch (outage) {
				case KILLED -> link.kill();
				case HUNG -> link.block();
				case SLOW -> link.slow(TIMEOUT.multipliedBy(3).toMillis());
				case EXHAUSTED -> host.getBean(OutagePool.class).exhaust();
			}
			for (OutageDoor door : doors) {
				String content = door + "during" + number.incrementAndGet();
				once.put((door == OutageDoor.COMPONENT_TICKET) ? OutageHost.TICKET : content, 1);
				Future<?> push = threads.submit(() -> door.push(simulator, content));
				pushes.add(() -> assertThat(push).as(door.name()).succeedsWithin(Duration.ofSeconds(60)));
			}
			assertAll(pushes);
		}
		finally {
			link.heal();
			host.getBean(OutagePool.class).release();
			Await.until(() -> answers(host));
		}
		assertThat(OutageHost.handled).containsExactlyInAnyOrderEntriesOf(once);
	}

	private static ConfigurableApplicationContext host(PushMode mode, String records) {
		ConfigurableApplicationContext host = new SpringApplicationBuilder(OutageHost.class, OutagePool.class)
			.web(WebApplicationType.SERVLET)
			.profiles("all")
			.run("--server.port=0", "--spring.main.banner-mode=off", "--spring.data.redis.port=" + link.port(),
					THIRD + "store.expiring=redis", THIRD + "store.records=" + records,
					THIRD + "store.jdbc.initialize-schema=always", THIRD + "wechat.runtime-accounts=true",
					THIRD + "store.key-prefix=" + mode + ":" + records + ":",
					THIRD + "store.timeout=" + TIMEOUT.toMillis() + "ms",
					THIRD + "store.connect-timeout=" + CONNECT_TIMEOUT.toMillis() + "ms",
					THIRD + "wechat.portal.mode=" + mode, THIRD + "wechat-applet.portal.mode=" + mode,
					THIRD + "wechat-applet.app-id=wx00000000quickstM",
					THIRD + "wechat-applet.app-secret=quickstart-applet-secret",
					THIRD + "wechat-applet.token=applettoken", THIRD + "wechat-applet.encoding-aes-key=" + KEY,
					THIRD + "wecom.token=wecomtoken", THIRD + "wecom.encoding-aes-key=" + KEY,
					THIRD + "ding-talk.token=dingtoken", THIRD + "ding-talk.encoding-aes-key=" + KEY,
					THIRD + "ding-talk.card-callback-secret=cardsecret");
		if (mode == PushMode.SAFE) {
			prepare(host);
		}
		return host;
	}

	/** A card with an address for its clicks, and an account that authorizes. */
	private static void prepare(ConfigurableApplicationContext host) {
		String address = "http://localhost:" + host.getEnvironment().getProperty("local.server.port");
		DingTalkCardService cards = host.getBean(DingTalkCardService.class);
		cards.registerCallback("route", URI.create(address + "/dingtalk/portal"), "cardsecret");
		cards.sendToUser("zhangsan", DingTalkCardService.Card.of("template.schema", "track-1", Map.of("state", "new"))
			.withCallback("route"));
		var component = host.getBean(PlatformSimulator.class).wechatOpen().component("wx00000000quickstC");
		component.pushTicket();
		component.authorize(preAuthCode(address + "/wechat/open/authorize"), address + "/nowhere", "wxcustomer0000001")
			.push()
			.join();
	}

	private static String preAuthCode(String page) {
		try {
			String html = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString())
				.body();
			return URLDecoder.decode(html.replaceAll("(?s).*pre_auth_code=([^&\"]+).*", "$1"), StandardCharsets.UTF_8);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean answers(ConfigurableApplicationContext host) {
		try {
			host.getBean(ExpiringStore.class).get("x");
			host.getBean(RecordStore.class).find("things", "x");
			return true;
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	/** What Redis does, or the database. */
	enum Outage {

		KILLED("redis"), HUNG("redis"), SLOW("redis"), EXHAUSTED("jdbc");

		private final String records;

		Outage(String records) {
			this.records = records;
		}

	}

}
