package cn.bootx.starter.core.callback.portal;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * What stands behind the addresses of a platform. The head of a request is shown to it
 * before the body is read: a stranger who can prove nothing costs no more than that.
 *
 * @since 0.1.0
 */
public interface PortalDoor {

	/** Name for the log, for example {@code wecom}. */
	String name();

	/**
	 * Refuses a request that its head alone, without the body, disproves.
	 * @return the answer, after which the connection is closed, or null to read the body
	 */
	@Nullable CallbackResponse refuse(CallbackRequest head);

	/** Answers a request to the account that its address names. */
	CompletionStage<CallbackResponse> handle(CallbackRequest request);

}
