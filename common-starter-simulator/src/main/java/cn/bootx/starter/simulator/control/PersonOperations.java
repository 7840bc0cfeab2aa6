package cn.bootx.starter.simulator.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What people can do: one row per action, with what it is on each platform that has it.
 */
final class PersonOperations {

	/**
	 * What an action does on one platform.
	 *
	 * @param kind the kind of account that has it
	 * @param effect does it
	 */
	private record Deed(Kind kind, BiFunction<Account, Arguments, Object> effect) {
	}

	private static final String GROUP = "people";

	private static final String PATH = "/_sim/accounts/{account}/people/{person}/";

	private final Accounts accounts;

	private final DingTalkActions dingtalk;

	private final List<Operation> rows = new ArrayList<>();

	PersonOperations(PlatformSimulator simulator, Accounts accounts) {
		this.accounts = accounts;
		this.dingtalk = new DingTalkActions(simulator);
	}

	List<Operation> rows() {
		messages();
		moves();
		menus();
		answers();
		logins();
		return List.copyOf(this.rows);
	}

	private void messages() {
		push("send-text", "发文字；钉钉群里用 group 并 @ 机器人",
				"writes a text; in a DingTalk group (group) the robot is mentioned", "text group?",
				wechat((fan, a) -> fan.sends(a.text("text"))), applet((user, a) -> user.sends(a.text("text"))),
				wecom((user, a) -> user.sends(a.text("text"))), dingtalk(this.dingtalk::text));
		push("send-image", "发图片", "sends a picture", "content? group?",
				wechat((fan, a) -> fan.sendsImage(a.bytes("content", FieldTable.PNG))),
				applet((user, a) -> user.sendsImage(a.bytes("content", FieldTable.PNG))),
				wecom((user, a) -> user.sendsImage(a.bytes("content", FieldTable.PNG))),
				dingtalk(this.dingtalk::picture));
		push("send-voice", "发语音(AMR)", "sends a voice message (AMR)", "content?",
				wechat((fan, a) -> fan.sendsVoice(a.bytes("content", FieldTable.AMR))),
				wecom((user, a) -> user.sendsVoice(a.bytes("content", FieldTable.AMR))),
				dingtalk(this.dingtalk::audio));
		push("send-video", "发视频(MP4)", "sends a video (MP4)", "content?",
				wechat((fan, a) -> fan.sendsVideo(a.bytes("content", FieldTable.MP4))),
				wecom((user, a) -> user.sendsVideo(a.bytes("content", FieldTable.MP4))),
				dingtalk(this.dingtalk::video));
		push("send-short-video", "发小视频", "sends a short video", "content?",
				wechat((fan, a) -> fan.sendsShortVideo(a.bytes("content", FieldTable.MP4))));
		push("send-file", "发文件", "sends a file", "fileName content?", dingtalk(this.dingtalk::file));
		push("send-rich-text", "发图文混排", "sends rich text", "parts group?", dingtalk(this.dingtalk::richText));
		push("send-location", "发位置", "sends a place", "latitude? longitude? label",
				wechat((fan, a) -> fan.sendsLocation(a.number("latitude", 39.9087), a.number("longitude", 116.3975),
						a.text("label"))),
				wecom((user, a) -> user.sends("location",
						Fields.of("Location_X", a.number("latitude", 39.9087), "Location_Y",
								a.number("longitude", 116.3975), "Scale", 15, "Label", a.text("label"), "AppType",
								"wxwork"))));
		push("send-link", "发链接", "sends a link", "title description? url",
				wechat((fan, a) -> fan.sendsLink(a.text("title"), a.text("description"), a.text("url"))),
				wecom((user, a) -> user.sends("link", Fields.of("Title", a.text("title"), "Description",
						a.text("description"), "Url", a.text("url"), "PicUrl", ""))));
		push("send-page", "发小程序卡片", "sends a card of the mini program", "title pagePath",
				applet((user, a) -> user.sendsPage(a.text("title"), a.text("pagePath"))));
		push("send", "发任意类型的消息，字段按平台的叫法", "sends a message of any kind, in the platform's words",
				"msgType fields? group?", wecom((user, a) -> user.sends(a.text("msgType"), a.map("fields"))),
				dingtalk(this.dingtalk::any));
	}

