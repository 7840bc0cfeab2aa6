package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.http.QueryString;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.push.RawPush;

/**
 * A simulated third-party platform (第三方平台).
 *
 * @since 0.1.0
 */
public final class SimulatedComponent {

	private volatile Component settings;

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	private final EventPusher pusher;

	private final ComponentState state;

	private volatile RefreshTokenRotation refreshTokens = RefreshTokenRotation.FIXED;

	private volatile boolean ticketsArrive;

	SimulatedComponent(Component settings, SimulatorContext context, WeChatSimulator wechat) {
		this.settings = settings;
		this.context = context;
		this.wechat = wechat;
		this.pusher = new EventPusher(context, this::settings);
		this.state = new ComponentState(context.clock());
	}

	public String componentAppId() {
		return this.settings.componentAppId();
	}

	/**
	 * Pushes a new ticket once, as happens every ten minutes; it is good for 12 hours,
	 * and older ones stay good as long as that.
	 */
	public Delivery pushTicket() {
		Delivery delivery = this.pusher.push(EventPusher.TICKET, Map.of("ComponentVerifyTicket", newTicket()));
		this.ticketsArrive = delivery.delivered();
		return delivery;
	}

	/** Pushes one in the background, if there is an address. */
	void pushTicketLater() {
		if (hasEventAddress()) {
			CompletableFuture.runAsync(this::pushTicket, this.context.background());
		}
	}

	/** Whether the last ticket was accepted. */
	boolean ticketsArrive() {
		return this.ticketsArrive;
	}

	/** When authorizers get another refresh token; never unless set. */
	public RefreshTokenRotation refreshTokens() {
		return this.refreshTokens;
	}

	/** Changes {@link #refreshTokens()} from now on. */
	public SimulatedComponent refreshTokens(RefreshTokenRotation rotation) {
		this.refreshTokens = rotation;
		return this;
	}

	/**
	 * Changes what is entered in the console; authorizations and tokens stay.
	 * @throws IllegalArgumentException if it names another component
	 */
	public void settings(Component changed) {
		if (!changed.componentAppId().equals(componentAppId())) {
			throw new IllegalArgumentException("A component keeps its app id " + componentAppId());
		}
		String before = eventAddress();
		this.settings = changed;
		if (this.refreshTokens == RefreshTokenRotation.ON_CONSOLE_CHANGE && !before.equals(eventAddress())) {
			this.state.authorizers().values().forEach((authorizer) -> authorizer.rotate(Instant.EPOCH));
		}
	}

	/** Starts anew: only the settings stay. Nothing is pushed. */
	public void reset() {
		this.state.authorizers().values().forEach(Authorizer::end);
		this.state.authorizers().clear();
		this.state.tokens().clear();
		this.state.tickets().clear();
		this.state.allowCallers(Set.of());
	}

	/** Whether authorization events can be pushed. */
	public boolean hasEventAddress() {
		return this.pusher.hasAddress();
	}

	/** Where authorization events are pushed, empty for nowhere. */
	public String eventAddress() {
		return this.pusher.address();
	}

	/** A code of the page on which administrators agree. */
	public String newPreAuthCode() {
		return this.state.preAuthCodes().issue(componentAppId());
	}

	/**
	 * An account's administrator takes permissions back: {@code updateauthorized}.
	 * @param functions ids of the permissions (权限集) that stay
	 * @return empty if that changes nothing, because nothing is pushed then
	 * @throws IllegalArgumentException if the account has not authorized the component
	 */
	public Optional<Delivery> narrow(String appId, List<Integer> functions) {
		Authorizer authorizer = this.state.authorizers().get(appId);
		if (authorizer == null) {
			throw new IllegalArgumentException("Account " + appId + " has not authorized " + componentAppId());
		}
		if (Set.copyOf(functions).equals(Set.copyOf(authorizer.functions()))) {
			return Optional.empty();
		}
		authorizer.functions(functions);
		long seconds = this.state.authCodes().lifetime().toSeconds();
		return Optional.of(this.pusher.push("updateauthorized",
				Fields.of("AuthorizerAppid", appId, "AuthorizationCode", this.state.authCodes().issue(appId),
						"AuthorizationCodeExpiredTime", this.context.clock().instant().getEpochSecond() + seconds,
						"PreAuthCode", newPreAuthCode())));
	}

	/** A ticket that is good for {@code api_component_token}, without a push. */
	public String newTicket() {
		return this.state.tickets().issue(componentAppId());
	}

	/** A correct push of an authorization event, to be changed and pushed by a test. */
	public RawPush prepare(String infoType, Map<String, ?> fields) {
		return this.pusher.prepare(infoType, fields);
	}

	/** Sends a push once, as it is. */
	public Delivery push(RawPush push) {
		return this.pusher.deliver(push, "raw push", List.of());
	}

	/** Makes every component access token unknown: 40001. */
	public void revokeTokens() {
		this.state.tokens().clear();
	}

	/**
	 * Sets the IP white list: other callers get 61004. Nothing at all allows everybody.
	 */
	public void allowCallers(String... ips) {
		this.state.allowCallers(Set.of(ips));
	}

	/** How long each of the three attempts of an event waits; 5 seconds unless set. */
	public void callbackTimeout(Duration timeout) {
		this.pusher.timeout(timeout);
	}

	/** Another code of an account that has authorized, as the release check sends it. */
	String newAuthCode(String appId) {
		return this.state.authCodes().issue(appId);
	}

