package cn.bootx.starter.wechat.applet;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalController;

/**
 * The callback address of the mini program.
 */
@RestController
@RequestMapping("${bootx.starter.third.wechat-applet.portal.path:/wechat-applet/portal}")
final class WeChatAppletPortalController extends PortalController {

	WeChatAppletPortalController(WeChatAppletPortalService service) {
		super(service.settings(), service);
	}

}
