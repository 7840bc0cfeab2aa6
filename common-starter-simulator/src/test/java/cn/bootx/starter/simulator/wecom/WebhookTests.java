package cn.bootx.starter.simulator.wecom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTests {

	private static final String TEXT = "\"text\":{\"content\":\"hi\"}";

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 1, 2 };

	private final WeComTestBed bed = new WeComTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void arrivesInTheGroup() {
		JsonNode answer = this.bed
			.toRobot("\"text\":{\"content\":\"hi\",\"mentioned_list\":[\"@all\"],\"mentioned_mobile_list\":[\"138\"]}");
		assertThat(answer.toString()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
		assertThat(this.bed.robot.messages()).singleElement().satisfies((message) -> {
			assertThat(message.text()).isEqualTo("hi");
			assertThat(message.mentioned()).containsExactly("@all");
			assertThat(message.mentionedMobiles()).containsExactly("138");
		});
		assertThat(this.bed.simulator.chats().of(Platforms.WECOM, this.bed.robot.conversation())).singleElement()
			.extracting(ChatMessage::text)
			.isEqualTo("hi");
		assertThat(this.bed.robot.conversation()).doesNotContain(WeComTestBed.ROBOT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"markdown\":{\"content\":\"**x** <@lisi>\"}", "\"markdown_v2\":{\"content\":\"| a |\"}",
			"\"news\":{\"articles\":[{\"title\":\"t\",\"url\":\"https://a\"}]}",
			"\"template_card\":{\"card_type\":\"text_notice\",\"sub_title_text\":\"s\",\"card_action\":{\"type\":1,\"url\":\"https://a\"}}" })
	void takesEveryKindOfMessage(String content) {
		assertThat(this.bed.toRobot(content).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.robot.messages()).hasSize(1);
	}

	@Test
	void showsAnImageToABrowser() {
		assertThat(image(PNG, md5(PNG)).path("errcode").asInt(-1)).isZero();
		ChatMessage chat = this.bed.simulator.chats().of(Platforms.WECOM).get(0);
		assertThat(chat.kind()).isEqualTo("image");
		assertThat(chat.mediaUrl()).isNotNull();
		String path = String.valueOf(chat.mediaUrl()).substring(this.bed.simulator.baseUrl().length());
		assertThat(this.bed.client.exchange(path).body()).isEqualTo(PNG);
	}

	@Test
	void refusesAnImageThatIsNotWhatItSays() {
		assertThat(image(PNG, "0".repeat(32)).path("errcode").asInt()).isEqualTo(40009);
		byte[] gif = { 'G', 'I', 'F', '8', '9', 'a' };
		assertThat(image(gif, md5(gif)).path("errcode").asInt()).isEqualTo(40009);
		byte[] big = new byte[2 * 1024 * 1024 + 1];
		System.arraycopy(PNG, 0, big, 0, 4);
		assertThat(image(big, md5(big)).path("errcode").asInt()).isEqualTo(40009);
		assertThat(this.bed.toRobot("\"image\":{\"base64\":\"???\",\"md5\":\"x\"}").path("errcode").asInt())
			.isEqualTo(40009);
		assertThat(this.bed.robot.messages()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "\"text\":{}; 44004", "\"markdown\":{\"content\":\"\"}; 44004", "\"image\":{}; 44004",
					"\"news\":{\"articles\":[{\"url\":\"https://a\"}]}; 41016",
					"\"news\":{\"articles\":[{\"title\":\"t\"}]}; 40063", "\"file\":{\"media_id\":\"none\"}; 40007",
					"\"template_card\":{\"card_type\":\"vote_interaction\"}; 42031", "\"video\":{}; 40008" })
	void refusesIncompleteMessages(String content, int code) {
		assertThat(this.bed.toRobot(content).path("errcode").asInt()).isEqualTo(code);
	}

	@Test
	void countsLimitsInBytes() {
		assertThat(this.bed.toRobot("\"text\":{\"content\":\"" + "字".repeat(683) + "\"}").path("errcode").asInt())
			.isEqualTo(45002);
		assertThat(this.bed.toRobot("\"markdown\":{\"content\":\"" + "字".repeat(1366) + "\"}").path("errcode").asInt())
			.isEqualTo(45002);
		assertThat(this.bed.toRobot("\"markdown_v2\":{\"content\":\"" + "字".repeat(1365) + "\"}")
			.path("errcode")
			.asInt(-1)).isZero();
	}

	@Test
	void refusesUnknownAndDisabledRobotsWithTheRealWords() {
		JsonNode unknown = this.bed.client.post("/qyapi/cgi-bin/webhook/send?key=none", "{}");
		assertThat(unknown.path("errcode").asInt()).isEqualTo(93000);
		assertThat(unknown.path("errmsg").asText()).startsWith("invalid webhook url, hint: [").endsWith("?e=93000");
		assertThat(this.bed.client.post("/qyapi/cgi-bin/webhook/send", "{}").path("errcode").asInt()).isEqualTo(93000);
		this.bed.robot.disable();
		assertThat(this.bed.toRobot(TEXT).path("errcode").asInt()).isEqualTo(93004);
	}

	@Test
	void refusesABodyThatIsNoJson() {
		JsonNode answer = this.bed.client.post("/qyapi/cgi-bin/webhook/send?key=" + WeComTestBed.ROBOT, "text");
		assertThat(answer.path("errcode").asInt()).isEqualTo(40008);
	}

	@Test
	void takesTwentyMessagesAMinute() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.bed.toRobot(TEXT).path("errcode").asInt(-1)).isZero();
		}
		JsonNode throttled = this.bed.toRobot(TEXT);
		assertThat(throttled.path("errcode").asInt()).isEqualTo(45009);
		assertThat(throttled.path("errmsg").asText()).startsWith("api freq out of limit, hint: [");
		this.bed.clock.advance(Duration.ofMinutes(1));
		assertThat(this.bed.toRobot(TEXT).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.robot.messages()).hasSize(21);
	}

	private JsonNode image(byte[] bytes, String md5) {
		return this.bed.toRobot(
				"\"image\":{\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + "\",\"md5\":\"" + md5 + "\"}");
	}

	private static String md5(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
