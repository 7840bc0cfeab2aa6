package cn.bootx.starter.integration.all;

import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Strangers send to all portals and never finish, while the platforms go on pushing.
 */
abstract class SlowSendersContract {

	/** A server with four threads, and patience that outlasts the test. */
	static final String FEW_THREADS = "server.tomcat.threads.max=4";

	static final String PATIENT = "bootx.starter.third.callback.body-timeout=5m";

	static final String WECOM = "bootx.starter.third.wecom.token=wecomtoken";

	static final String WECOM_KEY = "bootx.starter.third.wecom.encoding-aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	static final String DING = "bootx.starter.third.ding-talk.token=dingtoken";

	static final String DING_KEY = "bootx.starter.third.ding-talk.encoding-aes-key=abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	static final String APPLET = "bootx.starter.third.wechat-applet.app-id=wx00000000quickstM";

	static final String APPLET_SECRET = "bootx.starter.third.wechat-applet.app-secret=quickstart-applet-secret";

	static final String ADMIN = "bootx.starter.third.wechat.admin.enabled=true";

	static final String APPLET_TOKEN = "bootx.starter.third.wechat-applet.token=applettoken";

	private static final int SENDERS = 300;

	private static final String CUSTOMER = "wxcustomer0000001";

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Test
	void everyPlatformIsAnsweredWhileStrangersNeverFinish() throws Exception {
		List<Socket> strangers = new ArrayList<>();
		try {
			String now = Long.toString(System.currentTimeMillis() / 1000);
			List<String> doors = List.of("/wechat/portal?signature=0&", "/wechat-applet/portal?signature=0&",
					"/wecom/portal?msg_signature=0&", "/dingtalk/portal?msg_signature=0&",
					"/wechat/open/auth-event?msg_signature=0&", "/wechat/open/wx1/message?msg_signature=0&");
			for (int i = 0; i < SENDERS; i++) {
				strangers.add(stranger(doors.get(i % doors.size()) + "nonce=1&timestamp=" + now));
			}
			everyPlatformPushes();
			for (int i = 0; i < SENDERS; i++) {
				// Where the query is signed it is refused at once, elsewhere it waits.
				boolean signed = i % doors.size() < 2;
				if (!signed) {
					assertThat(strangers.get(i).getInputStream().available()).as(doors.get(i % doors.size())).isZero();
				}
				else {
					assertThat(strangers.get(i).getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 403");
				}
			}
		}
		finally {
			for (Socket stranger : strangers) {
				stranger.close();
			}
		}
	}

	/** Those that are answered before the body of a request has come. */
	List<String> pages() {
		return List.of("POST /token/wechat/qr/applyQrCode", "POST /token/wechat/qr/login?authCode=x",
				"POST /token/wechat/qr/login", "GET /token/wechat/qr/getStatus?qrCodeKey=x",
				"GET /token/wechat/qr/getStatus", "GET /token/wechat/qr/events?qrCodeKey=x",
				"GET /token/wechat/qr/image?qrCodeKey=x", "GET /wechat/open/authorize", "GET /wechat/open/callback");
	}

	/** Tomcat would read the rest of an answered request on its thread. */
	@Test
	void aPublicPageWaitsForNoBody() throws Exception {
		List<Socket> strangers = new ArrayList<>();
		try {
			for (String type : List.of("", "Content-Type: application/x-www-form-urlencoded\r\n",
					"Content-Type: application/json\r\n")) {
				for (String begin : List.of("", "x")) {
					for (String page : pages()) {
						strangers.add(stranger(page, type, begin));
					}
				}
			}
			for (Socket stranger : strangers) {
				assertThat(stranger.getInputStream().readNBytes(12)).asString().matches("HTTP/1.1 [24]..");
			}
			everyPlatformPushes();
		}
		finally {
			for (Socket stranger : strangers) {
				stranger.close();
			}
		}
	}

	private void everyPlatformPushes() throws Exception {
		assertThat(this.simulator.wechat().account("wx00000000quickst1").fan("oReal").sends("hi").replyText())
			.isEqualTo("re: hi");
		assertThat(this.simulator.wechat().miniProgram("wx00000000quickstM").user("oReal").sends("hi").accepted())
			.isTrue();
		assertThat(this.simulator.wecom().agent("ww00000000quickst1", 1000002).user("zhangsan").sends("hi").accepted())
			.isTrue();
		this.simulator.dingtalk().register(DingUser.of("u1", "Ann", "138"));
		assertThat(this.simulator.dingtalk().app("dingquickstart0001").user("u1").says("hi").accepted()).isTrue();
		assertThat(
				this.simulator.dingtalk().app("dingquickstart0001").events().push("user_add_org", Map.of()).problem())
			.isNull();
		this.simulator.wechatOpen().component("wx00000000quickstC").pushTicket();
		String page = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/wechat/open/authorize"))
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
		String code = URLDecoder.decode(page.replaceAll("(?s).*pre_auth_code=([^&\"]+).*", "$1"),
				StandardCharsets.UTF_8);
		this.simulator.wechatOpen()
			.component("wx00000000quickstC")
			.authorize(code, "http://localhost:" + this.port + "/nowhere", CUSTOMER)
			.push()
			.join();
		assertThat(this.simulator.wechat().account(CUSTOMER).fan("oReal").sends("hi").replyText()).isEqualTo("re: hi");
	}

	private Socket stranger(String target) throws IOException {
		return stranger("POST " + target, "", "<");
	}

	private Socket stranger(String target, String header, String begin) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		socket.setSoTimeout(60_000);
		socket.getOutputStream()
			.write((target + " HTTP/1.1\r\nHost: x\r\n" + header + "Content-Length: 1000\r\n\r\n" + begin)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
