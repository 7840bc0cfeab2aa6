package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;

/**
 * A bean of this type is called when an administrator's browser comes back from the
 * platform's authorization page, and says where it goes next.
 * <p>
 * It is not called for every authorization: a browser may be closed too early. That is
 * {@code WeChatOpenEvent.Authorized}, which follows the platform's own push.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WeChatOpenAuthorizationHandler {

	/**
	 * Takes an authorization, which is kept already.
	 * @param authorizer the account that authorized
	 * @param reference the {@code reference} with which the authorization page was
	 * opened, or null. It comes from the browser's address: check that it is the present
	 * user's.
	 * @return where the browser goes, or null to show a plain page
	 */
	@Nullable URI authorized(WeChatOpenAuthorizer authorizer, @Nullable String reference);

}
