package cn.bootx.starter.core.client;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Knows how a platform says yes and no.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ResponseDecoder {

	/**
	 * The answer's JSON if it is a success.
	 * @throws PlatformException if the platform refused the call, or answered something
	 * that is not its JSON
	 */
	JsonNode decode(ApiCall call, ApiResponse response);

}
