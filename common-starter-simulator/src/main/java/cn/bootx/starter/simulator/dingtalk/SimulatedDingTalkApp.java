package cn.bootx.starter.simulator.dingtalk;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.approbot.AppRobotSending;
import cn.bootx.starter.simulator.dingtalk.approbot.AppRobotSendings;
import cn.bootx.starter.simulator.dingtalk.approbot.DingAlert;
import cn.bootx.starter.simulator.dingtalk.approbot.DingAppMessage;
import cn.bootx.starter.simulator.dingtalk.event.DingEvents;
import cn.bootx.starter.simulator.dingtalk.gate.DingLimits;
import cn.bootx.starter.simulator.dingtalk.gate.DingTokens;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotPusher;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import cn.bootx.starter.simulator.platform.TokenState;
import org.jspecify.annotations.Nullable;

/**
 * A registered application: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class SimulatedDingTalkApp {

	private volatile DingTalkApp app;

	private final DingTokens tokens;

	private final DingDirectory directory;

	private final AppRobotSendings sendings;

	private final DingRobotPusher robotPusher;

	private final DingStream stream;

	private final DingLimits limits = new DingLimits();

	private final DingEvents events;

	private final AtomicInteger tokenCalls = new AtomicInteger();

	private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

	private final List<DingAlert> alerts = new CopyOnWriteArrayList<>();

	private final List<DingAppMessage> messages = new CopyOnWriteArrayList<>();

	private volatile @Nullable String refusedIp;

	private volatile @Nullable Supplier<String> robotCallbackUrl;

	SimulatedDingTalkApp(DingTalkApp app, DingTokens tokens, DingDirectory directory, AppRobotSendings sendings,
			DingPushers pushers) {
		this.app = app;
		this.tokens = tokens;
		this.directory = directory;
		this.sendings = sendings;
		this.robotPusher = pushers.robots();
		this.stream = new DingStream(app.appKey(), app.corpId(), pushers.stream());
		this.events = new DingEvents(app, pushers.events(), this.stream);
	}

	/** What was registered. */
	public DingTalkApp app() {
		return this.app;
	}

	/** How many successful token calls the application made, over both families. */
	public int tokenCalls() {
		return this.tokenCalls.get();
	}

	/**
	 * Changes what was registered; people, tokens and chats stay.
	 * @throws IllegalArgumentException if it names another application
	 */
	public void change(DingTalkApp changed) {
		if (!changed.appKey().equals(this.app.appKey())) {
			throw new IllegalArgumentException("An application keeps its app key " + this.app.appKey());
		}
		this.app = changed;
		this.events.change(changed);
	}

	/** Starts anew: only what was registered and the callback URLs stay. */
	public void reset() {
		endToken(false);
		refuseIp(null);
		this.limits.clear();
		this.withdrawn.clear();
		this.alerts.clear();
		this.messages.clear();
	}

	/** The tokens that are remembered. */
	public List<TokenState> tokens() {
		return this.tokens.of(this.app.appKey());
	}

	/** Lets the application's token expire, or takes it back before its time. */
	public void endToken(boolean expired) {
		if (expired) {
			this.tokens.expire(this.app.appKey());
		}
		else {
			revokeToken();
		}
	}

	/** Makes a token of another run good until it expires. */
	public void restoreToken(TokenState token) {
		this.tokens.restore(this.app.appKey(), token);
	}

	/** Takes the application's token back before its time. */
	public void revokeToken() {
		this.tokens.revoke(this.app.appKey());
	}

	/** Takes a permission away, for example {@code qyapi_get_member}. */
	public void withdraw(String permission) {
		this.withdrawn.add(permission);
	}

	/** Gives a permission back. */
	public void grant(String permission) {
		this.withdrawn.remove(permission);
	}

	/**
	 * Refuses every further call as coming from an address outside of the allow-list.
	 * @param ip address to name in the error, null to allow calls again
	 */
	public void refuseIp(@Nullable String ip) {
		this.refusedIp = ip;
	}

	/**
	 * Where messages to the application's robot are pushed; null for nowhere or, if the
	 * application is connected to it, Stream mode.
	 */
	public void robotCallbackUrl(@Nullable String url) {
		this.robotCallbackUrl = (url != null) ? () -> url : null;
	}

	/** The same for an address that is known only when the first message is pushed. */
	public void robotCallbackUrl(Supplier<String> url) {
		this.robotCallbackUrl = url;
	}

	/** Limits on the application's calls. */
	public DingLimits limits() {
		return this.limits;
	}

	/** The application's connections in Stream mode. */
	public DingStream stream() {
		return this.stream;
	}

	/** Pushes events to the application. */
	public DingEvents events() {
		return this.events;
	}

	/**
	 * A user who talks to the application's robot.
	 * @throws IllegalArgumentException if no user has that id
	 */
	public SimulatedDingUser user(String userId) {
		return new SimulatedDingUser(this.directory.require(userId), this, this.robotPusher);
	}

	/** What the application's robot sent over {@code /v1.0/robot}, oldest first. */
	public List<DingAppMessage> robotMessages() {
		return List.copyOf(this.messages);
	}

	/**
	 * Whether the application recalled a sending.
	 * @param processQueryKey key of a sending that exists
	 */
	public boolean recalled(String processQueryKey) {
		AppRobotSending sending = this.sendings.find(processQueryKey);
		return sending != null && sending.recalled();
	}

	public void read(String processQueryKey, String userId) {
		if (!this.sendings.read(processQueryKey, userId)) {
			throw new IllegalArgumentException(
					userId + " got no robot message with the process query key " + processQueryKey);
		}
	}

	/** The DINGs that the application's robot sent and did not recall, oldest first. */
	public List<DingAlert> alerts() {
		return List.copyOf(this.alerts);
	}

	public List<DingAlert> alertsToChange() {
		return this.alerts;
	}

	public void add(DingAppMessage message) {
		this.messages.add(message);
	}

	public void countTokenCall() {
		this.tokenCalls.incrementAndGet();
	}

	public boolean lacks(String permission) {
		return this.withdrawn.contains(permission);
	}

	public String permissionLink(String permission) {
		return "https://open-dev.dingtalk.com/appscope/apply?content=" + this.app.appKey() + "%23" + permission;
	}

	public @Nullable String refusedIp() {
		return this.refusedIp;
	}

	public @Nullable String robotCallbackUrl() {
		Supplier<String> url = this.robotCallbackUrl;
		return (url != null) ? url.get() : null;
	}

}
