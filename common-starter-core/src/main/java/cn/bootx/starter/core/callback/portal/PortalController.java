package cn.bootx.starter.core.callback.portal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The addresses of a platform's portal: its path is the default account's, and each
 * account has one below it. A subclass carries the path in a {@link RequestMapping}.
 *
 * @since 0.1.0
 */
public abstract class PortalController {

	private final long maxBodySize;

	private final PortalDoor portal;

	protected PortalController(CallbackPortal.Settings settings, PortalDoor portal) {
		this.maxBodySize = settings.maxBodySize();
		this.portal = portal;
	}

	@RequestMapping(path = { "", "/{account}" })
	PortalAnswer<ResponseEntity<byte[]>> push(
			@PathVariable(name = "account", required = false) @Nullable String account, PortalRequest request) {
		return request.to(account).answer(this.maxBodySize, this.portal);
	}

}
