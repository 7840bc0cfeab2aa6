package cn.bootx.starter.wechatopen.event;

import java.time.Instant;

/**
 * Something that the platform pushed to the component's address for authorization events.
 * Published as an application event after it was kept and before the platform gets its
 * {@code success}: a listener that throws makes the platform push again, so listeners see
 * an event at least once.
 *
 * @since 0.1.0
 */
public sealed interface WeChatOpenEvent
		permits WeChatOpenAuthorizedEvent, WeChatOpenUnauthorizedEvent, WeChatOpenTicketEvent, WeChatOpenInfoEvent {

	/** App id of the component. */
	String componentAppId();

	/** Time that the platform gives. */
	Instant at();

}
