package cn.bootx.starter.simulator.websocket;

import cn.bootx.starter.simulator.http.SimulatorRequest;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may connect.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebSocketAcceptor {

	/** The listener of the connection; null refuses it with HTTP 401. */
	@Nullable WebSocketListener accept(SimulatorRequest request);

}
