package cn.bootx.starter.simulator.wechat;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.article.Publications;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.menu.Menus;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.push.AccountPusher;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.simulator.wechat.push.UrlVerification;
import cn.bootx.starter.simulator.wechat.template.MessageTemplate;
import cn.bootx.starter.simulator.wechat.template.MessageTemplates;
import cn.bootx.starter.simulator.wechat.template.Notices;
import cn.bootx.starter.simulator.wechat.token.AppTokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/**
 * A simulated official account (公众号).
 *
 * @since 0.1.0
 */
public final class SimulatedAccount implements RegisteredApp {

	/** Who job-finish events come from (mphelper). */
	private static final String SYSTEM_OPEN_ID = "oMpHelper0000000000000000000";

	private volatile OfficialAccount settings;

	private final WeChatCore core;

	private final AppTokens tokens;

	private final AccountPusher pusher;

	private final Map<String, Fan> fans = new ConcurrentSkipListMap<>();

	private volatile List<String> firstFans = List.of();

	private final MessageTemplates templates = new MessageTemplates();

	private volatile Notices notices = new Notices();

	private volatile Publications publications = new Publications();

	private final Menus menus = new Menus();

	private volatile @Nullable Supplier<PushTarget> takenOver;

	private volatile @Nullable RawPush lastPush;

	private volatile int pageSize = 10_000;

	private volatile AccountKind kind = AccountKind.SERVICE;

	private volatile int messagesPerMessage = 5;

	SimulatedAccount(OfficialAccount settings, WeChatCore core) {
		this.settings = settings;
		this.core = core;
		this.tokens = new AppTokens(settings.appId(), core.tokens());
		this.pusher = new AccountPusher(core, this);
	}

	@Override
	public String appId() {
		return this.settings.appId();
	}

	/** The {@code gh_…} id. */
	@Override
	public String originalId() {
		return this.settings.originalId();
	}

	@Override
	public String appSecret() {
		return this.settings.appSecret();
	}

	/** What the account is; a verified service account unless set. */
	public AccountKind kind() {
		return this.kind;
	}

	/**
	 * Makes it an account of another kind: calls that such a one may not make get 48001.
	 */
	public SimulatedAccount kind(AccountKind value) {
		this.kind = value;
		return this;
	}

	/** How many customer-service messages may follow one of a fan; 5 unless set. */
	public SimulatedAccount customerMessages(int perMessage) {
		this.messagesPerMessage = perMessage;
		this.fans.values().forEach((fan) -> fan.window().perMessage(perMessage));
		return this;
	}

	int messagesPerMessage() {
		return this.messagesPerMessage;
	}

	/** Control over the account's access tokens. */
	@Override
	public AppTokens tokens() {
		return this.tokens;
	}

	/** A fan who follows the account; made without any push if not known yet. */
	public Fan fan(String openId) {
		return this.fans.computeIfAbsent(openId, (id) -> new Fan(id, this, this.core, true));
	}

	/** What is entered in the console. */
	public OfficialAccount settings() {
		return this.settings;
	}

	/**
	 * Changes what is entered in the console; people, tokens and chats stay.
	 * @throws IllegalArgumentException if it names another account
	 */
	public void settings(OfficialAccount changed) {
		if (!changed.appId().equals(appId())) {
			throw new IllegalArgumentException("An account keeps its app id " + appId());
		}
		this.settings = changed;
	}

	/** Fans who follow from the start, and after every {@link #reset()}. */
	public void firstFans(Collection<String> openIds) {
		this.firstFans = List.copyOf(openIds);
		this.firstFans.forEach(this::fan);
	}

	/** Openids of the fans who follow from the start. */
	public List<String> firstFans() {
		return this.firstFans;
	}

	/** Starts anew: only the settings, the templates and the first fans stay. */
	public void reset() {
		this.fans.clear();
		this.tokens.revoke();
		this.tokens.allowCallers();
		this.notices = new Notices();
		this.core.forget(appId());
		this.publications = new Publications();
		this.menus.clear();
		this.takenOver = null;
		this.lastPush = null;
		this.firstFans.forEach(this::fan);
	}

	/** Forgets a fan, without a push. */
	public void forget(String openId) {
		this.fans.remove(openId);
	}

	/** A fan who does not follow yet; a known fan stays unchanged. */
	public Fan newcomer(String openId) {
		return this.fans.computeIfAbsent(openId, (id) -> new Fan(id, this, this.core, false));
	}

	/** Everybody who was ever named, followers or not, by openid. */
	public Collection<Fan> people() {
		return List.copyOf(this.fans.values());
	}

	/**
	 * Adds a template.
	 * @param templateId its id
	 * @param title shown above it
	 * @param content text with <code>{{name.DATA}}</code> places
	 */
	public SimulatedAccount template(String templateId, String title, String content) {
		this.templates.add(templateId, title, content);
		return this;
	}

