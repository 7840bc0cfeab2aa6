package cn.bootx.starter.simulator.wechat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.push.RawXml;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.rules.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every event that the platform is documented to push can be played. */
class EventTests extends WeChatTestBed {

	@ParameterizedTest(name = "{0}")
	@MethodSource("events")
	void anEventIsPushedWithItsFields(String name, Map<String, ?> fields, String path, String value) {
		assertThat(this.account.fan("oFan").event(name, fields).accepted()).isTrue();
		XmlReply push = lastPush();
		assertThat(push.text("MsgType")).isEqualTo("event");
		assertThat(push.text("Event")).isEqualTo(name);
		assertThat(push.text("MsgId")).isNull();
		String[] elements = path.split("/");
		XmlReply parent = push;
		for (int i = 0; i < elements.length - 1; i++) {
			parent = parent.child(elements[i]);
		}
		assertThat(parent.text(elements[elements.length - 1])).isEqualTo(value);
	}

	static Stream<Arguments> events() {
		return Stream.of(
				arguments("LOCATION", Fields.of("Latitude", 23.1, "Longitude", 113.3, "Precision", 119.3), "Precision",
						"119.3"),
				arguments("VIEW", Fields.of("EventKey", "https://e.com?a=1&b=2", "MenuId", 5), "EventKey",
						"https://e.com?a=1&b=2"),
				arguments("MASSSENDJOBFINISH", Fields.of("MsgID", 7, "Status", "err(30003)", "TotalCount", 2,
						"FilterCount", 1, "SentCount", 1, "ErrorCount", 0, "CopyrightCheckResult",
						Fields.of("Count", 1, "ResultList", new RawXml("<item><ArticleIdx>1</ArticleIdx></item>"),
								"CheckState", 2),
						"ArticleUrlResult", Fields.of("Count", 1)), "CopyrightCheckResult/ResultList/item/ArticleIdx",
						"1"),
				arguments("subscribe_msg_change_event",
						Fields.of("SubscribeMsgChangeEvent",
								new RawXml("<List><TemplateId>T</TemplateId></List><List></List>")),
						"SubscribeMsgChangeEvent/List/TemplateId", "T"),
				arguments("user_authorization_revoke", Fields.of("OpenID", "oFan", "AppID", "wx1", "RevokeInfo", 1),
						"RevokeInfo", "1"),
				arguments("user_info_modified", Fields.of("OpenID", "oFan", "AppID", "wx1", "RevokeInfo", 301),
						"OpenID", "oFan"),
				arguments("kf_switch_session", Fields.of("FromKfAccount", "a@gh", "ToKfAccount", "b@gh"), "ToKfAccount",
						"b@gh"),
				arguments("qualification_verify_success", Fields.of("ExpiredTime", 1442401156), "ExpiredTime",
						"1442401156"),
				arguments("naming_verify_fail", Fields.of("FailTime", 1442401061, "FailReason", "by <time>"),
						"FailReason", "by <time>"),
				arguments("user_get_card", Fields.of("CardId", "p", "IsGiveByFriend", 0, "UserCardCode", "12"),
						"UserCardCode", "12"));
	}

	@Test
	void aListNestsItems() {
		this.account.fan("oFan")
			.event("pic_weixin", Fields.of("EventKey", "k", "SendPicsInfo",
					Fields.of("Count", 2, "PicList", List.of(Map.of("PicMd5Sum", "a"), Map.of("PicMd5Sum", "b")))));
		assertThat(lastPush().child("SendPicsInfo").child("PicList").children("item")).hasSize(2);
	}

	@Test
	void brokenMarkupIsSentAsItIs() {
		this.account.fan("oFan").event("BROKEN", Fields.of("Field", new RawXml("<unclosed>")));
		assertThat(this.host.onlyCall().body()).contains("<Field><unclosed></Field>");
	}

}
