package cn.bootx.starter.wechat.portal;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.PortalController;

/**
 * The callback address of the official accounts: {@code /wechat/portal} for the primary,
 * {@code /wechat/portal/<account>} for each.
 *
 * @since 0.1.0
 */
@RestController
@RequestMapping("${bootx.starter.third.wechat.portal.path:/wechat/portal}")
public class WeChatPortalController extends PortalController {

	public WeChatPortalController(WeChatPortalService service) {
		super(service.settings(), service);
	}

}
