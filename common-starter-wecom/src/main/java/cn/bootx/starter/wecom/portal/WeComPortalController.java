package cn.bootx.starter.wecom.portal;

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
 * The portal over HTTP, on Spring MVC and on WebFlux. The path without a name is the
 * default agent's.
 *
 * @since 0.1.0
 */
@RestController
public class WeComPortalController {

	private static final String PATH = "${bootx.starter.third.wecom.portal.path:/wecom/portal}";

	private final WeComPortal portal;

	private final String defaultAgent;

	private final long maxBodySize;

	/**
	 * Makes the controller.
	 * @param defaultAgent name of the agent behind the path without a name
	 * @param maxBodySize largest body in bytes
	 */
	public WeComPortalController(WeComPortal portal, String defaultAgent, long maxBodySize) {
		this.portal = portal;
		this.defaultAgent = defaultAgent;
		this.maxBodySize = maxBodySize;
	}

	@RequestMapping(path = PATH, method = { RequestMethod.GET, RequestMethod.POST })
	PortalAnswer<ResponseEntity<byte[]>> push(RequestEntity<InputStreamResource> request) {
		return push(this.defaultAgent, request);
	}

	@RequestMapping(path = PATH + "/{agent}", method = { RequestMethod.GET, RequestMethod.POST })
	PortalAnswer<ResponseEntity<byte[]>> push(@PathVariable("agent") String agent,
			RequestEntity<InputStreamResource> request) {
		return PortalHttp.answer(request, this.maxBodySize, (push) -> this.portal.handle(agent, push));
	}

}
