package cn.bootx.starter.dingtalk.handler;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;

/**
 * Handles clicks on interactive cards; the key is the id of the clicked element. The
 * beans of this type are asked in the order of {@code @Order} until one answers. DingTalk
 * waits two seconds.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface DingTalkCardHandler extends HandlerSelector {

	/** Returns what changes on the card, or null to leave the click to the next one. */
	@Nullable DingTalkCardChange handle(DingTalkCardAction action) throws Exception;

}
