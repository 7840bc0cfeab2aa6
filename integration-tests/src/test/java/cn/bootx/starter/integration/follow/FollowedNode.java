package cn.bootx.starter.integration.follow;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import cn.bootx.starter.core.store.RecordStore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A running host with a simulator of its own, both reached over HTTP.
 */
final class FollowedNode implements AutoCloseable {

	private static final String THIRD = "--bootx.starter.third.";

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private FollowedNode(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Starts one. Its records outlive it, and are those of every node that has them. */
	static FollowedNode start(RecordStore records) {
		ApplicationContextInitializer<GenericApplicationContext> store = (context) -> context
			.registerBean(RecordStore.class, () -> records);
		return new FollowedNode(new SpringApplicationBuilder(FollowedHost.class).web(WebApplicationType.SERVLET)
			.profiles("all")
			.initializers(store)
			.run("--server.port=0", "--spring.main.banner-mode=off", THIRD + "wechat.runtime-accounts=true",
					THIRD + "wechat.account-refresh=1s", THIRD + "wechat.admin.enabled=true",
					THIRD + "wecom.admin.enabled=true", THIRD + "ding-talk.admin.enabled=true"));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Calls an admin endpoint, which must answer that it worked. */
	JsonNode admin(String method, String path, String json) {
		JsonNode answer = send(method, "http://127.0.0.1:" + property("local.server.port") + path, json);
		assertThat(answer.path("code").asInt(-1)).as(answer.toString()).isZero();
		return answer.path("data");
	}

	/** Calls the simulator. */
	JsonNode platform(String method, String path, String json) {
		return send(method, "http://127.0.0.1:" + property("bootx.starter.third.simulator.port") + path, json);
	}

	/** The reply that a fan gets to a message. */
	String reply(String appId, String text) {
		JsonNode outcome = platform("POST", "/_sim/accounts/" + appId + "/people/oFan/send-text",
				"{\"text\":\"" + text + "\"}");
		return outcome.path("replyText").asText(outcome.toString());
	}

	/** Whether the simulator has an account or robot of that id. */
	boolean knows(String id) {
		return platform("GET", "/_sim/accounts", "").toString().contains("\"" + id + "\"");
	}

	private String property(String name) {
		return this.context.getEnvironment().getRequiredProperty(name);
	}

	private static JsonNode send(String method, String url, String json) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url))
				.header("Content-Type", "application/json")
				.method(method, BodyPublishers.ofString(json))
				.build();
			return new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(method + " " + url, ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
