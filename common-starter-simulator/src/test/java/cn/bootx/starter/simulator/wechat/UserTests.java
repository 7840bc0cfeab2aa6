package cn.bootx.starter.simulator.wechat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserTests extends WeChatTestBed {

	@Test
	void allFollowersAreFoundPageByPage() {
		this.account.pageSize(2);
		IntStream.range(0, 5).forEach((i) -> this.account.fan("oFan" + i));
		List<String> found = new ArrayList<>();
		String next = "";
		JsonNode page;
		do {
			page = get("/cgi-bin/user/get?next_openid=" + next);
			assertThat(page.path("total").asInt()).isEqualTo(5);
			page.path("data").path("openid").forEach((openId) -> found.add(openId.asText()));
			next = page.path("next_openid").asText();
		}
		while (page.path("count").asInt() == 2);
		assertThat(found).containsExactly("oFan0", "oFan1", "oFan2", "oFan3", "oFan4");
		assertThat(code(get("/cgi-bin/user/get?next_openid=oNobody"))).isEqualTo(40003);
	}

	@Test
	void detailsOfManyAreGivenAtOnce() {
		this.account.fan("oA").profile().unionId("uA");
		this.account.newcomer("oB");
		JsonNode list = batch(List.of("oA", "oB")).path("user_info_list");
		assertThat(list.findValuesAsText("subscribe")).containsExactly("1", "0");
		assertThat(list.get(0).path("unionid").asText()).isEqualTo("uA");
		assertThat(code(batch(List.of("oA", "oNobody")))).isEqualTo(40003);
		assertThat(code(batch(List.of()))).isEqualTo(40032);
		assertThat(batch(IntStream.range(0, 100).mapToObj((i) -> "oA").toList()).path("user_info_list")).hasSize(100);
		assertThat(code(batch(IntStream.range(0, 101).mapToObj((i) -> "oA").toList()))).isEqualTo(40032);
	}

	@Test
	void aRemarkIsShorterThanThirtyCharacters() {
		this.account.fan("oA");
		assertThat(code(remark("oA", "备".repeat(29)))).isZero();
		assertThat(get("/cgi-bin/user/info?openid=oA").path("remark").asText()).hasSize(29);
		assertThat(code(remark("oA", "备".repeat(30)))).isEqualTo(40035);
		assertThat(code(remark("oNobody", "x"))).isEqualTo(40003);
	}

	@Test
	void tagsAreMadeRenamedCountedAndDeleted() {
		Fan fan = this.account.fan("oA");
		int id = createTag("广东").path("tag").path("id").asInt();
		assertThat(code(tag("batchtagging", id, "oA"))).isZero();
		assertThat(get("/cgi-bin/user/info?openid=oA").path("tagid_list").toString()).isEqualTo("[" + id + "]");
		assertThat(post("/cgi-bin/tags/getidlist", "{\"openid\":\"oA\"}").path("tagid_list")).hasSize(1);
		assertThat(post("/cgi-bin/user/tag/get", "{\"tagid\":" + id + ",\"next_openid\":\"\"}").path("data")
			.path("openid")
			.toString()).isEqualTo("[\"oA\"]");
		assertThat(code(post("/cgi-bin/tags/update", "{\"tag\":{\"id\":" + id + ",\"name\":\"广西\"}}"))).isZero();
		JsonNode tags = get("/cgi-bin/tags/get").path("tags");
		assertThat(tags.findValuesAsText("name")).containsExactly("星标组", "广西");
		assertThat(tags.findValuesAsText("count")).containsExactly("0", "1");
		assertThat(code(tag("batchuntagging", id, "oA"))).isZero();
		assertThat(fan.profile().tags()).isEmpty();
		tag("batchtagging", id, "oA");
		assertThat(code(post("/cgi-bin/tags/delete", "{\"tag\":{\"id\":" + id + "}}"))).isZero();
		assertThat(fan.profile().tags()).isEmpty();
		assertThat(code(tag("batchtagging", id, "oA"))).isEqualTo(45159);
	}

	@Test
	void tagsAreLimited() {
		assertThat(code(createTag(""))).isEqualTo(45157);
		assertThat(code(createTag("十一个汉字就超过三十字节了吧"))).isEqualTo(45158);
		assertThat(code(post("/cgi-bin/tags/update", "{\"tag\":{\"id\":2,\"name\":\"x\"}}"))).isEqualTo(45058);
		assertThat(code(post("/cgi-bin/tags/delete", "{\"tag\":{\"id\":77}}"))).isEqualTo(45159);
		this.account.fan("oA");
		for (int i = 0; i < 20; i++) {
			assertThat(code(tag("batchtagging", createTag("t" + i).path("tag").path("id").asInt(), "oA"))).isZero();
		}
		assertThat(code(createTag("t0"))).isEqualTo(45157);
		int one = createTag("t20").path("tag").path("id").asInt();
		assertThat(code(tag("batchtagging", one, "oA"))).isEqualTo(45059);
		assertThat(code(tag("batchtagging", one, "oNobody"))).isEqualTo(40003);
		String[] many = IntStream.range(0, 51).mapToObj((i) -> "oA").toArray(String[]::new);
		assertThat(code(tag("batchtagging", one, many))).isEqualTo(40032);
		for (int i = 21; i < 100; i++) {
			createTag("t" + i);
		}
		assertThat(code(createTag("t100"))).isEqualTo(45056);
	}

	@Test
	void aTagDecidesWhichMenuIsSeen() {
		int id = createTag("内测").path("tag").path("id").asInt();
		this.account.fan("oA");
		post("/cgi-bin/menu/create", "{\"button\":[{\"type\":\"click\",\"name\":\"众\",\"key\":\"k\"}]}");
		post("/cgi-bin/menu/addconditional",
				"{\"button\":[{\"type\":\"click\",\"name\":\"内\",\"key\":\"k\"}],\"matchrule\":{\"tag_id\":\"" + id
						+ "\"}}");
		assertThat(this.account.menus().seenBy(this.account.fan("oA")).findValuesAsText("name")).containsExactly("众");
		tag("batchtagging", id, "oA");
		assertThat(this.account.menus().seenBy(this.account.fan("oA")).findValuesAsText("name")).containsExactly("内");
	}

	@Test
	void whoIsOnTheBlackListIsNotHeard() {
		Fan fan = this.account.fan("oA");
		assertThat(code(blacklist("batchblacklist", "oA"))).isZero();
		assertThat(post("/cgi-bin/tags/members/getblacklist", "{\"begin_openid\":\"\"}").path("data")
			.path("openid")
			.toString()).isEqualTo("[\"oA\"]");
		assertThat(fan.sends("hi").problem()).contains("black list");
		assertThat(fan.clicksMenu("k").attempts()).isEmpty();
		assertThat(this.host.calls()).isEmpty();
		assertThat(code(blacklist("batchunblacklist", "oA"))).isZero();
		assertThat(fan.sends("hi").accepted()).isTrue();
		String[] many = IntStream.range(0, 21).mapToObj((i) -> "oA").toArray(String[]::new);
		assertThat(code(blacklist("batchblacklist", many))).isEqualTo(40032);
	}

	private JsonNode batch(List<String> openIds) {
		String users = openIds.stream()
			.map((openId) -> "{\"openid\":\"" + openId + "\",\"lang\":\"zh_CN\"}")
			.collect(Collectors.joining(","));
		return post("/cgi-bin/user/info/batchget", "{\"user_list\":[" + users + "]}");
	}

	private JsonNode remark(String openId, String remark) {
		return post("/cgi-bin/user/info/updateremark", "{\"openid\":\"" + openId + "\",\"remark\":\"" + remark + "\"}");
	}

	private JsonNode createTag(String name) {
		return post("/cgi-bin/tags/create", "{\"tag\":{\"name\":\"" + name + "\"}}");
	}

	private JsonNode tag(String action, int id, String... openIds) {
		return post("/cgi-bin/tags/members/" + action, "{\"tagid\":" + id + ",\"openid_list\":" + list(openIds) + "}");
	}

	private JsonNode blacklist(String action, String... openIds) {
		return post("/cgi-bin/tags/members/" + action, "{\"openid_list\":" + list(openIds) + "}");
	}

	private static String list(String... openIds) {
		return "[\"" + String.join("\",\"", openIds) + "\"]";
	}

}
