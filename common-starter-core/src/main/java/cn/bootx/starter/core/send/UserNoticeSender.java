package cn.bootx.starter.core.send;

import java.util.Collection;

/**
 * Sends notices to users of the host, by the platform that is configured for notices:
 * code that asks for this bean does not know which one it is.
 *
 * @since 0.1.0
 */
public interface UserNoticeSender {

	/**
	 * Sends a notice to users, each once.
	 * @return with the users whom it did not reach, those whom the platform does not know
	 * among them; the others got it
	 * @throws InvalidMessageException if the platform would not take the notice; then
	 * nothing was sent
	 * @throws cn.bootx.starter.core.client.PlatformException if no user can be reached
	 * for a reason that concerns all of them
	 */
	SendResult sendToUsers(Collection<String> userIds, UserNotice notice);

}
