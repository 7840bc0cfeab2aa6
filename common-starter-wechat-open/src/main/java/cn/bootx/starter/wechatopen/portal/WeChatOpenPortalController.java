package cn.bootx.starter.wechatopen.portal;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalAnswer;
import cn.bootx.starter.core.callback.portal.PortalRequest;

/**
 * The addresses that are entered in the Open Platform's console, on Spring MVC and on
 * WebFlux.
 */
@RestController
final class WeChatOpenPortalController {

	private static final String BASE = "${bootx.starter.third.wechat-open.portal.path:/wechat/open}";

	private final WeChatOpenPortal portal;

	WeChatOpenPortalController(WeChatOpenPortal portal) {
		this.portal = portal;
	}

	/** Address for authorization events (授权事件接收URL). */
	@RequestMapping(BASE + "/auth-event")
	PortalAnswer<ResponseEntity<byte[]>> authEvent(PortalRequest request) {
		return request.answer(this.portal.settings().maxBodySize(), this.portal.events());
	}

	/** Address for messages and events (消息与事件接收URL), {@code …/$APPID$/message}. */
	@RequestMapping(BASE + "/{appId}/message")
	PortalAnswer<ResponseEntity<byte[]>> message(@PathVariable("appId") String appId, PortalRequest request) {
		return request.to(appId).answer(this.portal.settings().maxBodySize(), this.portal.messages());
	}

}
