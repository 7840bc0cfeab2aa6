package cn.bootx.starter.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A snapshot has what calls made, loaded into a simulator that knew nothing of it. */
class SnapshotStateTests {

	private static final String COMPONENT = "wx5454545454545454";

	private final ReadySimulator ready = new ReadySimulator();

	private final ReadySimulator other = new ReadySimulator();

	@AfterEach
	void close() {
		this.ready.close();
		this.other.close();
	}

	@Test
	void menusMediaAndDraftsComeBack() {
		String token = token(this.ready,
				"/cgi-bin/token?grant_type=client_credential&appid=wx5151515151515151&secret=s");
		call("/cgi-bin/menu/create", token, "{\"button\":[{\"type\":\"click\",\"name\":\"菜单\",\"key\":\"k\"}]}");
		call("/cgi-bin/menu/addconditional", token, "{\"button\":[{\"type\":\"click\",\"name\":\"安卓\",\"key\":\"a\"}],"
				+ "\"matchrule\":{\"client_platform_type\":\"2\"}}");
		String kept = upload("/cgi-bin/material/add_material?type=image&access_token=" + token);
		String temporary = upload("/cgi-bin/media/upload?type=image&access_token=" + token);
		String draft = call("/cgi-bin/draft/add", token,
				"{\"articles\":[{\"title\":\"题\",\"content\":\"文\",\"thumb_media_id\":\"" + kept + "\"}]}")
			.path("media_id")
			.asText();
		String corpToken = token(this.ready, "/qyapi/cgi-bin/gettoken?corpid=ww5353535353535353&corpsecret=s");
		String corpMedia = upload("/qyapi/cgi-bin/media/upload?type=image&access_token=" + corpToken);
		String dingToken = token(this.ready, "/oapi/gettoken?appkey=dingsimulatedapp&appsecret=s");
		String dingMedia = upload("/oapi/media/upload?type=image&access_token=" + dingToken);

		JsonNode snapshot = this.ready.done("GET", "/_sim/snapshot", "");
		this.other.done("PUT", "/_sim/snapshot", snapshot.toString());

		String ask = "?access_token=" + token;
		JsonNode menu = this.other.api.get("/cgi-bin/menu/get" + ask);
		assertThat(menu.at("/menu/button/0/name").asText()).isEqualTo("菜单");
		assertThat(menu.at("/conditionalmenu/0/matchrule/client_platform_type").asText()).isEqualTo("2");
		assertThat(this.other.api.post("/cgi-bin/draft/get" + ask, "{\"media_id\":\"" + draft + "\"}")
			.at("/news_item/0/title")
			.asText()).isEqualTo("题");
		assertThat(this.other.api.get("/cgi-bin/material/get_materialcount" + ask).path("image_count").asInt())
			.isEqualTo(1);
		assertThat(this.other.api.exchange("/cgi-bin/media/get" + ask + "&media_id=" + temporary).body())
			.containsExactly(png());
		assertThat(
				this.other.api.exchange("/qyapi/cgi-bin/media/get?access_token=" + corpToken + "&media_id=" + corpMedia)
					.body())
			.containsExactly(png());
		assertThat(this.other.simulator.dingtalk().media()).extracting((medium) -> medium.mediaId())
			.containsExactly(dingMedia);
		assertThat(this.other.done("GET", "/_sim/snapshot", "").path("state")).isEqualTo(snapshot.path("state"));
	}

	@Test
	void authorizationsComeBack() {
		String path = "/_sim/accounts/" + COMPONENT + "/authorizers/wx9";
		this.ready.done("POST", path, "{\"redirectUri\":\"http://127.0.0.1/back\"}");
		this.ready.done("PATCH", path, "{\"functions\":[1]}");
		String ticket = this.ready.simulator.wechatOpen().component(COMPONENT).newTicket();
		String refresh = this.ready.done("GET", "/_sim/snapshot", "")
			.at("/state/authorizations/0/authorizers/0/refreshToken")
			.asText();

		this.other.done("PUT", "/_sim/snapshot", this.ready.done("GET", "/_sim/snapshot", "").toString());

		assertThat(this.other.api.get("/_sim/accounts/" + COMPONENT).path("authorizers").get(0).asText())
			.isEqualTo("wx9");
		String component = this.other.api
			.post("/cgi-bin/component/api_component_token",
					"{\"component_appid\":\"" + COMPONENT
							+ "\",\"component_appsecret\":\"s\",\"component_verify_ticket\":\"" + ticket + "\"}")
			.path("component_access_token")
			.asText();
		JsonNode renewed = this.other.api.post(
				"/cgi-bin/component/api_authorizer_token?component_access_token=" + component,
				"{\"component_appid\":\"" + COMPONENT
						+ "\",\"authorizer_appid\":\"wx9\",\"authorizer_refresh_token\":\"" + refresh + "\"}");
		assertThat(renewed.path("authorizer_access_token").asText()).isNotEmpty();
	}

	private static String token(ReadySimulator simulator, String path) {
		return simulator.api.get(path).path("access_token").asText();
	}

	private JsonNode call(String path, String token, String body) {
		JsonNode answer = this.ready.api.post(path + "?access_token=" + token, body);
		assertThat(answer.path("errcode").asInt()).as(answer.toString()).isZero();
		return answer;
	}

	private String upload(String path) {
		JsonNode answer = this.ready.api.upload(path, "a.png", "image/png", png());
		assertThat(answer.path("media_id").asText()).as(answer.toString()).isNotEmpty();
		return answer.path("media_id").asText();
	}

	private static byte[] png() {
		return new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
	}

}
