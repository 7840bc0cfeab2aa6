package cn.bootx.starter.core.callback.web;

import org.springframework.http.ResponseEntity;

/**
 * The response, ready. Spring MVC goes by the type of the value, WebFlux by the declared
 * one, so this is for MVC only.
 */
final class AnswerNow extends ResponseEntity<byte[]> implements PortalAnswer<ResponseEntity<byte[]>> {

	AnswerNow(ResponseEntity<byte[]> response) {
		super(response.getBody(), response.getHeaders(), response.getStatusCode());
	}

}
