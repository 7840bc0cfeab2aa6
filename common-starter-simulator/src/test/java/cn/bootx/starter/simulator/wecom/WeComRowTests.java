package cn.bootx.starter.simulator.wecom;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.endpoint.RowFacts;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every row of the table, against what the documentation says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeComRowTests {

	/** Calls that have tests of their own. */
	private static final String OTHERS = "\\S+ (/cgi-bin/(kf|media|message|webhook)/.*|/cgi-bin/gettoken|/_media/.*"
			+ "|/cgi-bin/externalcontact/send_welcome_msg)";

	/** Rows that only the token of the contacts may call. */
	private static final String CONTACTS = "/cgi-bin/(user/(create|update|delete|batchdelete|list_id)|(department|tag)/(create|update|delete|addtagusers|deltagusers))";

	private final WeComTestBed bed = new WeComTestBed();

	private final Map<String, Supplier<String>> made = new HashMap<>(Map.of("$code",
			() -> this.bed.agent.user("ZhangSan").loginCode(), "$ticket", this::ticket, "$openid",
			() -> this.bed.post("/cgi-bin/user/convert_to_openid", "{\"userid\":\"ZhangSan\"}").path("openid").asText(),
			"$way",
			() -> this.bed
				.post("/cgi-bin/externalcontact/add_contact_way", "{\"type\":1,\"scene\":2,\"user\":[\"ZhangSan\"]}")
				.path("config_id")
				.asText()));

	WeComRowTests() {
		String corp = WeComTestBed.CORP;
		this.bed.wecom.register(WeComAgent.of(corp, "contacts", Secret.CONTACTS));
		this.bed.wecom.register(corp, new WeComUser("ZhangSan", "张三", "13800000001", List.of(1), List.of()));
		this.bed.wecom.register(corp, WeComUser.of("extra", "多余"));
		this.bed.wecom.registerCustomer(corp, "ZhangSan", "wmcustomer", "客户", "");
	}

	@AfterAll
	void close() {
		this.bed.close();
	}

	static List<RowFacts> facts() {
		return RowFacts.read("wecom-facts.txt");
	}

	@ParameterizedTest
	@MethodSource("facts")
	void answersAsDocumented(RowFacts facts) {
		String token = token(facts.path().matches(CONTACTS) ? "contacts" : "secret1");
		assertThat(code(facts, facts.good(), "wrong")).as("with a wrong token").isEqualTo(40014);
		if (facts.path().matches(CONTACTS)) {
			assertThat(code(facts, facts.good(), token("secret1"))).as("with an application's token").isEqualTo(48002);
		}
		for (RowFacts.Wrong wrong : facts.wrong()) {
			assertThat(code(facts, facts.with(wrong), token)).as("%s %s", wrong.field(), wrong.value())
				.isEqualTo(Integer.parseInt(wrong.code()));
		}
		assertThat(code(facts, facts.good(), token)).as("the good call").isZero();
	}

	@Test
	void everyRowIsInTheFacts() {
		assertThat(RowFacts.without("wecom", facts())).allMatch((row) -> row.matches(OTHERS));
	}

	private String ticket() {
		String code = this.bed.agent.user("ZhangSan").privateLoginCode();
		return this.bed.client.get("/qyapi/cgi-bin/auth/getuserinfo?code=" + code + "&access_token=" + token("secret1"))
			.path("user_ticket")
			.asText();
	}

	private String token(String secret) {
		return this.bed.client.get("/qyapi/cgi-bin/gettoken?corpid=" + WeComTestBed.CORP + "&corpsecret=" + secret)
			.path("access_token")
			.asText();
	}

	private int code(RowFacts facts, ObjectNode input, String token) {
		ObjectNode filled = input.deepCopy();
		filled.properties().forEach((field) -> {
			Supplier<String> value = this.made.get(field.getValue().asText());
			if (value != null) {
				filled.put(field.getKey(), value.get());
			}
		});
		String path = "/qyapi" + facts.path() + "?access_token=" + token;
		if (facts.method().equals("GET")) {
			path += filled.properties()
				.stream()
				.map((field) -> "&" + field.getKey() + "=" + field.getValue().asText())
				.collect(Collectors.joining());
			return answer(path, "GET", "");
		}
		return answer(path, facts.method(), filled.toString());
	}

	private int answer(String path, String method, String body) {
		JsonNode answer = ApiClient
			.json(this.bed.client.send(method, path, BodyPublishers.ofString(body), "application/json"));
		return answer.path("errcode").asInt(-1);
	}

}
