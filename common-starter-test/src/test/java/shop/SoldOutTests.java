package shop;

import java.util.Map;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.test.SimulatedPlatform;
import cn.bootx.starter.test.SimulatedPlatforms;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@SimulatedPlatforms(SimulatedPlatform.WECOM)
class SoldOutTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	@Autowired
	private ShopHandlers shop;

	@Test
	void theBuyerIsNotified(SimulatedWeComUser buyer, PlatformSimulator simulator) {
		this.shop.soldOut(buyer.user().userId(), "苹果");

		buyer.expects("苹果 卖完了");
		assertThat(simulator.calls().count(SEND)).isEqualTo(1);
	}

	@Test
	void aRefusalReachesTheCaller(SimulatedWeComUser buyer, PlatformSimulator simulator) {
		simulator.faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 48002, "errmsg", "api forbidden")));

		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.shop.soldOut(buyer.user().userId(), "苹果"))
			.matches((refusal) -> refusal.code().equals("48002"));
	}

}
