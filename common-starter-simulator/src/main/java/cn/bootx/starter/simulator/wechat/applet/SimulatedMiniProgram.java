package cn.bootx.starter.simulator.wechat.applet;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import cn.bootx.starter.simulator.wechat.push.AccountPusher;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.simulator.wechat.template.Notices;
import cn.bootx.starter.simulator.wechat.token.AppTokens;
import org.jspecify.annotations.Nullable;

/**
 * A simulated mini program (小程序).
 *
 * @since 0.1.0
 */
public final class SimulatedMiniProgram implements RegisteredApp {

	private volatile MiniProgram settings;

	private final WeChatCore core;

	private final AppTokens tokens;

	private volatile Notices notices = new Notices();

	private final AccountPusher pusher;

	private final Map<String, MiniProgramUser> users = new ConcurrentSkipListMap<>();

	private volatile Set<String> pages = Set.of();

	private volatile @Nullable RawPush lastPush;

	private volatile @Nullable Supplier<PushTarget> takenOver;

	public SimulatedMiniProgram(MiniProgram settings, WeChatCore core) {
		this.settings = settings;
		this.core = core;
		this.tokens = new AppTokens(settings.appId(), core.tokens());
		this.pusher = new AccountPusher(core, this);
	}

	@Override
	public String appId() {
		return this.settings.appId();
	}

	@Override
	public String appSecret() {
		return this.settings.appSecret();
	}

	/** The {@code gh_…} id. */
	@Override
	public String originalId() {
		return this.settings.originalId();
	}

	/** Control over the mini program's access tokens. */
	@Override
	public AppTokens tokens() {
		return this.tokens;
	}

	/** What is entered in the console. */
	public MiniProgram settings() {
		return this.settings;
	}

	/**
	 * Changes what is entered in the console; people, tokens and chats stay.
	 * @throws IllegalArgumentException if it names another mini program
	 */
	public void settings(MiniProgram changed) {
		if (!changed.appId().equals(appId())) {
			throw new IllegalArgumentException("A mini program keeps its app id " + appId());
		}
		this.settings = changed;
	}

	/** Starts anew: only the settings stay. */
	public void reset() {
		this.users.clear();
		this.tokens.revoke();
		this.tokens.allowCallers();
		this.notices = new Notices();
		this.core.forget(appId());
		this.takenOver = null;
		this.lastPush = null;
	}

	/** Forgets a user, without a push. */
	public void forget(String openId) {
		this.users.remove(openId);
	}

	/** A user who has opened it; made if not known yet. */
	public MiniProgramUser user(String openId) {
		return this.users.computeIfAbsent(openId, (id) -> new MiniProgramUser(id, this, this.core));
	}

	/** Everybody who was ever named, by openid. */
	public Collection<MiniProgramUser> users() {
		return List.copyOf(this.users.values());
	}

	/** A user opens it: the code of {@code wx.login()}, five minutes, one use. */
	public String logsIn(String openId) {
		return user(openId).logsIn();
	}

	/**
	 * The pages of the published version, such as {@code pages/index/index}. Codes for
	 * other ones are refused with 41030; without any all are accepted.
	 */
	public SimulatedMiniProgram pages(String... paths) {
		this.pages = Set.of(paths);
		return this;
	}

	/** The last push of a user's action, to replay it; null before the first. */
	public @Nullable RawPush lastPush() {
		return this.lastPush;
	}

	/** Sends a push once, as it is. Chats stay as they are. */
	public PushOutcome push(RawPush push) {
		return this.pusher.pushOnce(push);
	}

	@Override
	public Notices notices() {
		return this.notices;
	}

	@Override
	public @Nullable Subscriber subscriber(String openId) {
		return this.users.get(openId);
	}

	@Override
	public void takeOver(@Nullable Supplier<PushTarget> target) {
		this.takenOver = target;
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
		return new PushTarget(url.get(), this.settings.token(), this.settings.mode(), seal, this.settings.format());
	}

	@Override
	public void remember(RawPush push) {
		this.lastPush = push;
	}

	boolean hasPage(String path) {
		Set<String> known = this.pages;
		return known.isEmpty() || known.contains(path);
	}

	AccountPusher pusher() {
		return this.pusher;
	}

	@Override
	public String toString() {
		return "SimulatedMiniProgram[" + appId() + "]";
	}

}
