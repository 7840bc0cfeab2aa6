package cn.bootx.starter.simulator.wechat;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;

/** A simulator, one account in plain mode, and the host behind it. */
abstract class WeChatTestBed {

	final MutableClock clock = new MutableClock();

	final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	final ApiClient api = new ApiClient(this.simulator);

	final HostStub host = HostStub.start();

	final SimulatedAccount account = this.simulator.wechat()
		.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")));

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	JsonNode get(String path) {
		return this.api.get(withToken(path, this.account.tokens().issue()));
	}

	JsonNode post(String path, String body) {
		return this.api.post(withToken(path, this.account.tokens().issue()), body);
	}

	static String withToken(String path, String token) {
		return path + (path.contains("?") ? "&" : "?") + "access_token=" + token;
	}

	static int code(JsonNode answer) {
		return answer.path("errcode").asInt();
	}

	XmlReply lastPush() {
		return XmlReply.parse(this.host.calls().get(this.host.calls().size() - 1).body());
	}

	/** Waits until so many pushes have come, and reads the last one. */
	XmlReply awaitPush(int count) {
		this.host.awaitCalls(count);
		return XmlReply.parse(this.host.calls().get(count - 1).body());
	}

}
