package cn.bootx.starter.core.callback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The simplest protocol: the body is the message and its identity.
 */
final class PlainProtocol implements CallbackProtocol<String> {

	static CallbackRequest push(String message) {
		return new CallbackRequest("POST", Map.of(), "", Map.of(), message.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public OpenedCallback<String> open(CallbackRequest request) {
		String message = new String(request.body(), StandardCharsets.UTF_8);
		switch (message) {
			case "forged" -> throw CallbackRejectedException.forbidden("forged");
			case "malformed" -> throw CallbackRejectedException.malformed("malformed");
			case "store down" ->
				throw new StoreUnavailableException("memory", "putIfAbsent", new IOException("closed"));
			case "surprising" -> throw new IndexOutOfBoundsException("surprise");
			default -> {
			}
		}
		return new OpenedCallback<>(message, "test:account:" + message);
	}

	@Override
	public CallbackResponse seal(OpenedCallback<String> callback, @Nullable String reply) {
		if (reply != null && reply.startsWith("unsealable")) {
			throw new IllegalStateException("as asked");
		}
		return (reply != null) ? CallbackResponse.xml(reply) : CallbackResponse.text("success");
	}

}
