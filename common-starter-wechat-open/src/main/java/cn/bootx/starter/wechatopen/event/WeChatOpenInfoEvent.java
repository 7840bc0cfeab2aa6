package cn.bootx.starter.wechatopen.event;

import java.time.Instant;

import cn.bootx.starter.core.xml.XmlElement;

/**
 * Anything else that the platform pushes to a component: results of quick registrations,
 * of filings, of audits.
 *
 * @param componentAppId app id of the component
 * @param at when it was
 * @param infoType the platform's name for it, for example
 * {@code notify_third_fasteregister}
 * @param content what was pushed
 * @since 0.1.0
 */
public record WeChatOpenInfoEvent(String componentAppId, Instant at, String infoType,
		XmlElement content) implements WeChatOpenEvent {
}
