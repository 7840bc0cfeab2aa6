package cn.bootx.starter.simulator.wechatopen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.platform.SimulatorContext;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;

/**
 * The simulated WeChat Open Platform for third-party components.
 *
 * @since 0.1.0
 */
public final class WeChatOpenSimulator {

	private static final Duration TICKET_INTERVAL = Duration.ofMinutes(10);

	private final SimulatorContext context;

	private final WeChatSimulator wechat;

	private final ComponentRegistry components = new ComponentRegistry();

	public WeChatOpenSimulator(SimulatorContext context, WeChatSimulator wechat) {
		this.context = context;
		this.wechat = wechat;
		Routes routes = context.routes();
		ComponentGate gate = new ComponentGate(this.components);
		new ComponentTokenEndpoints(this.components).register(routes, gate);
		new AuthorizerEndpoints().register(routes, gate);
		new AuthorizationPage(this.components, wechat).register(routes);
		wechat.componentTokens((token) -> this.components.all()
			.stream()
			.anyMatch((component) -> component.state().tokens().knows(token)));
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
				components().forEach((component) -> component.pushLater(EventPusher.TICKET,
						Map.of("ComponentVerifyTicket", component.newTicket())));
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