	private void moves() {
		push("follow", "关注；企业微信是进入应用的可见范围", "follows; on WeCom the agent becomes visible to the member", "",
				wechat((fan, a) -> fan.follows()), wecom((user, a) -> user.event("subscribe", Map.of("EventKey", ""))));
		push("unfollow", "取消关注；企业微信是离开可见范围", "unfollows; on WeCom the agent is no longer visible", "",
				wechat((fan, a) -> fan.unfollows()),
				wecom((user, a) -> user.event("unsubscribe", Map.of("EventKey", ""))));
		done("block", "拒收或重新接收模板消息", "blocks template messages, or no longer", "blocks",
				wechat((fan, a) -> fan.blocksTemplates(a.flag("blocks", true))));
		push("enter", "打开应用，或打开小程序客服", "opens the agent, or the mini program's customer service", "sessionFrom?",
				applet((user, a) -> user.entersService(a.text("sessionFrom"))), wecom((user, a) -> user.enterAgent()));
		push("scan", "扫公众号的二维码", "scans a QR code of the account", "code",
				wechat((fan, a) -> fan.scans(a.text("code"))));
		push("report-location", "上报位置", "reports where the person is", "latitude? longitude?",
				wechat((fan, a) -> fan.event("LOCATION", place(a, 119.385))),
				wecom((user, a) -> user.event("LOCATION", place(a, 15))));
		push("event", "任意事件，字段按平台的叫法", "any event, in the platform's words", "event fields?",
				wechat((fan, a) -> fan.event(a.text("event"), a.map("fields"))),
				applet((user, a) -> user.event(a.text("event"), a.map("fields"))),
				wecom((user, a) -> user.event(a.text("event"), a.map("fields"))));
	}

	private void menus() {
		push("tap-menu", "点菜单里的一个按钮，推送由它的类型决定", "taps a button of the menu; its type decides what is pushed", "button",
				wechat((fan, a) -> fan.tapsMenu(a.text("button"))));
		menu("click-menu", "点 click 按钮", "clicks a button of type click", "key", "CLICK", "click",
				(a) -> Map.of("EventKey", a.text("key")));
		menu("view-menu", "点 view 按钮", "clicks a button of type view", "url", "VIEW", "view",
				(a) -> Map.of("EventKey", a.text("url")));
		for (boolean waits : new boolean[] { false, true }) {
			String event = waits ? "scancode_waitmsg" : "scancode_push";
			menu(waits ? "scan-in-menu-and-wait" : "scan-in-menu", waits ? "菜单扫码并等待应答" : "菜单扫码",
					"scans by a button of the menu" + (waits ? " and waits" : ""), "key result", event, event,
					(a) -> Fields.of("EventKey", a.text("key"), "ScanCodeInfo",
							Fields.of("ScanType", "qrcode", "ScanResult", a.text("result"))));
		}
		Map.of("take-photo-in-menu", "pic_sysphoto", "take-or-choose-photo-in-menu", "pic_photo_or_album",
				"choose-photo-in-menu", "pic_weixin")
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((each) -> menu(each.getKey(), "菜单发图 " + each.getValue(),
					"pictures by a button of the menu: " + each.getValue(), "key", each.getValue(), each.getValue(),
					(a) -> Fields.of("EventKey", a.text("key"), "SendPicsInfo", Fields.of("Count", 1, "PicList",
							List.of(Map.of("PicMd5Sum", "1b5f7c23b5bf75682a53e7b6d163e185"))))));
		menu("choose-location-in-menu", "菜单选位置", "chooses a place by a button of the menu",
				"key latitude? longitude? label", "location_select", "location_select",
				(a) -> Fields.of("EventKey", a.text("key"), "SendLocationInfo",
						Fields.of("Location_X", a.number("latitude", 39.9087), "Location_Y",
								a.number("longitude", 116.3975), "Scale", 15, "Label", a.text("label"), "Poiname",
								"")));
	}

	private void answers() {
		push("press-button", "按卡片上的按钮：企业微信模板卡片或钉钉互动卡片",
				"presses a button of a template card (WeCom) or interactive card (DingTalk)", "key messageId? params?",
				press(), dingtalk(this.dingtalk::press));
		push("vote", "在模板卡片上投票或多选并提交", "votes or chooses on a template card and submits", "key choices messageId?",
				press());
		push("open-url", "点动作卡片(ActionCard)的按钮；dtmd 链接会发出消息",
				"presses a button of an action card; a dtmd link sends its text", "url",
				dingtalk(this.dingtalk::openUrl));
		push("answer-prompt", "在订阅弹窗里同意或拒绝", "agrees to a subscribe prompt, or refuses", "templateId agrees",
				wechat((fan, a) -> a.flag("agrees", true) ? fan.agreesTo(a.text("templateId"))
						: fan.refuses(a.text("templateId"))),
				applet((user, a) -> a.flag("agrees", true) ? user.agreesTo(a.text("templateId"))
						: user.refuses(a.text("templateId"))));
		text("answer-one-time-page", "在一次性订阅页面上同意或拒绝，得到跳转地址",
				"answers the page of a one-time subscription; gives where the browser goes", "pageUrl agrees", "url",
				wechat((fan, a) -> fan.answersOneTimePage(a.text("pageUrl"), a.flag("agrees", true))));
		done("read", "读机器人发来的消息", "reads what the robot sent", "messageId?", dingtalk(this.dingtalk::read));
	}

