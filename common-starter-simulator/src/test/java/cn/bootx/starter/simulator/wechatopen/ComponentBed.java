package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;

/** A third-party platform, an official account and a mini program, called over HTTP. */
final class ComponentBed implements AutoCloseable {

	static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	final MutableClock clock = new MutableClock();

	final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	final ApiClient api = new ApiClient(this.simulator);

	final SimulatedAccount account = this.simulator.wechat().register(OfficialAccount.plain("wxmp", "s", "own-token"));

	final SimulatedMiniProgram mini = this.simulator.wechat().register(new MiniProgram("wxmini", "s"));

	final SimulatedComponent component = this.simulator.wechatOpen()
		.register(Component.of("wxcomp", "compsecret", "token", KEY));

	/** A component token. */
	String token() {
		return this.api.post("/cgi-bin/component/api_component_token",
				"{\"component_appid\":\"wxcomp\",\"component_appsecret\":\"compsecret\",\"component_verify_ticket\":\""
						+ this.component.newTicket() + "\"}")
			.path("component_access_token")
			.asText();
	}

	/** A component call. */
	JsonNode call(String name, String... fields) {
		StringBuilder body = new StringBuilder("{\"component_appid\":\"wxcomp\"");
		for (int i = 0; i < fields.length; i += 2) {
			String value = fields[i + 1].matches("\\d+") ? fields[i + 1] : "\"" + fields[i + 1] + "\"";
			body.append(",\"").append(fields[i]).append("\":").append(value);
		}
		return this.api.post("/cgi-bin/component/" + name + "?component_access_token=" + token(), body + "}");
	}

	String authorize(String appId, Consent consent) {
		return this.component.authorize(this.component.newPreAuthCode(), "https://host.example/", appId, consent)
			.authCode();
	}

	/** The account authorizes, and its code is exchanged. */
	JsonNode exchanged(String appId, Consent consent) {
		return call("api_query_auth", "authorization_code", authorize(appId, consent)).path("authorization_info");
	}

	JsonNode refresh(String appId, String refreshToken) {
		return call("api_authorizer_token", "authorizer_appid", appId, "authorizer_refresh_token", refreshToken);
	}

	/** A call under {@code /sns} on behalf of an account, with a good component token. */
	JsonNode sns(String path, String query) {
		return this.api.get(path + "?component_appid=wxcomp&component_access_token=" + token() + "&" + query);
	}

	/** The parameters of the address that a form leads to. */
	Map<String, String> redirected(String path, String form) {
		String location = this.api.exchange(path, form).headers().firstValue("location").orElse("");
		return QueryString.parse(URI.create(location).getRawQuery());
	}

	static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	static int code(JsonNode answer) {
		return answer.path("errcode").asInt();
	}

	@Override
	public void close() {
		this.simulator.close();
	}

}