	/**
	 * Adds a template message that the platform held back, for {@code queryblocktmplmsg}.
	 * @param content what the fan would have read
	 */
	public SimulatedAccount blockedMessage(String templateId, String openId, String content) {
		MessageTemplate template = this.templates.find(templateId);
		this.templates.block(new MessageTemplates.BlockedMessage(this.core.nextMessageId(), templateId,
				(template != null) ? template.title() : "", content, openId, this.core.now()));
		return this;
	}

	/** How many openids one page of a list has; 10,000 unless set. */
	public SimulatedAccount pageSize(int size) {
		this.pageSize = size;
		return this;
	}

	/**
	 * Limits the calls of an API to so many a day; more are refused with 45009.
	 * @param path such as {@code /cgi-bin/user/info}
	 */
	public SimulatedAccount quota(String path, long perDay) {
		this.core.quotas().limit(appId(), path, perDay);
		return this;
	}

	/** The published default menu as the host sent it, or null. */
	public @Nullable JsonNode menu() {
		return this.menus.published();
	}

	/** All menus: conditional ones too, and one that is made in the console. */
	public Menus menus() {
		return this.menus;
	}

	/** How the publications (发布) end. */
	public Publications publications() {
		return this.publications;
	}

	/**
	 * Adds permanent news material (图文素材), which only the console can make.
	 * @return its {@code media_id}
	 */
	public String newsMaterial(String title, String content, String url) {
		String mediaId = RandomIds.next(32);
		ArrayNode articles = Json.array()
			.add(Json.object().put("title", title).put("content", content).put("url", url));
		this.core.addMaterial(this.core.kept(appId(), "materials"), mediaId,
				Json.object().put("type", "news").set("articles", articles));
		return mediaId;
	}

	/** Checks the server address, as saving it in the console does. */
	public UrlVerification verifyUrl() {
		PushTarget target = this.target();
		if (target == null) {
			throw new IllegalStateException("Account " + appId() + " has no server address");
		}
		String echo = String.valueOf(ThreadLocalRandom.current().nextLong(1L << 60, Long.MAX_VALUE));
		PushAttempt attempt = this.pusher.get(target.verification(echo, this.core.now()));
		return new UrlVerification(attempt.status() == 200 && attempt.bodyText().equals(echo), attempt);
	}

	/** A correct push of a clear message, to be changed and pushed by a test. */
	public RawPush prepare(String xml, String openId) {
		return prepare(xml, openId, this.core.now());
	}

	/** The same, correctly signed at another time. */
	public RawPush prepare(String xml, String openId, Instant at) {
		return requiredTarget().sign(xml, "ToUserName", originalId(), openId, at);
	}

	/** The same, encrypted with another key or for another app. */
	public RawPush prepare(String xml, String openId, MessageSeal seal) {
		return requiredTarget().withSeal(seal).sign(xml, "ToUserName", originalId(), openId, this.core.now());
	}

	/** Sends a push once, as it is. Chats stay as they are. */
	public PushOutcome push(RawPush push) {
		return this.pusher.pushOnce(push);
	}

	/** The last push of a fan's action, to replay it; null before the first. */
	public @Nullable RawPush lastPush() {
		return this.lastPush;
	}

	@Override
	public void takeOver(@Nullable Supplier<PushTarget> target) {
		this.takenOver = target;
	}

	AccountPusher pusher() {
		return this.pusher;
	}

	@Override
	public Notices notices() {
		return this.notices;
	}

	@Override
	public @Nullable Subscriber subscriber(String openId) {
		return known(openId);
	}

	public int pageSize() {
		return this.pageSize;
	}

	/** An event of the platform itself, about the account. */
	public PushOutcome systemEvent(String name, Map<String, ?> fields) {
		Map<String, Object> message = Fields.of("ToUserName", originalId(), "FromUserName", SYSTEM_OPEN_ID,
				"CreateTime", this.core.now().getEpochSecond(), "MsgType", "event", "Event", name);
		message.putAll(fields);
		return this.pusher.push(message, SYSTEM_OPEN_ID, name, true);
	}

	public MessageTemplates templates() {
		return this.templates;
	}

	public @Nullable Fan known(@Nullable String openId) {
		return (openId != null) ? this.fans.get(openId) : null;
	}

	@Override
	public void remember(RawPush push) {
		this.lastPush = push;
	}

	@Override
	public @Nullable PushTarget target() {
		Supplier<PushTarget> other = this.takenOver;
		if (other != null) {
			return other.get();
		}
		Supplier<URI> url = this.settings.callbackUrl();
		if (url == null) {
			return null;
		}
		String key = this.settings.encodingAesKey();
		MessageSeal seal = (key != null) ? new MessageSeal(key, appId()) : null;
		return new PushTarget(url.get(), this.settings.token(), this.settings.mode(), seal);
	}

	private PushTarget requiredTarget() {
		PushTarget target = target();
		if (target == null) {
			throw new IllegalStateException("Account " + appId() + " has no server address");
		}
		return target;
	}

	@Override
	public String toString() {
		return "SimulatedAccount[" + appId() + "]";
	}

}
