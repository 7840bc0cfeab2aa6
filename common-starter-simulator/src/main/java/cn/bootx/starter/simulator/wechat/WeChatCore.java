package cn.bootx.starter.simulator.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.gate.AppRegistry;
import cn.bootx.starter.simulator.wechat.gate.Quotas;
import cn.bootx.starter.simulator.wechat.gate.RefusalLog;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.login.OneTimeCodes;
import cn.bootx.starter.simulator.wechat.login.WebTokens;
import cn.bootx.starter.simulator.wechat.media.MediaStore;
import cn.bootx.starter.simulator.wechat.people.QrTickets;
import cn.bootx.starter.simulator.wechat.template.TemplateLibrary;
import cn.bootx.starter.simulator.wechat.token.TokenBook;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What all accounts of the simulated platform share.
 */
public final class WeChatCore {

	private final SimulatorContext context;

	private final AppRegistry apps = new AppRegistry();

	private final TokenBook tokens;

	private final QrTickets tickets = new QrTickets();

	private final MediaStore media;

	private final OneTimeCodes oauthCodes;

	private final OneTimeCodes phoneCodes;

	private final WebTokens webTokens;

	private final Quotas quotas;

	private final RefusalLog refusals;

	private final TemplateLibrary library = new TemplateLibrary();

	private final AtomicLong messageId;

	private volatile Predicate<String> componentTokens = (token) -> false;

	private volatile EndpointTable.@Nullable Kept kept;

	private volatile Duration callbackTimeout = Duration.ofSeconds(5);

	WeChatCore(SimulatorContext context) {
		this.context = context;
		this.tokens = new TokenBook(context.clock());
		this.media = new MediaStore(context.clock());
		this.oauthCodes = new OneTimeCodes(context.clock());
		this.phoneCodes = new OneTimeCodes(context.clock());
		this.webTokens = new WebTokens(context.clock());
		this.quotas = new Quotas(context.clock());
		this.refusals = new RefusalLog(context.clock());
		// Never the same after a restart: a host's ledger may live longer than the
		// simulator.
		this.messageId = new AtomicLong(System.currentTimeMillis() * 10_000);
	}

	public SimulatorContext context() {
		return this.context;
	}

	public AppRegistry apps() {
		return this.apps;
	}

	public TokenBook tokens() {
		return this.tokens;
	}

	public QrTickets tickets() {
		return this.tickets;
	}

	public MediaStore media() {
		return this.media;
	}

	public OneTimeCodes oauthCodes() {
		return this.oauthCodes;
	}

	public OneTimeCodes phoneCodes() {
		return this.phoneCodes;
	}

	public WebTokens webTokens() {
		return this.webTokens;
	}

	/** The user of the one-time code of a call; checks the app's secret first. */
	public OneTimeCodes.Grant takeCode(RowCall call, String codeName) {
		return this.oauthCodes.take(call.text(codeName), authenticate(call).appId());
	}

	/** The app whose AppID and secret are in a call. */
	public RegisteredApp authenticate(RowCall call) {
		return this.apps.authenticate(call.text("appid"), call.text("secret"));
	}

	public Quotas quotas() {
		return this.quotas;
	}

	public RefusalLog refusals() {
		return this.refusals;
	}

	public TemplateLibrary library() {
		return this.library;
	}

	/** Whether a token is that of a third-party platform, which is of no use here. */
	public boolean isComponentToken(String token) {
		return this.componentTokens.test(token);
	}

	void componentTokens(Predicate<String> known) {
		this.componentTokens = known;
	}

	void keeping(EndpointTable.Kept value) {
		this.kept = value;
	}

	/** What calls of an app have kept, see {@link RowCall#documents}. */
	public Map<String, ObjectNode> kept(String appId, String name) {
		return Objects.requireNonNull(this.kept).of(appId, name);
	}

	/** Drops what calls of an app have kept. */
	public void forget(String appId) {
		Objects.requireNonNull(this.kept).forget(appId);
	}

	/** Adds permanent material to that of an account. */
	public void addMaterial(Map<String, ObjectNode> materials, String mediaId, ObjectNode material) {
		materials.put(mediaId,
				material.put("media_id", mediaId).put("updated", now().getEpochSecond()).put("order", nextMessageId()));
	}

	public Instant now() {
		return this.context.clock().instant();
	}

	public long nextMessageId() {
		return this.messageId.incrementAndGet();
	}

	public Duration callbackTimeout() {
		return this.callbackTimeout;
	}

	public void callbackTimeout(Duration value) {
		this.callbackTimeout = value;
	}

	public String articleUrl(String articleId, int index) {
		return this.context.baseUri().get() + "/s/" + articleId + "/" + index;
	}

	public String mediaUrl(String mediaId) {
		return this.context.baseUri().get() + "/_sim/wechat/media/" + mediaId;
	}

}
