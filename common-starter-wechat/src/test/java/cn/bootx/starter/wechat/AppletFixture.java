package cn.bootx.starter.wechat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;

/**
 * A simulator with one mini program, and applications that are configured for it.
 */
public final class AppletFixture implements AutoCloseable {

	public static final String APP_ID = "wxmini0123456789a";

	public static final String SECRET = "s3cr3tOfTheMiniProgram0123456789";

	public static final String TOKEN = "minitoken";

	public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String PREFIX = "bootx.starter.third.wechat-applet.";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final AtomicReference<URI> callbackUrl = new AtomicReference<>(URI.create("http://127.0.0.1:9/"));

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final PushMode mode;

	public AppletFixture(PushMode mode) {
		this.mode = mode;
		use(PushFormat.JSON);
	}

	public PlatformSimulator simulator() {
		return this.simulator;
	}

	public SimulatedMiniProgram program() {
		return this.simulator.wechat().miniProgram(APP_ID);
	}

	public MiniProgramUser user() {
		return program().user("oMini");
	}

	/** Changes the format in the console. */
	public AppletFixture use(PushFormat format) {
		this.simulator.wechat()
			.register(new MiniProgram(APP_ID, SECRET, TOKEN, (this.mode != PushMode.PLAIN) ? AES_KEY : null, this.mode,
					format, this.callbackUrl::get));
		return this;
	}

	/** A push of that content with a signature of its own. */
	public RawPush prepare(String content) {
		return prepare(content, Instant.now());
	}

	public RawPush prepare(String content, Instant at) {
		return program().target().sign(content, "ToUserName", program().originalId(), "oMini", at);
	}

	/** Starts an application on a free port and lets the mini program push to it. */
	public ConfigurableApplicationContext start(WebApplicationType type, Class<?> configuration, String... more) {
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(type);
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off",
						"--" + PREFIX + "app-id=" + APP_ID, "--" + PREFIX + "app-secret=" + SECRET,
						"--" + PREFIX + "token=" + TOKEN, "--" + PREFIX + "hosts.api=" + this.simulator.baseUrl()));
		if (this.mode != PushMode.PLAIN) {
			arguments.add("--" + PREFIX + "encoding-aes-key=" + AES_KEY);
		}
		if (this.mode == PushMode.COMPATIBLE) {
			arguments.add("--" + PREFIX + "portal.mode=compatible");
		}
		List.of(more).forEach((property) -> arguments.add("--" + property));
		ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
		this.contexts.add(context);
		String port = context.getEnvironment().getProperty("local.server.port");
		this.callbackUrl.set(URI.create("http://127.0.0.1:" + port + "/wechat-applet/portal"));
		return context;
	}

	/** Where the portal is. */
	public URI portal() {
		return this.callbackUrl.get();
	}

	/** The common fields of a push and some more, as JSON. */
	public static String json(String msgType, String more) {
		return "{\"ToUserName\":\"gh_mini\",\"FromUserName\":\"oMini\",\"CreateTime\":1700000000,\"MsgType\":\""
				+ msgType + "\"" + more + "}";
	}

	/** The same as XML. */
	public static String xml(String msgType, String more) {
		return "<xml><ToUserName><![CDATA[gh_mini]]></ToUserName><FromUserName><![CDATA[oMini]]></FromUserName>"
				+ "<CreateTime>1700000000</CreateTime><MsgType><![CDATA[" + msgType + "]]></MsgType>" + more + "</xml>";
	}

	@Override
	public void close() {
		this.contexts.forEach(ConfigurableApplicationContext::close);
		this.simulator.close();
	}

	/** The text of a message. */
	public static String text(String content, long msgId) {
		return json("text", ",\"Content\":\"" + content + "\",\"MsgId\":" + msgId);
	}

}
