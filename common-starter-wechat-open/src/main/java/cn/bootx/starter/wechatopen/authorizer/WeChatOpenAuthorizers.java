package cn.bootx.starter.wechatopen.authorizer;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import cn.binarywang.wx.miniapp.api.WxMaService;
import me.chanjar.weixin.mp.api.WxMpService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.StoredSettings;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;

/**
 * The accounts that authorized the component. Their refresh tokens are kept in the record
 * store, their access tokens in the expiring store; each account has a service object of
 * its own. WxJava keeps these objects in static maps, so that a second component in the
 * process gets the first one's.
 *
 * @since 0.1.0
 */
public final class WeChatOpenAuthorizers implements StoredSettings.Keeper {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenAuthorizers.class);

	/** Wrong, used or too old. */
	private static final Set<String> CODE_REFUSED = Set.of("61009", "61010");

	private final WeChatOpenComponentService service;

	private final TokenRegistry registry;

	private final AuthorizerServices services;

	private final AuthorizerRecords records;

	private final AuthorizerFacts facts;

	private final KnownAuthorizers known = new KnownAuthorizers(System::nanoTime);

	private final Authorizations authorizations;

	private final ConcurrentMap<String, WxMpService> mpServices = new ConcurrentHashMap<>();

	private final ConcurrentMap<String, WxMaService> maServices = new ConcurrentHashMap<>();

	WeChatOpenAuthorizers(WeChatOpenComponentService service, RecordStore recordStore, ExpiringStore expiringStore,
			TokenRegistry registry, Clock clock, AuthorizerServices services) {
		String componentAppId = service.component().appId();
		this.service = service;
		this.registry = registry;
		this.services = services;
		this.records = new AuthorizerRecords(recordStore, componentAppId);
		this.facts = new AuthorizerFacts(expiringStore, componentAppId, clock);
		this.authorizations = new Authorizations(service, this.records, this.facts, clock);
	}

	/**
	 * Exchanges an authorization code and keeps what it gives. Any number of calls with
	 * one code, on any node, make one exchange and have the same result.
	 * @throws PlatformException with code 61009 or 61010 if the code is wrong, too old,
	 * or was used elsewhere
	 */
	public WeChatOpenAuthorizer authorize(String authorizationCode) {
		String appId = this.authorizations.exchange(authorizationCode, this::tokens);
		this.known.forget(appId);
		AuthorizerRecords.Document document = this.records.find(appId)
			.orElseThrow(() -> Authorizations.notAuthorized("/cgi-bin/component/api_query_auth", "unauthorized",
					"the account " + appId + " has taken its authorization back meanwhile"));
		return toAuthorizer(document.userName().isEmpty() ? this.authorizations.describe(document) : document);
	}

	/**
	 * Takes the push of an authorization. Its code races with the browser's.
	 * @param at time that the platform gives
	 * @return the account, or empty if it has taken the authorization back meanwhile
	 * @throws PlatformException with code 61003 if the code is wrong, too old or used,
	 * and the account has not authorized the component
	 */
	public Optional<WeChatOpenAuthorizer> authorized(String appId, String authorizationCode, Instant at) {
		try {
			this.authorizations.exchange(authorizationCode, this::tokens);
		}
		catch (PlatformException ex) {
			if (!CODE_REFUSED.contains(ex.code())) {
				throw ex;
			}
			// The code was used and its result was not kept: the platform still has it.
			this.facts.restore(appId);
			this.authorizations.recover(appId);
			logger.warn("The authorization code of {} was used before, and its result was not kept", appId);
		}
		this.known.forget(appId);
		return this.records.changePresent(appId, (present) -> present.authorizedAt(at.toEpochMilli()))
			.map(this.authorizations::describe)
			.map(this::toAuthorizer);
	}

	/**
	 * Takes the push that an account has taken its authorization back: forgets its
	 * tokens.
	 * @param at time that the platform gives; an authorization after it stays
	 * @return false if the push was late and the account has authorized again
	 */
	public boolean unauthorized(String appId, Instant at) {
		Optional<AuthorizerRecords.Document> present = this.records.find(appId);
		if (present.isPresent() && present.get().authorizedAt() > at.toEpochMilli() + 999) {
			return false;
		}
		this.facts.withdraw(appId);
		this.records.delete(appId);
		this.known.forget(appId);
		this.mpServices.remove(appId);
		this.maServices.remove(appId);
		try {
			AccessTokens tokens = tokens(appId);
			tokens.invalidate(tokens.get());
		}
		catch (PlatformException | AccessTokens.UnavailableException ex) {
			logger.debug("WeChatOpenAuthorizer {} had no access token to forget: {}", appId, ex.getMessage());
		}
		this.registry.remove(tokenName(appId));
		return true;
	}

	/** An account, or empty if it has not authorized the component. */
	public Optional<WeChatOpenAuthorizer> find(String appId) {
		return this.records.find(appId).map(this::toAuthorizer);
	}

	/**
	 * An account that must be there: if its record is lost, the platform is asked. What
	 * this node has read within the last minute, or while the record store is away ever,
	 * is returned as it was then.
	 * @throws PlatformException if the account has not authorized the component
	 * @throws cn.bootx.starter.core.store.StoreUnavailableException if the record store
	 * cannot be asked, and this node does not know the account
	 */
	public WeChatOpenAuthorizer require(String appId) {
		return this.known.find(appId).orElseGet(() -> read(appId));
	}

	private WeChatOpenAuthorizer read(String appId) {
		return this.known.read(appId, () -> find(appId).map(this::remembered))
			.orElseGet(() -> remembered(toAuthorizer(this.authorizations.recover(appId))));
	}

	private WeChatOpenAuthorizer remembered(WeChatOpenAuthorizer authorizer) {
		this.known.remember(authorizer);
		return authorizer;
	}

	/**
	 * Accounts in the order of their app ids.
	 * @param afterAppId the last app id of the page before, or an empty string
	 * @param limit how many at most
	 */
	public List<WeChatOpenAuthorizer> list(String afterAppId, int limit) {
		return this.records.list(afterAppId, limit).stream().map(this::toAuthorizer).toList();
	}

	public AccessTokens tokens(String appId) {
		return this.registry.exclusiveTokens(tokenName(appId), new Authorizations.Tokens(appId, this.authorizations));
	}

	/** The service object of an account with its token, one per account. */
	public WxMpService mpService(String appId) {
		return this.mpServices.computeIfAbsent(appId, (id) -> this.services.mpService(id, tokens(id)));
	}

	/**
	 * The service object of an account that is a mini program. Logins
	 * ({@code jscode2session}) go through the component instead:
	 * {@link WeChatOpenComponentService#get}.
	 */
	public WxMaService maService(String appId) {
		return this.maServices.computeIfAbsent(appId, (id) -> this.services.maService(id, tokens(id)));
	}

	/** Calls that WxJava does not have; they throw {@link PlatformException}. */
	public WeChatApi api(String appId) {
		return this.services.api(tokens(appId));
	}

	/**
	 * Asks the platform for all accounts that authorized the component, after the record
	 * store was lost.
	 * @return how many records were missing or had another refresh token
	 */
	public int recover() {
		return this.authorizations.recoverAll();
	}

	@Override
	public void reportTo(StoredSettings settings) {
		this.records.reportTo(settings);
	}

	private WeChatOpenAuthorizer toAuthorizer(AuthorizerRecords.Document document) {
		return document.toAuthorizer(this.service.component().appId());
	}

	private TokenName tokenName(String appId) {
		return new TokenName(Platform.WECHAT_OPEN, this.service.component().appId() + ":" + appId, "authorizer");
	}

}
