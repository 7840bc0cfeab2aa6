package cn.bootx.starter.wechatopen.event;

import java.time.Instant;

/**
 * A verify ticket arrived and is kept. The platform pushes one every ten minutes.
 *
 * @param componentAppId app id of the component
 * @param at when it was
 * @since 0.1.0
 */
public record WeChatOpenTicketEvent(String componentAppId, Instant at) implements WeChatOpenEvent {
}
