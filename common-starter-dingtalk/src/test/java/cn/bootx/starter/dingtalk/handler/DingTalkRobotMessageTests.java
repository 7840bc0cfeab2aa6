package cn.bootx.starter.dingtalk.handler;

import java.time.Instant;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkRobotMessageTests {

	@Test
	void readsATextOfAGroup() {
		DingTalkRobotMessage message = DingTalkRobotMessage.read("default", Json.readTree("""
				{"conversationId":"cid1","conversationType":"2","conversationTitle":"项目群","msgId":"m1",
				"createAt":"1700000000000","senderNick":"Ann","senderStaffId":"u1","robotCode":"dingbot",
				"msgtype":"text","text":{"content":" 你好 "},"isInAtList":true,
				"sessionWebhook":"https://oapi.dingtalk.com/robot/sendBySession?session=s3cr3t",
				"sessionWebhookExpiredTime":1700005400000,"new":1}"""));
		assertThat(message.group()).isTrue();
		assertThat(message.text()).isEqualTo("你好");
		assertThat(message.createdAt()).isEqualTo(Instant.ofEpochMilli(1700000000000L));
		assertThat(message.session().expiresAt()).isEqualTo(Instant.ofEpochMilli(1700005400000L));
		assertThat(message.toString() + message.session()).doesNotContain("s3cr3t", "你好");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"{\"msgtype\":\"picture\",\"content\":{\"downloadCode\":\"c1\",\"pictureDownloadCode\":\"p\"}}||c1",
			"{\"msgtype\":\"audio\",\"content\":{\"downloadCode\":\"c1\",\"duration\":4000,\"recognition\":\"你好\"}}|你好|c1",
			"{\"msgtype\":\"file\",\"content\":\"{\\\"downloadCode\\\":\\\"c1\\\",\\\"fileName\\\":\\\"a\\\"}\"}||c1",
			"{\"msgtype\":\"richText\",\"content\":{\"richText\":[{\"text\":\"a\"},{\"downloadCode\":\"c1\"},{\"text\":\"b\"}]}}|ab|c1",
			"{\"msgtype\":\"unknownMsgType\",\"content\":{\"unknownMsgType\":\"x\"}}||" })
	void readsTheOtherKinds(String push, String text, String code) {
		DingTalkRobotMessage message = DingTalkRobotMessage.read("default", Json.readTree(push));
		assertThat(message.text()).isEqualTo((text != null) ? text : "");
		assertThat(String.join(",", message.downloadCodes())).isEqualTo((code != null) ? code : "");
	}

	@Test
	void tellsThatTheAllowanceIsUsedUp() {
		assertThat(DingTalkRobotMessage
			.read("default", Json.readTree("{\"msgtype\":\"text\",\"code\":20001,\"errMsg\":\"用量超限\"}"))
			.quotaError()).isEqualTo("用量超限");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"{\"msgtype\":\"text\",\"text\":{\"content\":\" sum up\",\"isReplyMsg\":true,\"repliedMsg\":{\"msgType\":\"file\",\"content\":"
					+ "{\"downloadCode\":\"D5\",\"fileName\":\"b.pdf\"}}}}|sum up|D5 b.pdf|",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"q\",\"repliedMsg\":\"{\\\"msgType\\\":\\\"file\\\",\\\"content\\\":"
					+ "{\\\"downloadCode\\\":\\\"D5\\\",\\\"fileName\\\":\\\"b.pdf\\\"}}\"}}|q|D5 b.pdf|",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"q\",\"repliedMsg\":{\"msgType\":\"picture\",\"content\":"
					+ "\"{\\\"pictureDownloadCode\\\":\\\"P\\\"}\"}}}|q|P null|",
			"{\"msgtype\":\"richText\",\"content\":{\"richText\":[{\"text\":\"q\"}],\"repliedMsg\":{\"msgType\":\"richText\",\"content\":"
					+ "{\"richText\":[{\"text\":\"see \"},{\"type\":\"picture\",\"downloadCode\":\"D\"},{\"text\":\"this\"}]}}}}|q|D null|see this",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"q\",\"repliedMsg\":{\"msgType\":\"text\",\"content\":{\"text\":\"said\"}}}}|q||said",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"q\",\"repliedMsg\":{\"msgType\":\"text\",\"content\":"
					+ "{\"text\":\"{\\\"content\\\":\\\"said\\\"}\"}}}}|q||said",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"q\",\"repliedMsg\":{\"msgType\":\"text\",\"content\":{\"text\":\"x\","
					+ "\"repliedMsg\":{\"msgType\":\"audio\",\"content\":{\"downloadCode\":\"A\"}}}}}}|q|A null|x" })
	void readsWhatAMessageQuotes(String push, String text, String media, String quoted) {
		DingTalkRobotMessage message = DingTalkRobotMessage.read("default", Json.readTree(push));
		assertThat(message.text()).isEqualTo(text);
		assertThat(message.media()).isEmpty();
		assertThat(message.quote().text()).isEqualTo((quoted != null) ? quoted : "");
		assertThat(message.quote()
			.media()
			.stream()
			.map((file) -> file.downloadCode() + " " + file.fileName())
			.collect(Collectors.joining(","))).isEqualTo((media != null) ? media : "");
		assertThat(message.downloadCodes())
			.isEqualTo(message.quote().media().stream().map(DingTalkRobotMessage.Media::downloadCode).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			"{\"msgtype\":\"picture\",\"content\":{\"pictureDownloadCode\":\"p\"}}|p",
			"{\"msgtype\":\"richText\",\"content\":{\"richText\":[{\"text\":\"a\"},{\"type\":\"picture\",\"pictureDownloadCode\":\"p\"}]}}|p",
			"{\"msgtype\":\"richText\",\"content\":{\"richText\":{\"richTextList\":[{\"downloadCode\":\"d\"},{\"msgType\":\"skill\",\"downloadCode\":\"s\"}]}}}|d" })
	void readsTheOldFormsOfPictures(String push, String code) {
		DingTalkRobotMessage message = DingTalkRobotMessage.read("default", Json.readTree(push));
		assertThat(message.media()).extracting(DingTalkRobotMessage.Media::downloadCode).containsExactly(code);
	}

	@Test
	void keepsATextThatLooksLikeJson() {
		DingTalkRobotMessage message = DingTalkRobotMessage.read("default", Json.readTree(
				"{\"msgtype\":\"text\",\"text\":{\"content\":\"{\\\"text\\\":\\\"x\\\"}\"},\"isInAtList\":true}"));
		assertThat(message.text()).isEqualTo("{\"text\":\"x\"}");
		assertThat(message.quote()).isNull();
	}

}
