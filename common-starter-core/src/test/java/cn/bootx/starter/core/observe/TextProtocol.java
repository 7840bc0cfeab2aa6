package cn.bootx.starter.core.observe;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * The body is the message and its identity; {@code forged} is refused.
 */
final class TextProtocol implements CallbackProtocol<String> {

	static CallbackRequest push(String message) {
		return new CallbackRequest("POST", Map.of("signature", "S1GNATURE"), "signature=S1GNATURE", Map.of(),
				message.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public OpenedCallback<String> open(CallbackRequest request) {
		String message = new String(request.body(), StandardCharsets.UTF_8);
		if (message.equals("forged")) {
			throw CallbackRejectedException.forbidden("signature does not match");
		}
		return new OpenedCallback<>(message, "wechat:default:" + message);
	}

	@Override
	public CallbackResponse seal(OpenedCallback<String> callback, @Nullable String reply) {
		return CallbackResponse.text((reply != null) ? reply : "success");
	}

}
