package cn.bootx.starter.wechatopen.web;

import org.springframework.boot.WebApplicationType;

class ReactorNettyOpenPlatformTests extends AbstractOpenPlatformWebTests {

	@Override
	WebApplicationType type() {
		return WebApplicationType.REACTIVE;
	}

}
