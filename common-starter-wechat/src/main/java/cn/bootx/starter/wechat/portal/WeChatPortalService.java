package cn.bootx.starter.wechat.portal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;

/**
 * Takes WeChat's requests to the callback addresses of all accounts, whatever web stack
 * carried them.
 *
 * @since 0.1.0
 */
public final class WeChatPortalService {

	private final WeChatAccounts accounts;

	private final WeChatMessageDispatcher dispatcher;

	private final WeChatPortalSettings settings;

	private final ExpiringStore store;

	private final CallbackRuntime runtime;

	private final WeChatPushListener listener;

	private final Map<WeChatAccount, WeChatPortal<?>> portals = new ConcurrentHashMap<>();

	public WeChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			WeChatPortalSettings settings, ExpiringStore store, CallbackRuntime runtime) {
		this(accounts, dispatcher, settings, store, runtime, WeChatPushListener.NONE);
	}

	/**
	 * Portals whose pushes somebody else hears of as well.
	 */
	public WeChatPortalService(WeChatAccounts accounts, WeChatMessageDispatcher dispatcher,
			WeChatPortalSettings settings, ExpiringStore store, CallbackRuntime runtime, WeChatPushListener listener) {
		this.accounts = accounts;
		this.dispatcher = dispatcher;
		this.settings = settings;
		this.store = store;
		this.runtime = runtime;
		this.listener = listener;
	}

	/**
	 * Handles a request: GET verifies the address, POST is a push.
	 * @param account name of the account, or null for the primary
	 * @return the answer; 404 for an account that is unknown or has no token
	 */
	public CompletionStage<CallbackResponse> handle(@Nullable String account, CallbackRequest request) {
		WeChatAccount found = (account == null) ? this.accounts.primary() : this.accounts.find(account).orElse(null);
		String token = (found != null) ? found.settings().token() : null;
		if (found == null || token == null) {
			return CompletableFuture.completedFuture(CallbackResponse.empty(404));
		}
		return this.portals
			.computeIfAbsent(found,
					(key) -> WeChatPortal.of(key, token, this.settings, this.store, this.dispatcher, this.runtime,
							this.listener))
			.handle(request);
	}

	/**
	 * Loads and runs what the first push needs, so that it is as fast as the later ones.
	 */
	public void warmUp() {
		PortalWarmUp.run();
	}

	/**
	 * Largest body of a push in bytes.
	 */
	public long maxBodySize() {
		return this.settings.maxBodySize();
	}

	/**
	 * Forgets the portal of an account that is gone.
	 */
	public void forget(WeChatAccount account) {
		this.portals.remove(account);
	}

}
