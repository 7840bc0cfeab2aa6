package cn.bootx.starter.simulator.wechat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.login.OneTimePage;
import cn.bootx.starter.simulator.wechat.menu.MenuTap;
import cn.bootx.starter.simulator.wechat.people.FanProfile;
import cn.bootx.starter.simulator.wechat.people.QrTicket;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.ReplyWindow;
import cn.bootx.starter.simulator.wechat.template.TemplateResult;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A simulated WeChat user, seen from one official account. Every action pushes what
 * WeChat would push and returns when the host has answered or WeChat has given up.
 *
 * @since 0.1.0
 */
public final class Fan implements Subscriber {

	private static final Set<String> QUIET = Set.of("unsubscribe", "TEMPLATESENDJOBFINISH", "MASSSENDJOBFINISH",
			"PUBLISHJOBFINISH", "VIEW", "view_miniprogram", "subscribe_msg_sent_event");

	private final String openId;

	private final SimulatedAccount account;

	private final WeChatCore core;

	private final ReplyWindow window = new ReplyWindow();

	private final FanProfile profile = new FanProfile();

	private volatile boolean following;

	/** Who never followed may write all the same: a test need not begin with that. */
	private volatile boolean gone;

	private volatile Instant followedAt;

	private volatile @Nullable QrTicket arrivedBy;

	private volatile TemplateResult templateResult = TemplateResult.SUCCESS;

	Fan(String openId, SimulatedAccount account, WeChatCore core, boolean following) {
		this.openId = openId;
		this.account = account;
		this.core = core;
		this.following = following;
		this.followedAt = core.now();
		this.window.perMessage(account.messagesPerMessage());
	}

	@Override
	public String openId() {
		return this.openId;
	}

	public boolean following() {
		return this.following;
	}

	public PushOutcome sends(String text) {
		requireNotGone();
		say("text", text, null);
		return message("text", Map.of("Content", text));
	}

	/** Sends a picture. */
	public PushOutcome sendsImage(byte[] png) {
		requireNotGone();
		String mediaId = this.core.media().put("image", "image/png", "image.png", png).mediaId();
		String url = this.core.mediaUrl(mediaId);
		say("image", "[图片]", url);
		return message("image", Fields.of("PicUrl", url, "MediaId", mediaId));
	}

	/** Sends a voice message of AMR format. */
	public PushOutcome sendsVoice(byte[] amr) {
		requireNotGone();
		String mediaId = this.core.media().put("voice", "audio/amr", "voice.amr", amr).mediaId();
		say("voice", "[语音]", this.core.mediaUrl(mediaId));
		return message("voice", Fields.of("MediaId", mediaId, "Format", "amr"));
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
		return message(kind, Fields.of("MediaId", mediaId, "ThumbMediaId", thumb));
	}

	public PushOutcome sendsLocation(double latitude, double longitude, String label) {
		requireNotGone();
		say("location", "[位置] " + label, null);
		return message("location",
				Fields.of("Location_X", latitude, "Location_Y", longitude, "Scale", 20, "Label", label));
	}

	public PushOutcome sendsLink(String title, String description, String url) {
		requireNotGone();
		say("link", "[链接] " + title + " " + url, null);
		return message("link", Fields.of("Title", title, "Description", description, "Url", url));
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
		this.window.acted(this.core.now(), 3);
		return event("SCAN", Fields.of("EventKey", ticket.scene(), "Ticket", ticket.ticket()));
	}

	public PushOutcome clicksMenu(String key) {
		requireNotGone();
		this.window.acted(this.core.now(), 3);
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
		this.account.notices().agree(this.openId, templateId);
		return answersNotice("subscribe_msg_popup_event", "SubscribeMsgPopupEvent", templateId, "accept");
	}

	/**
	 * He answers the page of a one-time subscription.
	 * @param pageUrl address of the page
	 * @return where WeChat sends the fan's browser
	 * @throws IllegalArgumentException if WeChat would show an error instead of the page
	 */
	public String answersOneTimePage(String pageUrl, boolean agrees) {
		return OneTimePage.open(this.account, pageUrl).answer(this.account, this.openId, agrees);
	}

