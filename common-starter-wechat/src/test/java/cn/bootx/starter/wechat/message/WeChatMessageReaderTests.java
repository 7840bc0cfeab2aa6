package cn.bootx.starter.wechat.message;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import me.chanjar.weixin.mp.bean.message.SendPicsInfo;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatMessageReaderTests {

	static Stream<Arguments> pushes() {
		return PushedMessages.ALL.entrySet().stream().map((entry) -> Arguments.of(entry.getKey(), entry.getValue()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("pushes")
	void readsWhatWxJavaReads(String name, String xml) {
		// WxJava 4.7.7 loses the items of picture lists, sets "result" to an empty text
		// where
		// it has children, and leaves the field for MsgID empty; those are tested below.
		assertThat(WeChatMessageReader.read(xml)).usingRecursiveComparison()
			.ignoringFields("sendPicsInfo.picList", "result", "massMsgId")
			.isEqualTo(WxMpXmlMessage.fromXml(xml));
	}

	@Test
	void readsTheIdOfASendingJob() {
		WxMpXmlMessage message = WeChatMessageReader.read(PushedMessages.ALL.get("TEMPLATESENDJOBFINISH"));
		assertThat(message.getMassMsgId()).isEqualTo(200163836L);
		assertThat(message.getMsgId()).isEqualTo(200163836L);
		assertThat(message.getStatus()).isEqualTo("success");
	}

	@Test
	void readsTheItemsOfAPictureList() {
		SendPicsInfo info = WeChatMessageReader.read(PushedMessages.ALL.get("pic_sysphoto")).getSendPicsInfo();
		assertThat(info.getCount()).isEqualTo(2);
		assertThat(info.getPicList()).extracting(SendPicsInfo.Item::getPicMd5Sum).containsExactly("a", "b");
	}

	@Test
	void readsAText() {
		WxMpXmlMessage message = WeChatMessageReader.read(PushedMessages.ALL.get("text"));
		assertThat(message.getToUser()).isEqualTo("gh_sim");
		assertThat(message.getFromUser()).isEqualTo("oUser1");
		assertThat(message.getCreateTime()).isEqualTo(1700000000L);
		assertThat(message.getMsgType()).isEqualTo("text");
		assertThat(message.getContent()).isEqualTo("hello <b> & ]] > 你好");
		assertThat(message.getMsgId()).isEqualTo(24000000000000001L);
	}

	@Test
	void readsOnePictureListPerPicture() {
		String lists = "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList>"
				+ "<PicList><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>";
		SendPicsInfo info = WeChatMessageReader.read(PushedMessages.event("pic_weixin", lists)).getSendPicsInfo();
		assertThat(info.getPicList()).extracting(SendPicsInfo.Item::getPicMd5Sum).containsExactly("a", "b");
	}

	@Test
	void keepsFieldsThatHaveNoPropertyOfTheirOwn() {
		Map<String, Object> all = WeChatMessageReader.read(PushedMessages.ALL.get("PUBLISHJOBFINISH"))
			.getAllFieldsMap();
		assertThat(all.get("PublishEventInfo")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("publish_id", "2247503051")
			.containsEntry("publish_status", "0");
		all = WeChatMessageReader.read(PushedMessages.ALL.get("an event of tomorrow")).getAllFieldsMap();
		assertThat(all).containsEntry("Twice", List.of("1", "2"));
	}

	@Test
	void leavesANumberUnsetThatIsNone() {
		WxMpXmlMessage message = WeChatMessageReader
			.read(PushedMessages.event("VIEW", "<MenuId></MenuId><Latitude>x</Latitude>"));
		assertThat(message.getMenuId()).isNull();
		assertThat(message.getLatitude()).isNull();
		assertThat(message.getAllFieldsMap()).containsEntry("Latitude", "x");
	}

	@Test
	void refusesADoctype() {
		String xml = "<!DOCTYPE xml SYSTEM \"file:///etc/passwd\">" + PushedMessages.ALL.get("text");
		assertThatExceptionOfType(XmlElement.MalformedException.class).isThrownBy(() -> WeChatMessageReader.read(xml));
	}

}
