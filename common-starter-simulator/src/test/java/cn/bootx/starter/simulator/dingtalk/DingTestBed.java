package cn.bootx.starter.simulator.dingtalk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;

/** A simulator with one application, two members and one robot, and a client for it. */
final class DingTestBed implements AutoCloseable {

	static final String ROBOT = "robottoken0123456789";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	final MutableClock clock = new MutableClock();

	final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	final DingTalkSimulator ding = this.simulator.dingtalk();

	final ApiClient client = new ApiClient(this.simulator);

	final SimulatedDingTalkApp app = this.ding.register(DingTalkApp.of("dingkey", "dingsecret", 836390886));

	final SimulatedDingRobot robot = this.ding.register(DingRobot.of(ROBOT));

	DingTestBed() {
		this.ding.register(DingUser.of("u1", "张三", "13800000001"));
		this.ding.register(new DingUser("u2", "union2", "李四", "13800000002", List.of(7L)));
	}

	String token() {
		return this.client.get("/oapi/gettoken?appkey=dingkey&appsecret=dingsecret").path("access_token").asText();
	}

	/** Calls a path of the old family with a fresh token. */
	JsonNode old(String path, String json) {
		return this.client.post("/oapi" + path + "?access_token=" + token(), json);
	}

	/** Calls a path of the new family with a fresh token. */
	HttpResponse<String> modern(String path, String json) {
		return send(path, "x-acs-dingtalk-access-token", token(), json);
	}

	/** Reads a path of the new family with a token. */
	JsonNode read(String path, String token) {
		return json(exchange("GET", path, "x-acs-dingtalk-access-token", token, ""));
	}

	/** Changes something in the new family with a fresh token. */
	JsonNode put(String path, String json) {
		return json(exchange("PUT", path, "x-acs-dingtalk-access-token", token(), json));
	}

	HttpResponse<String> send(String path, String header, String value, String body) {
		return exchange("POST", path, header, value, body);
	}

	HttpResponse<String> exchange(String method, String path, String header, String value, String body) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.header("Content-Type", "application/json")
			.setHeader(header, value)
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String upload(String type, String fileName) {
		return this.client
			.upload("/oapi/media/upload?type=" + type + "&access_token=" + token(), fileName, "image/png",
					new byte[] { 1, 2, 3 })
			.path("media_id")
			.asText();
	}

	JsonNode toRobot(String json) {
		return this.client.post("/oapi/robot/send?access_token=" + ROBOT, json);
	}

	static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	static JsonNode json(HttpResponse<String> response) {
		JsonNode json = DingParameters.parse(response.body());
		if (json == null) {
			throw new AssertionError("Not JSON: " + response.body());
		}
		return json;
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