	/** Takes back an agreement: {@code subscribe_msg_change_event}. */
	public PushOutcome refuses(String templateId) {
		this.account.notices().refuse(this.openId, templateId);
		return answersNotice("subscribe_msg_change_event", "SubscribeMsgChangeEvent", templateId, "reject");
	}

	/** He agrees to a web page's request (网页授权); returns the one-time code. */
	public String authorizes(String scope) {
		return this.core.oauthCodes().issue(this.account.appId(), this.openId, scope);
	}

	/** What the account and its web pages know of this fan. */
	public FanProfile profile() {
		return this.profile;
	}

	/** The whole chat with the account, oldest first. */
	public List<ChatMessage> chat() {
		return this.core.context().chats().of(Platforms.WECHAT, this.account.conversation(this.openId));
	}

	/** What the account wrote to this fan, oldest first. */
	public List<ChatMessage> received() {
		return chat().stream().filter((message) -> message.from().equals(this.account.appId())).toList();
	}

	/**
	 * Waits up to five seconds for a message of exactly this text: a reply, a
	 * customer-service message, a template message.
	 * @throws AssertionError if it does not come; says what came instead
	 */
	public ChatMessage expects(String text) {
		return this.core.context().chats().expects(Platforms.WECHAT, this.openId, text);
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
	public ReplyWindow window() {
		return this.window;
	}

	@Override
	public void receives(String kind, String text, @Nullable String mediaUrl, @Nullable JsonNode content) {
		this.core.context()
			.chats()
			.add(new ChatMessage(Platforms.WECHAT, this.account.conversation(this.openId), this.account.appId(),
					this.openId, kind, text, mediaUrl, content, this.core.now()));
	}

	@Override
	public PushOutcome pushEvent(String name, Map<String, ?> fields) {
		if (this.profile.blacklisted()) {
			return PushOutcome.unheard();
		}
		Map<String, Object> message = head("event");
		message.put("Event", name);
		message.putAll(fields);
		return this.account.pusher().push(message, this.openId, name + " of " + this.openId, QUIET.contains(name));
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
		this.window.acted(this.followedAt, 3);
		return event("subscribe",
				(ticket != null) ? Fields.of("EventKey", "qrscene_" + ticket.scene(), "Ticket", ticket.ticket())
						: Map.of("EventKey", ""));
	}

	private PushOutcome message(String type, Map<String, ?> fields) {
		if (this.profile.blacklisted()) {
			return PushOutcome.unheard();
		}
		this.window.wrote(this.core.now());
		Map<String, Object> message = head(type);
		message.putAll(fields);
		message.put("MsgId", this.core.nextMessageId());
		return this.account.pusher().push(message, this.openId, type + " of " + this.openId, false);
	}

	private Map<String, Object> head(String type) {
		return Fields.of("ToUserName", this.account.originalId(), "FromUserName", this.openId, "CreateTime",
				this.core.now().getEpochSecond(), "MsgType", type);
	}

	private void requireNotGone() {
		if (this.gone) {
			throw new IllegalStateException("Fan " + this.openId + " has unfollowed account " + this.account.appId()
					+ " and cannot send: let the fan follow first (已取消关注的用户不能发消息,请先关注)");
		}
	}

	private void say(String kind, String text, @Nullable String mediaUrl) {
		this.core.context()
			.chats()
			.add(new ChatMessage(Platforms.WECHAT, this.account.conversation(this.openId), this.openId,
					this.account.appId(), kind, text, mediaUrl, null, this.core.now()));
	}

	private static String shown(Map<String, ?> fields) {
		Object key = fields.get("EventKey");
		return (key != null) ? String.valueOf(key) : "";
	}

	@Override
	public String toString() {
		return "Fan[" + this.openId + "]";
	}

}
