package cn.bootx.starter.simulator.wechat.applet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A simulated user of a mini program. Every action pushes what WeChat would push and
 * returns when the host has answered or WeChat has given up.
 *
 * @since 0.1.0
 */
public final class MiniProgramUser extends Subscriber {

	private final SimulatedMiniProgram miniProgram;

	private final WeChatCore core;

	private volatile Instant seenAt = Instant.EPOCH;

	private volatile @Nullable String unionId;

	private volatile @Nullable String sessionKey;

	MiniProgramUser(String openId, SimulatedMiniProgram miniProgram, WeChatCore core) {
		super(openId, miniProgram, core);
		this.miniProgram = miniProgram;
		this.core = core;
	}

	/** The id across the apps of one Open Platform account; none unless set. */
	public MiniProgramUser unionId(@Nullable String value) {
		this.unionId = value;
		return this;
	}

	/** He opens it: the code of {@code wx.login()}, five minutes, one use. */
	public String logsIn() {
		return this.core.oauthCodes().issue(this.miniProgram.appId(), openId(), "");
	}

	/**
	 * He taps the {@code getPhoneNumber} button: a code of five minutes and one use.
	 * @param number Chinese mobile number without country code
	 */
	public String sharesPhone(String number) {
		return this.core.phoneCodes().issue(this.miniProgram.appId(), openId(), number);
	}

	/**
	 * The {@code session_key} of the user's last login, or null; the legacy decryption
	 * needs it.
	 */
	public @Nullable String sessionKey() {
		return this.sessionKey;
	}

	/**
	 * What the mini program gets of the user's data and sends to its server.
	 * @param data the data without watermark
	 * @throws IllegalStateException if the user has not logged in, so that there is no
	 * {@code session_key}
	 */
	public EncryptedUserData encrypts(Map<String, ?> data) {
		String key = this.sessionKey;
		if (key == null) {
			throw new IllegalStateException(openId() + " has not logged in");
		}
		return EncryptedUserData.seal(data, key, this.miniProgram.appId(), this.core.now());
	}

	/** He writes to the customer service. */
	public PushOutcome sends(String text) {
		window().wrote(this.core.now());
		this.seenAt = this.core.now();
		say("text", text, null);
		return push("text", Fields.of("Content", text, "MsgId", this.core.nextMessageId()));
	}

	/** Sends a picture to the customer service. */
	public PushOutcome sendsImage(byte[] png) {
		String mediaId = this.core.media().put("image", "image/png", "image.png", png).mediaId();
		String url = this.core.mediaUrl(mediaId);
		say("image", "[图片]", url);
		return push("image", Fields.of("PicUrl", url, "MediaId", mediaId, "MsgId", this.core.nextMessageId()));
	}

	/** Sends a card of a page to the customer service. */
	public PushOutcome sendsPage(String title, String pagePath) {
		String mediaId = this.core.media().put("image", "image/png", "thumb.png", new byte[] { 1 }).mediaId();
		say("miniprogrampage", "[小程序] " + title + " " + pagePath, null);
		return push("miniprogrampage",
				Fields.of("MsgId", this.core.nextMessageId(), "Title", title, "AppId", this.miniProgram.appId(),
						"PagePath", pagePath, "ThumbUrl", this.core.mediaUrl(mediaId), "ThumbMediaId", mediaId));
	}

	/** He opens the customer service: {@code user_enter_tempsession}. */
	public PushOutcome entersService(String sessionFrom) {
		window().acted(this.core.now(), 2);
		return event("user_enter_tempsession", Map.of("SessionFrom", sessionFrom));
	}

	/** He agrees to one message of a template: {@code subscribe_msg_popup_event}. */
	public PushOutcome agreesTo(String templateId) {
		this.miniProgram.notices().agree(openId(), templateId);
		return event("subscribe_msg_popup_event", Fields.of("SubscribeMsgPopupEvent", Map.of("List",
				Fields.of("TemplateId", templateId, "SubscribeStatusString", "accept", "PopupScene", "0"))));
	}

	/** Takes back an agreement: {@code subscribe_msg_change_event}. */
	public PushOutcome refuses(String templateId) {
		this.miniProgram.notices().refuse(openId(), templateId);
		return event("subscribe_msg_change_event", Fields.of("SubscribeMsgChangeEvent",
				Map.of("List", Fields.of("TemplateId", templateId, "SubscribeStatusString", "reject"))));
	}

	/** Any event, with its fields beside the common ones. */
	public PushOutcome event(String name, Map<String, ?> fields) {
		say("event", "[" + name + "]", null);
		return pushEvent(name, fields);
	}

	@Override
	public PushOutcome pushEvent(String name, Map<String, ?> fields) {
		Map<String, Object> all = Fields.of("Event", name);
		all.putAll(fields);
		return push("event", all);
	}

	public @Nullable String unionId() {
		return this.unionId;
	}

	@Override
	public boolean seenLately() {
		return this.core.now().isBefore(this.seenAt.plus(Duration.ofHours(2)));
	}

	@Override
	public boolean reachable() {
		return true;
	}

	public void loggedIn(String key) {
		this.sessionKey = key;
		this.seenAt = this.core.now();
	}

	private PushOutcome push(String type, Map<String, ?> fields) {
		Map<String, Object> message = message(type, fields);
		String title = message.getOrDefault("Event", type) + " of " + openId();
		return this.miniProgram.pusher().push(message, openId(), title, type.equals("event"));
	}

}
