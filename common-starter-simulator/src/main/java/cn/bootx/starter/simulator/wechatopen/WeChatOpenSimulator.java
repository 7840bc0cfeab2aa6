package cn.bootx.starter.simulator.wechatopen;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.EndpointTable;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.ThirdParties;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;

/**
 * The simulated WeChat Open Platform for third-party components.
 *
 * @since 0.1.0
 */
public final class WeChatOpenSimulator implements ThirdParties {

	private static final Duration TICKET_INTERVAL = Duration.ofMinutes(10);

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	private final ComponentRegistry components = new ComponentRegistry();

	private final PermissionSets permissions = new PermissionSets();

	public WeChatOpenSimulator(SimulatorContext context, WeChatSimulator wechat) {
		this.context = context;
		this.wechat = wechat;
		ComponentFamily family = new ComponentFamily(this.components, this.permissions);
		new AuthorizationPage(this.components, wechat).register(context.routes());
		Map<String, Effect> effects = new HashMap<>(wechat.onBehalf());
		effects.putAll(ComponentEffects.all());
		EndpointTable.load("wechat-open").mount(context, family, effects);
		wechat.thirdParties(this);
		context.state()
			.add("authorizations", ComponentState.Saved[].class,
					() -> components().stream()
						.map((component) -> component.state().saved(component.componentAppId()))
						.toArray(ComponentState.Saved[]::new),
					(saved) -> List.of(saved).forEach((each) -> component(each.componentAppId()).load(each)));
	}

	@Override
	public int refusal(String token, String path) {
		SimulatedComponent holder = this.components.holder(token);
		Authorizer authorizer = (holder != null) ? holder.state().holder(token) : null;
		if (authorizer != null) {
			return this.permissions.allow(authorizer.functions(), path) ? 0 : 61007;
		}
		return this.components.all().stream().anyMatch((each) -> each.state().tokens().knows(token)) ? 61015 : 0;
	}

	@Override
	public boolean authorized(String componentAppId, String appId) {
		SimulatedComponent component = this.components.find(componentAppId);
		return component != null && component.authorizedBy(appId);
	}

	/**
	 * Pushes a ticket to every third-party platform each ten minutes of simulated time,
	 * until the thread is interrupted.
	 * @param since when the first ten minutes begin
	 */
	public void pushTickets(Instant since) {
		try {
			for (Instant last = since;; last = this.context.clock().instant()) {
				this.context.waits().until(last, TICKET_INTERVAL);
				components().forEach(SimulatedComponent::pushTicketLater);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Adds a third-party platform; one of the same AppID is replaced. */
	public SimulatedComponent register(Component component) {
		SimulatedComponent simulated = new SimulatedComponent(component, this.context, this.wechat);
		this.components.add(simulated);
		return simulated;
	}

	/** Forgets a third-party platform; who has authorized it is on its own again. */
	public void remove(String componentAppId) {
		component(componentAppId).reset();
		this.components.remove(componentAppId);
	}

	/**
	 * A registered third-party platform.
	 * @throws IllegalArgumentException if that AppID is unknown
	 */
	public SimulatedComponent component(String componentAppId) {
		SimulatedComponent component = this.components.find(componentAppId);
		if (component == null) {
			throw new IllegalArgumentException("No component with app id '" + componentAppId + "' is registered");
		}
		return component;
	}

	/** All third-party platforms, by AppID. */
	public List<SimulatedComponent> components() {
		return List.copyOf(this.components.all());
	}

}
