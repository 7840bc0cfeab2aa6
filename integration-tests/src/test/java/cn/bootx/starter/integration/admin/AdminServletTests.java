package cn.bootx.starter.integration.admin;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * The admin endpoints on Spring MVC.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = AdminApplication.class,
		properties = { "spring.main.web-application-type=servlet", "bootx.starter.third.wechat.admin.enabled=true",
				"bootx.starter.third.wechat.runtime-accounts=true", "bootx.starter.third.wecom.runtime-agents=true",
				"bootx.starter.third.ding-talk.runtime-apps=true", "bootx.starter.third.wecom.admin.enabled=true",
				"bootx.starter.third.ding-talk.admin.enabled=true" })
@ActiveProfiles("all")
class AdminServletTests extends AdminContract {

}
