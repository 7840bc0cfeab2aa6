package cn.bootx.starter.integration.outage;

import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portals, and how the platform pushes to each and gets its handler's reply. All push
 * again where an attempt fails, so each says that there was one.
 */
enum OutageDoor {

	OFFICIAL_ACCOUNT {
		@Override
		void push(PlatformSimulator simulator, String content) {
			replied(simulator.wechat().account("wx00000000quickst1").fan("oFan").sends(content), content);
		}
	},

	MINI_PROGRAM {
		@Override
		void push(PlatformSimulator simulator, String content) {
			PushOutcome outcome = simulator.wechat().miniProgram("wx00000000quickstM").user("oUser").sends(content);
			assertThat(outcome.attempts()).hasSize(1);
			assertThat(outcome.body()).isNotEqualTo("success");
			assertThat(outcome.accepted()).isTrue();
		}
	},

	WECOM {
		@Override
		void push(PlatformSimulator simulator, String content) {
			var outcome = simulator.wecom().agent("ww00000000quickst1", 1000002).user("zhangsan").sends(content);
			assertThat(outcome.delivery().attempts()).hasSize(1);
			assertThat(outcome.replyText()).isEqualTo("re: " + content);
		}
	},

	DING_EVENT {
		@Override
		void push(PlatformSimulator simulator, String content) {
			var outcome = app(simulator).events().push("user_add_org", Map.of("OptStaffId", content));
			assertThat(outcome.delivery().attempts()).hasSize(1);
			assertThat(outcome.problem()).isNull();
		}
	},

	DING_ROBOT {
		@Override
		void push(PlatformSimulator simulator, String content) {
			var outcome = app(simulator).user("zhangsan").says(content);
			assertThat(outcome.delivery().attempts()).hasSize(1);
			outcome.expectsReply("re: " + content);
		}
	},

	DING_CARD {
		@Override
		void push(PlatformSimulator simulator, String content) {
			var outcome = simulator.dingtalk().card("track-1").press("zhangsan", content, Map.of());
			assertThat(outcome.delivery().attempts()).hasSize(1);
			assertThat(outcome.answer().toString()).contains("re: " + content);
		}
	},

	COMPONENT_TICKET {
		@Override
		void push(PlatformSimulator simulator, String content) {
			var delivery = simulator.wechatOpen().component("wx00000000quickstC").pushTicket();
			assertThat(delivery.delivered()).isTrue();
			assertThat(delivery.attempts()).hasSize(1);
		}
	},

	AUTHORIZER_MESSAGE {
		@Override
		void push(PlatformSimulator simulator, String content) {
			replied(simulator.wechat().account("wxcustomer0000001").fan("oFan").sends(content), content);
		}
	};

	abstract void push(PlatformSimulator simulator, String content);

	/** Whether the platform pushes in more than one mode. */
	boolean hasModes() {
		return this == OFFICIAL_ACCOUNT || this == MINI_PROGRAM;
	}

	private static void replied(PushOutcome outcome, String content) {
		assertThat(outcome.attempts()).hasSize(1);
		assertThat(outcome.replyText()).isEqualTo("re: " + content);
	}

	private static SimulatedDingTalkApp app(PlatformSimulator simulator) {
		return simulator.dingtalk().app("dingquickstart0001");
	}

}
