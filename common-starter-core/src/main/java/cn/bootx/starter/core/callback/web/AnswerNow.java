package cn.bootx.starter.core.callback.web;

import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The response, ready. Spring MVC goes by the type of the value, WebFlux by the declared
 * one, so this is for MVC only.
 */
final class AnswerNow extends ResponseEntity<byte[]> implements PortalAnswer<ResponseEntity<byte[]>> {

	AnswerNow(ResponseEntity<byte[]> response) {
		super(response.getBody(), headers(response), response.getStatusCode());
	}

	/** Spring's headers are such a map up to Framework 6 only. */
	private static MultiValueMap<String, String> headers(ResponseEntity<byte[]> response) {
		MultiValueMap<String, String> headers = new LinkedMultiValueMap<>(4);
		response.getHeaders().forEach(headers::addAll);
		return headers;
	}

}
