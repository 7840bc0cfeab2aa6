package cn.bootx.starter.wechat.portal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.limit.ClientBudget;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Looks for accounts that another node has added. Their names are in the path, where
 * anybody may invent them, so each client has a budget. Whoever exceeds it, or shares the
 * address of a proxy with one who does, waits until all accounts are read at once.
 */
final class LookUps {

	private static final Logger logger = LoggerFactory.getLogger(LookUps.class);

	private static final String UNKNOWN = "an unknown account";

	static final int PER_SECOND = 20;

	/** WeChat's next attempt comes after that time. */
	private static final long REFRESH_EVERY = Duration.ofSeconds(5).toNanos();

	/** So many clients are counted. */
	private static final int CLIENTS = 10_000;

	private final WeChatAccounts accounts;

	private final CallbackRuntime runtime;

	private final CallbackEnvelope query;

	private final ClientBudget budget;

	private final AtomicLong refreshAt = new AtomicLong(System.nanoTime());

	LookUps(WeChatAccounts accounts, CallbackRuntime runtime, Duration maxClockSkew) {
		this.accounts = accounts;
		this.runtime = runtime;
		this.query = CallbackEnvelope.of("unknown", "").freshness(runtime.clock(), maxClockSkew).build();
		this.budget = new ClientBudget(new InMemoryExpiringStore(runtime.clock(), CLIENTS), "look-up", PER_SECOND,
				Duration.ofSeconds(1));
	}

	/**
	 * Refuses what is no push to any account: the token is the account's, what else the
	 * query must have costs no look-up.
	 */
	@Nullable CallbackResponse refuse(CallbackRequest head) {
		try {
			head.requireParam("signature");
			this.query.checkQuery(head);
			return null;
		}
		catch (CallbackRejectedException ex) {
			Refusals.warn(UNKNOWN, ex.status(), String.valueOf(ex.getMessage()));
			return CallbackResponse.empty(ex.status());
		}
	}

	/**
	 * Looks for the account and lets it answer, null if there is none. 403 to what is no
	 * push, 503 if it cannot be looked up now.
	 */
	CompletionStage<CallbackResponse> find(String name, CallbackRequest request,
			Function<@Nullable WeChatAccount, CompletionStage<CallbackResponse>> answer) {
		CallbackResponse refusal = refuse(request);
		if (refusal != null) {
			return CompletableFuture.completedFuture(refusal);
		}
		if (!this.budget.take(request.client())) {
			refresh();
			return completed(503);
		}
		return this.runtime.waiting(request, (waited) -> lookUp(name, answer));
	}

	private CompletionStage<CallbackResponse> lookUp(String name,
			Function<@Nullable WeChatAccount, CompletionStage<CallbackResponse>> answer) {
		WeChatAccount found;
		try {
			found = this.accounts.find(name).orElse(null);
		}
		catch (RuntimeException ex) {
			Refusals.warn(UNKNOWN, 503, "it cannot be looked up, WeChat will send it again: " + ex.getMessage());
			return completed(503);
		}
		return answer.apply(found);
	}

	private void refresh() {
		long now = System.nanoTime();
		long due = this.refreshAt.get();
		if (now - due < 0 || !this.refreshAt.compareAndSet(due, now + REFRESH_EVERY)) {
			return;
		}
		logger.warn("A client asks for more than {} unknown WeChat accounts in a second; all stored accounts are read, "
				+ "so that WeChat's next attempt finds a new one. Behind a proxy set "
				+ "server.forward-headers-strategy, otherwise all clients share one budget", PER_SECOND);
		try {
			this.runtime.background().execute(() -> {
				try {
					this.accounts.refresh();
				}
				catch (RuntimeException ex) {
					logger.warn("The stored WeChat accounts cannot be read: {}", ex.getMessage());
				}
			});
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application stops", ex);
		}
	}

	private static CompletionStage<CallbackResponse> completed(int status) {
		return CompletableFuture.completedFuture(CallbackResponse.empty(status));
	}

}
