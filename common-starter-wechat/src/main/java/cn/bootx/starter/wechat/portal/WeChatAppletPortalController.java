package cn.bootx.starter.wechat.portal;

import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.web.PortalAnswer;
import cn.bootx.starter.core.callback.web.PortalHttp;

/**
 * The callback address of the mini program.
 *
 * @since 0.1.0
 */
@RestController
public class WeChatAppletPortalController {

	private static final String PATH = "${bootx.starter.third.wechat-applet.portal.path:/wechat-applet/portal}";

	private final WeChatAppletPortalService service;

	public WeChatAppletPortalController(WeChatAppletPortalService service) {
		this.service = service;
	}

	@RequestMapping(path = PATH, method = { RequestMethod.GET, RequestMethod.POST })
	PortalAnswer<ResponseEntity<byte[]>> push(RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, this.service.maxBodySize(), this.service::handle);
	}

}
