package cn.bootx.starter.wechatopen.event;

import java.time.Instant;

/**
 * An account has taken its authorization back. Its tokens are gone.
 *
 * @param componentAppId app id of the component
 * @param at when it was
 * @param authorizerAppId app id of the account
 * @since 0.1.0
 */
public record WeChatOpenUnauthorizedEvent(String componentAppId, Instant at,
		String authorizerAppId) implements WeChatOpenEvent {
}
