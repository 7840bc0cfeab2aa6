package cn.bootx.starter.wechat.people.binding;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.people.binding.WeChatBindingService.ConflictException.Reason;

/**
 * Two records that are one fact, in a store that writes one at a time. A user and an open
 * id are bound if, and only if, their links point at each other; so a user can never be
 * bound twice, and half a pair is not a binding.
 * <p>
 * The open id's link is written first, then the user's, then the open id's again. Every
 * write demands that the link was not written since it was read. What another writer left
 * half written is overwritten by the next one: at once by the same user, after a while by
 * others, because it may be half written only at this moment. A writer that is so slow
 * that it is overwritten nevertheless finds out at the third write, which fails, and
 * takes the second back.
 */
final class BindingPairs {

	/** Longer than the writes of a binding take. */
	private static final Duration IN_PROGRESS = Duration.ofSeconds(30);

	private final BindingLinks links;

	private final Clock clock;

	BindingPairs(BindingLinks links, Clock clock) {
		this.links = links;
		this.clock = clock;
	}

	Optional<WeChatBindingService.Binding> ofUser(String userId) {
		String openId = this.links.ofUser(userId).target();
		return (openId != null) ? ifMutual(userId, openId, this.links.ofOpenId(openId)) : Optional.empty();
	}

	Optional<WeChatBindingService.Binding> ofOpenId(String openId) {
		BindingLinks.Link link = this.links.ofOpenId(openId);
		String userId = link.target();
		return (userId != null && this.links.ofUser(userId).pointsTo(openId)) ? ifMutual(userId, openId, link)
				: Optional.empty();
	}

	WeChatBindingService.Binding bind(String userId, String openId) {
		return RecordStore.again(() -> tryBind(userId, openId));
	}

	Optional<WeChatBindingService.Binding> unbind(String userId, String openId) {
		return RecordStore.again(() -> tryUnbind(userId, openId));
	}

	private Optional<WeChatBindingService.Binding> tryUnbind(String userId, String openId) {
		BindingLinks.Link user = this.links.ofUser(userId);
		BindingLinks.Link wechat = this.links.ofOpenId(openId);
		if (!user.pointsTo(openId) || !wechat.pointsTo(userId)) {
			return Optional.empty();
		}
		// From here on they are not bound; the other link is half a pair like any other.
		this.links.write(user, BindingLinks.Link.FREE);
		this.links.free(wechat);
		return Optional.of(new WeChatBindingService.Binding(userId, openId, wechat.since()));
	}

	private WeChatBindingService.Binding tryBind(String userId, String openId) {
		BindingLinks.Link user = this.links.ofUser(userId);
		BindingLinks.Link wechat = this.links.ofOpenId(openId);
		if (user.pointsTo(openId) && wechat.pointsTo(userId)) {
			// Written again, because a writer that read half a pair may be about to
			// overwrite it.
			this.links.write(user, user.json());
			return new WeChatBindingService.Binding(userId, openId, wechat.since());
		}
		requireFree(userId, user, openId, wechat);
		String toUser = BindingLinks.Link.json(userId, this.clock.instant());
		BindingLinks.Link reserved = this.links.write(wechat, toUser);
		BindingLinks.Link linked = this.links.write(user, BindingLinks.Link.json(openId, this.clock.instant()));
		try {
			BindingLinks.Link bound = this.links.write(reserved, toUser);
			return new WeChatBindingService.Binding(userId, openId, bound.since());
		}
		catch (RecordStore.ConflictException ex) {
			if (!this.links.ofOpenId(openId).pointsTo(userId)) {
				this.links.free(linked);
			}
			throw ex;
		}
	}

	private void requireFree(String userId, BindingLinks.Link user, String openId, BindingLinks.Link wechat) {
		String owner = wechat.target();
		if (owner != null && !owner.equals(userId)) {
			if (this.links.ofUser(owner).pointsTo(openId)) {
				throw new WeChatBindingService.ConflictException(Reason.OPEN_ID_IS_BOUND,
						"WeChat " + openId + " is bound to another user than '" + userId + "'; unbind that one first");
			}
			if (wechat.since().plus(IN_PROGRESS).isAfter(this.clock.instant())) {
				throw new WeChatBindingService.ConflictException(Reason.OPEN_ID_IS_BEING_BOUND, "WeChat " + openId
						+ " is being bound to another user than '" + userId + "'; try again in a minute");
			}
		}
		String bound = user.target();
		if (bound != null && !bound.equals(openId) && this.links.ofOpenId(bound).pointsTo(userId)) {
			if (wechat.pointsTo(userId)) {
				// Reserved before it was known that the user has another one.
				this.links.free(wechat);
			}
			throw new WeChatBindingService.ConflictException(Reason.USER_IS_BOUND,
					"User '" + userId + "' is bound to another WeChat than " + openId + "; unbind that one first");
		}
	}

	private static Optional<WeChatBindingService.Binding> ifMutual(String userId, String openId,
			BindingLinks.Link wechat) {
		return wechat.pointsTo(userId) ? Optional.of(new WeChatBindingService.Binding(userId, openId, wechat.since()))
				: Optional.empty();
	}

}
