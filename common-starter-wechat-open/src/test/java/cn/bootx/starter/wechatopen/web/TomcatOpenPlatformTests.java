package cn.bootx.starter.wechatopen.web;

import org.springframework.boot.WebApplicationType;

class TomcatOpenPlatformTests extends AbstractOpenPlatformWebTests {

	@Override
	WebApplicationType type() {
		return WebApplicationType.SERVLET;
	}

}
