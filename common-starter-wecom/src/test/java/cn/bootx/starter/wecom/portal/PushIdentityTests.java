package cn.bootx.starter.wecom.portal;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;

class PushIdentityTests {

	private static final String EVENT = "<xml><FromUserName>sys</FromUserName><CreateTime>1700000000</CreateTime>"
			+ "<MsgType>event</MsgType><Event>change_contact</Event>%s</xml>";

	@Test
	void isTheSameForARepetition() {
		String change = "<ChangeType>update_tag</ChangeType><TagId>1</TagId>";
		assertThat(identity(change)).isEqualTo(identity("\n  " + change + "\n"));
	}

	@Test
	void differsForEventsOfOneSecond() {
		assertThat(identity("<ChangeType>update_tag</ChangeType><TagId>1</TagId><AddUserItems>a</AddUserItems>"))
			.isNotEqualTo(identity("<ChangeType>update_tag</ChangeType><TagId>1</TagId><AddUserItems>b</AddUserItems>"))
			.isNotEqualTo(
					identity("<ChangeType>update_tag</ChangeType><TagId>1</TagId><DelUserItems>a</DelUserItems>"));
	}

	@Test
	void differsForContentWithin() {
		assertThat(identity("<ApprovalInfo><SpNo>1</SpNo></ApprovalInfo>"))
			.isNotEqualTo(identity("<ApprovalInfo><SpNo>2</SpNo></ApprovalInfo>"));
	}

	@Test
	void differsForContentOnAnotherLevel() {
		assertThat(identity("<A><B>1</B></A><C>2</C>")).isNotEqualTo(identity("<A><B>1</B><C>2</C></A>"));
	}

	@Test
	void doesNotCountACodeThatMayBeRenewed() {
		assertThat(identity("<TaskId>1</TaskId><ResponseCode>a</ResponseCode>"))
			.isEqualTo(identity("<TaskId>1</TaskId><ResponseCode>b</ResponseCode>"));
	}

	@Test
	void belongsToTheAgent() {
		XmlElement push = XmlElement.read(Pushes.TEXT);
		assertThat(new WeComPushReader("ww1", "crm").identity(WeComPushReader.message(push), push))
			.isEqualTo("wecom:ww1:crm:zhangsan:7000000001");
	}

	private static String identity(String content) {
		XmlElement push = XmlElement.read(EVENT.formatted(content));
		return new WeComPushReader("ww1", "default").identity(WeComPushReader.message(push), push);
	}

}
