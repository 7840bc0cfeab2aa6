package cn.bootx.starter.simulator.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An endpoint that keeps its answer open, such as server-sent events.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface StreamEndpoint {

	/**
	 * Writes until the client leaves ({@link IOException}) or the server stops
	 * ({@link InterruptedException}).
	 */
	void handle(SimulatorRequest request, OutputStream output) throws IOException, InterruptedException;

}