	private void logins() {
		text("log-in", "登录，得到一次性的 code:网页授权、wx.login()、企业微信与钉钉登录",
				"logs in and gives the one-time code: web authorization, wx.login(), the login of WeCom and DingTalk",
				"scope?", "code", wechat((fan, a) -> fan.authorizes(a.text("scope", "snsapi_base"))),
				applet((user, a) -> user.logsIn()), wecom((user, a) -> user.loginCode()),
				dingtalk((account, user, a) -> this.dingtalk.loginCode(user)));
		text("share-phone", "点手机号按钮，得到 code", "taps the phone number button; gives the code", "mobile", "code",
				applet((user, a) -> user.sharesPhone(a.text("mobile"))));
	}

	/**
	 * On a template card: the newest one that the member has got, unless one is named.
	 */
	private Deed press() {
		return new Deed(Kind.WECOM, (account, a) -> {
			SimulatedWeComUser user = this.accounts.colleague(account, a);
			Map<String, List<String>> choices = new LinkedHashMap<>();
			a.node("choices").properties().forEach((each) -> choices.put(each.getKey(), texts(each.getValue())));
			return user.pressesButton(card(account, user.user().userId(), a.text("messageId")), a.text("key"), choices);
		});
	}

	private static WeComMessage card(Account account, String userId, String messageId) {
		List<WeComMessage> cards = account.wecom()
			.messagesOf(userId)
			.stream()
			.filter((message) -> messageId.isEmpty() ? message.body().has("template_card")
					: message.msgId().equals(messageId))
			.toList();
		if (cards.isEmpty()) {
			throw ControlException.unknown("UNKNOWN_MESSAGE", "messageId", userId + " 没有收到这张卡片",
					userId + " has not got this card",
					account.wecom().messagesOf(userId).stream().map(WeComMessage::msgId).toList());
		}
		return cards.get(cards.size() - 1);
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((item) -> texts.add(item.asText()));
		return texts;
	}

	private static Map<String, Object> place(Arguments a, double precision) {
		return Fields.of("Latitude", a.number("latitude", 39.9087), "Longitude", a.number("longitude", 116.3975),
				"Precision", precision);
	}

	private void menu(String name, String zh, String en, String fields, String wechat, String wecom,
			Function<Arguments, Map<String, ?>> event) {
		push(name, zh, en, fields, wechat((fan, a) -> fan.event(wechat, event.apply(a))),
				wecom((user, a) -> user.event(wecom, event.apply(a))));
	}

	/** An action that pushes: the answer says what became of the push. */
	private void push(String name, String zh, String en, String fields, Deed... deeds) {
		row(name, zh, en, fields, "Outcome", deeds);
	}

	/** An action without a push. */
	private void done(String name, String zh, String en, String fields, Deed... deeds) {
		row(name, zh, en, fields, "Done", deeds);
	}

	/** An action that gives a text. */
	private void text(String name, String zh, String en, String fields, String answer, Deed... deeds) {
		row(name, zh, en, fields, answer.equals("code") ? "Code" : "Url", Arrays.stream(deeds)
			.map((deed) -> new Deed(deed.kind(), (account, a) -> Map.of(answer, deed.effect().apply(account, a))))
			.toArray(Deed[]::new));
	}

	private void row(String name, String zh, String en, String fields, String answer, Deed... deeds) {
		Map<Kind, BiFunction<Account, Arguments, Object>> byKind = Arrays.stream(deeds)
			.collect(Collectors.toMap(Deed::kind, Deed::effect));
		this.rows.add(Operation.row(GROUP, "POST " + PATH + name, camel(name), zh, en,
				("account person " + fields).strip(), byKind.keySet(), answer, (a) -> {
					Account account = this.accounts.of(a);
					return Views.of(Objects.requireNonNull(byKind.get(account.kind())).apply(account, a));
				}));
	}

	static String camel(String name) {
		StringBuilder camel = new StringBuilder();
		for (String word : name.split("-")) {
			camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
		}
		return camel.toString();
	}

	private Deed wechat(BiFunction<Fan, Arguments, Object> deed) {
		return new Deed(Kind.WECHAT, (account, a) -> deed.apply(this.accounts.fan(account, a), a));
	}

	private Deed applet(BiFunction<MiniProgramUser, Arguments, Object> deed) {
		return new Deed(Kind.APPLET, (account, a) -> deed.apply(this.accounts.appletUser(account, a), a));
	}

	private Deed wecom(BiFunction<SimulatedWeComUser, Arguments, Object> deed) {
		return new Deed(Kind.WECOM, (account, a) -> deed.apply(this.accounts.colleague(account, a), a));
	}

	private Deed dingtalk(DingTalkActions.Action deed) {
		return new Deed(Kind.DINGTALK,
				(account, a) -> deed.apply(account.dingtalk(), this.accounts.member(account, a), a));
	}

}
