package cn.bootx.starter.simulator.wecom;

import java.util.List;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;

/** A simulator with two agents, two members and one robot, a host and a client. */
final class WeComTestBed implements AutoCloseable {

	static final String CORP = "wwcorp";

	static final String TOKEN = "testtoken";

	static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	static final String ROBOT = "robot-key";

	final MutableClock clock = new MutableClock();

	final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	final HostStub host = HostStub.start();

	final WeComSimulator wecom = this.simulator.wecom();

	final ApiClient client = new ApiClient(this.simulator);

	final SimulatedWeComAgent agent = this.wecom.register(WeComAgent.of(CORP, "secret1", 1000002)
		.withCallback(TOKEN, KEY, this.host.uri("/wecom/portal").toString()));

	final SimulatedWeComAgent other = this.wecom.register(WeComAgent.of(CORP, "secret2", 1000003));

	final SimulatedWeComRobot robot = this.wecom.registerRobot(ROBOT);

	WeComTestBed() {
		this.wecom.register(CORP, WeComUser.of("ZhangSan", "张三"));
		this.wecom.register(CORP, new WeComUser("lisi", "李四", "138", List.of(7), List.of(3)));
	}

	String token() {
		return this.client.get("/qyapi/cgi-bin/gettoken?corpid=wwcorp&corpsecret=secret1")
			.path("access_token")
			.asText();
	}

	JsonNode post(String path, String json) {
		return this.client.post("/qyapi" + path + "?access_token=" + token(), json);
	}

	/** Sends a message of the agent. */
	JsonNode send(String receivers, String content) {
		return post("/cgi-bin/message/send", "{" + receivers + ",\"agentid\":1000002,\"msgtype\":"
				+ content.substring(0, content.indexOf(':')) + "," + content + "}");
	}

	JsonNode toRobot(String content) {
		return this.client.post("/qyapi/cgi-bin/webhook/send?key=" + ROBOT,
				"{\"msgtype\":" + content.substring(0, content.indexOf(':')) + "," + content + "}");
	}

	JsonNode upload(String type, String fileName, byte[] content) {
		return this.client.upload("/qyapi/cgi-bin/media/upload?type=" + type + "&access_token=" + token(), fileName,
				"image/png", content);
	}

	@Override
	public void close() {
		this.simulator.close();
		this.host.close();
	}

}
