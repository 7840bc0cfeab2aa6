package cn.bootx.starter.wechat.message;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every kind of message and event as WeChat pushes it, written from its documentation.
 */
final class PushedMessages {

	static final Map<String, String> ALL = all();

	private PushedMessages() {
	}

	static String xml(String msgType, String fields) {
		return "<xml><ToUserName><![CDATA[gh_sim]]></ToUserName><FromUserName><![CDATA[oUser1]]></FromUserName>"
				+ "<CreateTime>1700000000</CreateTime><MsgType><![CDATA[" + msgType + "]]></MsgType>" + fields
				+ "</xml>";
	}

	static String event(String name, String fields) {
		return xml("event", "<Event><![CDATA[" + name + "]]></Event>" + fields);
	}

	private static Map<String, String> all() {
		Map<String, String> all = new LinkedHashMap<>();
		messages(all);
		events(all);
		menus(all);
		notices(all);
		others(all);
		return all;
	}

	private static void messages(Map<String, String> all) {
		String id = "<MsgId>24000000000000001</MsgId>";
		all.put("text", xml("text", "<Content><![CDATA[hello <b> & ]] > 你好]]></Content>" + id));
		all.put("text of an article", xml("text", "<Content>hi</Content>" + id
				+ "<MsgDataId>12</MsgDataId><Idx>1</Idx><bizmsgmenuid>101</bizmsgmenuid>"));
		all.put("image", xml("image",
				"<PicUrl><![CDATA[http://mmbiz.qpic.cn/a?b=1&c=2]]></PicUrl><MediaId><![CDATA[M]]></MediaId>" + id));
		all.put("voice",
				xml("voice", "<MediaId>M</MediaId><Format>amr</Format><Recognition><![CDATA[腾讯]]></Recognition>" + id));
		all.put("video", xml("video", "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>" + id));
		all.put("shortvideo", xml("shortvideo", "<MediaId>M</MediaId><ThumbMediaId>T</ThumbMediaId>" + id));
		all.put("location", xml("location",
				"<Location_X>23.134521</Location_X><Location_Y>113.358803</Location_Y><Scale>20</Scale><Label><![CDATA[addr]]></Label>"
						+ id));
		all.put("link", xml("link",
				"<Title><![CDATA[T]]></Title><Description><![CDATA[D]]></Description><Url><![CDATA[https://a.b]]></Url>"
						+ id));
	}

	private static void events(Map<String, String> all) {
		all.put("subscribe", event("subscribe", "<EventKey></EventKey>"));
		all.put("subscribe by code",
				event("subscribe", "<EventKey><![CDATA[qrscene_123]]></EventKey><Ticket><![CDATA[TICKET]]></Ticket>"));
		all.put("unsubscribe", event("unsubscribe", ""));
		all.put("SCAN", event("SCAN", "<EventKey><![CDATA[123]]></EventKey><Ticket>TICKET</Ticket>"));
		all.put("LOCATION", event("LOCATION",
				"<Latitude>23.137466</Latitude><Longitude>113.352425</Longitude><Precision>119.385040</Precision>"));
	}

	private static void menus(Map<String, String> all) {
		String key = "<EventKey><![CDATA[K]]></EventKey>";
		all.put("CLICK", event("CLICK", key));
		all.put("VIEW", event("VIEW", "<EventKey>https://a.b</EventKey><MenuId>123</MenuId>"));
		all.put("view_miniprogram", event("view_miniprogram", "<EventKey>pages/index</EventKey><MenuId>123</MenuId>"));
		String scan = "<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType><ScanResult><![CDATA[1]]></ScanResult></ScanCodeInfo>";
		all.put("scancode_push", event("scancode_push", key + scan));
		all.put("scancode_waitmsg", event("scancode_waitmsg", key + scan));
		String pictures = "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum><![CDATA[a]]></PicMd5Sum></item>"
				+ "<item><PicMd5Sum><![CDATA[b]]></PicMd5Sum></item></PicList></SendPicsInfo>";
		all.put("pic_sysphoto", event("pic_sysphoto", key + pictures));
		all.put("pic_photo_or_album", event("pic_photo_or_album", key + pictures));
		all.put("pic_weixin", event("pic_weixin", key + pictures));
		all.put("location_select", event("location_select", key
				+ "<SendLocationInfo><Location_X><![CDATA[23]]></Location_X><Location_Y><![CDATA[113]]></Location_Y>"
				+ "<Scale><![CDATA[15]]></Scale><Label><![CDATA[L]]></Label><Poiname><![CDATA[P]]></Poiname></SendLocationInfo>"));
	}

