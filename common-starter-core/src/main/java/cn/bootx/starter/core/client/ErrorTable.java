package cn.bootx.starter.core.client;

import org.jspecify.annotations.Nullable;

/**
 * Knows the error codes of one platform.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorTable {

	/**
	 * Says what an error means.
	 * @param code the platform's code
	 * @param subCode the code behind a gateway's general code, or null
	 * @param message the platform's text; never compare it for equality, platforms add
	 * request ids and addresses
	 */
	ErrorVerdict verdict(String code, @Nullable String subCode, String message);

}
