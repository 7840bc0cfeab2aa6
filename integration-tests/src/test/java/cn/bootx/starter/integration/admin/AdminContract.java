package cn.bootx.starter.integration.admin;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The admin endpoints with the JSON and the multipart of every line of Spring Boot: the
 * lines have different Jacksons.
 */
abstract class AdminContract {

	private static final String BOUNDARY = "boundary42";

	@LocalServerPort
	private int port;

	@Test
	void menusGoInAndComeOutAsTheyAre() throws Exception {
		JsonNode menu = new ObjectMapper().readTree("""
				{"name":"春季","remark":null,"publish":true,"menuInfo":{"buttons":[
				{"type":"view","name":"官网","url":"https://example.com/"},
				{"name":"更多","subButtons":[{"type":"click","name":"帮助","key":"HELP"}]}]}}""");
		String id = data(post("/wechat/menu/add", menu.toString())).asText();
		JsonNode shown = data(get("/wechat/menu/findById?id=" + id));
		assertThat(shown.path("publish").asBoolean(true)).isFalse();
		assertThat(shown.path("version").asLong()).isEqualTo(1);
		JsonNode group = shown.path("menuInfo").path("buttons").path(1);
		assertThat(group.path("name").asText()).isEqualTo("更多");
		assertThat(group.path("subButtons").path(0).path("key").asText()).isEqualTo("HELP");
		data(post("/wechat/menu/update", shown.toString()));
		data(post("/wechat/menu/publish?id=" + id, ""));
		JsonNode page = data(get("/wechat/menu/page?name=春"));
		assertThat(page.path("total").asInt()).isEqualTo(1);
		assertThat(page.path("records").path(0).path("publish").asBoolean()).isTrue();
	}

	@Test
	void anUploadIsListedWithItsTime() throws Exception {
		String form = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"mediaType\"\r\n\r\nimage\r\n--"
				+ BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a.png\"\r\n"
				+ "Content-Type: image/png\r\n\r\npicture\r\n--" + BOUNDARY + "--\r\n";
		String mediaId = data(send("POST", "/wechat/media/uploadFile", "multipart/form-data; boundary=" + BOUNDARY,
				BodyPublishers.ofString(form)))
			.asText();
		JsonNode found = data(get("/wechat/media/pageFile?type=image")).path("records").path(0);
		assertThat(found.path("mediaId").asText()).isEqualTo(mediaId);
		assertThat(Instant.parse(found.path("updateTime").asText())).isCloseTo(Instant.now(),
				within(Duration.ofMinutes(1)));
	}

	@Test
	void templatesAndArticlesAreListed() throws Exception {
		assertThat(data(post("/wechat/template/sync", "")).path("added").isArray()).isTrue();
		assertThat(data(get("/wechat/template/page")).path("size").asInt()).isEqualTo(10);
		assertThat(data(get("/wechat/article/page")).path("records").isArray()).isTrue();
		assertThat(data(get("/wechat/media/pageNews")).path("records").isArray()).isTrue();
	}

	@Test
	void robotsAreStoredWithoutShowingTheirSecrets() throws Exception {
		data(post("/ding/robot/config/add",
				"{\"code\":\"night\",\"accessToken\":\"0123456789abcdef\",\"signSecret\":\"SEC1\"}"));
		data(post("/wecom/robot/config/add", "{\"code\":\"night\",\"webhookKey\":\"0123456789abcdef\"}"));
		JsonNode ding = data(get("/ding/robot/config/findAll")).path(0);
		assertThat(ding.path("accessToken").asText()).isEqualTo("0123******");
		assertThat(ding.path("enableSignatureCheck").asBoolean()).isTrue();
		assertThat(data(get("/wecom/robot/config/page")).path("records").path(0).path("webhookKey").asText())
			.isEqualTo("0123******");
	}

