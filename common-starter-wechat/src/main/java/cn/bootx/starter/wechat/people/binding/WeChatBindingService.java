package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * Knows which user of the host is which follower of an account, one to one. Bindings are
 * kept until they are taken back: a fan who leaves and comes again is the same user.
 *
 * @since 0.1.0
 */
public final class WeChatBindingService {

	private static final Bindings.Kind KIND = new Bindings.Kind(Platform.WECHAT, "wechat-binding", "open-id", "openId",
			"WeChat");

	private final WeChatAccounts accounts;

	private final RecordStore records;

	private final Clock clock;

	public WeChatBindingService(WeChatAccounts accounts, RecordStore records, Clock clock) {
		this.accounts = accounts;
		this.records = records;
		this.clock = clock;
	}

	/** The bindings of another account; NOT_FOUND if it is unknown. */
	public WeChatBindingService account(String name) {
		return new WeChatBindingService(this.accounts.with(name), this.records, this.clock);
	}

	/**
	 * Binds a user and a WeChat. A pair that is bound already stays as it is. Of several
	 * callers on any nodes who want the same user or WeChat, one gets it. A call that
	 * dies half way leaves nothing bound: the same user can repeat it at once, others get
	 * the WeChat after half a minute.
	 * @param userId the host's id of the user, 1 to 190 characters
	 * @param openId the follower; make sure that it is the user, for example by
	 * {@link WeChatQrBinding}
	 * @throws Bindings.ConflictException if either is bound to another
	 */
	public Binding bind(String userId, String openId) {
		return Binding.of(bindings().bind(userId, openId));
	}

	/** Takes the binding of a user back, and returns it. */
	public Optional<Binding> unbindUser(String userId) {
		return bindings().unbindUser(userId).map(Binding::of);
	}

	/** Takes the binding of a WeChat back, and returns it. */
	public Optional<Binding> unbindOpenId(String openId) {
		return bindings().unbindId(openId).map(Binding::of);
	}

	public Optional<Binding> findByUser(String userId) {
		return bindings().findByUser(userId).map(Binding::of);
	}

	public Optional<Binding> findByOpenId(String openId) {
		return bindings().findById(openId).map(Binding::of);
	}

	/** Looks many users up, two records for each. */
	public Lookup findByUsers(Collection<String> userIds) {
		Bindings.Lookup found = bindings().findByUsers(userIds);
		return new Lookup(found.ids(), found.unknown());
	}

	private Bindings bindings() {
		return new Bindings(this.records, KIND, this.accounts.primary().appId(), this.clock);
	}

	/** A user, by the host's id, and that user's WeChat in one official account. */
	public record Binding(String userId, String openId, Instant boundAt) {

		static Binding of(Bindings.Binding bound) {
			return new Binding(bound.userId(), bound.id(), bound.boundAt());
		}

	}

	/** Open ids by user id, in the order of the question, and who has none. */
	public record Lookup(Map<String, String> openIds, List<String> unknown) {

		public Lookup {
			openIds = Collections.unmodifiableMap(new LinkedHashMap<>(openIds));
			unknown = List.copyOf(unknown);
		}

	}

}
