package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import cn.bootx.starter.simulator.websocket.UpgradeRequest;
import cn.bootx.starter.simulator.websocket.WebSocketListener;
import cn.bootx.starter.simulator.websocket.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * Gives out tickets and accepts connections. Takes a port of its own at the first ticket.
 *
 * @since 0.1.0
 */
public final class StreamGateway implements AutoCloseable {

	private static final String PATH = "/connect";

	private final StreamTickets tickets;

	private final Function<String, DingStream> streams;

	private volatile UnaryOperator<String> address = UnaryOperator.identity();

	private @Nullable WebSocketServer server;

	/**
	 * @param streams the stream of an application by its app key
	 */
	public StreamGateway(Clock clock, Function<String, DingStream> streams) {
		this.tickets = new StreamTickets(clock);
		this.streams = streams;
	}

	/** Changes the address that clients are given, for a proxy in between. */
	public void address(UnaryOperator<String> newAddress) {
		this.address = newAddress;
	}

	/** A ticket that opens one connection within 90 seconds. */
	public String ticket(StreamSubscriber subscriber) {
		return this.tickets.issue(subscriber);
	}

	/** Where to connect with a ticket. */
	public synchronized String endpoint() {
		WebSocketServer running = this.server;
		if (running == null) {
			running = WebSocketServer.start(this::accept);
			this.server = running;
		}
		return this.address.apply("ws://127.0.0.1:" + running.port() + PATH);
	}

	/** Cuts all connections and frees the port; the next ticket takes another one. */
	@Override
	public synchronized void close() {
		WebSocketServer running = this.server;
		this.server = null;
		if (running != null) {
			running.close();
		}
	}

	private @Nullable WebSocketListener accept(UpgradeRequest request) {
		StreamSubscriber subscriber = this.tickets.redeem(request.query().get("ticket"));
		return (subscriber == null || !request.path().equals(PATH)) ? null
				: new DingStreamConnection(subscriber, this.streams.apply(subscriber.appKey()));
	}

}
