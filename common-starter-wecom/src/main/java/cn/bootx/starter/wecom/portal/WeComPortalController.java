package cn.bootx.starter.wecom.portal;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalController;

/**
 * The portal over HTTP. The path without a name is the default agent's.
 */
@RestController
@RequestMapping("${bootx.starter.third.wecom.portal.path:/wecom/portal}")
final class WeComPortalController extends PortalController {

	WeComPortalController(WeComPortal portal) {
		super(portal.settings(), portal);
	}

}
