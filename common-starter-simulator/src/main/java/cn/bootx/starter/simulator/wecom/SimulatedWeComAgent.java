package cn.bootx.starter.simulator.wecom;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wecom.callback.WeComCallbackOutcome;
import cn.bootx.starter.simulator.wecom.callback.WeComVerification;
import cn.bootx.starter.simulator.wecom.gate.WeComErrorException;
import cn.bootx.starter.simulator.wecom.message.SentMessages;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import org.jspecify.annotations.Nullable;

/**
 * A registered agent: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class SimulatedWeComAgent {

	private volatile WeComAgent agent;

	private final WeComServices services;

	private volatile SentMessages sent = new SentMessages();

	private final AtomicInteger tokenCalls = new AtomicInteger();

	private volatile @Nullable Supplier<String> callbackUrl;

	private volatile @Nullable String refusedIp;

	SimulatedWeComAgent(WeComAgent agent, WeComServices services) {
		this.agent = agent;
		this.services = services;
		String url = agent.callbackUrl();
		this.callbackUrl = (url == null) ? null : () -> url;
	}

	/** What was registered. */
	public WeComAgent agent() {
		return this.agent;
	}

	/** All messages the agent sent, oldest first. */
	public List<WeComMessage> messages() {
		return this.sent.all();
	}

	/** The messages a user received from the agent, oldest first. */
	public List<WeComMessage> messagesOf(String userId) {
		return this.sent.all().stream().filter((message) -> message.receivers().contains(userId)).toList();
	}

	/** How many successful token calls were made with the agent's secret. */
	public int tokenCalls() {
		return this.tokenCalls.get();
	}

	/**
	 * Changes what was registered; people, tokens and chats stay.
	 * @throws IllegalArgumentException if it names another agent
	 */
	public void change(WeComAgent changed) {
		if (!changed.corpId().equals(this.agent.corpId()) || !changed.id().equals(this.agent.id())) {
			throw new IllegalArgumentException("An agent keeps its corporation and id");
		}
		this.agent = changed;
	}

	/** Starts anew: only what was registered and the callback URL stay. */
	public void reset() {
		endToken(false);
		refuseIp(null);
		this.sent = new SentMessages();
	}

	/** The tokens that are remembered. */
	public List<TokenState> tokens() {
		return this.services.tokens().of(this);
	}

	/** Lets the agent's token expire, or takes it back before its time. */
	public void endToken(boolean expired) {
		if (expired) {
			this.services.tokens().expire(this);
		}
		else {
			revokeToken();
		}
	}

	/** Makes a token of another run good until it expires. */
	public void restoreToken(TokenState token) {
		this.services.tokens().restore(this, token);
	}

	/** Where messages and events are pushed, null for nowhere. */
	public @Nullable String callbackUrl() {
		Supplier<String> url = this.callbackUrl;
		return (url != null) ? url.get() : null;
	}

	/** Takes the agent's token back before its time. */
	public void revokeToken() {
		this.services.tokens().revoke(this);
	}

	/**
	 * Refuses every further call as coming from an address that is not trusted.
	 * @param ip address to name in the error, null to allow calls again
	 */
	public void refuseIp(@Nullable String ip) {
		this.refusedIp = ip;
	}

	/** Changes where messages and events are pushed. */
	public void callbackUrl(String url) {
		callbackUrl(() -> url);
	}

	/**
	 * Changes where messages and events are pushed.
	 * @param url asked at each push, for a host whose port is not known earlier
	 */
	public void callbackUrl(Supplier<String> url) {
		this.callbackUrl = url;
	}

	/**
	 * Pushes an event of the platform itself, which comes from {@code sys}.
	 * @param event for example {@code change_contact}
	 * @param fields what belongs to it; a list under a name with {@code *} repeats its
	 * element
	 * @throws IllegalStateException without a callback URL
	 */
	public WeComCallbackOutcome pushes(String event, Map<String, ?> fields) {
		Map<String, Object> all = Fields.of("MsgType", "event", "Event", event);
		all.putAll(fields);
		return this.services.callbacks().push(this.agent, requireCallbackUrl(), "sys", "event " + event, all);
	}

	/**
	 * Verifies the callback URL as the console does when it is saved.
	 * @throws IllegalStateException without a callback URL
	 */
	public WeComVerification verifyUrl() {
		return this.services.callbacks().verify(this.agent, requireCallbackUrl());
	}

	/**
	 * A user who opens the agent.
	 * @throws IllegalArgumentException if no user has that id
	 */
	public SimulatedWeComUser user(String userId) {
		return new SimulatedWeComUser(this.services.directory().require(this.agent.corpId(), userId), this,
				this.services);
	}

	public SentMessages sent() {
		return this.sent;
	}

	public void countTokenCall() {
		this.tokenCalls.incrementAndGet();
	}

	public void checkIp() {
		String ip = this.refusedIp;
		if (ip != null) {
			throw new WeComErrorException(60020, "not allow to access from your ip", ip);
		}
	}

	public String requireCallbackUrl() {
		Supplier<String> url = this.callbackUrl;
		if (url == null) {
			throw new IllegalStateException("The WeCom agent " + this.agent.id() + " of corporation "
					+ this.agent.corpId() + " has no callback URL; set it with callbackUrl(…)");
		}
		return url.get();
	}

}