	@Test
	void accountsAreStoredWithoutShowingTheirSecrets() throws Exception {
		data(post("/wechat/account/add",
				"{\"name\":\"shop\",\"appId\":\"wxshop\",\"appSecret\":\"s3cr3t\",\"token\":\"shoptoken\"}"));
		assertThat(data(get("/wechat/account/findByName?name=shop"))).isEqualTo(new ObjectMapper().readTree("""
				{"name":"shop","appId":"wxshop","appSecret":"******","token":"******","useStableToken":true,
				"portalMode":"AUTO"}"""));
		data(post("/wechat/account/update", "{\"name\":\"shop\",\"portalMode\":\"PLAIN\",\"appSecret\":\"******\"}"));
		assertThat(data(get("/wechat/account/page")).path("records").path(0).path("portalMode").asText())
			.isEqualTo("PLAIN");
		data(post("/wecom/agent/add",
				"{\"name\":\"shop\",\"corpId\":\"ww1\",\"corpSecret\":\"s3cr3t\",\"agentId\":7}"));
		assertThat(data(get("/wecom/agent/findByName?name=shop"))).isEqualTo(new ObjectMapper()
			.readTree("{\"name\":\"shop\",\"corpId\":\"ww1\",\"corpSecret\":\"******\",\"agentId\":7}"));
		assertThat(post("/wecom/agent/add", "{\"name\":\"other\",\"corpId\":\"ww1\",\"corpSecret\":\"?\"}").body())
			.contains("\"code\":1", "corp-secret");
		data(post("/dingtalk/app/add",
				"{\"name\":\"shop\",\"appKey\":\"dingshop\",\"appSecret\":\"s3cr3t\",\"cardCallbackSecret\":\"c4rd\"}"));
		assertThat(data(get("/dingtalk/app/findByName?name=shop"))).isEqualTo(new ObjectMapper().readTree(
				"{\"name\":\"shop\",\"appKey\":\"dingshop\",\"appSecret\":\"******\",\"cardCallbackSecret\":\"******\"}"));
		data(send("DELETE", "/dingtalk/app/delete?name=shop", "application/json", BodyPublishers.noBody()));
		data(send("DELETE", "/wecom/agent/delete?name=shop", "application/json", BodyPublishers.noBody()));
		data(send("DELETE", "/wechat/account/delete?name=shop", "application/json", BodyPublishers.noBody()));
		assertThat(data(get("/wechat/account/page")).path("total").asInt()).isZero();
	}

	@Test
	void whatTheHostRefusesIsForbidden() throws Exception {
		for (String path : new String[] { "/ding/robot/config/delete?id=a", "/wecom/robot/config/delete?id=a" }) {
			HttpResponse<String> answer = send("DELETE", path, "application/json", BodyPublishers.noBody());
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.body()).isEmpty();
		}
	}

	@Test
	void aFailureIsTold() throws Exception {
		HttpResponse<String> answer = post("/wechat/menu/update", "{\"id\":\"no\"}");
		assertThat(answer.body()).contains("\"code\":1", "no menu with id 'no'", "\"data\":null");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send("GET", path, "application/json", BodyPublishers.noBody());
	}

	private HttpResponse<String> post(String path, String json) throws Exception {
		return send("POST", path, "application/json", BodyPublishers.ofString(json));
	}

	/** A client for each request, so that no connection is used again. */
	private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) throws Exception {
		HttpRequest request = HttpRequest
			.newBuilder(new URI("http", null, "127.0.0.1", this.port, path(path), query(path), null))
			.header("Content-Type", type)
			.method(method, body)
			.build();
		return HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.build()
			.send(request, HttpResponse.BodyHandlers.ofString());
	}

	private static String path(String path) {
		return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
	}

	private static String query(String path) {
		return path.contains("?") ? path.substring(path.indexOf('?') + 1) : null;
	}

	private static JsonNode data(HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		JsonNode envelope = new ObjectMapper().readTree(answer.body());
		assertThat(envelope.path("code").asInt(-1)).as(answer.body()).isZero();
		return envelope.path("data");
	}

}
