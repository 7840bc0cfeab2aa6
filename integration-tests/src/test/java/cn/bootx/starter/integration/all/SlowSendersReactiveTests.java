package cn.bootx.starter.integration.all;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = AllStartersApplication.class,
		properties = { "spring.main.web-application-type=reactive", SlowSendersContract.FEW_THREADS,
				SlowSendersContract.PATIENT, SlowSendersContract.WECOM, SlowSendersContract.WECOM_KEY,
				SlowSendersContract.DING, SlowSendersContract.DING_KEY, SlowSendersContract.APPLET,
				SlowSendersContract.APPLET_SECRET, SlowSendersContract.APPLET_TOKEN, SlowSendersContract.ADMIN })
@ActiveProfiles("all")
class SlowSendersReactiveTests extends SlowSendersContract {

}
