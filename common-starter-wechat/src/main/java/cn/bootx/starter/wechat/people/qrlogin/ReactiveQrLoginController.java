package cn.bootx.starter.wechat.people.qrlogin;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@link WeChatQrLoginController} for Spring WebFlux.
 *
 * @since 0.1.0
 */
@RestController
public final class ReactiveQrLoginController extends WeChatQrLoginController {

	public ReactiveQrLoginController(WeChatQrLoginService service, Executor executor) {
		super(service, executor);
	}

	@PostMapping("/applyQrCode")
	CompletionStage<ResponseEntity<String>> applyQrCode(ServerHttpRequest request) {
		InetSocketAddress address = request.getRemoteAddress();
		return apply((address == null) ? ""
				: (address.getAddress() != null) ? address.getAddress().getHostAddress() : address.getHostString());
	}

}
