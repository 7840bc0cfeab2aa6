package cn.bootx.starter.simulator;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.fault.Faults;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.platform.TokenState;
import org.jspecify.annotations.Nullable;

/**
 * Finds whose token a call carries, for faults of one account.
 */
final class TokenOwner implements Faults.Owner {

	private final PlatformSimulator simulator;

	TokenOwner(PlatformSimulator simulator) {
		this.simulator = simulator;
	}

	/** By its token, or because the call names the account. */
	@Override
	public boolean owns(String account, SimulatorRequest request) {
		String token = token(request);
		if (token == null) {
			return request.query().containsValue(account) || request.bodyText().contains("\"" + account + "\"");
		}
		return this.simulator.wechat()
			.accounts()
			.stream()
			.anyMatch((app) -> app.appId().equals(account) && contains(app.tokens().issued(), token))
				|| this.simulator.wechat()
					.miniPrograms()
					.stream()
					.anyMatch((app) -> app.appId().equals(account) && contains(app.tokens().issued(), token))
				|| this.simulator.wecom()
					.agents()
					.stream()
					.anyMatch((agent) -> List
						.of(agent.agent().corpId(), agent.agent().corpId() + "/" + agent.agent().id(),
								agent.agent().corpId() + ":" + agent.agent().id())
						.contains(account) && contains(agent.tokens(), token))
				|| this.simulator.dingtalk()
					.apps()
					.stream()
					.anyMatch((app) -> app.app().appKey().equals(account) && contains(app.tokens(), token));
	}

	@Override
	public void revoke(SimulatorRequest request) {
		String token = token(request);
		if (token == null) {
			return;
		}
		this.simulator.wechat().accounts().forEach((app) -> app.tokens().revoke(token));
		this.simulator.wecom()
			.agents()
			.stream()
			.filter((agent) -> contains(agent.tokens(), token))
			.forEach((agent) -> agent.revokeToken());
		this.simulator.dingtalk()
			.apps()
			.stream()
			.filter((app) -> contains(app.tokens(), token))
			.forEach((app) -> app.revokeToken());
	}

	private static boolean contains(List<TokenState> tokens, String value) {
		return tokens.stream().anyMatch((token) -> token.value().equals(value));
	}

	private static @Nullable String token(SimulatorRequest request) {
		Map<String, String> query = request.query();
		String token = query.get("access_token");
		return (token != null) ? token : request.header("x-acs-dingtalk-access-token");
	}

}
