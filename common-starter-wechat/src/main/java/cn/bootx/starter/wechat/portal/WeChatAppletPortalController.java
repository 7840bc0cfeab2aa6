package cn.bootx.starter.wechat.portal;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalController;

/**
 * The callback address of the mini program.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping("${bootx.starter.third.wechat-applet.portal.path:/wechat-applet/portal}")
public class WeChatAppletPortalController extends PortalController {

	public WeChatAppletPortalController(WeChatAppletPortalService service) {
		super(service.settings(), service);
	}

}
