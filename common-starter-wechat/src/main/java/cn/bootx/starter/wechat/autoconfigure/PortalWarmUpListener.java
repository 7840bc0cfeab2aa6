package cn.bootx.starter.wechat.autoconfigure;

import java.util.concurrent.Executor;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

import cn.bootx.starter.wechat.portal.WeChatPortalService;

/**
 * Warms the portal when the application is ready, without keeping it from being so.
 */
final class PortalWarmUpListener implements ApplicationListener<ApplicationReadyEvent> {

	private final WeChatPortalService service;

	private final Executor background;

	PortalWarmUpListener(WeChatPortalService service, Executor background) {
		this.service = service;
		this.background = background;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.background.execute(this.service::warmUp);
	}

}
