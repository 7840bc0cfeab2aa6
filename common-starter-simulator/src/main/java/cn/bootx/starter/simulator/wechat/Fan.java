package cn.bootx.starter.simulator.wechat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.rules.UploadedFile;
import cn.bootx.starter.simulator.wechat.login.OneTimePage;
import cn.bootx.starter.simulator.wechat.menu.MenuTap;
import cn.bootx.starter.simulator.wechat.people.FanProfile;
import cn.bootx.starter.simulator.wechat.people.QrTicket;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.template.TemplateResult;
import org.jspecify.annotations.Nullable;

/**
 * A simulated WeChat user, seen from one official account. Every action pushes what
 * WeChat would push and returns when the host has answered or WeChat has given up.
 *
 * @since 0.1.0
 */
public final class Fan extends Subscriber {

	private static final Set<String> QUIET = Set.of("unsubscribe", "TEMPLATESENDJOBFINISH", "MASSSENDJOBFINISH",
			"PUBLISHJOBFINISH", "VIEW", "view_miniprogram", "subscribe_msg_sent_event");

	private final SimulatedAccount account;

	private final WeChatCore core;

	private final FanProfile profile = new FanProfile();

	private volatile boolean following;

	/** Who never followed may write all the same: a test need not begin with that. */
	private volatile boolean gone;

	private volatile Instant followedAt;

	private volatile @Nullable QrTicket arrivedBy;

	private volatile TemplateResult templateResult = TemplateResult.SUCCESS;

	Fan(String openId, SimulatedAccount account, WeChatCore core, boolean following) {
		super(openId, account, core);
		this.account = account;
		this.core = core;
		this.following = following;
		this.followedAt = core.now();
		window().perMessage(account.messagesPerMessage());
	}

	public boolean following() {
		return this.following;
	}

	public PushOutcome sends(String text) {
		requireNotGone();
		say("text", text, null);
		return push("text", Map.of("Content", text));
	}

	/** Sends a picture. */
	public PushOutcome sendsImage(byte[] png) {
		requireNotGone();
		String mediaId = this.core.media().put("image", "image/png", "image.png", png).mediaId();
		String url = this.core.mediaUrl(mediaId);
		say("image", "[图片]", url);
		return push("image", Fields.of("PicUrl", url, "MediaId", mediaId));
	}

	/** Sends a voice message of AMR format; WAV and MP3 are pushed as such. */
	public PushOutcome sendsVoice(byte[] amr) {
		requireNotGone();
		UploadedFile file = UploadedFile.voice(amr);
		String mediaId = this.core.media().put("voice", file.contentType(), file.fileName(), amr).mediaId();
		say("voice", "[语音]", this.core.mediaUrl(mediaId));
		return push("voice", Fields.of("MediaId", mediaId, "Format", file.extension()));
	}

	/** Sends an MP4 video. */
	public PushOutcome sendsVideo(byte[] mp4) {
		return sendsVideo("video", mp4);
	}

	/** Sends a short MP4 video, which is recorded in the chat (小视频). */
	public PushOutcome sendsShortVideo(byte[] mp4) {
		return sendsVideo("shortvideo", mp4);
	}

	private PushOutcome sendsVideo(String kind, byte[] mp4) {
		requireNotGone();
		String mediaId = this.core.media().put("video", "video/mp4", "video.mp4", mp4).mediaId();
		String thumb = this.core.media().put("thumb", "image/jpeg", "thumb.jpg", new byte[] { 1 }).mediaId();
		say(kind, "[视频]", this.core.mediaUrl(mediaId));
		return push(kind, Fields.of("MediaId", mediaId, "ThumbMediaId", thumb));
	}

	public PushOutcome sendsLocation(double latitude, double longitude, String label) {
		requireNotGone();
		say("location", "[位置] " + label, null);
		return push("location",
				Fields.of("Location_X", latitude, "Location_Y", longitude, "Scale", 20, "Label", label));
	}

	public PushOutcome sendsLink(String title, String description, String url) {
		requireNotGone();
		say("link", "[链接] " + title + " " + url, null);
		return push("link", Fields.of("Title", title, "Description", description, "Url", url));
	}

	/** Follows, found by search: {@code subscribe} with an empty key. */
	public PushOutcome follows() {
		return follow(null);
	}

	public PushOutcome unfollows() {
		this.following = false;
		this.gone = true;
		return event("unsubscribe", Map.of("EventKey", ""));
	}

	/**
	 * Scans a QR code of the account: {@code SCAN} for a follower; a newcomer follows by
	 * it ({@code subscribe} with {@code qrscene_…}).
	 * @param ticketOrUrl ticket, content of the code, or address of its picture
	 * @throws IllegalArgumentException if it is not a QR code of this account
	 * @throws IllegalStateException if it has expired
	 */
	public PushOutcome scans(String ticketOrUrl) {
		QrTicket ticket = this.core.tickets().resolve(ticketOrUrl);
		if (ticket == null || !ticket.appId().equals(this.account.appId())) {
			throw new IllegalArgumentException("No QR code of account " + this.account.appId() + ": " + ticketOrUrl);
		}
		if (ticket.expiredAt(this.core.now())) {
			throw new IllegalStateException("The QR code expired at " + ticket.expiresAt());
		}
		if (!this.following) {
			return follow(ticket);
		}
		window().acted(this.core.now(), 3);
		return event("SCAN", Fields.of("EventKey", ticket.scene(), "Ticket", ticket.ticket()));
	}

