package cn.bootx.starter.simulator.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.http.HostRules;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.http.SimulatorServer;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import cn.bootx.starter.simulator.wechatopen.WeChatOpenSimulator;

/**
 * A page on which a developer plays the users.
 *
 * @since 0.1.0
 */
public final class PhonePage {

	private PhonePage() {
	}

	/** Mounts the page at {@code /} and its control API under {@code /_sim}. */
	public static void mount(PlatformSimulator simulator, SimulatorContext context, SimulatorServer server,
			HostRules hosts) {
		WeChatSimulator wechat = simulator.wechat();
		WeChatOpenSimulator wechatOpen = simulator.wechatOpen();
		WeComSimulator wecom = simulator.wecom();
		DingTalkSimulator dingtalk = simulator.dingtalk();
		server.filter(new LocalPages(hosts));
		Routes routes = server.routes();
		routes.get("/", (request) -> SimulatorResponse.html(read())
			.withHeader("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; "
							+ "img-src 'self' http: https: data:; frame-ancestors http://localhost:* http://127.0.0.1:*"));
		routes.get("/favicon.ico", (request) -> SimulatorResponse.empty(204));
		new ViewEndpoints(context, new StateView(wechat, wechatOpen, wecom, dingtalk)).register(routes);
		new WeChatControl(wechat).register(routes);
		new MiniProgramControl(wechat).register(routes);
		new ColleagueControl(wecom, dingtalk).register(routes);
		new ComponentControl(wechatOpen).register(routes);
		new SimulatorControl(simulator).register(routes);
		routes.stream("/_sim/events", new LiveEvents(context));
	}

	private static String read() {
		try (InputStream page = PhonePage.class.getResourceAsStream("phone.html")) {
			if (page == null) {
				throw new IllegalStateException("phone.html is missing beside " + PhonePage.class.getName());
			}
			return new String(page.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
