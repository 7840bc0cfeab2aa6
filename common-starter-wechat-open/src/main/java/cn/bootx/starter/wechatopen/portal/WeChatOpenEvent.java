package cn.bootx.starter.wechatopen.portal;

import java.time.Instant;

import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;

/**
 * Something that the platform pushed to the component's address for authorization events.
 * Published as an application event after it was kept and before the platform gets its
 * {@code success}: a listener that throws makes the platform push again, so listeners see
 * an event at least once.
 *
 * @since 0.1.0
 */
public sealed interface WeChatOpenEvent {

	/** App id of the component. */
	String componentAppId();

	/** Time that the platform gives. */
	Instant at();

	/**
	 * An account has authorized the component, or has changed what it grants.
	 *
	 * @param updated whether it had authorized before ({@code updateauthorized})
	 */
	record Authorized(String componentAppId, Instant at, WeChatOpenAuthorizer authorizer,
			boolean updated) implements WeChatOpenEvent {
	}

	/** An account has taken its authorization back. Its tokens are gone. */
	record Unauthorized(String componentAppId, Instant at, String authorizerAppId) implements WeChatOpenEvent {
	}

	/** A verify ticket arrived and is kept. The platform pushes one every ten minutes. */
	record Ticket(String componentAppId, Instant at) implements WeChatOpenEvent {
	}

	/**
	 * Anything else that the platform pushes to a component: results of quick
	 * registrations, of filings, of audits.
	 *
	 * @param infoType the platform's name for it, for example
	 * {@code notify_third_fasteregister}
	 */
	record Info(String componentAppId, Instant at, String infoType, XmlElement content) implements WeChatOpenEvent {
	}

}
