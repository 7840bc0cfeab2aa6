package cn.bootx.starter.dingtalk;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.robot.DingTalkRobots;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.testing.MutableClock;

/**
 * An application without Spring, and the simulator that it talks to, on one clock.
 */
public final class DingTalkFixture implements AutoCloseable {

	public static final String APP_KEY = "dingabcdefgh";

	public static final String APP_SECRET = "secret-of-the-app";

	public static final long AGENT_ID = 836390886L;

	private final MutableClock clock = new MutableClock("2026-11-21T02:00:00Z");

	private final PlatformSimulator simulator;

	private final SimulatedDingTalkApp simulated;

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final PassingTime waiting = new PassingTime(this.clock);

	private final InMemoryRecordStore records = new InMemoryRecordStore();

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	private final DingTalkHttp http;

	private final TestApp app;

	public DingTalkFixture() {
		this.simulator = PlatformSimulator.builder().clock(this.clock).start();
		this.simulated = dingtalk()
			.register(cn.bootx.starter.simulator.dingtalk.DingTalkApp.of(APP_KEY, APP_SECRET, AGENT_ID));
		dingtalk().register(DingUser.of("u1", "Ann", "13800000001"));
		dingtalk().register(DingUser.of("u2", "Bob", "13800000002"));
		this.http = http(dingtalk().oapiBaseUrl(), dingtalk().apiBaseUrl(), okHttp(), this.clock);
		this.app = app(APP_SECRET);
	}

	public static OkHttpClient okHttp() {
		return ClientProperties.defaults().newBuilder().build();
	}

	public static DingTalkHttp http(String oapi, String api, OkHttpClient client, Clock clock) {
		return new DingTalkHttp(URI.create(oapi), URI.create(api), URI.create("http://127.0.0.1:1/dinglogin"), client,
				clock);
	}

	/** Another process's view of the same application, without shared memory. */
	public TestApp app(String secret) {
		return app(this.http, secret);
	}

	public TestApp app(DingTalkHttp http, String secret) {
		return app(http, secret, new InMemoryExpiringStore(this.clock));
	}

	/** Another process's view that shares its tokens. */
	public TestApp app(String secret, ExpiringStore tokens) {
		return app(this.http, secret, tokens);
	}

	/** A process with these applications. */
	public TestApp app(List<DingTalkApp.Settings> applications) {
		return app(this.http, applications, new InMemoryExpiringStore(this.clock));
	}

	private TestApp app(DingTalkHttp http, String secret, ExpiringStore tokens) {
		return app(http, List.of(DingTalkApp.Settings.of("default", APP_KEY, secret, AGENT_ID)), tokens);
	}

	private TestApp app(DingTalkHttp http, List<DingTalkApp.Settings> applications, ExpiringStore tokens) {
		TokenRegistry registry = new TokenRegistry(tokens, new TokenRegistry.Settings(Duration.ofSeconds(10),
				Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofSeconds(10), true), this.clock,
				this.background);
		RateLimiter throttle = new RateLimiter(this.store, Platform.DING_TALK, "api",
				RateLimit.perSecond(20, Duration.ofSeconds(5)), null, this.waiting);
		return new TestApp(new DingTalkAccounts(applications, http, registry, throttle), this.store, this.clock);
	}

	/** No applications. */
	public static DingTalkAccounts noAccounts() {
		return accounts();
	}

	/** Applications that receive pushes and make no calls. */
	public static DingTalkAccounts accounts(DingTalkApp.Settings... apps) {
		Clock clock = Clock.systemUTC();
		TokenRegistry tokens = new TokenRegistry(new InMemoryExpiringStore(clock), TokenRegistry.Settings.DEFAULTS,
				clock, null);
		return new DingTalkAccounts(List.of(apps), null, tokens, null);
	}

	public MutableClock clock() {
		return this.clock;
	}

	/** How callers wait: on this fixture's clock. */
	public PassingTime waiting() {
		return this.waiting;
	}

	public DingTalkRobots robots(Map<String, Robot.Settings> configured) {
		return new DingTalkRobots(this.http.oapi(), List.of(), configured, this.records);
	}

	/** A limiter of robots on this fixture's clock. */
	public RateLimiter robotLimiter(ExpiringStore store, int calls, Duration maxWait) {
		return new RateLimiter(store, Platform.DING_TALK, "robot", RateLimit.perMinute(calls, maxWait),
				"fewer messages", this.waiting);
	}

	public PlatformSimulator simulator() {
		return this.simulator;
	}

	public DingTalkSimulator dingtalk() {
		return this.simulator.dingtalk();
	}

	public SimulatedDingTalkApp simulated() {
		return this.simulated;
	}

	public InMemoryExpiringStore store() {
		return this.store;
	}

	public InMemoryRecordStore records() {
		return this.records;
	}

	public DingTalkHttp http() {
		return this.http;
	}

	public TestApp app() {
		return this.app;
	}

	@Override
	public void close() {
		this.background.shutdownNow();
		this.simulator.close();
	}

}
