package cn.bootx.starter.benchmarks.soak;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.sun.net.httpserver.HttpServer;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.benchmarks.sample.Account;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

/**
 * A host with all starters and every portal on one Redis, in a process of its own. It
 * prints its port, and after each line of its input what it occupies.
 */
final class SoakServer {

	static final String PORT = "port=";

	static final String OCCUPIES = "occupies=";

	private static final String THIRD = "bootx.starter.third.";

	private SoakServer() {
	}

	public static void main(String[] args) throws IOException {
		String platform = platform();
		try (ConfigurableApplicationContext context = start(platform, args[0], args[1]); PrintStream out = System.out) {
			context.getBean(WeChatOpenTickets.class).keep("ticket@@@first");
			context.getBean(WeChatOpenAuthorizers.class).authorize("code");
			out.println(PORT + context.getEnvironment().getProperty("local.server.port"));
			BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				out.println(OCCUPIES + occupies());
			}
		}
	}

	/**
	 * Answers all that is asked before the load: a token, the account that authorizes.
	 */
	private static String platform() throws IOException {
		byte[] answer = ("{\"errcode\":0,\"component_access_token\":\"token\",\"expires_in\":7200,\"authorization_info\":"
				+ "{\"authorizer_appid\":\"" + SoakPushes.AUTHORIZER + "\",\"authorizer_access_token\":\"token\","
				+ "\"authorizer_refresh_token\":\"refresh\",\"expires_in\":7200},"
				+ "\"authorizer_info\":{\"user_name\":\"gh_b1b2c3d4e5f6\"}}")
			.getBytes(StandardCharsets.UTF_8);
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.getRequestBody().readAllBytes();
				exchange.sendResponseHeaders(200, answer.length);
				exchange.getResponseBody().write(answer);
			}
		});
		server.start();
		return "http://127.0.0.1:" + server.getAddress().getPort();
	}

	/** Bytes of the heap after a collection, threads, open files. */
	private static String occupies() {
		System.gc();
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		// Linux has them; elsewhere the column is 0.
		String[] files = new File("/proc/self/fd").list();
		return heap + " " + threads + " " + ((files != null) ? files.length : 0);
	}

	private static ConfigurableApplicationContext start(String platform, String redisPort, String keep) {
		Map<String, Object> properties = new HashMap<>(Map.of("server.port", "0", "server.address", "127.0.0.1",
				"server.tomcat.max-keep-alive-requests", "-1", "logging.level.root", "ERROR", "spring.main.banner-mode",
				"off", "spring.data.redis.port", redisPort, THIRD + "callback.answer-ttl", keep));
		portal(properties, "wechat", "app-id", "app-secret", Account.APP_ID, keep);
		portal(properties, "wechat-applet", "app-id", "app-secret", SoakPushes.APPLET, keep);
		portal(properties, "wecom", "corp-id", "corp-secret", SoakPushes.CORP, keep);
		portal(properties, "ding-talk", "app-key", "app-secret", SoakPushes.APP_KEY, keep);
		portal(properties, "wechat-open", "component-app-id", "component-app-secret", SoakPushes.COMPONENT, keep);
		for (String host : List.of("wechat.hosts.api", "wechat-applet.hosts.api", "wecom.hosts.api",
				"ding-talk.hosts.oapi", "ding-talk.hosts.api", "wechat-open.hosts.api")) {
			properties.put(THIRD + host, platform);
		}
		properties.put(THIRD + "wecom.agent-id", "1000002");
		properties.put(THIRD + "ding-talk.agent-id", "1001");
		properties.put(THIRD + "ding-talk.card-callback-secret", SoakPushes.SECRET);
		return new SpringApplicationBuilder(Host.class).web(WebApplicationType.SERVLET).properties(properties).run();
	}

	private static void portal(Map<String, Object> properties, String platform, String id, String secret, String value,
			String keep) {
		String prefix = THIRD + platform + ".";
		properties.putAll(Map.of(prefix + id, value, prefix + secret, SoakPushes.SECRET, prefix + "token",
				Account.TOKEN, prefix + "encoding-aes-key", Account.AES_KEY, prefix + "portal.max-clock-skew", keep));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

		@Bean
		WeChatMpMessageHandler answer() {
			return new Answer();
		}

	}

	/** Replies to every text. */
	private static final class Answer implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public @Nullable String getEvent() {
			return null;
		}

		@Override
		public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
				WxMpService service, WxSessionManager sessions) throws WxErrorException {
			return Objects.requireNonNull(Account.handler()).handle(message, context, service, sessions);
		}

	}

}
