package cn.bootx.starter.dingtalk.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Handles events of the organisation. Each bean of this type gets the events of its type,
 * in the order of {@code @Order}, once per event on all nodes that share the store.
 * <p>
 * Over HTTP an exception makes DingTalk push the event again; over Stream the event is
 * acknowledged before it is handled, so it is only logged.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkEventHandler {

	void handle(DingTalkEventMessage event) throws Exception;

	/**
	 * The type it is for, for example {@code user_add_org}; null, the default, for all.
	 */
	default @Nullable String getEventType() {
		return null;
	}

	/** Names of the applications that it is for; empty, the default, for all. */
	default Set<String> getAccounts() {
		return Set.of();
	}

}
