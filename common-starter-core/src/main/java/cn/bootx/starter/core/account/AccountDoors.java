package cn.bootx.starter.core.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.Refusals;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.limit.ClientBudget;
import cn.bootx.starter.core.store.InMemoryExpiringStore;

/**
 * The entrances of all accounts of a platform, also of those that another node has added.
 * Names are in the path, where anybody may invent them, so each client has a budget of
 * look-ups. Whoever exceeds it, or shares the address of a proxy with one who does, waits
 * until all accounts are read at once.
 *
 * @param <A> an account of the platform
 * @since 0.1.0
 */
public final class AccountDoors<A extends Account<?>> {

	/** Look-ups of one client. */
	static final int PER_SECOND = 20;

	private static final Logger logger = LoggerFactory.getLogger(AccountDoors.class);

	/** No platform tries again sooner. */
	private static final long REFRESH_EVERY = Duration.ofSeconds(5).toNanos();

	/** So many clients are counted. */
	private static final int CLIENTS = 10_000;

	private final Accounts<?, A> accounts;

	private final CallbackRuntime runtime;

	private final Function<A, @Nullable PortalDoor> entrance;

	private final Consumer<CallbackRequest> head;

	private final Supplier<CallbackResponse> unknown;

	private final ClientBudget budget;

	private final Map<A, PortalDoor> doors = new ConcurrentHashMap<>();

	private final AtomicLong refreshAt = new AtomicLong(System.nanoTime());

	/**
	 * Doors that answer 404 for an account that is unknown or takes no pushes.
	 * @param entrance opens the entrance of an account, or null if it takes no pushes
	 * @param head checks what the head of a push to an account of any name must have,
	 * before the account is looked up
	 */
	public AccountDoors(Accounts<?, A> accounts, CallbackRuntime runtime, Function<A, @Nullable PortalDoor> entrance,
			Consumer<CallbackRequest> head) {
		this(accounts, runtime, entrance, head, () -> CallbackResponse.empty(404));
	}

	/** Doors with another answer for an account that is unknown or takes no pushes. */
	public AccountDoors(Accounts<?, A> accounts, CallbackRuntime runtime, Function<A, @Nullable PortalDoor> entrance,
			Consumer<CallbackRequest> head, Supplier<CallbackResponse> unknown) {
		this.accounts = accounts;
		this.runtime = runtime;
		this.entrance = entrance;
		this.head = head;
		this.unknown = unknown;
		this.budget = new ClientBudget(new InMemoryExpiringStore(runtime.clock(), CLIENTS), "look-up", PER_SECOND,
				Duration.ofSeconds(1));
		accounts.onChange((change) -> {
			if (change.before() != null) {
				this.doors.remove(change.before());
			}
		});
	}

	/**
	 * Refuses what the head alone disproves, also where the account must be looked up
	 * first: that its token is unknown as yet does not make an old push a fresh one.
	 */
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		A account = known(head);
		if (account == null && isStored(head.account())) {
			return refuseUnknown(head);
		}
		PortalDoor door = (account != null) ? door(account) : null;
		return (door != null) ? door.refuse(head) : this.unknown.get();
	}

	/**
	 * Lets the account answer: 503 if it cannot be looked up now, and what an entrance
	 * says of those that are unknown or take no pushes.
	 */
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		A known = known(request);
		if (known != null || !isStored(request.account())) {
			return handle(known, request);
		}
		CallbackResponse refusal = refuseUnknown(request);
		if (refusal != null) {
			return CompletableFuture.completedFuture(refusal);
		}
		if (!this.budget.take(request.client())) {
			refresh();
			return CompletableFuture.completedFuture(CallbackResponse.empty(503));
		}
		return this.runtime.waiting(request, this::lookUp);
	}

	private @Nullable A known(CallbackRequest request) {
		String account = request.account();
		return ((account != null) ? this.accounts.known(account) : this.accounts.findPrimary()).orElse(null);
	}

	private boolean isStored(@Nullable String account) {
		return account != null && this.accounts.mayBeStored(account);
	}

	private CompletionStage<CallbackResponse> handle(@Nullable A account, CallbackRequest request) {
		PortalDoor door = (account != null) ? door(account) : null;
		return (door != null) ? door.handle(request) : CompletableFuture.completedFuture(this.unknown.get());
	}

	private @Nullable PortalDoor door(A account) {
		PortalDoor door = this.doors.get(account);
		if (door != null) {
			return door;
		}
		PortalDoor opened = this.doors.computeIfAbsent(account, this.entrance);
		if (this.accounts.known(account.name()).orElse(null) != account) {
			// Changed or removed meanwhile: this request is the last that it answers.
			this.doors.remove(account);
		}
		return opened;
	}

	private @Nullable CallbackResponse refuseUnknown(CallbackRequest head) {
		try {
			this.head.accept(head);
			return null;
		}
		catch (CallbackRejectedException ex) {
			Refusals.warn(unknown(), ex.status(), String.valueOf(ex.getMessage()));
			return CallbackResponse.empty(ex.status());
		}
	}

	private CompletionStage<CallbackResponse> lookUp(CallbackRequest request) {
		A found;
		try {
			found = this.accounts.find(String.valueOf(request.account())).orElse(null);
		}
		catch (RuntimeException ex) {
			Refusals.warn(unknown(), 503, "it cannot be looked up, it will be sent again: " + ex.getMessage());
			return CompletableFuture.completedFuture(CallbackResponse.empty(503));
		}
		return handle(found, request);
	}

	private void refresh() {
		long now = System.nanoTime();
		long due = this.refreshAt.get();
		if (now - due < 0 || !this.refreshAt.compareAndSet(due, now + REFRESH_EVERY)) {
			return;
		}
		logger.warn(
				"A client asks for more than {} times in a second for an unknown {}; all that are stored are read, "
						+ "so that the platform's next attempt finds a new one. Behind a proxy set "
						+ "server.forward-headers-strategy, otherwise all clients share one budget",
				PER_SECOND, this.accounts.kind().label());
		try {
			this.runtime.background().execute(() -> {
				try {
					this.accounts.refresh();
				}
				catch (RuntimeException ex) {
					logger.warn("No stored {} can be read: {}", this.accounts.kind().label(), ex.getMessage());
				}
			});
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The application stops", ex);
		}
	}

	private String unknown() {
		return "an unknown " + this.accounts.kind().label();
	}

}
