package cn.bootx.starter.wechatopen.component;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * No component token can be had, because the platform has not pushed a verify ticket yet.
 * The call may succeed later without a change.
 *
 * @since 0.1.0
 */
public class WeChatOpenTicketMissingException extends PlatformException {

	private static final long serialVersionUID = 1L;

	WeChatOpenTicketMissingException(String componentAppId) {
		super(PlatformException.of(Platform.WECHAT_OPEN, ComponentTokenSource.API)
			.code("no-ticket")
			.message("there is no component_verify_ticket of " + componentAppId + " yet")
			// Transient, not AUTH: it must not be remembered after the ticket arrived.
			.category(ErrorCategory.TRANSIENT,
					"the platform pushes it every 10 minutes and has been asked to push now; if none arrives, check "
							+ "that the authorization event URL in the Open Platform's console leads to "
							+ "/wechat/open/auth-event of this application, that Token and EncodingAESKey are the "
							+ "console's, and that pushing is switched on there; on several nodes the store must be "
							+ "shared"));
	}

}
