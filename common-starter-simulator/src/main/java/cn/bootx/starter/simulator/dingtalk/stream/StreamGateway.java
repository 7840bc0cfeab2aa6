package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Clock;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.websocket.WebSocketEndpoint;
import cn.bootx.starter.simulator.websocket.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Gives out tickets and accepts connections.
 *
 * @since 0.1.0
 */
public final class StreamGateway {

	/** The vendor's Java SDK uses this path whatever it is given. */
	private static final String PATH = "/connect";

	private final StreamTickets tickets;

	private final Function<String, DingStream> streams;

	private final WebSocketEndpoint sockets = new WebSocketEndpoint(this::accept);

	/**
	 * @param streams the stream of an application by its app key
	 */
	public StreamGateway(Clock clock, Function<String, DingStream> streams) {
		this.tickets = new StreamTickets(clock);
		this.streams = streams;
	}

	public void register(Routes routes) {
		routes.takeover(PATH, this.sockets);
	}

	/** A ticket that opens one connection within 90 seconds. */
	public String ticket(StreamSubscriber subscriber) {
		return this.tickets.issue(subscriber);
	}

	/** Where the caller connects with its ticket: over TLS if the call came over TLS. */
	public String endpoint(SimulatorRequest request) {
		return request.origin().replaceFirst("^http", "ws") + PATH;
	}

	/** Cuts all connections. */
	public void disconnect() {
		this.sockets.disconnect();
	}

	private @Nullable WebSocketListener accept(SimulatorRequest request) {
		StreamSubscriber subscriber = this.tickets.redeem(request.param("ticket"));
		return (subscriber == null) ? null
				: new DingStreamConnection(subscriber, this.streams.apply(subscriber.appKey()));
	}

}
