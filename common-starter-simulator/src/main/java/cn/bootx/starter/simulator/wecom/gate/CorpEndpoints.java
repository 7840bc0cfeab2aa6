package cn.bootx.starter.simulator.wecom.gate;

import java.util.List;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.people.LoginCodes;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

/**
 * What an agent may ask about the corporation and about the platform itself.
 */
public final class CorpEndpoints {

	private final WeComDirectory directory;

	private final LoginCodes codes;

	public CorpEndpoints(WeComDirectory directory, LoginCodes codes) {
		this.directory = directory;
		this.codes = codes;
	}

	public void mount(WeComGate gate) {
		gate.get("/cgi-bin/user/get", this::user);
		gate.get("/cgi-bin/auth/getuserinfo", this::userInfo);
		gate.get("/cgi-bin/getcallbackip", (agent, request) -> WeComAnswers.ok("ip_list", List.of("127.0.0.*")));
		gate.get("/cgi-bin/get_api_domain_ip", (agent, request) -> WeComAnswers.ok("ip_list", List.of("127.0.0.1")));
	}

	private SimulatorResponse user(SimulatedWeComAgent agent, SimulatorRequest request) {
		String userId = request.param("userid");
		if (userId == null || userId.isBlank()) {
			throw new WeComErrorException(41009, "userid missing");
		}
		WeComUser user = this.directory.find(agent.agent().corpId(), userId);
		if (user == null) {
			throw new WeComErrorException(60111, "userid not found");
		}
		return WeComAnswers.ok("userid", user.userId(), "name", user.name(), "department", user.departments(),
				"position", "", "status", 1, "isleader", 0, "enable", 1, "main_department",
				user.departments().isEmpty() ? 1 : user.departments().get(0));
	}

	private SimulatorResponse userInfo(SimulatedWeComAgent agent, SimulatorRequest request) {
		String code = request.param("code");
		WeComUser user = (code == null) ? null : this.codes.redeem(agent.agent().corpId(), code);
		if (user == null) {
			throw new WeComErrorException(40029, "invalid code");
		}
		return WeComAnswers.ok("userid", user.userId());
	}

}
