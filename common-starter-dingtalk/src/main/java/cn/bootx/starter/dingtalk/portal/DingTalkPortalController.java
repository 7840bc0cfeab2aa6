package cn.bootx.starter.dingtalk.portal;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalController;

/**
 * Where DingTalk pushes events, robot messages and clicks over HTTP. The path without a
 * name is the default application's.
 */
@RestController
@RequestMapping("${bootx.starter.third.ding-talk.portal.path:/dingtalk/portal}")
class DingTalkPortalController extends PortalController {

	DingTalkPortalController(DingTalkPortal portal) {
		super(portal.settings(), portal);
	}

}