	private static void notices(Map<String, String> all) {
		all.put("TEMPLATESENDJOBFINISH",
				event("TEMPLATESENDJOBFINISH", "<MsgID>200163836</MsgID><Status><![CDATA[success]]></Status>"));
		all.put("template refused",
				event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID><Status>failed:user block</Status>"));
		all.put("MASSSENDJOBFINISH", event("MASSSENDJOBFINISH",
				"<MsgID>1000001625</MsgID><Status><![CDATA[err(30003)]]></Status><TotalCount>10</TotalCount>"
						+ "<FilterCount>9</FilterCount><SentCount>8</SentCount><ErrorCount>1</ErrorCount>"
						+ "<CopyrightCheckResult><Count>2</Count><ResultList><item><ArticleIdx>1</ArticleIdx>"
						+ "<AuditState>2</AuditState></item><item><ArticleIdx>2</ArticleIdx></item></ResultList>"
						+ "<CheckState>2</CheckState></CopyrightCheckResult><ArticleUrlResult><Count>1</Count><ResultList>"
						+ "<item><ArticleIdx>1</ArticleIdx><ArticleUrl><![CDATA[https://a]]></ArticleUrl></item>"
						+ "</ResultList></ArticleUrlResult>"));
		all.put("PUBLISHJOBFINISH", event("PUBLISHJOBFINISH",
				"<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>0</publish_status>"
						+ "<article_id><![CDATA[A]]></article_id><article_detail><count>1</count><item><idx>1</idx>"
						+ "<article_url><![CDATA[u]]></article_url></item></article_detail></PublishEventInfo>"));
		String list = "<List><TemplateId><![CDATA[T1]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString>"
				+ "<PopupScene>2</PopupScene></List>";
		all.put("subscribe_msg_popup_event", event("subscribe_msg_popup_event",
				"<SubscribeMsgPopupEvent>" + list + list.replace("T1", "T2") + "</SubscribeMsgPopupEvent>"));
		all.put("subscribe_msg_change_event",
				event("subscribe_msg_change_event",
						"<SubscribeMsgChangeEvent><List><TemplateId>T</TemplateId><SubscribeStatusString>reject"
								+ "</SubscribeStatusString></List></SubscribeMsgChangeEvent>"));
		all.put("subscribe_msg_sent_event", event("subscribe_msg_sent_event",
				"<SubscribeMsgSentEvent><List><TemplateId>T</TemplateId><MsgID>1700827132819554304</MsgID><ErrorCode>0"
						+ "</ErrorCode><ErrorStatus>success</ErrorStatus></List></SubscribeMsgSentEvent>"));
	}

	private static void others(Map<String, String> all) {
		for (String name : new String[] { "user_info_modified", "user_authorization_revoke",
				"user_authorization_cancellation" }) {
			all.put(name, event(name, "<OpenID>o</OpenID><AppID>wx</AppID><RevokeInfo>1</RevokeInfo>"));
		}
		all.put("kf_create_session", event("kf_create_session", "<KfAccount><![CDATA[a@gh]]></KfAccount>"));
		all.put("kf_close_session", event("kf_close_session", "<KfAccount>a@gh</KfAccount>"));
		all.put("kf_switch_session",
				event("kf_switch_session", "<FromKfAccount>a</FromKfAccount><ToKfAccount>b</ToKfAccount>"));
		all.put("qualification_verify_success",
				event("qualification_verify_success", "<ExpiredTime>1442401156</ExpiredTime>"));
		all.put("qualification_verify_fail",
				event("qualification_verify_fail", "<FailTime>1442401122</FailTime><FailReason>by time</FailReason>"));
		all.put("naming_verify_success", event("naming_verify_success", "<ExpiredTime>1442401093</ExpiredTime>"));
		all.put("naming_verify_fail",
				event("naming_verify_fail", "<FailTime>1442401061</FailTime><FailReason>by time</FailReason>"));
		all.put("annual_renew", event("annual_renew", "<ExpiredTime>1442401004</ExpiredTime>"));
		all.put("verify_expired", event("verify_expired", "<ExpiredTime>1442400900</ExpiredTime>"));
		all.put("wxa_media_check", event("wxa_media_check",
				"<appid>wx</appid><trace_id>t</trace_id><result><suggest>pass</suggest><label>100</label></result>"));
		all.put("weapp_audit_success", event("weapp_audit_success", "<SuccTime>1488856741</SuccTime>"));
		all.put("weapp_audit_fail", event("weapp_audit_fail",
				"<Reason>1: bad</Reason><FailTime>1488856591</FailTime><ScreenShot>xx|yy</ScreenShot>"));
		all.put("user_get_card", event("user_get_card",
				"<CardId>c</CardId><IsGiveByFriend>1</IsGiveByFriend><UserCardCode>12</UserCardCode>"
						+ "<FriendUserName>f</FriendUserName><OuterId>0</OuterId><OldUserCardCode></OldUserCardCode>"
						+ "<IsRestoreMemberCard>0</IsRestoreMemberCard><UnionId>u</UnionId>"));
		all.put("card_pass_check", event("card_pass_check", "<CardId>c</CardId><RefuseReason>r</RefuseReason>"));
		all.put("an event of tomorrow",
				event("brand_new", "<Fresh><A>1</A><A>2</A><B>x</B></Fresh><Twice>1</Twice><Twice>2</Twice>"));
	}

}
