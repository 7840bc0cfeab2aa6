package cn.bootx.starter.core.callback.portal;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.web.ClientAddress;
import cn.bootx.starter.core.callback.web.PortalAnswer;
import cn.bootx.starter.core.callback.web.PortalHttp;

/**
 * The addresses of a platform's portal, on Spring MVC and on WebFlux: its path is the
 * default account's, and each account has one below it. A subclass carries the path in a
 * {@link RequestMapping}.
 *
 * @since 0.1.0
 */
public abstract class PortalController {

	private final long maxBodySize;

	private final Function<CallbackRequest, CompletionStage<CallbackResponse>> portal;

	/**
	 * Makes the controller.
	 * @param portal answers requests; {@link CallbackRequest#account()} is the account
	 * that the address names, or null
	 */
	protected PortalController(PortalSettings settings,
			Function<CallbackRequest, CompletionStage<CallbackResponse>> portal) {
		this.maxBodySize = settings.maxBodySize();
		this.portal = portal;
	}

	@RequestMapping(path = { "", "/{account}" })
	PortalAnswer<ResponseEntity<byte[]>> push(
			@PathVariable(name = "account", required = false) @Nullable String account,
			@RequestAttribute(name = ClientAddress.ATTRIBUTE, required = false) @Nullable String client,
			RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, this.maxBodySize,
				(push) -> this.portal.apply(((client != null) ? push.from(client) : push).to(account)));
	}

}
