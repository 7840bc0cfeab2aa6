package shop;

import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.test.SimulatedPlatforms;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
@SimulatedPlatforms
class ShopHandlersTests {

	@Test
	void aNewFanIsWelcomed(Fan fan) {
		fan.follows().expectsReply("欢迎光临");
	}

	@Test
	void anOrderIsFound(Fan fan) {
		fan.sends("订单 42").expectsReply("订单 42：已发货");
		fan.sends("你好").expectsNoReply();
	}

	@Test
	void aColleagueAsksForTheStock(SimulatedWeComUser zhangsan) {
		zhangsan.sends("库存 苹果").expectsReply("苹果 还有 12 箱");
	}

	@Test
	void theRobotAnswersAloneAndInAGroup(SimulatedDingUser lisi, DingGroup group) {
		lisi.says("在吗").expectsReply("收到：在吗");
		lisi.saysInGroup(group.openConversationId(), group.name(), "开会").expectsReply("收到：开会");
	}

}
