package cn.bootx.starter.wechat.portal;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.web.PortalAnswer;
import cn.bootx.starter.core.callback.web.PortalHttp;

/**
 * The callback address of the official accounts: {@code /wechat/portal} for the primary,
 * {@code /wechat/portal/<account>} for each.
 *
 * @since 0.1.0
 */
@RestController
public class WeChatPortalController {

	private static final String PATH = "${bootx.starter.third.wechat.portal.path:/wechat/portal}";

	private final WeChatPortalService service;

	public WeChatPortalController(WeChatPortalService service) {
		this.service = service;
	}

	@RequestMapping(path = PATH, method = { RequestMethod.GET, RequestMethod.POST })
	PortalAnswer<ResponseEntity<byte[]>> primary(RequestEntity<InputStreamResource> request) {
		return exchange(null, request);
	}

	@RequestMapping(path = PATH + "/{account}", method = { RequestMethod.GET, RequestMethod.POST })
	PortalAnswer<ResponseEntity<byte[]>> named(@PathVariable("account") String account,
			RequestEntity<InputStreamResource> request) {
		return exchange(account, request);
	}

	private PortalAnswer<ResponseEntity<byte[]>> exchange(@Nullable String account,
			RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, this.service.maxBodySize(), (push) -> this.service.handle(account, push));
	}

}