	public PushOutcome clicksMenu(String key) {
		requireNotGone();
		window().acted(this.core.now(), 3);
		return event("CLICK", Map.of("EventKey", key));
	}

	/**
	 * Taps a button of the menu that the fan sees; what is pushed depends on its type.
	 * Texts, media and articles reach the fan without a push.
	 * @param buttonName its name; a parent button only opens
	 * @throws IllegalArgumentException if the fan sees no button of that name
	 */
	public PushOutcome tapsMenu(String buttonName) {
		requireNotGone();
		return new MenuTap(this.account, this).tap(buttonName);
	}

	/**
	 * Any event, with its fields beside the common ones. A map nests, a list nests
	 * {@code item} elements, and {@code RawXml} is written as it is.
	 */
	public PushOutcome event(String name, Map<String, ?> fields) {
		say("event", "[" + name + "] " + shown(fields), null);
		return pushEvent(name, fields);
	}

	/**
	 * Whether the fan refuses template messages: their job then ends with
	 * {@code failed:user block}.
	 */
	public Fan blocksTemplates(boolean blocks) {
		return templatesEnd(blocks ? TemplateResult.USER_BLOCK : TemplateResult.SUCCESS);
	}

	/** How jobs of template messages to this fan end from now on. */
	public Fan templatesEnd(TemplateResult result) {
		this.templateResult = result;
		return this;
	}

	/**
	 * He agrees to one message of a subscribe notice, or of a one-time subscription:
	 * {@code subscribe_msg_popup_event}.
	 */
	public PushOutcome agreesTo(String templateId) {
		this.account.notices().agree(openId(), templateId);
		return answersNotice("subscribe_msg_popup_event", "SubscribeMsgPopupEvent", templateId, "accept");
	}

	/**
	 * He answers the page of a one-time subscription.
	 * @param pageUrl address of the page
	 * @return where WeChat sends the fan's browser
	 * @throws IllegalArgumentException if WeChat would show an error instead of the page
	 */
	public String answersOneTimePage(String pageUrl, boolean agrees) {
		return OneTimePage.open(this.account, pageUrl).answer(this.account, openId(), agrees);
	}

	/** Takes back an agreement: {@code subscribe_msg_change_event}. */
	public PushOutcome refuses(String templateId) {
		this.account.notices().refuse(openId(), templateId);
		return answersNotice("subscribe_msg_change_event", "SubscribeMsgChangeEvent", templateId, "reject");
	}

	/** He agrees to a web page's request (网页授权); returns the one-time code. */
	public String authorizes(String scope) {
		return this.core.oauthCodes().issue(this.account.appId(), openId(), scope);
	}

	/** What the account and its web pages know of this fan. */
	public FanProfile profile() {
		return this.profile;
	}

	public Instant followedAt() {
		return this.followedAt;
	}

	public @Nullable QrTicket arrivedBy() {
		return this.arrivedBy;
	}

	public TemplateResult templateResult() {
		return this.templateResult;
	}

	@Override
	public boolean seenLately() {
		return true;
	}

	@Override
	public boolean reachable() {
		return this.following;
	}

	@Override
	public PushOutcome pushEvent(String name, Map<String, ?> fields) {
		if (this.profile.blacklisted()) {
			return PushOutcome.unheard();
		}
		Map<String, Object> message = message("event", Fields.of("Event", name));
		message.putAll(fields);
		return this.account.pusher().push(message, openId(), name + " of " + openId(), QUIET.contains(name));
	}

	private PushOutcome answersNotice(String event, String element, String templateId, String answer) {
		Map<String, Object> item = Fields.of("TemplateId", templateId, "SubscribeStatusString", answer);
		if (answer.equals("accept")) {
			item.put("PopupScene", "0");
		}
		return event(event, Fields.of(element, Map.of("List", item)));
	}

	private PushOutcome follow(@Nullable QrTicket ticket) {
		this.following = true;
		this.gone = false;
		this.followedAt = this.core.now();
		this.arrivedBy = ticket;
		window().acted(this.followedAt, 3);
		return event("subscribe",
				(ticket != null) ? Fields.of("EventKey", "qrscene_" + ticket.scene(), "Ticket", ticket.ticket())
						: Map.of("EventKey", ""));
	}

	private PushOutcome push(String type, Map<String, ?> fields) {
		if (this.profile.blacklisted()) {
			return PushOutcome.unheard();
		}
		window().wrote(this.core.now());
		Map<String, Object> message = message(type, fields);
		message.put("MsgId", this.core.nextMessageId());
		return this.account.pusher().push(message, openId(), type + " of " + openId(), false);
	}

	private void requireNotGone() {
		if (this.gone) {
			throw new IllegalStateException("Fan " + openId() + " has unfollowed account " + this.account.appId()
					+ " and cannot send: let the fan follow first (已取消关注的用户不能发消息,请先关注)");
		}
	}

	private static String shown(Map<String, ?> fields) {
		Object key = fields.get("EventKey");
		return (key != null) ? String.valueOf(key) : "";
	}

}
