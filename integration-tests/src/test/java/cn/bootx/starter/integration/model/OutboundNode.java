package cn.bootx.starter.integration.model;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/**
 * A node in a process of its own: a host with all starters that sends what its input
 * says, and writes what the sender reported in lines that begin with
 * {@value ModelNode#MARK}.
 */
final class OutboundNode {

	/** An account that authorizes the component when the first node starts. */
	static final String AUTHORIZER = "wxauthorizer00001";

	private static final String THIRD = "bootx.starter.third.";

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final ExecutorService threads = Executors.newFixedThreadPool(24);

	private final OutboundSends sends;

	private OutboundNode(ConfigurableApplicationContext context) {
		context.getBean(WeChatOpenTickets.class).keep("ticket@@@model");
		context.getBean(WeChatOpenAuthorizers.class).authorize("model-setup");
		this.sends = new OutboundSends(context);
	}

	public static void main(String[] args) throws Exception {
		// What the logging writes goes to the other stream, the model's lines are alone.
		OutboundNode node = new OutboundNode(start(args[0], args[1]));
		node.say("ready 0");
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] words = line.split(" ");
			node.threads.execute(
					() -> node.sends.send(OutboundKind.valueOf(words[1]), Integer.parseInt(words[0]), node::reported));
		}
		node.threads.shutdown();
		node.threads.awaitTermination(60, TimeUnit.SECONDS);
		System.exit(0);
	}

	private void reported(int id, String result) {
		say("reported " + id + " " + result);
	}

	private void say(String line) {
		synchronized (this.out) {
			this.out.println(ModelNode.MARK + line);
		}
	}

	private static ConfigurableApplicationContext start(String url, String redisPort) {
		Map<String, Object> properties = new HashMap<>(Map.of("spring.data.redis.port", redisPort,
				"spring.main.banner-mode", "off", "logging.level.root", "OFF", THIRD + "client.read-timeout", "500ms",
				THIRD + "client.call-timeout", "3s", THIRD + "token.remember-failure", "500ms"));
		properties.putAll(Map.of(THIRD + "wechat.app-id", "wxaccount00000001", THIRD + "wechat.app-secret",
				"0123456789abcdef", THIRD + "wechat.hosts.api", url, THIRD + "wechat-applet.app-id",
				"wxapplet000000001", THIRD + "wechat-applet.app-secret", "0123456789abcdef",
				THIRD + "wechat-applet.hosts.api", url));
		properties
			.putAll(Map.of(THIRD + "wecom.corp-id", "ww1234567890", THIRD + "wecom.corp-secret", "0123456789abcdef",
					THIRD + "wecom.agent-id", "1000002", THIRD + "wecom.hosts.api", url, THIRD + "wecom.robots.ops.key",
					"k1", THIRD + "wecom.robot.per-minute", "0", THIRD + "wecom.robot.max-wait", "0s"));
		properties.putAll(Map.of(THIRD + "ding-talk.app-key", "dingabc", THIRD + "ding-talk.app-secret",
				"0123456789abcdef", THIRD + "ding-talk.agent-id", "1001", THIRD + "ding-talk.hosts.oapi", url,
				THIRD + "ding-talk.hosts.api", url, THIRD + "ding-talk.robots.ops.access-token", "t1",
				THIRD + "ding-talk.robot.per-minute", "0", THIRD + "ding-talk.api.per-second", "0"));
		properties.putAll(Map.of(THIRD + "wechat-open.component-app-id", "wxcomponent000001",
				THIRD + "wechat-open.component-app-secret", "0123456789abcdef", THIRD + "wechat-open.hosts.api", url));
		return new SpringApplicationBuilder(Host.class).web(WebApplicationType.NONE).properties(properties).run();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Host {

	}

}
