package cn.bootx.starter.simulator.control;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A simulator with the accounts of a start without configuration, whose pushes go to a
 * stub.
 */
final class ReadySimulator implements AutoCloseable {

	static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	final PlatformSimulator simulator = PlatformSimulator.builder().waits(0).start();

	final HostStub host = HostStub.start();

	final ApiClient api = new ApiClient(this.simulator);

	ReadySimulator() {
		this.host.answers("success");
		String url = this.host.uri("/push").toString();
		done("POST", "/_sim/accounts", """
				{"wechat":[{"appId":"wx5151515151515151","appSecret":"s","token":"t","encodingAesKey":"%1$s",
				            "callbackUrl":"%2$s","people":["oSimulatedFan"]},
				           {"appId":"wx9","appSecret":"s","token":"t"}],
				 "applet":[{"appId":"wx5252525252525252","appSecret":"s","token":"t","callbackUrl":"%2$s"}],
				 "wecom":[{"corpId":"ww5353535353535353","corpSecret":"s","agentId":1000001,"token":"t",
				           "encodingAesKey":"%1$s","callbackUrl":"%2$s","people":[{"userId":"zhangsan"}]}],
				 "dingtalk":[{"appKey":"dingsimulatedapp","appSecret":"s","agentId":1,"token":"ttt",
				              "encodingAesKey":"%1$s","callbackUrl":"%2$s","people":[{"userId":"zhangsan"}]}],
				 "open":[{"componentAppId":"wx5454545454545454","componentAppSecret":"s","token":"t",
				          "encodingAesKey":"%1$s","authEventUrl":"%2$s"}]}
				""".formatted(KEY, url));
	}

	/** Does it and expects success. */
	JsonNode done(String method, String path, String body) {
		HttpResponse<byte[]> answer = send(method, path, body);
		assertThat(answer.statusCode()).as(method + " " + path + " " + ApiClient.text(answer)).isEqualTo(200);
		return ApiClient.json(answer);
	}

	/** Does it and expects a refusal with this status and code. */
	JsonNode refused(int status, String code, String method, String path, String body) {
		HttpResponse<byte[]> answer = send(method, path, body);
		assertThat(answer.statusCode()).as(method + " " + path + " " + ApiClient.text(answer)).isEqualTo(status);
		JsonNode problem = ApiClient.json(answer);
		assertThat(problem.path("code").asText()).isEqualTo(code);
		assertThat(problem.path("message").path("zh").asText()).isNotEmpty();
		assertThat(problem.path("message").path("en").asText()).isNotEmpty();
		return problem;
	}

	/** A call of the DingTalk application over the new family. */
	JsonNode dingTalk(String method, String path, String body) {
		String token = this.api
			.post("/dingapi/v1.0/oauth2/accessToken", "{\"appKey\":\"dingsimulatedapp\",\"appSecret\":\"s\"}")
			.path("accessToken")
			.asText();
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + "/dingapi" + path))
			.header("x-acs-dingtalk-access-token", token)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
			assertThat(answer.statusCode()).as(ApiClient.text(answer)).isEqualTo(200);
			return ApiClient.json(answer);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpResponse<byte[]> send(String method, String path, String body) {
		return this.api.send(method, path, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
				"application/json");
	}

	@Override
	public void close() {
		this.host.close();
		this.simulator.close();
	}

}
