package cn.bootx.starter.wechat.admin;

import org.springframework.boot.WebApplicationType;

class ServletAdminTests extends AdminContractTests {

	ServletAdminTests() {
		super(WebApplicationType.SERVLET);
	}

}
