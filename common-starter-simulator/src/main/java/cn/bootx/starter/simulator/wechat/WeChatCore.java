package cn.bootx.starter.simulator.wechat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.platform.SimulatorContext;

/**
 * What all accounts of the simulated platform share.
 */
final class WeChatCore {

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

	SimulatorContext context() {
		return this.context;
	}

	AppRegistry apps() {
		return this.apps;
	}

	TokenBook tokens() {
		return this.tokens;
	}

	QrTickets tickets() {
		return this.tickets;
	}

	MediaStore media() {
		return this.media;
	}

	OneTimeCodes oauthCodes() {
		return this.oauthCodes;
	}

	OneTimeCodes phoneCodes() {
		return this.phoneCodes;
	}

	WebTokens webTokens() {
		return this.webTokens;
	}

	/** The user of the one-time code of a call; checks the app's secret first. */
	OneTimeCodes.Grant takeCode(SimulatorRequest request, String codeName) {
		if (!"authorization_code".equals(request.param("grant_type"))) {
			throw WeChatErrors.refuse(40002);
		}
		RegisteredApp app = this.apps.authenticate(request.param("appid"), request.param("secret"));
		return this.oauthCodes.take(request.param(codeName), app.appId());
	}

	Quotas quotas() {
		return this.quotas;
	}

	RefusalLog refusals() {
		return this.refusals;
	}

	TemplateLibrary library() {
		return this.library;
	}

	Instant now() {
		return this.context.clock().instant();
	}

	long nextMessageId() {
		return this.messageId.incrementAndGet();
	}

	Duration callbackTimeout() {
		return this.callbackTimeout;
	}

	void callbackTimeout(Duration value) {
		this.callbackTimeout = value;
	}

	String articleUrl(String articleId, int index) {
		return this.context.baseUri().get() + "/s/" + articleId + "/" + index;
	}

	String mediaUrl(String mediaId) {
		return this.context.baseUri().get() + "/_sim/wechat/media/" + mediaId;
	}

}
