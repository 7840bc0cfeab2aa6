package cn.bootx.starter.wechat;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;

/**
 * A simulator with one official account, and applications that are configured for it.
 */
public final class WeChatFixture implements AutoCloseable {

	public static final String APP_ID = "wx0123456789abcdef";

	public static final String SECRET = "s3cr3tOfTheAccount0123456789abcd";

	public static final String TOKEN = "simtoken";

	public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final AtomicReference<URI> callbackUrl = new AtomicReference<>(URI.create("http://127.0.0.1:9/"));

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final SimulatedAccount account;

	private final PushMode mode;

	private WeChatFixture(PushMode mode) {
		this.mode = mode;
		OfficialAccount settings = OfficialAccount.safe(APP_ID, SECRET, TOKEN, AES_KEY).withMode(mode);
		this.account = this.simulator.wechat().register(settings.withCallbackUrl(this.callbackUrl::get));
	}

	public static WeChatFixture safe() {
		return new WeChatFixture(PushMode.SAFE);
	}

	public static WeChatFixture plain() {
		return new WeChatFixture(PushMode.PLAIN);
	}

	public static WeChatFixture compatible() {
		return new WeChatFixture(PushMode.COMPATIBLE);
	}

	public PlatformSimulator simulator() {
		return this.simulator;
	}

	public SimulatedAccount account() {
		return this.account;
	}

	/**
	 * Starts an application on a free port and lets the account push to it.
	 */
	public Host start(WebApplicationType type, Class<?> configuration, String... properties) {
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(type);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
		List<String> arguments = new ArrayList<>(List.of("--server.address=127.0.0.1"));
		if (Arrays.stream(properties).noneMatch((property) -> property.startsWith("server.port="))) {
			arguments.add("--server.port=0");
		}
		for (String property : properties()) {
			arguments.add("--" + property);
		}
		Arrays.stream(properties).forEach((property) -> arguments.add("--" + property));
		ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
		this.contexts.add(context);
		Host host = new Host(context, "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
		pushTo(host);
		return host;
	}

	/** Lets the account push to that application. */
	public void pushTo(Host host) {
		this.callbackUrl.set(URI.create(host.url() + "/wechat/portal"));
	}

	/** Properties for the account in its mode. */
	public String[] properties() {
		List<String> properties = new ArrayList<>(List.of("bootx.starter.third.wechat.app-id=" + APP_ID,
				"bootx.starter.third.wechat.app-secret=" + SECRET, "bootx.starter.third.wechat.token=" + TOKEN,
				"bootx.starter.third.wechat.hosts.api=" + this.simulator.baseUrl(),
				"bootx.starter.third.wechat.hosts.mp=" + this.simulator.baseUrl(),
				"bootx.starter.third.wechat.hosts.open=" + this.simulator.baseUrl()));
		if (this.mode != PushMode.PLAIN) {
			properties.add("bootx.starter.third.wechat.encoding-aes-key=" + AES_KEY);
		}
		if (this.mode == PushMode.COMPATIBLE) {
			properties.add("bootx.starter.third.wechat.portal.mode=compatible");
		}
		return properties.toArray(String[]::new);
	}

	@Override
	public void close() {
		this.contexts.forEach(ConfigurableApplicationContext::close);
		this.simulator.close();
	}

	/**
	 * An application that runs.
	 *
	 * @param context its context
	 * @param url where it listens
	 */
	public record Host(ConfigurableApplicationContext context, String url) {

		public <T> T bean(Class<T> type) {
			return this.context.getBean(type);
		}

	}

}
