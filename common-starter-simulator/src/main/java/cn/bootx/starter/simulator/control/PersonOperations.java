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
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What people can do: what each action is on each platform that has it.
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

	private final Accounts accounts;

	private final DingTalkActions dingtalk;

	private final Map<String, Operation.Effect> effects;

	PersonOperations(PlatformSimulator simulator, Accounts accounts, Map<String, Operation.Effect> effects) {
		this.accounts = accounts;
		this.dingtalk = new DingTalkActions(simulator);
		this.effects = effects;
	}

	void add() {
		messages();
		moves();
		menus();
		answers();
		logins();
	}

	private void messages() {
		does("sendText", wechat((fan, a) -> fan.sends(a.text("text"))), applet((user, a) -> user.sends(a.text("text"))),
				wecom((user, a) -> user.sends(a.text("text"))), dingtalk(this.dingtalk::text));
		does("sendImage", wechat((fan, a) -> fan.sendsImage(a.bytes("content", Field.PNG))),
				applet((user, a) -> user.sendsImage(a.bytes("content", Field.PNG))),
				wecom((user, a) -> user.sendsImage(a.bytes("content", Field.PNG))), dingtalk(this.dingtalk::picture));
		does("sendVoice", wechat((fan, a) -> fan.sendsVoice(a.bytes("content", Field.AMR))),
				wecom((user, a) -> user.sendsVoice(a.bytes("content", Field.AMR))), dingtalk(this.dingtalk::audio));
		does("sendVideo", wechat((fan, a) -> fan.sendsVideo(a.bytes("content", Field.MP4))),
				wecom((user, a) -> user.sendsVideo(a.bytes("content", Field.MP4))), dingtalk(this.dingtalk::video));
		does("sendShortVideo", wechat((fan, a) -> fan.sendsShortVideo(a.bytes("content", Field.MP4))));
		does("sendFile", dingtalk(this.dingtalk::file));
		does("sendRichText", dingtalk(this.dingtalk::richText));
		does("sendLocation",
				wechat((fan, a) -> fan.sendsLocation(a.number("latitude", 39.9087), a.number("longitude", 116.3975),
						a.text("label"))),
				wecom((user, a) -> user.sends("location",
						Fields.of("Location_X", a.number("latitude", 39.9087), "Location_Y",
								a.number("longitude", 116.3975), "Scale", 15, "Label", a.text("label"), "AppType",
								"wxwork"))));
		does("sendLink", wechat((fan, a) -> fan.sendsLink(a.text("title"), a.text("description"), a.text("url"))),
				wecom((user, a) -> user.sends("link", Fields.of("Title", a.text("title"), "Description",
						a.text("description"), "Url", a.text("url"), "PicUrl", ""))));
		does("sendPage", applet((user, a) -> user.sendsPage(a.text("title"), a.text("pagePath"))));
		does("send", wecom((user, a) -> user.sends(a.text("msgType"), a.map("fields"))), dingtalk(this.dingtalk::any));
	}

	private void moves() {
		does("follow", wechat((fan, a) -> fan.follows()),
				wecom((user, a) -> user.event("subscribe", Map.of("EventKey", ""))));
		does("unfollow", wechat((fan, a) -> fan.unfollows()),
				wecom((user, a) -> user.event("unsubscribe", Map.of("EventKey", ""))));
		does("block", wechat((fan, a) -> fan.blocksTemplates(a.flag("blocks", true))));
		does("enter", applet((user, a) -> user.entersService(a.text("sessionFrom"))),
				wecom((user, a) -> user.enterAgent()));
		does("scan", wechat((fan, a) -> fan.scans(a.text("code"))));
		does("reportLocation", wechat((fan, a) -> fan.event("LOCATION", place(a, 119.385))),
				wecom((user, a) -> user.event("LOCATION", place(a, 15))));
		does("event", wechat((fan, a) -> fan.event(a.text("event"), a.map("fields"))),
				applet((user, a) -> user.event(a.text("event"), a.map("fields"))),
				wecom((user, a) -> user.event(a.text("event"), a.map("fields"))));
	}

	private void menus() {
		does("tapMenu", wechat((fan, a) -> fan.tapsMenu(a.text("button"))));
		menu("clickMenu", "CLICK", "click", (a) -> Map.of("EventKey", a.text("key")));
		menu("viewMenu", "VIEW", "view", (a) -> Map.of("EventKey", a.text("url")));
		Map.of("scanInMenu", "scancode_push", "scanInMenuAndWait", "scancode_waitmsg")
			.forEach((id, event) -> menu(id, event, event, (a) -> Fields.of("EventKey", a.text("key"), "ScanCodeInfo",
					Fields.of("ScanType", "qrcode", "ScanResult", a.text("result")))));
		Map.of("takePhotoInMenu", "pic_sysphoto", "takeOrChoosePhotoInMenu", "pic_photo_or_album", "choosePhotoInMenu",
				"pic_weixin")
			.forEach((id, event) -> menu(id, event, event,
					(a) -> Fields.of("EventKey", a.text("key"), "SendPicsInfo", Fields.of("Count", 1, "PicList",
							List.of(Map.of("PicMd5Sum", "1b5f7c23b5bf75682a53e7b6d163e185"))))));
		menu("chooseLocationInMenu", "location_select", "location_select",
				(a) -> Fields.of("EventKey", a.text("key"), "SendLocationInfo",
						Fields.of("Location_X", a.number("latitude", 39.9087), "Location_Y",
								a.number("longitude", 116.3975), "Scale", 15, "Label", a.text("label"), "Poiname",
								"")));
	}

	private void answers() {
		does("pressButton", press(), dingtalk(this.dingtalk::press));
		does("vote", press());
		does("openUrl", dingtalk(this.dingtalk::openUrl));
		does("answerPrompt",
				wechat((fan, a) -> a.flag("agrees", true) ? fan.agreesTo(a.text("templateId"))
						: fan.refuses(a.text("templateId"))),
				applet((user, a) -> a.flag("agrees", true) ? user.agreesTo(a.text("templateId"))
						: user.refuses(a.text("templateId"))));
		gives("url", "answerOneTimePage",
				wechat((fan, a) -> fan.answersOneTimePage(a.text("pageUrl"), a.flag("agrees", true))));
		does("decideApproval", dingtalk(this.dingtalk::decide));
		does("read", dingtalk(this.dingtalk::read));
	}

	private void logins() {
		gives("code", "logIn", wechat((fan, a) -> fan.authorizes(a.text("scope", "snsapi_base"))),
				applet((user, a) -> user.logsIn()), wecom((user, a) -> user.loginCode()),
				dingtalk((account, user, a) -> this.dingtalk.loginCode(user)));
		gives("code", "sharePhone", applet((user, a) -> user.sharesPhone(a.text("mobile"))));
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

	private void menu(String id, String wechat, String wecom, Function<Arguments, Map<String, ?>> event) {
		does(id, wechat((fan, a) -> fan.event(wechat, event.apply(a))),
				wecom((user, a) -> user.event(wecom, event.apply(a))));
	}

	/** An action that gives a text. */
	private void gives(String answer, String id, Deed... deeds) {
		does(id, Arrays.stream(deeds)
			.map((deed) -> new Deed(deed.kind(), (account, a) -> Map.of(answer, deed.effect().apply(account, a))))
			.toArray(Deed[]::new));
	}

	private void does(String id, Deed... deeds) {
		Map<Kind, BiFunction<Account, Arguments, Object>> byKind = Arrays.stream(deeds)
			.collect(Collectors.toMap(Deed::kind, Deed::effect));
		this.effects.put(id, (a) -> {
			Account account = this.accounts.of(a);
			return Views.of(Objects.requireNonNull(byKind.get(account.kind())).apply(account, a));
		});
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
