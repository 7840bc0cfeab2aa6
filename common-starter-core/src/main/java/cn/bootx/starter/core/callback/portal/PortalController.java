package cn.bootx.starter.core.callback.portal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

import cn.bootx.starter.core.callback.web.PortalAnswer;
import cn.bootx.starter.core.callback.web.PortalDoor;
import cn.bootx.starter.core.callback.web.PortalHttp;
import cn.bootx.starter.core.callback.web.PortalRequest;

/**
 * The addresses of a platform's portal, on Spring MVC and on WebFlux: its path is the
 * default account's, and each account has one below it. A subclass carries the path in a
 * {@link RequestMapping}.
 *
 * @since 0.1.0
 */
public abstract class PortalController {

	private final long maxBodySize;

	private final PortalDoor portal;

	/**
	 * Makes the controller.
	 * @param portal answers requests
	 */
	protected PortalController(PortalSettings settings, PortalDoor portal) {
		this.maxBodySize = settings.maxBodySize();
		this.portal = portal;
	}

	@RequestMapping(path = { "", "/{account}" })
	PortalAnswer<ResponseEntity<byte[]>> push(
			@PathVariable(name = "account", required = false) @Nullable String account, PortalRequest request) {
		return PortalHttp.answer(request.to(account), this.maxBodySize, this.portal);
	}

}
