package cn.bootx.starter.dingtalk.handler;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Handles clicks on interactive cards. The beans of this type are asked in the order of
 * {@code @Order} until one answers. DingTalk waits two seconds.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkCardHandler {

	/**
	 * Handles a click.
	 * @return what changes on the card, or null to leave the click to the next handler
	 */
	@Nullable DingTalkCardChange handle(DingTalkCardAction action) throws Exception;

	/**
	 * Id of the clicked element that it is for, or what it begins with before a
	 * {@code *}; null, the default, for all.
	 */
	default @Nullable String getKey() {
		return null;
	}

	/** Names of the applications that it is for; empty, the default, for all. */
	default Set<String> getAccounts() {
		return Set.of();
	}

}
