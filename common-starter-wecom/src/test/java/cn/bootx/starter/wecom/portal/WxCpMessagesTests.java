package cn.bootx.starter.wecom.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.thoughtworks.xstream.annotations.XStreamAlias;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;

class WxCpMessagesTests {

	@ParameterizedTest
	@ValueSource(strings = { "text", "location", "change_contact-create_user", "change_contact-create_party",
			"change_contact-update_tag", "template_card_event", "sys_approval_change", "open_approval_change",
			"change_external_contact", "pic_sysphoto", "scancode_waitmsg", "location_select", "kf_msg_or_event" })
	void readsEveryFieldAsWxJavaDoes(String name) {
		String xml = push(name);
		WxCpXmlMessage ours = WeComPushReader.message(XmlElement.read(xml));
		WxCpXmlMessage theirs = WxCpXmlMessage.fromXml(xml, ours.getAgentId());
		assertThat(ours.getAllFieldsMap()).isEqualTo(theirs.getAllFieldsMap());
		// WeCom writes approverstep, which WxJava does not find.
		assertThat(ours).usingRecursiveComparison().ignoringFields("approvalInfo.approverStep").isEqualTo(theirs);
	}

	@Test
	void fillsEveryTextFieldThatWxJavaKnows() throws ReflectiveOperationException {
		StringBuilder xml = new StringBuilder("<xml>");
		for (Field field : WxCpXmlMessage.class.getDeclaredFields()) {
			XStreamAlias alias = field.getAnnotation(XStreamAlias.class);
			if (alias != null && XmlBinding.isScalar(field.getType())) {
				xml.append('<').append(alias.value()).append(">7</").append(alias.value()).append('>');
			}
		}
		WxCpXmlMessage message = WeComPushReader.message(XmlElement.read(xml.append("</xml>").toString()));
		for (Field field : WxCpXmlMessage.class.getDeclaredFields()) {
			if (field.isAnnotationPresent(XStreamAlias.class) && XmlBinding.isScalar(field.getType())) {
				field.setAccessible(true);
				assertThat(field.get(message)).as(field.getName()).isNotNull();
			}
		}
	}

	@Test
	void keepsTheMembersOfAChangedChat() {
		WxCpXmlMessage message = WeComPushReader.message(XmlElement.read(push("change_external_chat")));
		assertThat(message.getUpdateDetail()).isEqualTo("add_member");
		assertThat(message.getAllFieldsMap().get("MemChangeList").toString()).contains("Jack", "Rose");
	}

	@Test
	void findsTheValuesOfExtendedAttributesWhereWeComPutsThem() {
		WxCpXmlMessage message = WeComPushReader.message(XmlElement.read("""
				<xml><ExtAttr><Item><Name>爱好</Name><Type>0</Type><Text><Value>旅游</Value></Text></Item>\
				<Item><Name>主页</Name><Type>1</Type><Web><Title>me</Title><Url>https://example.com</Url></Web></Item>\
				</ExtAttr></xml>"""));
		assertThat(message.getExtAttrs().getItems()).extracting(WxCpXmlMessage.ExtAttr.Item::getValue)
			.containsExactly("旅游", "https://example.com");
	}

	@Test
	void findsTheJobOfABatchResult() {
		WxCpXmlMessage message = WeComPushReader.message(XmlElement.read("""
				<xml><Event>batch_job_result</Event><BatchJob><JobId>S0MrnndvRG</JobId><JobType>sync_user</JobType>\
				<ErrCode>0</ErrCode><ErrMsg>ok</ErrMsg></BatchJob></xml>"""));
		assertThat(message.getJobId()).isEqualTo("S0MrnndvRG");
		assertThat(message.getAllFieldsMap().get("BatchJob"))
			.isEqualTo(Map.of("JobId", "S0MrnndvRG", "JobType", "sync_user", "ErrCode", "0", "ErrMsg", "ok"));
	}

	@Test
	void joinsListsThatComeInPieces() {
		WxCpXmlMessage message = WeComPushReader.message(XmlElement.read("""
				<xml><SendPicsInfo><PicList><item><PicMd5Sum>a</PicMd5Sum></item></PicList>\
				<PicList><item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo></xml>"""));
		assertThat(message.getSendPicsInfo().getPicList()).hasSize(2);
	}

	@Test
	void leavesOutWhatIsNoNumber() {
		WxCpXmlMessage message = WeComPushReader
			.message(XmlElement.read("<xml><CreateTime>soon</CreateTime><Department>1,x</Department></xml>"));
		assertThat(message.getCreateTime()).isNull();
		assertThat(message.getDepartments()).isNull();
		assertThat(message.getAllFieldsMap()).containsEntry("CreateTime", "soon");
	}

	private static String push(String name) {
		try (InputStream stream = WxCpMessagesTests.class.getResourceAsStream("/push/" + name + ".xml")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
