package cn.bootx.starter.wechatopen.event;

import java.time.Instant;

import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;

/**
 * An account has authorized the component, or has changed what it grants.
 *
 * @param componentAppId app id of the component
 * @param at when it was
 * @param authorizer the account
 * @param updated whether it had authorized before ({@code updateauthorized})
 * @since 0.1.0
 */
public record WeChatOpenAuthorizedEvent(String componentAppId, Instant at, WeChatOpenAuthorizer authorizer,
		boolean updated) implements WeChatOpenEvent {
}