	/**
	 * Runs the full-network release check (全网发布检测) with the accounts of the platform.
	 * @param group 1 to 5: which pair of accounts
	 * @return a verdict per step; a failed one does not end the run
	 * @throws IllegalStateException if there is no address for authorization events
	 */
	public ReleaseCheck releaseCheck(int group) {
		return ReleaseCheckRun.run(this, this.wechat, this.context.chats(), group);
	}

	/** Whether an account has authorized the component. */
	public boolean authorizedBy(String appId) {
		return this.state.authorizers().containsKey(appId);
	}

	/** AppIDs of the accounts that have authorized the component. */
	public List<String> authorizers() {
		return List.copyOf(this.state.authorizers().keySet());
	}

	/** The same with everything that such an account has. */
	public Authorization authorize(String preAuthCode, String redirectUri, String appId) {
		return authorize(preAuthCode, redirectUri, appId, Consent.full());
	}

	/**
	 * An account's administrator agrees. From then on the account's messages go to the
	 * component.
	 * @param preAuthCode from {@code api_create_preauthcode}, used up by this
	 * @param redirectUri where the user's browser goes then, {@code http} or
	 * {@code https}
	 * @param appId a registered official account or mini program
	 * @param consent what the administrator ticks
	 * @throws IllegalArgumentException if one of them is unknown, expired or unfit
	 */
	public Authorization authorize(String preAuthCode, String redirectUri, String appId, Consent consent) {
		RegisteredApp app = this.wechat.app(appId);
		if (!redirectUri.matches("https?://.+")) {
			throw new IllegalArgumentException("The redirect_uri must be an absolute http or https address");
		}
		if (!this.state.preAuthCodes().use(preAuthCode)) {
			throw new IllegalArgumentException("The pre_auth_code is unknown, used or expired");
		}
		String code = grant(app, consent);
		long seconds = this.state.authCodes().lifetime().toSeconds();
		CompletableFuture<Optional<Delivery>> push = pushLater("authorized",
				Fields.of("AuthorizerAppid", appId, "AuthorizationCode", code, "AuthorizationCodeExpiredTime",
						this.context.clock().instant().getEpochSecond() + seconds, "PreAuthCode", preAuthCode));
		return new Authorization(code, QueryString.append(redirectUri, redirectParameters(code, seconds)), push);
	}

	/**
	 * An account's administrator withdraws: tokens end, messages go to the account's own
	 * address again.
	 * @throws IllegalArgumentException if the account has not authorized the component
	 */
	public Delivery unauthorize(String appId) {
		Authorizer authorizer = this.state.authorizers().remove(appId);
		if (authorizer == null) {
			throw new IllegalArgumentException("Account " + appId + " has not authorized " + componentAppId());
		}
		authorizer.end();
		return this.pusher.push("unauthorized", Map.of("AuthorizerAppid", appId));
	}

	/** What is entered in the console. */
	public Component settings() {
		return this.settings;
	}

	ComponentState state() {
		return this.state;
	}

	/** Pushes in the background, as after a call that asks for it. */
	CompletableFuture<Optional<Delivery>> pushLater(String infoType, Map<String, ?> fields) {
		if (!this.pusher.hasAddress()) {
			return CompletableFuture.completedFuture(Optional.empty());
		}
		return CompletableFuture.supplyAsync(() -> Optional.of(this.pusher.push(infoType, fields)),
				this.context.background());
	}

	private static Map<String, String> redirectParameters(String code, long seconds) {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("auth_code", code);
		parameters.put("expires_in", String.valueOf(seconds));
		return parameters;
	}

	private String grant(RegisteredApp app, Consent consent) {
		String appId = app.appId();
		Authorizer authorizer = this.state.authorizers().get(appId);
		if (authorizer == null || authorizer.app() != app) {
			authorizer = new Authorizer(app, this.context.clock().instant());
			this.state.authorizers().put(appId, authorizer);
		}
		else if (this.refreshTokens == RefreshTokenRotation.ON_REAUTHORIZE) {
			authorizer.rotate(Instant.EPOCH);
		}
		authorizer.agrees(consent);
		takeMessages(app);
		return this.state.authCodes().issue(appId);
	}

	/**
	 * Takes over an authorization of another run; nothing is pushed.
	 * @param appId a registered official account or mini program
	 * @param refreshToken the one that the application has
	 * @param functions ids of the permissions, none for everything that such an account
	 * has
	 */
	public void restore(String appId, String refreshToken, List<Integer> functions) {
		RegisteredApp app = this.wechat.app(appId);
		Authorizer authorizer = new Authorizer(app, this.context.clock().instant());
		authorizer.agrees(new Consent(functions, true));
		authorizer.restore(refreshToken);
		this.state.authorizers().put(appId, authorizer);
		takeMessages(app);
	}

	/** Takes the place of what is there; nothing is pushed. */
	void load(ComponentState.Saved saved) {
		reset();
		this.state.load(saved);
		saved.authorizers().forEach((line) -> {
			Authorizer authorizer = new Authorizer(this.wechat.app(line.appId()), Instant.parse(line.authorizedAt()));
			authorizer.load(line);
			this.state.authorizers().put(line.appId(), authorizer);
			takeMessages(authorizer.app());
		});
	}

	private void takeMessages(RegisteredApp app) {
		Supplier<String> messageUrl = this.settings.messageUrl();
		if (messageUrl != null) {
			app.takeOver(() -> new PushTarget(URI.create(messageUrl.get().replace("$APPID$", app.appId())),
					this.settings.token(), PushMode.SAFE,
					new MessageSeal(this.settings.encodingAesKey(), componentAppId())));
		}
	}

	/** The account's QR code, a picture. */
	String pictureOf(Authorizer authorizer) {
		return this.context.baseUri().get() + "/_sim/qr.png?text=" + authorizer.app().originalId();
	}

}
